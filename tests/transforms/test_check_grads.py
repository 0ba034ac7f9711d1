from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad.autodiff.primitive import Primitive
from shapedgrad.autodiff.traced import apply
from shapedgrad.testing import check_grads


def with_rule(rule: Any) -> Any:
    cube = Primitive("cube", lambda x: x**3, rule, elementwise=True)
    return lambda x: apply(cube, (x,))


def test_a_right_rule_passes_at_every_order() -> None:
    check_grads(with_rule(lambda g, y, x: 3.0 * g * x**2), np.array([1.0, -2.0]), order=3)


def test_a_wrong_rule_is_found() -> None:
    with pytest.raises(
        AssertionError,
        match=r"derivative of <lambda> by argument 0, in reverse mode, is .*, by central differences",
    ):
        check_grads(with_rule(lambda g, y, x: 3.001 * g * x**2), np.array([1.0, -2.0]))


def test_a_slightly_wrong_rule_is_found_by_the_complex_step() -> None:
    with pytest.raises(AssertionError, match="by the complex step"):
        check_grads(with_rule(lambda g, y, x: 3.0000001 * g * x**2), np.array([1.0, -2.0]))


def test_a_rule_that_is_wrong_in_its_second_derivative_is_found() -> None:
    wrong = with_rule(lambda g, y, x: 3.0 * g * np.asarray(getattr(x, "value", x)) ** 2)
    check_grads(wrong, np.array([1.0, -2.0]))
    with pytest.raises(AssertionError, match="by argument 0"):
        check_grads(wrong, np.array([1.0, -2.0]), order=2)


def test_the_parameter_is_named() -> None:
    cube = with_rule(lambda g, y, x: g)
    with pytest.raises(AssertionError, match=r"by argument 1\['w'\], in"):
        check_grads(lambda x, p: x * cube(p["w"]), 1.0, {"b": 2.0, "w": np.array([1.0, 2.0])})


def test_a_wrong_forward_rule_is_found_where_the_other_is_right() -> None:
    cube = Primitive(
        "cube", lambda x: x**3, lambda g, y, x: 3.0 * g * x**2, jvps=(lambda t, y, x: 3.1 * t * x**2,)
    )
    f = lambda x: apply(cube, (x,))  # noqa: E731
    check_grads(f, np.array([1.0, -2.0]), modes=["reverse"])
    with pytest.raises(AssertionError, match="in forward mode, is"):
        check_grads(f, np.array([1.0, -2.0]))


def test_complex_arguments() -> None:
    z = np.array([1.0 + 2.0j, -0.5j])
    for f in (np.exp, np.abs, np.real, np.conj, lambda z: z * np.conj(z), lambda z: np.sum(z.imag * z)):
        check_grads(f, z, order=2)
    check_grads(lambda z, x: np.real(z * x), z, np.array([1.0, 2.0]), order=2)
    wrong = Primitive("wrong", np.conj, lambda g, y, x: g)
    with pytest.raises(AssertionError, match="by central differences"):
        check_grads(lambda z: apply(wrong, (z,)), z)


def test_float32_and_containers() -> None:
    check_grads(
        lambda p: (np.tanh(p["w"]) @ p["w"], p["s"] * 2.0),
        {"w": np.ones((2, 2), np.float32), "s": np.float32(1)},
    )


def test_a_wrong_rule_of_what_carries_the_cotangent_is_found_at_order_two() -> None:
    carry = Primitive("carry", lambda x: x + 0.0, lambda g, y, x: 1.001 * g)
    double = Primitive("double", lambda x: 2.0 * x, lambda g, y, x: 2.0 * apply(carry, (g,)))
    f = lambda x: apply(double, (x,))  # noqa: E731
    check_grads(f, np.array([1.0, -2.0]), modes=["reverse"])
    with pytest.raises(AssertionError, match="in reverse mode, is"):
        check_grads(f, np.array([1.0, -2.0]), modes=["reverse"], order=2)


def test_what_is_not_analytic_is_not_taken_for_it_where_its_values_are_small() -> None:
    check_grads(lambda z: 1e-6 * np.abs(z) ** 2, np.array([1.0, -2.0]), order=2)
