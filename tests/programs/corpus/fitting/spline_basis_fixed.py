import numpy as np


def bspline_basis(x, knots, degree):
    basis = [((knots[i] <= x) & (x < knots[i + 1])).astype(float) for i in range(len(knots) - 1)]
    for d in range(1, degree + 1):
        basis = [
            (x - knots[i]) / (knots[i + d] - knots[i]) * basis[i]
            + (knots[i + d + 1] - x) / (knots[i + d + 1] - knots[i + 1]) * basis[i + 1]
            for i in range(len(knots) - d - 1)
        ]
    return np.array(basis)


knots = np.linspace(-0.5, 1.5, 12)
x = np.linspace(0, 1, 80)
y = np.sin(6 * x)
B = bspline_basis(x, knots, 3)
coefficients = np.linalg.lstsq(B.T, y, rcond=None)[0]
print(coefficients)
