"""Arrays without elements have derivatives without elements, of the right shape and dtype."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import jvp, vjp
from shapedgrad.autodiff.primitive import UFUNCS
from shapedgrad.transforms.pytree import flatten, unflatten

X, ROW, NONE = np.zeros((0, 3)), np.ones(3), np.zeros(0, int)


def _of_numpy(ufunc: np.ufunc, operands: int) -> bool:
    # in the order of their names, for the tests' names
    return getattr(np, ufunc.__name__, None) is ufunc and ufunc.nin == operands and ufunc.signature is None


def _ufuncs(operands: int) -> list[np.ufunc]:
    return sorted((u for u in UFUNCS if _of_numpy(u, operands)), key=lambda u: u.__name__)


ROWS: list[tuple[str, Any, Any]] = [
    *((u.__name__, u, (X,)) for u in _ufuncs(1)), *((u.__name__, u, (X, ROW)) for u in _ufuncs(2)),
    *((f"{u.__name__}, stretched", u, (np.ones((1, 1)), X)) for u in _ufuncs(2)),
    *((f.__name__, lambda x, f=f: f(x, axis=1), (X,)) for f in (np.sum, np.mean, np.prod, np.var, np.std, np.max, np.ptp, np.median,
      np.cumsum, np.cumprod, np.sort, np.diff, np.gradient, np.nansum, np.nanmean, np.nanmax, np.nanmedian, np.unwrap)),
    *((f"{f.__name__} of nothing", f, (X,)) for f in (np.sum, np.prod, np.nansum, np.cumsum, np.cumprod, np.flip, np.i0, np.ravel)),
    *((f"{f.__name__} over nothing", lambda x, f=f: f(x, axis=0), (X,)) for f in (np.sum, np.prod, np.cumsum)),
    ("matmul", np.matmul, (X, np.ones((3, 2)))), ("matmul over nothing", np.matmul, (np.ones((2, 0)), X)), ("kron", np.kron, (X, np.ones((2, 2)))),
    ("einsum", lambda x, y: np.einsum("ij,jk->ik", x, y), (np.ones((2, 0)), X)), ("concatenate", lambda x, y: np.concatenate([x, y]), (X, np.ones((2, 3)))),
    ("slice", lambda x: x[:0], (np.ones((2, 3)),)), ("index", lambda x: x[NONE], (np.ones((2, 3)),)), ("labels", lambda x: x[np.arange(0), NONE], (X,)),
    ("reshape", lambda x: x.reshape(3, 0), (X,)), ("repeat", lambda x: np.repeat(x, 0, axis=1), (np.ones((2, 3)),)), ("tile", lambda x: np.tile(x, 2), (X,)),
    ("pad", lambda x: np.pad(x, 1), (X,)), ("stack", lambda x: np.stack([x, x]), (X,)), ("split", lambda x: np.split(x, 3, axis=1), (X,)),
    ("take_along_axis", lambda x: np.take_along_axis(x, np.zeros((0, 2), int), 1), (X,)), ("maximum.accumulate", lambda x: np.maximum.accumulate(x, axis=1), (X,)),
    ("inv", np.linalg.inv, (np.zeros((0, 2, 2)),)), ("det", np.linalg.det, (np.zeros((0, 0)),)), ("norm", np.linalg.norm, (np.zeros(0),)),
    ("norm of rows", lambda x: np.linalg.norm(x, axis=1), (X,)), ("eigvalsh", np.linalg.eigvalsh, (np.zeros((0, 2, 2)),)), ("svdvals", np.linalg.svdvals, (np.zeros((0, 2, 3)),)),
    ("fft", lambda x: np.abs(np.fft.fft(x)), (X,)), ("interp", lambda x: np.interp(x, [0.0, 1.0], [2.0, 3.0]), (np.zeros(0),)),
]  # fmt: skip


@pytest.mark.parametrize("name, f, args", ROWS, ids=[row[0] for row in ROWS])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_nothing_has_the_derivative_nothing(name: str, f: Any, args: Any, dtype: Any) -> None:
    args = tuple(x.astype(dtype) for x in args)
    value, pullback = vjp(f, *args)
    outputs, structure = flatten(value)
    cotangents = pullback(unflatten(structure, [np.ones(y.shape, y.dtype) for y in outputs]))
    assert [(c.shape, c.dtype) for c in cotangents] == [(x.shape, x.dtype) for x in args]
    _, tangents = jvp(f, args, tuple(map(np.ones_like, args)))
    assert [t.shape for t in flatten(tangents)[0]] == [y.shape for y in outputs]
