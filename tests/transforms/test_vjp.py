from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import GradientShapeError, vjp
from shapedgrad.testing import check_grads


@pytest.mark.parametrize(
    "given, wanted",
    [((3, 1), (3, 3)), ((1, 3), (3, 3)), ((1,), (3, 3, 3)), ((), (3, 3, 3)), ((5, 4, 1), (5, 4, 3))],
)
def test_pullback_of_broadcast_to(given: tuple[int, ...], wanted: tuple[int, ...]) -> None:
    x = np.random.default_rng(0).normal(size=given)
    check_grads(lambda x: np.broadcast_to(x, wanted), x)
    (dx,) = vjp(lambda x: np.broadcast_to(x, wanted), x)[1](np.ones(wanted))
    assert dx.shape == given
    np.testing.assert_array_equal(dx, np.full(given, np.prod(wanted) / max(1, np.prod(given))))


@pytest.mark.parametrize(
    "shape, axes", [((5, 4), (1,)), ((5, 4), (0,)), ((5, 4), (0, 1)), ((5, 4, 1), (0, 1))]
)
def test_pullback_of_sums(shape: tuple[int, ...], axes: tuple[int, ...]) -> None:
    check_grads(lambda x: np.sum(x, axis=axes), np.random.default_rng(0).normal(size=shape))


@pytest.mark.parametrize(
    "cotangent, message",
    [
        (np.ones(3), r"the cotangent of output has shape \(3,\) where the output has \(2, 3\)"),
        (np.ones((2, 1)), r"has shape \(2, 1\) where"),
        (1.0, r"has shape \(\) where"),
        (np.ones((2, 3), complex), "has dtype complex128 where the output has float64"),
        ((np.ones((2, 3)),), "the cotangent has structure"),
        (None, "the cotangent has structure"),
    ],
)
def test_a_cotangent_that_does_not_have_the_outputs_shape_is_an_error(cotangent: Any, message: str) -> None:
    _, pullback = vjp(lambda x: x * 2.0, np.ones((2, 3)))
    with pytest.raises(GradientShapeError, match=message):
        pullback(cotangent)


def test_containers_come_and_go() -> None:
    def f(p: Any, x: Any) -> Any:
        return {"sum": p["w"] + x, "constant": np.ones(2), "pair": (p["w"][0], None)}

    value, pullback = vjp(f, {"w": np.ones(2)}, np.ones(2))
    assert type(value["sum"]) is np.ndarray
    dp, dx = pullback({"sum": np.ones(2), "constant": np.ones(2), "pair": (5.0, None)})
    np.testing.assert_array_equal(dp["w"], [6.0, 1.0])
    np.testing.assert_array_equal(dx, [1.0, 1.0])
    with pytest.raises(GradientShapeError, match=r"the cotangent of output\['sum'\] has shape \(3,\)"):
        pullback({"sum": np.ones(3), "constant": np.ones(2), "pair": (5.0, None)})


def test_matmul_by_dimension_analysis() -> None:
    rng = np.random.default_rng(0)
    X, W, dS = rng.normal(size=(5, 3)), rng.normal(size=(3, 4)), rng.normal(size=(5, 4))
    dX, dW = vjp(np.matmul, X, W)[1](dS)
    np.testing.assert_allclose(dX, dS @ W.T)
    np.testing.assert_allclose(dW, X.T @ dS)


def test_cotangents_of_integers_are_taken() -> None:
    (dx,) = vjp(lambda x: x * 2.0, np.ones(2, np.float32))[1](np.array([1, 2]))
    assert dx.dtype == np.float32


def test_an_output_given_twice_adds() -> None:
    def f(x: Any) -> Any:
        y = x * 2.0
        return y, y, x

    (dx,) = vjp(f, 1.0)[1]((1.0, 10.0, 100.0))
    assert dx == 122.0
