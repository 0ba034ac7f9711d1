"""Statements that random programs have found wrong, each kept in one line.

In `SYMBOLIC` they stand in a function whose parameters are `x`: (N, D), `y`: (M, D), `v`: (N,), `c`: (N, 1, D)
of float64, `i`: (D, 2) of int32, and the sizes `n`, `d`, `m`.
"""

from __future__ import annotations

CONCRETE = (
    # results that NumPy's stubs take for single numbers
    "np.zeros((4, 3, 1)).take(0, 2)",
    "np.trapezoid(np.zeros((3, 2)))",
    "np.linalg.matrix_norm(np.zeros((5, 5, 3)))",
    "np.ones(3, np.uint8).any(0)",
    "np.corrcoef(np.zeros((3, 4)))",
    # out= decides the dtype
    "np.less(np.zeros((2, 4)), np.ones((2, 4)), out=np.zeros((2, 4)))",
    "np.isfinite(np.zeros(5), out=np.zeros(5))",
    "np.zeros((3, 6), np.float32).mean(axis=1, out=np.zeros(3))",
    # numbers of Python that are made arrays first
    "np.polyval(np.ones(3, np.float32), 2.0)",
    "np.append(np.ones(3, np.uint8), 2)",
    "np.diff(np.ones((2, 4), np.int32), prepend=0)",
    "np.diff(np.ones((2, 4), np.float32), 2)",
    "np.diff(np.ones((2, 4), np.float32), n=2, axis=0)",
    "np.append(np.ones((2, 2), np.complex64), 2)",
    "np.zeros((4, 2))[np.zeros(0, bool)]",
    "np.linalg.norm(np.zeros((2, 3, 4)), ord=2)",
    "np.gradient(np.ones((3, 4), np.float32), np.arange(3.0), axis=0)",
    # nothing is taken from nothing
    "np.zeros((0, 0)).take([0, 0], axis=-1)",
    "np.put(np.zeros((2, 0)), [0], [1.0])",
    "np.add.reduceat(np.zeros((0, 2)), [0, 0])",
    # lists of arrays
    "np.array_split(np.ones((3, 3)), 3)",
    "np.vsplit(np.zeros((2, 2)), [1, 2])",
    "np.dsplit(np.ones((3, 3, 3)), 1)",
    # lists whose parts differ
    "np.array([[1, 2], [3]])",
    "np.asarray([[1, 2], 3])",
    # arguments that were not read
    "np.rollaxis(np.zeros((4, 4, 5, 5)), 5, -4)",
    "np.rollaxis(np.zeros((3, 4)), 1, 1)",
    "np.unwrap(np.zeros((4, 4, 2)), axis=-4)",
    "np.triu_indices(4, 1)",
    "np.tril_indices_from(np.zeros((6, 2)))",
    "np.pad(np.zeros((2, 3)), ((1, 0), (1, 1)), constant_values=2)",
)

SYMBOLIC = (
    "np.sum(i)",
    "np.vsplit(x, n)",
    "np.polyval(v, x)",
    "x.take(0, 0)",
    "np.squeeze(c, axis=-1)",
    "np.squeeze(c, axis=1)",
    "np.triu_indices(n, 1)",
    "np.tril_indices(n, 2, m)",
    "np.unstack(x, axis=1)",
    "np.split(x, [1, -1])",
    "np.histogram(x, bins=v)",
    "np.diff(i, n=2, axis=0)",
    "np.trapezoid(x, v, axis=0)",
    "np.cross(v, np.zeros(3))",
    "np.fft.fftshift(np.zeros(()))",
    "np.delete(np.zeros((4, 0)), [0])",
    "x.sum() < x",
    "np.diff(x, 2)",
)
