"""NumPy's eigenvectors are the columns, of length 1; and eigenvalues have gradients.

By hand the eigenvectors of [[-2, 1], [2, -1]] are (-1, 1) and (1, 2). NumPy's are the same, divided by their lengths
sqrt(2) and sqrt(5), and each is a column of its result.

    python examples/eigenvectors.py
"""

from __future__ import annotations

import numpy as np

from shapedgrad import NDArray, Shape, grad

f8 = np.float64

MATRIX: NDArray[Shape["2, 2"], f8] = np.array([[-2.0, 1.0], [2.0, -1.0]])


def largest_eigenvalue(a: NDArray[Shape["N, N"], f8]) -> np.float64:
    """Return the largest of the real eigenvalues."""
    values: NDArray[Shape["N"], f8] = np.linalg.eigvals(a)
    return np.max(values)


def derivative_by_hand(a: NDArray[Shape["N, N"], f8]) -> NDArray[Shape["N, N"], f8]:
    """Return the derivative of the largest eigenvalue: left times right eigenvector, over their product."""
    values, right = np.linalg.eig(a)
    left = np.linalg.inv(right)
    n = int(np.argmax(values))
    derivative: NDArray[Shape["N, N"], f8] = np.outer(left[n], right[:, n])
    return derivative


def residual(a: NDArray[Shape["N, N"], f8]) -> NDArray[Shape["N, N"], f8]:
    """Return A v - v w, column by column: zeros, if the columns are the eigenvectors."""
    values, vectors = np.linalg.eig(a)
    rest: NDArray[Shape["N, N"], f8] = a @ vectors - vectors * values
    return rest


def main() -> None:
    """Print the eigenvectors as NumPy and as a person scales them."""
    values, vectors = np.linalg.eig(MATRIX)
    print("eigenvalues:", values)
    print("columns:\n", vectors)
    print("the first, times sqrt(2):", vectors[:, 0] * np.sqrt(2))
    print("the second, times sqrt(5):", vectors[:, 1] * np.sqrt(5))
    print("largest A v - v w:", np.abs(residual(MATRIX)).max())
    print("gradient of the largest eigenvalue:\n", grad(largest_eigenvalue)(MATRIX))


if __name__ == "__main__":
    main()
