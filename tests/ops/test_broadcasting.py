"""Operands of two shapes and two dtypes: each has cotangents of its own, and both modes agree."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import jvp, vjp
from shapedgrad.autodiff.primitive import UFUNCS

SHAPES = [
    ((), (3,)),
    ((1,), (0,)),
    ((2, 1), (1, 3)),
    ((0, 3), (3,)),
    ((2, 3, 4), (3, 1)),
    ((1, 1), ()),
    ((0, 1), (1, 0)),
    ((1, 3), (2, 1, 3)),
]
DTYPES = [
    (np.float32, np.float64),
    (np.float64, np.float32),
    (np.float32, np.float32),
    (np.float64, np.int64),
    (np.float32, np.bool_),
    (np.float32, np.int8),
]
OF_TWO = sorted(
    (u for u in UFUNCS if getattr(np, u.__name__, None) is u and u.nin == 2 and u.signature is None), key=lambda u: u.__name__
)  # fmt: skip


def drawn(shape: tuple[int, ...], dtype: Any, seed: int) -> Any:
    return np.random.default_rng(seed).uniform(1.0, 3.0, size=shape).astype(dtype)


def pairing(xs: Any, ys: Any) -> float:
    return float(sum(np.sum(np.asarray(x, float) * y) for x, y in zip(xs, ys, strict=True)))


@pytest.mark.parametrize("ufunc", OF_TWO, ids=lambda u: u.__name__)
@pytest.mark.parametrize("dtypes", DTYPES, ids=str)
def test_each_operand_has_its_own_cotangent(ufunc: Any, dtypes: Any) -> None:
    for shapes in SHAPES:
        x, y = (drawn(s, d, n) for n, (s, d) in enumerate(zip(shapes, dtypes, strict=True)))
        moving = [x] if np.dtype(dtypes[1]).kind in "ib" else [x, y]
        f: Any = (lambda x, y=y: ufunc(x, y)) if len(moving) == 1 else ufunc
        value, pullback = vjp(f, *moving)
        assert (np.shape(value), value.dtype) == (np.shape(ufunc(x, y)), ufunc(x, y).dtype)
        seed = drawn(np.shape(value), value.dtype, 7)
        cotangents = pullback(seed)
        assert [(c.shape, c.dtype) for c in cotangents] == [(z.shape, z.dtype) for z in moving]
        tangents = tuple(drawn(z.shape, z.dtype, 9) for z in moving)
        _, pushed = jvp(f, tuple(moving), tangents)
        assert (np.shape(pushed), pushed.dtype) == (np.shape(value), value.dtype)
        np.testing.assert_allclose(
            pairing([pushed], [seed]), pairing(cotangents, tangents), rtol=1e-4, atol=1e-4
        )
        second = vjp(lambda *zs, f=f, seed=seed: vjp(f, *zs)[1](seed)[0], *moving)[1](
            np.ones(x.shape, x.dtype)
        )
        assert [(c.shape, c.dtype) for c in second] == [(z.shape, z.dtype) for z in moving]


@pytest.mark.parametrize("ufunc", OF_TWO, ids=lambda u: u.__name__)
def test_numbers_of_python_widen_nothing(ufunc: Any) -> None:
    x = drawn((2, 3), np.float32, 0)
    functions: list[Any] = [lambda x: ufunc(x, 1.5), lambda x: ufunc(1.5, x)]
    for f in functions:
        value, pullback = vjp(f, x)
        assert (value.dtype, pullback(np.ones_like(value))[0].dtype) == (f(x).dtype, np.float32)
