"""Where there is no derivative, or where a careless rule has none: the subgradient that the documentation promises."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import grad, vjp
from shapedgrad.testing import check_grads

Z3, ZERO = np.zeros(3), np.zeros((2, 2))
INF = np.inf

KINKS: list[tuple[str, Any, Any, Any]] = [
    *((f"norm of order {p} at 0", lambda x, p=p: np.linalg.norm(x, p), Z3, Z3) for p in (None, 1, 2, 3, 1.5, INF)),
    *((f"norm of a matrix of order {p} at 0", lambda x, p=p: np.linalg.norm(x, p), ZERO, ZERO) for p in (None, 1, INF)),
    ("norm of rows, one of them 0", lambda x: np.sum(np.linalg.norm(x, 3, axis=1)), np.array([[0.0, 0.0], [2.0, 0.0]]), [[0.0, 0.0], [1.0, 0.0]]),
    ("distances, some of them 0", lambda x: np.sum(np.sqrt(np.sum((x[:, None] - x) ** 2, -1))), np.array([[0.0], [0.0], [3.0]]), [[-2.0], [-2.0], [4.0]]),
    ("std of a constant", lambda x: np.sum(np.std(x, axis=1)), np.array([[1.0, 1.0], [0.0, 2.0]]), [[0.0, 0.0], [-0.5, 0.5]]),
    ("nanstd of a constant", np.nanstd, np.array([np.nan, 2.0, 2.0]), Z3),
    ("maximum along an axis, all equal", lambda x: np.sum(np.max(x, axis=0)), np.ones((4, 2)), np.full((4, 2), 0.25)),
    ("nanmax with a tie", np.nanmax, np.array([2.0, np.nan, 2.0]), [0.5, 0.0, 0.5]),
    ("max of what initial exceeds", lambda x: np.max(x, initial=9.0), np.arange(3.0), Z3),
    ("clip at its bounds", lambda x: np.sum(np.clip(x, 0.0, 1.0)), np.array([0.0, 0.5, 1.0]), [0.5, 1.0, 0.5]),
    ("absolute value at 0", lambda x: np.sum(np.abs(x)), Z3, Z3), ("sign", lambda x: np.sum(np.sign(x)), Z3, Z3),
    ("product with a zero", lambda x: np.sum(np.prod(x, axis=1)), np.array([[2.0, 0.0, 3.0]]), [[0.0, 6.0, 0.0]]),
    ("running product with zeros", lambda x: np.cumprod(x)[-1], np.array([2.0, 0.0, 3.0, 5.0]), [0.0, 30.0, 0.0, 0.0]),
    ("sinc at 0", lambda x: np.sum(np.sinc(x)), Z3, Z3), ("i0 at 0", lambda x: np.sum(np.i0(x)), Z3, Z3),
    ("arctan2 at 0", lambda x: np.arctan2(x[0], x[1]), np.zeros(2), np.zeros(2)),
    ("logaddexp of nothing", lambda x: np.logaddexp(x[0], x[1]), np.full(2, -INF), np.zeros(2)),
    ("logaddexp with nothing", lambda x: np.logaddexp(x[0], x[1]), np.array([-INF, 1.0]), [0.0, 1.0]),
    ("logaddexp of all", lambda x: np.logaddexp(x[0], x[1]), np.array([INF, 1.0]), [1.0, 0.0]),
    ("log of a sum of exponentials of nothing", np.logaddexp.reduce, np.full(3, -INF), Z3),
    ("log of a sum of exponentials with nothing", np.logaddexp.reduce, np.array([-INF, 0.0, 0.0]), [0.0, 0.5, 0.5]),
    ("power 0 of 0", lambda x: np.sum(x**0.0), Z3, Z3), ("powers of 0", lambda x: np.sum(x ** np.array([0.0, 1.0, 2.0])), Z3, [0.0, 1.0, 0.0]),
    ("exponent of 0", lambda y: np.sum(0.0**y), np.array([1.0, 2.0]), [0.0, 0.0]), ("exponent of a negative base", lambda y: (-2.0) ** y, np.array(2.0), 0.0),
    ("hypot at 0", lambda x: np.hypot(x[0], x[1]), np.zeros(2), np.zeros(2)),
    ("median of an even number", np.median, np.array([1.0, 5.0, 2.0, 9.0]), [0.0, 0.5, 0.5, 0.0]),
    ("median with an infinity", np.median, np.array([1.0, INF, 2.0]), [0.0, 0.0, 1.0]),
    ("sorted ties keep their order", lambda x: np.sort(x)[0], np.array([1.0, 0.0, 0.0]), [0.0, 1.0, 0.0]),
    ("unique gives the first", lambda x: np.sum(np.unique(x)), np.array([2.0, 1.0, 2.0]), [1.0, 1.0, 0.0]),
    ("maximum.accumulate stays at the first", lambda x: np.maximum.accumulate(x)[-1], np.array([1.0, 3.0, 3.0]), [0.0, 1.0, 0.0]),
    ("minima of padding are shared", lambda x: np.pad(x, (1, 0), "minimum")[0], np.array([1.0, 3.0, 1.0]), [0.5, 0.0, 0.5]),
    ("interp at a knot", lambda x: np.interp(x[0], [0.0, 1.0, 2.0], [0.0, 1.0, 5.0]), np.ones(1), [4.0]),
    ("singular values of equal size", lambda x: np.sum(np.linalg.svdvals(x)), np.eye(2), np.eye(2)),
    ("eigenvalues of equal size", lambda x: np.sum(np.linalg.eigvalsh(x) ** 2), np.eye(2), 2 * np.eye(2)),
    ("determinant of a singular matrix", np.linalg.det, np.array([[1.0, 2.0], [2.0, 4.0]]), [[4.0, -2.0], [-2.0, 1.0]]),
    ("determinant of rank 0", np.linalg.det, np.zeros((3, 3)), np.zeros((3, 3))),
    ("nan_to_num of what is no number", lambda x: np.sum(np.nan_to_num(x)), np.array([np.nan, INF, 2.0]), [0.0, 0.0, 1.0]),
    ("piecewise of an empty part", lambda x: np.sum(np.piecewise(x, [x > 9], [np.log, lambda t: 2 * t])), np.ones(2), [2.0, 2.0]),
    ("nanmean of nothing", lambda x: np.nansum(np.nansum(x, axis=0)), np.full((2, 2), np.nan), ZERO),
    ("nanmedian without a gap", np.nanmedian, np.array([np.nan, 4.0, np.nan]), [0.0, 1.0, 0.0]),
]  # fmt: skip


@pytest.mark.parametrize("name, f, x, expected", KINKS, ids=[row[0] for row in KINKS])
def test_the_subgradient_is_finite_and_as_documented(name: str, f: Any, x: Any, expected: Any) -> None:
    np.testing.assert_allclose(grad(f)(x), expected, atol=1e-12)
    single = grad(f)(x.astype(np.float32))
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, expected, atol=1e-6)


@pytest.mark.parametrize("f", [np.prod, np.cumprod, np.linalg.det], ids=lambda f: f.__name__)
def test_second_derivatives_at_zeros_are_right(f: Any) -> None:
    check_grads(
        f,
        np.array([[1.0, 2.0], [2.0, 4.0]]) if f is np.linalg.det else np.array([2.0, 0.0, 3.0, 0.0]),
        order=2,
    )


def test_vectors_of_equal_eigenvalues_have_no_derivative_and_no_nan() -> None:
    for f in (lambda x: np.linalg.eigh(x)[1], lambda x: np.linalg.svd(x)[0], lambda x: np.linalg.eig(x)[1]):
        assert np.all(np.isfinite(grad(lambda x, f=f: np.sum(f(x) ** 3))(np.eye(3))))


def test_integers_and_booleans_are_constants() -> None:
    x = np.array([0.5, -1.0, 2.0])
    constants = (
        np.argsort,
        np.floor,
        np.isnan,
        np.signbit,
        np.nonzero,
        np.count_nonzero,
        np.rint,
        np.spacing,
    )
    for function in constants:
        seen: list[Any] = []
        grad(lambda x, f=function, s=seen: (s.append(f(x)), np.sum(x))[1])(x)
        assert type(seen[0]) is type(function(x))
        np.testing.assert_array_equal(seen[0], function(x))


@pytest.mark.parametrize(
    "f",
    [
        lambda x: np.linalg.svd(x)[0],
        lambda x: np.linalg.svd(x.T)[2],
        lambda x: np.linalg.qr(x, "complete")[0],
    ],
)
def test_vectors_that_complete_a_basis_have_no_derivative(f: Any) -> None:
    x = np.random.default_rng(0).normal(size=(4, 2))
    np.testing.assert_array_equal(vjp(f, x)[0], f(x))
    with pytest.raises(
        TypeError, match="a whole basis is arbitrary, and has no derivative: use full_matrices=False"
    ):
        grad(lambda x: np.sum(f(x) ** 3))(x)
