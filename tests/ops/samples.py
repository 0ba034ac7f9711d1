"""Operands for every operation that has a derivative: a row is a name, a function and arrays to call it with."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.ops.operands import Sample, apart, normal, positive, unit
from tests.ops.samples_of_arrays import ARRAYS
from tests.ops.samples_of_functions import FUNCTIONS
from tests.ops.samples_of_linalg import LINALG

_newer: list[Any] = []
if hasattr(np, "matvec"):  # since NumPy 2.2
    _newer = [(np.matvec, normal(2, 4, 3), normal(3)), (np.vecmat, normal(2, 3), normal(3, 4))]

MASK = np.array([[True, False, True], [True, True, False], [False, True, True], [True, True, True]])
PLACES = np.array([2, 0, 2, 1])

A = [
    ("absolute", np.abs, apart(5)), ("fabs", np.fabs, apart(5)), ("arccos", np.arccos, unit(3)),
    ("arccosh", np.arccosh, positive(3) + 1), ("arcsin", np.arcsin, unit(3)), ("arcsinh", np.arcsinh, normal(3)),
    ("arctan", np.arctan, normal(3)), ("arctanh", np.arctanh, unit(3)), ("cbrt", np.cbrt, positive(3)),
    ("conjugate", np.conjugate, normal(3)), ("cos", np.cos, normal(3)), ("cosh", np.cosh, normal(3)),
    ("deg2rad", np.deg2rad, normal(3)), ("degrees", np.degrees, normal(3)), ("exp", np.exp, normal(2, 3)),
    ("exp2", np.exp2, normal(3)), ("expm1", np.expm1, normal(3)), ("log", np.log, positive(3)),
    ("log10", np.log10, positive(3)), ("log1p", np.log1p, positive(3)), ("log2", np.log2, positive(3)),
    ("negative", np.negative, normal(3)), ("positive", np.positive, normal(3)), ("rad2deg", np.rad2deg, normal(3)),
    ("radians", np.radians, normal(3)), ("reciprocal", np.reciprocal, positive(3)), ("sin", np.sin, normal(3)),
    ("sinh", np.sinh, normal(3)), ("sqrt", np.sqrt, positive(3)), ("square", np.square, normal(3)),
    ("tan", np.tan, unit(3)), ("tanh", np.tanh, normal(3)), ("sinc", np.sinc, np.array([0.0, 0.3, -1.4, 2.0])),
    ("neg operator", lambda x: -x, normal(3)), ("abs operator", abs, apart(5)), ("pos operator", lambda x: +x, normal(2)),
    ("0-d", np.exp, np.array(0.3)),
]  # fmt: skip

B = [
    ("add", np.add, normal(2, 3), normal(3)), ("subtract", np.subtract, normal(2, 1), normal(3)),
    ("multiply", np.multiply, normal(2, 3), normal(2, 1)), ("divide", np.divide, normal(3), positive(2, 3)),
    ("power", np.power, positive(2, 3), normal(3)), ("float_power", np.float_power, positive(3), normal(3)),
    ("maximum", np.maximum, apart(2, 3), apart(3) + 0.1), ("minimum", np.minimum, apart(2, 3), apart(3) + 0.1),
    ("fmax", np.fmax, apart(4), apart(4) + 0.1), ("fmin", np.fmin, apart(4), apart(4) + 0.1),
    ("hypot", np.hypot, normal(2, 3), normal(3)), ("arctan2", np.arctan2, normal(3), positive(3)),
    ("logaddexp", np.logaddexp, normal(2, 3), normal(3)), ("logaddexp2", np.logaddexp2, normal(3), normal(3)),
    ("copysign", np.copysign, apart(4), apart(4)), ("fmod", np.fmod, apart(5), positive(5) + 0.3),
    ("remainder", np.remainder, apart(5), positive(5) + 0.3), ("heaviside", np.heaviside, apart(4), normal(4)),
    ("matmul", np.matmul, normal(2, 3), normal(3, 4)), ("matmul 1 1", np.matmul, normal(3), normal(3)),
    ("matmul 2 1", np.matmul, normal(2, 3), normal(3)), ("matmul 1 2", np.matmul, normal(3), normal(3, 4)),
    ("matmul 3 2", np.matmul, normal(5, 2, 3), normal(3, 4)), ("matmul 2 3", np.matmul, normal(2, 3), normal(5, 3, 4)),
    ("matmul 3 1", np.matmul, normal(5, 2, 3), normal(3)), ("matmul 1 3", np.matmul, normal(3), normal(5, 3, 4)),
    ("matmul batch", np.matmul, normal(5, 1, 2, 3), normal(6, 3, 4)), ("@", lambda x, y: x @ y, normal(2, 3), normal(3, 2)),
    ("dot 2 2", np.dot, normal(2, 3), normal(3, 4)), ("dot 0 2", np.dot, np.array(2.0), normal(2, 3)),
    ("dot 3 3", np.dot, normal(2, 4, 3), normal(5, 3, 2)), ("dot 1 3", np.dot, normal(3), normal(5, 3, 2)),
    ("inner", np.inner, normal(2, 3), normal(4, 3)), ("inner 0", np.inner, np.array(2.0), normal(4)),
    ("outer", np.outer, normal(2, 2), normal(3)), ("vdot", np.vdot, normal(2, 3), normal(2, 3)),
    ("vecdot", np.vecdot, normal(2, 3), normal(3)), ("kron", np.kron, normal(2, 3), normal(2)),
    ("tensordot", lambda x, y: np.tensordot(x, y, 2), normal(2, 3, 4), normal(3, 4, 5)),
    ("tensordot axes", lambda x, y: np.tensordot(x, y, ([0, 2], [1, 0])), normal(2, 3, 4), normal(4, 2)),
    ("tensordot 0", lambda x, y: np.tensordot(x, y, 0), normal(2), normal(3)),
    ("einsum ij,jk", lambda x, y: np.einsum("ij,jk->ik", x, y), normal(2, 3), normal(3, 4)),
    ("einsum implicit", lambda x, y: np.einsum("ij,jk", x, y), normal(2, 3), normal(3, 4)),
    ("einsum ellipsis", lambda x, y: np.einsum("...ij,...jk->...ik", x, y), normal(5, 2, 3), normal(3, 4)),
    ("einsum nd,nn->d", lambda x, y: np.einsum("nd,nn->d", x, y), normal(3, 2), normal(3, 3)),
    ("einsum size 1", lambda x, y: np.einsum("i,i->", x, y), normal(2), normal(1)),
    ("einsum summed out", lambda x, y: np.einsum("ij,k->k", x, y), normal(2, 3), normal(4)),
    ("einsum numbers", lambda x, y: np.einsum(x, [0, 1], y, [1, 2], [0, 2]), normal(2, 3), normal(3, 4)),
    ("solve", np.linalg.solve, normal(3, 3) + 3 * np.eye(3), normal(3, 2)),
    ("solve 1", np.linalg.solve, normal(3, 3) + 3 * np.eye(3), normal(3)),
    ("where", lambda x, y: np.where(MASK, x, y), normal(4, 3), normal(3)),
    ("where scalar", lambda x, y: np.where(MASK, x, y), normal(4, 1), np.array(1.5)),
    ("setitem", lambda x, y: _written(x, (slice(1, 3), 0), y), normal(4, 3), normal(2)),
    ("setitem broadcast", lambda x, y: _written(x, (slice(None), slice(0, 2)), y), normal(4, 3), normal(1, 2)),
    ("setitem repeats", lambda x, y: _written(x, ([0, 0, 2], [1, 1, 2]), y), normal(4, 3), normal(3)),
    ("setitem mask", lambda x, y: _written(x, MASK, y), normal(4, 3), np.array(2.0)),
    ("concatenate", lambda x, y: np.concatenate([x, y]), normal(2, 3), normal(1, 3)),
    ("concatenate axis", lambda x, y: np.concatenate([x, y, x], axis=-1), normal(2, 3), normal(2, 1)),
    ("concatenate flat", lambda x, y: np.concatenate([x, y], axis=None), normal(2, 3), normal(2)),
    ("concatenate constant", lambda x: np.concatenate([x, np.ones((1, 3)), [[1.0, 2.0, 3.0]]]), normal(2, 3)),
    ("stack", lambda x, y: np.stack([x, y, x], axis=1), normal(2, 3), normal(2, 3)),
    ("stack scalars", lambda x: np.stack([x[0], x[1] * 2.0, 3.0 * x[1]]), normal(2)),
    ("vstack", lambda x, y: np.vstack([x, y]), normal(3), normal(2, 3)),
    ("hstack", lambda x, y: np.hstack([x, y]), normal(2, 3), normal(2, 1)),
    ("hstack 1", lambda x, y: np.hstack([x, y]), normal(2), normal(3)),
    ("dstack", lambda x, y: np.dstack([x, y]), normal(2, 3), normal(2, 3)),
    ("column_stack", lambda x, y: np.column_stack([x, y]), normal(2), normal(2, 2)),
    ("append", lambda x, y: np.append(x, y), normal(2, 2), normal(3)),
    ("block", lambda x, y: np.block([[x, y], [y.T, np.ones((1, 1))]]), normal(3, 3), normal(3, 1)),
    ("average weights", lambda x, y: np.average(x, axis=0, weights=y), normal(4, 3), positive(4)),
    ("select", lambda x, y: np.select([MASK, ~MASK], [x, y]), normal(4, 3), normal(3)),
    ("choose", lambda x, y: np.choose(np.array([0, 1, 1]), [x, y]), normal(3), normal(3)),
    ("add.outer", np.add.outer, normal(2), normal(3)), ("multiply.outer", np.multiply.outer, normal(2), normal(3)),
    ("broadcast_arrays", lambda x, y: np.broadcast_arrays(x, y), normal(2, 1), normal(3)),
    ("multi_dot", lambda x, y: np.linalg.multi_dot([x, y, x]), normal(2, 3), normal(3, 2)),
    ("trapezoid", np.trapezoid, normal(4), apart(4)),
    ("convolve", np.convolve, normal(5), normal(3)), ("convolve short", np.convolve, normal(2), normal(3)),
    ("convolve same", lambda x, y: np.convolve(x, y, "same"), normal(5), normal(4)),
    ("convolve valid", lambda x, y: np.convolve(x, y, "valid"), normal(3), normal(5)),
    ("correlate", np.correlate, normal(5), normal(3)), ("correlate full", lambda x, y: np.correlate(x, y, "full"), normal(5), normal(3)),
    ("correlate same", lambda x, y: np.correlate(x, y, "same"), normal(5), normal(4)),
    ("correlate same short", lambda x, y: np.correlate(x, y, "same"), normal(3), normal(4)),
    ("correlate short", lambda x, y: np.correlate(x, y, "valid"), normal(3), normal(5)),
    ("interp", lambda x, y: np.interp(x, [0.0, 1.0, 3.0], y), np.array([0.2, 1.4, -1.0, 5.0]), normal(3)),
    ("cross", np.cross, normal(4, 3), normal(3)), ("cross axis", lambda x, y: np.cross(x, y, axis=0), normal(3, 2), normal(3, 2)),
    ("polyval", np.polyval, normal(3), normal(2)), ("meshgrid", lambda x, y: np.meshgrid(x, y), normal(2), normal(3)),
    ("meshgrid ij", lambda x, y: np.meshgrid(x, y, indexing="ij", sparse=True), normal(2), normal(3)),
    ("linalg.cross", np.linalg.cross, normal(4, 3), normal(4, 3)), ("linalg.outer", np.linalg.outer, normal(2), normal(3)),
    ("linalg.matmul", np.linalg.matmul, normal(2, 3), normal(3, 2)), ("linalg.vecdot", np.linalg.vecdot, normal(2, 3), normal(2, 3)),
    ("linalg.tensordot", lambda x, y: np.linalg.tensordot(x, y, axes=1), normal(2, 3), normal(3, 2)),
    *((f"{u.__name__}.outer", u.outer, positive(2), positive(3)) for u in (np.subtract, np.divide, np.power)),
    ("maximum.outer", np.maximum.outer, apart(3), apart(3) + 0.1), ("minimum.outer", np.minimum.outer, apart(3), apart(3) + 0.1),
    *((u.__name__, u, *xs) for u, *xs in _newer),
    ("full_like", lambda x, y: np.full_like(x, y) * x, normal(3), np.array(2.0)),
    ("power operators", lambda x, y: x**y + 2.0**x + y**2 + y**3 + y**-1 + y**0, positive(3), positive(3)),
    ("reflected", lambda x: (1 - x) * (2 / x) + 3 * x - (x - 1) / 2 + 7.5 % x, positive(3)),
    ("arrays left", lambda x: np.ones(3) - x + np.full(3, 2.0) / x + np.ones((3, 3)) @ x, positive(3)),
    ("numpy scalars", lambda x: np.float64(2) * x + np.float64(1) / x + x * np.float64(3), positive(3)),
]  # fmt: skip

_REDUCTIONS = {
    "sum": np.sum,
    "mean": np.mean,
    "var": np.var,
    "std": np.std,
    "prod": np.prod,
    "max": np.max,
    "min": np.min,
}
_AXES: list[dict[str, Any]] = [
    {},
    {"axis": 0},
    {"axis": -1, "keepdims": True},
    {"axis": (0, 1)},
    {"keepdims": True},
]
C = [(f"{n} {k}", lambda x, f=f, k=k: f(x, **k), apart(4, 3)) for n, f in _REDUCTIONS.items() for k in _AXES] + [
    ("sum where", lambda x: np.sum(x, axis=0, where=MASK), apart(4, 3)),
    ("mean where", lambda x: np.mean(x, axis=0, where=MASK), apart(4, 3)),
    ("mean where all", lambda x: np.mean(x, where=MASK), apart(4, 3)),
    ("var where", lambda x: np.var(x, axis=1, where=MASK), apart(4, 3)),
    ("std where", lambda x: np.std(x, axis=1, keepdims=True, where=MASK), apart(4, 3)),
    ("prod where", lambda x: np.prod(x, axis=1, where=MASK), apart(4, 3)),
    ("max where", lambda x: np.max(x, axis=1, where=MASK, initial=-9.0), apart(4, 3)),
    ("min where", lambda x: np.min(x, axis=0, where=MASK, initial=9.0), apart(4, 3)),
    ("var ddof", lambda x: np.var(x, axis=0, ddof=1), apart(4, 3)),
    ("std correction", lambda x: np.std(x, axis=0, correction=1), apart(4, 3)),
    ("ptp", lambda x: np.ptp(x, axis=0), apart(4, 3)), ("average", np.average, apart(4, 3)),
    ("amax", lambda x: np.amax(x, 1), apart(4, 3)), ("add.reduce", np.add.reduce, apart(4, 3)),
    ("maximum.reduce", lambda x: np.maximum.reduce(x, axis=1), apart(4, 3)),
    ("multiply.reduce", lambda x: np.multiply.reduce(x, axis=None), apart(2, 2)),
    ("nansum", np.nansum, apart(4)), ("nanmean", np.nanmean, apart(4)),
    ("median", np.median, apart(5)), ("median even", lambda x: np.median(x, axis=0), apart(4, 3)),
    ("cumsum", np.cumsum, normal(2, 3)), ("cumsum axis", lambda x: np.cumsum(x, axis=-1), normal(2, 3)),
    ("cumprod", np.cumprod, normal(2, 3)), ("cumprod axis", lambda x: np.cumprod(x, axis=0), normal(4, 3)),
    ("add.accumulate", np.add.accumulate, normal(3, 2)), ("diff", lambda x: np.diff(x, 2), normal(2, 5)),
    ("diff ends", lambda x: np.diff(x, prepend=0.0, append=1.0), normal(2, 3)), ("ediff1d", np.ediff1d, normal(4)),
    ("norm", np.linalg.norm, normal(4)), ("norm matrix", np.linalg.norm, normal(4, 3)),
    ("norm axis", lambda x: np.linalg.norm(x, axis=1, keepdims=True), normal(4, 3)),
    ("norm 1", lambda x: np.linalg.norm(x, 1), apart(4)), ("norm inf", lambda x: np.linalg.norm(x, np.inf), apart(4)),
    ("norm 3", lambda x: np.linalg.norm(x, 3, axis=0), apart(4, 3)), ("vector_norm", np.linalg.vector_norm, normal(4)),
]  # fmt: skip

D = [
    ("reshape", lambda x: np.reshape(x, (3, -1)), normal(4, 3)), ("x.reshape", lambda x: x.reshape(2, 6), normal(4, 3)),
    ("reshape F", lambda x: np.reshape(x, (3, 4), order="F"), normal(4, 3)), ("ravel", np.ravel, normal(4, 3)),
    ("ravel F", lambda x: x.ravel("F"), normal(4, 3)), ("flatten", lambda x: x.flatten(), normal(4, 3)),
    ("transpose", np.transpose, normal(2, 3, 4)), ("transpose axes", lambda x: x.transpose(1, -1, 0), normal(2, 3, 4)),
    ("T", lambda x: x.T, normal(4, 3)), ("mT", lambda x: x.mT, normal(2, 4, 3)),
    ("swapaxes", lambda x: np.swapaxes(x, 0, -1), normal(2, 3, 4)),
    ("moveaxis", lambda x: np.moveaxis(x, (0, 1), (-1, 0)), normal(2, 3, 4)),
    ("rollaxis", lambda x: np.rollaxis(x, 2), normal(2, 3, 4)),
    ("expand_dims", lambda x: np.expand_dims(x, (0, 2)), normal(4, 3)), ("squeeze", np.squeeze, normal(1, 3, 1)),
    ("squeeze axis", lambda x: x.squeeze(0), normal(1, 3, 1)), ("atleast_2d", np.atleast_2d, normal(3)),
    ("broadcast_to", lambda x: np.broadcast_to(x, (2, 4, 3)), normal(4, 1)),
    ("broadcast_to 0-d", lambda x: np.broadcast_to(x, (3, 3, 3)), np.array(0.7)),
    ("flip", np.flip, normal(2, 3)), ("flip axis", lambda x: np.flip(x, 1), normal(2, 3)),
    ("fliplr", np.fliplr, normal(2, 3)), ("flipud", np.flipud, normal(2, 3)), ("rot90", np.rot90, normal(2, 3)),
    ("roll", lambda x: np.roll(x, 2), normal(2, 3)), ("roll axes", lambda x: np.roll(x, (1, 2), (0, 1)), normal(2, 3)),
    ("repeat", lambda x: np.repeat(x, 2), normal(2, 3)), ("repeat axis", lambda x: np.repeat(x, 3, axis=1), normal(2, 3)),
    ("repeat each", lambda x: np.repeat(x, [1, 0, 2], axis=1), normal(2, 3)),
    ("repeat each flat", lambda x: x.repeat([1, 0, 2]), normal(3)),
    ("tile", lambda x: np.tile(x, 2), normal(2, 3)), ("tile more", lambda x: np.tile(x, (2, 1, 3)), normal(2, 3)),
    ("copy", np.copy, normal(2)), ("astype", lambda x: x.astype(np.float64) * 2, normal(2)),
    ("split", lambda x: np.split(x, 2), normal(4, 3)), ("array_split", lambda x: np.array_split(x, 3, axis=0), normal(4, 3)),
    ("hsplit", lambda x: np.hsplit(x, [1]), normal(4, 3)), ("unstack", np.unstack, normal(2, 3)),
    ("getitem int", lambda x: x[1], normal(4, 3)), ("getitem slice", lambda x: x[1:, ::-2], normal(4, 3)),
    ("getitem none", lambda x: x[:, None, ..., 0], normal(4, 3)), ("getitem list", lambda x: x[[0, 0, 3]], normal(4, 3)),
    ("getitem pairs", lambda x: x[np.arange(4), PLACES], normal(4, 3)), ("getitem mask", lambda x: x[MASK], normal(4, 3)),
    ("getitem mixed", lambda x: x[:, PLACES, None], normal(4, 3)), ("take", lambda x: np.take(x, PLACES, axis=1), normal(4, 3)),
    ("take flat", lambda x: x.take([[0, 5], [5, 7]]), normal(4, 3)), ("iterate", lambda x: sum(row * row for row in x), normal(4, 3)),
    ("take_along_axis", lambda x: np.take_along_axis(x, PLACES[:, None], 1), normal(4, 3)),
    ("diagonal", lambda x: np.diagonal(x, 1), normal(3, 4)), ("diagonal low", lambda x: np.diagonal(x, -1), normal(3, 4)),
    ("trace", np.trace, normal(3, 3)), ("diag", np.diag, normal(3)), ("diag k", lambda x: np.diag(x, -1), normal(3)),
    ("diag matrix", np.diag, normal(3, 3)), ("tril", np.tril, normal(3, 3)), ("triu", lambda x: np.triu(x, 1), normal(3, 4)),
    ("pad", lambda x: np.pad(x, ((1, 2), (0, 1))), normal(2, 3)), ("pad reflect", lambda x: np.pad(x, 1, mode="reflect"), normal(2, 3)),
    ("sort", lambda x: np.sort(x, axis=0), apart(4, 3)), ("clip", lambda x: np.clip(x, -1.0, 1.05), apart(4, 3)),
    ("x.clip", lambda x: x.clip(min=-1.0), apart(4, 3)), ("nan_to_num", np.nan_to_num, normal(3)),
    ("inv", np.linalg.inv, normal(3, 3) + 3 * np.eye(3)), ("det", np.linalg.det, normal(3, 3)),
    ("det batch", np.linalg.det, normal(2, 3, 3)), ("slogdet", lambda x: np.linalg.slogdet(x).logabsdet, normal(3, 3) + 3 * np.eye(3)),
    ("cholesky", lambda x: np.linalg.cholesky(x @ x.T + 3 * np.eye(3)), normal(3, 3)),
    ("matrix_power", lambda x: np.linalg.matrix_power(x, 3), normal(3, 3)),
    ("eigvalsh", lambda x: np.linalg.eigvalsh(x @ x.T), normal(3, 3)),
    ("eigh", lambda x: np.linalg.eigh(x + x.T).eigenvectors ** 2, normal(3, 3)),
    ("eigvals", lambda x: np.sort(np.linalg.eigvals(x)), np.diag([1.0, 2.0, 4.0]) + 0.1 * normal(3, 3)),
    ("eig", lambda x: np.linalg.eig(x).eigenvectors ** 2, np.diag([1.0, 2.0, 4.0]) + 0.1 * normal(3, 3)),
    ("svd values", lambda x: np.linalg.svd(x, compute_uv=False), normal(2, 4)), ("svdvals", np.linalg.svdvals, normal(4, 2)),
    ("svd", lambda x: [y**2 for y in np.linalg.svd(x, full_matrices=False)], normal(4, 2)),
    ("svd wide", lambda x: [y**2 for y in np.linalg.svd(x, full_matrices=False)], normal(2, 4)),
    ("svd product", lambda x: _again(*np.linalg.svd(x, full_matrices=False)), normal(3, 3)),
    ("qr", lambda x: list(np.linalg.qr(x)), normal(4, 3)), ("qr r", lambda x: np.linalg.qr(x, "r"), normal(3, 3)),
    ("pinv", np.linalg.pinv, normal(4, 2)), ("delete", lambda x: np.delete(x, 1, axis=0), normal(4, 3)),
    ("compress", lambda x: np.compress([True, False, True], x, axis=1), normal(4, 3)),
    ("extract", lambda x: np.extract(MASK, x), normal(4, 3)), ("polyval x", lambda x: np.polyval([1.0, 2.0, 3.0], x), normal(3)),
    ("median keepdims", lambda x: np.median(x, axis=1, keepdims=True), apart(4, 3)),
    ("quantile", lambda x: np.quantile(x, 0.3), apart(5)), ("percentile", lambda x: np.percentile(x, [30, 60], axis=0), apart(5, 2)),
    ("cov", np.cov, normal(3, 5)), ("cov columns", lambda x: np.cov(x, rowvar=False), normal(5, 3)),
    ("corrcoef", np.corrcoef, normal(3, 5)), ("bincount", lambda x: np.bincount(PLACES, x, minlength=5), normal(4)),
    ("amin", lambda x: np.amin(x, 1), apart(4, 3)), ("minimum.reduce", lambda x: np.minimum.reduce(x, axis=1), apart(4, 3)),
    ("multiply.accumulate", np.multiply.accumulate, normal(3, 2)), ("empty_like", lambda x: _emptied(x), normal(3)),
    ("diagflat", np.diagflat, normal(2, 2)), ("dsplit", lambda x: np.dsplit(x, 2), normal(2, 2, 4)),
    ("vsplit", lambda x: np.vsplit(x, 2), normal(4, 2)), ("linalg.diagonal", lambda x: np.linalg.diagonal(x, offset=1), normal(2, 3, 3)),
    ("linalg.trace", np.linalg.trace, normal(2, 3, 3)), ("linalg.matrix_transpose", np.linalg.matrix_transpose, normal(2, 3)),
    ("nanprod", np.nanprod, apart(4)), ("nanvar", np.nanvar, apart(4)), ("nanstd", lambda x: np.nanstd(x, axis=0), apart(4, 2)),
    ("real", np.real, normal(2)), ("x.conj", lambda x: x.conj() * x.real, normal(2)),
    ("nanmax", lambda x: np.nanmax(x, axis=0), apart(4, 3)), ("nanmin", np.nanmin, apart(4)), ("divmod", lambda x: np.divmod(x, 0.7)[1], apart(4)),
    ("divmod()", lambda x: divmod(x, 0.7)[1], apart(4)), ("modf", lambda x: np.modf(x)[0], apart(4)), ("ldexp", lambda x: np.ldexp(x, 3), normal(2)),
    ("logaddexp.reduce", lambda x: np.logaddexp.reduce(x, axis=1, keepdims=True), normal(4, 3)),
    ("cumulative_sum", lambda x: np.cumulative_sum(x, axis=1, include_initial=True), normal(2, 3)),
    ("cumulative_prod", np.cumulative_prod, normal(4)),
    ("sliding windows", lambda x: np.lib.stride_tricks.sliding_window_view(x, (2, 2)), normal(4, 3)),
    ("einsum trace", lambda x: np.einsum("ii->", x), normal(3, 3)), ("einsum diagonal", lambda x: np.einsum("ii->i", x), normal(3, 3)),
    ("in place", lambda x: _accumulated(x), normal(3)), ("zeros like", lambda x: _filled(x), normal(3)),
    ("softmax", lambda x: np.exp(x - x.max(axis=1, keepdims=True)) / np.exp(x - x.max(axis=1, keepdims=True)).sum(1)[:, None],
     apart(4, 3)),
]  # fmt: skip


def _again(u: Any, s: Any, vt: Any) -> Any:
    return (u * s) @ vt


def _emptied(x: Any) -> Any:
    y = np.empty_like(x)
    y[...] = x * x
    return y


def _written(x: Any, index: Any, value: Any) -> Any:
    y = x * 1.0
    y[index] = value
    return y


def _accumulated(x: Any) -> Any:
    y = x * 2.0
    alias = y
    y += x
    y *= x
    y -= 1.0
    y /= 3.0
    return alias * x


def _filled(x: Any) -> Any:
    y = np.zeros((2, 3), x.dtype, like=x) if not isinstance(x, np.ndarray) else np.zeros((2, 3), x.dtype)
    y[0] = x
    y[1, :2] = x[1:] ** 2
    z = np.ones_like(x)
    z[0] = x[2]
    return y * z


_ROWS = [*A, *B, *C, *D, *ARRAYS, *FUNCTIONS, *LINALG]
SAMPLES = [Sample(row[0], row[1], tuple(row[2:])) for row in _ROWS]
