# Exercises 51-75: annotated as people annotate, mixed with module-level statements.
from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import numpy as np
import numpy.typing as npt


def e51_structured() -> np.ndarray:
    Z = np.zeros(
        10,
        [("position", [("x", float), ("y", float)]), ("color", [("r", float), ("g", float), ("b", float)])],
    )
    return Z


def e52_distances() -> npt.NDArray[np.float64]:
    Z = np.random.random((10, 2))
    X, Y = np.atleast_2d(Z[:, 0], Z[:, 1])
    D = np.sqrt((X - X.T) ** 2 + (Y - Y.T) ** 2)
    return D


def e53_float_to_int_in_place() -> npt.NDArray[np.int32]:
    Z = (np.random.rand(10) * 100).astype(np.float32)
    Y = Z.view(np.int32)
    Y[:] = Z
    return Y


def e54_read_text() -> npt.NDArray[np.int64]:
    s = StringIO("1, 2, 3, 4, 5\n6,  ,  , 7, 8\n ,  , 9,10,11\n")
    Z = np.genfromtxt(s, delimiter=",", dtype=int)
    return Z


def e55_enumerate() -> Iterator[tuple[tuple[int, ...], int]]:
    Z = np.arange(9).reshape(3, 3)
    for index, value in np.ndenumerate(Z):
        yield index, value
    for place in np.ndindex(Z.shape):
        yield place, Z[place]


def e56_gaussian() -> npt.NDArray[np.float64]:
    X, Y = np.meshgrid(np.linspace(-1, 1, 10), np.linspace(-1, 1, 10))
    D = np.sqrt(X * X + Y * Y)
    sigma, mu = 1.0, 0.0
    G = np.exp(-((D - mu) ** 2 / (2.0 * sigma**2)))
    return G


def e57_place(n: int = 10, p: int = 3) -> np.ndarray:
    Z = np.zeros((n, n))
    np.put(Z, np.random.choice(range(n * n), p, replace=False), 1)
    return Z


def e58_subtract_row_means(X: np.ndarray) -> np.ndarray:
    Y = X - X.mean(axis=1, keepdims=True)
    Y = X - X.mean(axis=1).reshape(-1, 1)
    return Y


def e59_sort_by_column(n: int) -> np.ndarray:
    Z = np.random.randint(0, 10, (3, 3))
    return Z[Z[:, n].argsort()]


def e60_null_columns(Z: np.ndarray) -> bool:
    return bool((~Z.any(axis=0)).any())


def e61_nearest(Z: npt.NDArray[np.float64], z: float = 0.5) -> float:
    m = Z.flat[np.abs(Z - z).argmin()]
    return m


def e62_iterate_sum() -> int:
    A = np.arange(3).reshape(3, 1)
    B = np.arange(3).reshape(1, 3)
    total = 0
    for x, y in np.broadcast(A, B):
        total += int(x + y)
    C = A + B
    assert C.sum() == total
    return total


class NamedArray(np.ndarray):  # 63
    name: str

    def __new__(cls, array, name="no name"):
        obj = np.asarray(array).view(cls)
        obj.name = name
        return obj

    def __array_finalize__(self, obj):
        if obj is None:
            return
        self.name = getattr(obj, "name", "no name")


def e64_add_one_at_each(I: np.ndarray) -> np.ndarray:
    Z = np.ones(10)
    Z += np.bincount(I, minlength=len(Z))
    np.add.at(Z, I, 1)
    return Z


def e65_accumulate() -> np.ndarray:
    X = [1, 2, 3, 4, 5, 6]
    I = [1, 3, 9, 3, 4, 1]
    F = np.bincount(I, X)
    return F


def e66_unique_colours(h: int = 16, w: int = 16) -> int:
    I = np.random.randint(0, 2, (h, w, 3)).astype(np.ubyte)
    I = I.astype(int)
    F = I[..., 0] * (256 * 256) + I[..., 1] * 256 + I[..., 2]
    n = len(np.unique(F))
    return n


def e67_sum_over_last_axes() -> np.ndarray:
    A = np.random.randint(0, 10, (3, 4, 3, 4))
    a = A.sum(axis=(-2, -1))
    b = A.reshape(A.shape[:-2] + (-1,)).sum(axis=-1)
    assert (a == b).all()
    return a


def e68_mean_of_subsets() -> np.ndarray:
    D = np.random.uniform(0, 1, 100)
    S = np.random.randint(0, 10, 100)
    sums = np.bincount(S, weights=D, minlength=10)
    counts = np.bincount(S, minlength=10)
    return sums / np.maximum(counts, 1)


def e69_diagonal_of_product() -> np.ndarray:
    A = np.random.uniform(0, 1, (5, 5))
    B = np.random.uniform(0, 1, (5, 5))
    slow = np.diag(np.dot(A, B))
    fast = np.sum(A * B.T, axis=1)
    faster = np.einsum("ij,ji->i", A, B)
    assert np.allclose(slow, fast) and np.allclose(fast, faster)
    return faster


def e70_interleave_zeros() -> np.ndarray:
    Z = np.array([1, 2, 3, 4, 5])
    nz = 3
    Z0 = np.zeros(len(Z) + (len(Z) - 1) * nz)
    Z0[:: nz + 1] = Z
    return Z0


# 71. (5, 5, 3) times (5, 5)
A = np.ones((5, 5, 3))
B = 2 * np.ones((5, 5))
A = A * B[:, :, None]
print(A.shape)

# 72. swap two rows
S = np.arange(25).reshape(5, 5)
S[[0, 1]] = S[[1, 0]]
print(S)

# 73. unique segments of triangles
faces = np.random.randint(0, 100, (10, 3))
F = np.roll(faces.repeat(2, axis=1), -1, axis=1)
F = F.reshape(len(F) * 3, 2)
F = np.sort(F, axis=1)
G = F.view(dtype=[("p0", F.dtype), ("p1", F.dtype)])
G = np.unique(G)
print(G)

# 74. an array whose bincount is the given one
C = np.bincount([1, 1, 2, 3, 4, 4, 6])
E = np.repeat(np.arange(len(C)), C)
print(E)


# 75. moving average
def moving_average(a, n=3):
    ret = np.cumsum(a, dtype=float)
    ret[n:] = ret[n:] - ret[:-n]
    return ret[n - 1 :] / n


print(moving_average(np.arange(20), n=3))

random_square = np.random.random((4, 4))
for result in (
    e51_structured(),
    e52_distances(),
    e53_float_to_int_in_place(),
    e54_read_text(),
    list(e55_enumerate()),
    e56_gaussian(),
    e57_place(),
    e58_subtract_row_means(np.random.rand(5, 10)),
    e59_sort_by_column(1),
    e60_null_columns(np.random.randint(0, 3, (3, 10))),
    e61_nearest(np.random.uniform(0, 1, 10)),
    e62_iterate_sum(),
    NamedArray(np.arange(10), "range_10").name,
    e64_add_one_at_each(np.random.randint(0, 10, 20)),
    e65_accumulate(),
    e66_unique_colours(),
    e67_sum_over_last_axes(),
    e68_mean_of_subsets(),
    e69_diagonal_of_product(),
    e70_interleave_zeros(),
):
    print(result)
