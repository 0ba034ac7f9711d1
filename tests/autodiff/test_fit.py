from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import GradientShapeError, ShapeError, grad, vjp
from shapedgrad.autodiff.fit import stretches, unbroadcast
from shapedgrad.autodiff.primitive import Primitive
from shapedgrad.autodiff.traced import apply

X = np.ones((2, 3))


def wrong(rule: Any, **kinds: bool) -> Any:
    """A doubling whose derivative is what the rule says."""
    double = Primitive("double", lambda x: 2 * x, rule, **kinds)
    return lambda x: np.sum(apply(double, (x,)))


WRONG = [
    ("transposed", lambda g, y, x: 2 * g.T, {}, r"has shape \(3, 2\) where the argument has \(2, 3\)"),
    ("a number", lambda g, y, x: np.float64(2), {}, r"has shape \(\) where the argument has \(2, 3\)"),
    ("a Python number", lambda g, y, x: 2.0, {"elementwise": True}, r"has shape \(\) where"),
    ("None", lambda g, y, x: None, {}, "is None where the argument has"),
    ("an axis too many", lambda g, y, x: 2 * g[None], {}, r"has shape \(1, 2, 3\) where"),
    ("an axis summed", lambda g, y, x: np.sum(g, axis=0), {"broadcasts": True}, r"has shape \(3,\) where"),
    (
        "an axis kept",
        lambda g, y, x: np.sum(g, axis=0, keepdims=True),
        {"broadcasts": True},
        r"\(1, 3\) where",
    ),
    ("integers", lambda g, y, x: np.ones((2, 3), int), {}, "has dtype int64 where the argument has float64"),
    ("booleans", lambda g, y, x: g > 0, {}, "has dtype bool where the argument has float64"),
    ("complex", lambda g, y, x: 1j * g, {}, "has dtype complex128 where the argument has float64"),
]


@pytest.mark.parametrize("name, rule, kinds, message", WRONG, ids=[row[0] for row in WRONG])
def test_a_rule_that_answers_with_the_wrong_array_is_an_error(
    name: str, rule: Any, kinds: Any, message: str
) -> None:
    with pytest.raises(GradientShapeError, match=message) as caught:
        grad(wrong(rule, **kinds))(X)
    assert "the gradient of double with respect to its argument 0" in str(caught.value)
    assert caught.value.operation == "double"
    assert isinstance(caught.value, ShapeError)


def test_the_error_shows_the_users_line() -> None:
    double = Primitive("double", lambda x: 2 * x, lambda g, y, x: g[0])

    def user_code(x: Any) -> Any:
        y = x + 1.0
        z = apply(double, (y,))  # the line at fault
        return np.sum(z)

    with pytest.raises(
        GradientShapeError, match=r"test_fit\.py:\d+: z = apply\(double, \(y,\)\)  # the line at fault"
    ):
        grad(user_code)(X)


def test_lines_of_operators_and_functions_are_shown_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from shapedgrad.autodiff.primitive import of_ufunc

    monkeypatch.setattr(of_ufunc(np.multiply), "vjps", (lambda g, *_: g[0], lambda g, *_: g[0]))
    for code in (
        lambda x: np.sum(x * 2.0),  # an operator
        lambda x: np.sum(np.multiply(2.0, x)),  # a function
    ):
        with pytest.raises(GradientShapeError, match=r"lambda x: .*an? (operator|function)"):
            grad(code)(X)


def test_float64_must_not_creep_into_float32() -> None:
    creeping = wrong(lambda g, y, x: g * np.float64(2))
    with pytest.raises(GradientShapeError, match="has dtype float64 where the argument has float32"):
        grad(creeping)(X.astype(np.float32))


def test_a_cotangent_is_narrowed_where_the_operation_has_widened() -> None:
    dx, dy = vjp(lambda x, y: x * y, X.astype(np.float32), X)[1](X)
    assert (dx.dtype, dy.dtype) == (np.float32, np.float64)


def test_joint_rules_are_fitted_too() -> None:
    pair = Primitive("pair", lambda x, y: x + y, joint=lambda g, z, x, y: [g, g.T])
    with pytest.raises(GradientShapeError, match="its argument 1 has shape"):
        grad(lambda x: np.sum(apply(pair, (x, x))))(X)


def test_an_argument_without_a_rule_is_refused() -> None:
    half = Primitive("half", lambda x, y: x * y, lambda g, z, x, y: g * y, None)
    assert grad(lambda x: np.sum(apply(half, (x, 2.0))))(X).shape == (2, 3)
    with pytest.raises(TypeError, match="half has no derivative with respect to its argument 1"):
        grad(lambda x: np.sum(apply(half, (2.0, x))))(X)


@pytest.mark.parametrize(
    "narrow, wide, yes",
    [
        ((3,), (2, 3), True),
        ((1, 3), (2, 3), True),
        ((), (2, 3), True),
        ((2,), (2, 3), False),
        ((2, 3), (3,), False),
    ],
)
def test_stretches(narrow: tuple[int, ...], wide: tuple[int, ...], yes: bool) -> None:
    assert stretches(narrow, wide) is yes


@pytest.mark.parametrize("shape", [(), (3,), (1, 3), (2, 1), (1, 1), (2, 3), (4, 2, 3)])
def test_unbroadcast_is_the_transpose_of_broadcast_to(shape: tuple[int, ...]) -> None:
    x = np.arange(24.0).reshape(4, 2, 3)
    y = np.random.default_rng(0).normal(size=shape)
    summed = unbroadcast(x, shape)
    assert summed.shape == shape
    np.testing.assert_allclose(np.sum(np.broadcast_to(y, x.shape) * x), np.sum(y * summed))
