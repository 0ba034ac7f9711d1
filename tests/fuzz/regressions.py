"""Statements that random programs have found wrong or unknown, each kept in one line.

In `SYMBOLIC` they stand in a function whose parameters are `x`: (N, D), `y`: (M, D), `v`: (N,), `c`: (N, 1, D)
of float64, `i`: (D, 2) of int32, and the sizes `n`, `d`, `m`.
"""

from __future__ import annotations

CONCRETE = (
    "np.linalg.norm(np.zeros((2, 3, 4)), ord=2)",
    "np.linalg.cond(np.zeros((3, 2)), 'fro')",
    "np.gradient(np.ones((3, 4)), axis=())",
    "np.gradient(np.ones(3), axis=())",
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
    "np.linspace(0.5, 2, num=5, dtype=np.float32, retstep=True)[1]",
    "np.pad(np.ones((5, 6), np.uint8), {-1: 3})",
    "np.expand_dims(np.zeros((4, 3)), axis=[0, 1])",
    "np.zeros((4, 1)).transpose(None)",
    "np.fft.fft2(np.zeros((5, 4)), s=[3], axes=[-1])",
    "np.nanquantile(np.ones((2, 3, 5)), [0.1, 0.5], keepdims=True, out=np.empty((2, 2, 1, 1)))",
    # arguments that change nothing
    "np.divmod(np.ones(3), np.ones(3), casting='same_kind')",
    "np.einsum('kl->lk', np.ones((2, 3)), casting='same_kind')",
    "np.divide.outer(np.ones(2), np.ones(3), casting='unsafe')",
    "np.zeros((2, 3), like=np.zeros(2))",
    "np.array([[1, 2], [3, 4]], like=np.zeros(2))",
    "np.vecdot(np.ones((2, 3)), np.ones((2, 3)), order='C')",
    # out= as a tuple
    "np.log2(np.ones((2, 3)), out=(np.zeros((2, 3)),))",
    "np.logical_or(np.ones(4), np.ones(4), out=(np.ones(4, np.bool_),))",
    # a single slice, an imaginary step
    "np.ogrid[-2:3]",
    "np.ogrid[0:3:2]",
    "np.mgrid[-1:1:10j, -2:6]",
    "np.r_[0:1:5j]",
    # lists of axes and of labels
    "np.apply_over_axes(np.max, np.ones((3, 4, 2)), [1])",
    "np.einsum(np.ones((2, 3)), [0, 1], np.ones((4, 3)), [2, 1], [0, 2])",
    "np.einsum(np.ones((3, 4), np.float32), [0, 1], [0])",
    # the parts of what is split
    "np.dsplit(np.ones((1, 5, 4)), [1])[1]",
    "np.split(np.zeros((3, 2)), (2,), axis=1)[0]",
    # numbers that are compared, and those that are none
    "0.5 < np.ones(3).std()",
    "0.5 == np.zeros((4, 2)).sum()",
    "np.ones((2, 3))[0, 0] >= np.float32(1)",
    "np.mean(np.empty((1, 4))) == 0.5",
    "float(np.zeros((2, 3)))",
    # what the table did not name
    "np.block([[np.ones((2, 3)), np.ones((2, 1))], [np.ones((1, 4))]])",
    "np.block([np.zeros((3, 5)), np.zeros(4, np.int32)])",
    "np.c_[np.zeros(3), np.zeros((3, 2))]",
    "np.fromfunction(lambda i, j: i + j, (3, 4))",
    "np.vectorize(np.cumsum, signature='(n)->(n)')(np.zeros((4, 3)))",
    "np.lib.stride_tricks.sliding_window_view(np.zeros((5, 3)), 2, axis=0)",
    "np.lib.stride_tricks.sliding_window_view(np.zeros((1, 6)), 2, axis=-2)",
    "np.histogram2d(np.zeros(3), np.zeros(4), 4)",
    "np.histogramdd(np.zeros((4, 3)), bins=(2, 3))",
    "np.polyint(np.ones((3, 5)))",
    "np.lexsort(np.ones((8, 6)), axis=1)",
    "np.quantile(np.ones(3), [0, 1], axis=-2, weights=np.ones(5), method='inverted_cdf')",
    "np.zeros((2, 3)).view(np.float32)",
    "np.astype(np.zeros((3, 4), np.int64), int)",
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
    "np.apply_over_axes(np.max, x, [1])",
    "np.isnan(x, out=(x,))",
    "np.mgrid[0:n, 1:d]",
    "np.permute_dims(c, [-1, 1, 0])",
    "np.shape(x)",
    "x.tolist()",
    "np.c_[x, v]",
    "np.block([[x, x], [y, y]])",
    "np.block([[x], [y]])",
    "np.linalg.vector_norm(v, axis=None, keepdims=True)",
    "np.lib.stride_tricks.sliding_window_view(x, 1, axis=-2)",
    "np.vectorize(np.dot, signature='(n),(n)->()')(x, x)",
    "np.unpackbits(np.zeros((n, d), np.uint8), axis=-1)",
    "np.nanargmin(np.vsplit(x, 1)[0], keepdims=True)",
    "np.unstack(c, axis=2)",
)

OPEN = (
    "np.empty((2, 2, 1)).item()",
    "np.ones(5).repeat(np.ones(6, int), axis=0)",
)
"""Concrete statements that are found wrong or unknown and not put right yet: to be moved when they are."""
