"""What is removed or written otherwise gives the same bits, for signed zeros, infinities and NaNs as well."""

from __future__ import annotations

import xml.dom.minidom
from itertools import product
from typing import Any

import numpy as np
import pytest

from shapedgrad import compile, grad  # noqa: A004
from shapedgrad.compile import kernels
from tests.compile.test_random import bits

SPECIAL = [0.0, -0.0, 1.0, -1.5, np.inf, -np.inf, np.nan, 5e-324, 1e308]
X, Y = (np.array(column) for column in zip(*product(SPECIAL, SPECIAL), strict=True))
M = np.arange(81).reshape(9, 9) % 2 == 0
ROWS, COLUMNS = np.arange(9), np.array([3, 0, 8, 1, 1, 2, 7, 4, 5])
FULL = np.full((9, 9), 0.1)


def names(compiled: Any) -> list[str]:
    return [node.name for node in compiled.graph.nodes if node.name != "input"]


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize(
    "f, left",
    [
        (lambda x, y: x * 1.0, []),
        (lambda x, y: 1.0 * x, []),
        (lambda x, y: x / 1.0, []),
        (lambda x, y: x - 0.0, []),
        (lambda x, y: x + 0.0, ["add"]),
        (lambda x, y: x - (-0.0), ["subtract"]),
        (lambda x, y: 0.0 - x, ["subtract"]),
        (lambda x, y: x * 0.0, ["multiply"]),
        (lambda x, y: -(-x), []),
        (lambda x, y: x + (-y), ["subtract"]),
        (lambda x, y: (-x) + y, ["subtract"]),
        (lambda x, y: x - (-y), ["add"]),
        (lambda x, y: (-x) - y, ["negative", "subtract"]),
        (lambda x, y: (-x) * y, ["negative", "multiply"]),
        (lambda x, y: np.sin(x) * np.sin(x), ["sin", "multiply"]),
        (lambda x, y: (np.cos(y), x)[1], []),
        (lambda x, y: x * np.full(81, 0.1), ["multiply"]),
        (lambda x, y: (x > y) * x, ["greater", "cast", "multiply"]),
        (lambda x, y: x.reshape(9, 9)[ROWS, COLUMNS], ["reshape", "flat", "taken"]),
        (lambda x, y: x * (y * 0 + 1), ["multiply", "add", "multiply"]),
        (lambda x, y: x + y * 1, ["add"]),
        (lambda x, y: np.maximum(x, y), ["maximum"]),
    ],
)
def test_rules_keep_bits(f: Any, left: list[str]) -> None:
    compiled = compile(f)
    for _ in range(2):
        for x, y in ((X, Y), (Y, X), (X[::-1].copy(), Y)):
            assert bits(compiled(x, y)) == bits(f(x, y))
    assert names(compiled) == left


def test_scattering_into_a_sum_keeps_bits() -> None:
    def f(x: Any) -> Any:
        z = x.reshape(9, 9)
        return np.sum(np.tanh(z[:, None, :])[:, 0] * FULL) + np.sum(z[ROWS, COLUMNS] ** 3)

    compiled = compile(grad(f))
    for x in (np.where(abs(X) < 2.0, X, 0.5), np.linspace(-1.0, 1.0, 81)):
        assert bits(compiled(x)) == bits(grad(f)(x))
    assert "added_at" in names(compiled)
    assert "scatter" not in names(compiled)


def test_places_that_repeat_are_added_up() -> None:
    places = np.array([1, 1, 0, 4])
    f = grad(lambda x: np.sum(x[places] ** 2))
    assert bits(compile(f)(X[18:27] * 0 + 2.0)) == bits(f(X[18:27] * 0 + 2.0))


def test_numbers_are_those_of_the_operands_dtype() -> None:
    x = np.float32([0.1, 16777217.0 / 2**20, 3.0])
    for f in (
        lambda x: x * 0.1,
        lambda x: x + 1,
        lambda x: x > 0.1,
        lambda x: 2**x,
        lambda x: np.float64(0.1) * x,
    ):
        assert bits(compile(f)(x)) == bits(f(x))


def test_powers_are_those_of_the_operator() -> None:
    x = np.array([0.3, 2.0, 0.0, 7.1])
    for exponent in (0, 1, 2, 3, -1, 0.5, -2, 1.5, 2.0, np.float64(2.0), np.array(2.0)):
        with np.errstate(divide="ignore"):
            assert bits(compile(lambda x: x**exponent)(x)) == bits(x**exponent)  # noqa: B023


def test_the_path_of_an_einsum_is_chosen_once() -> None:
    rng = np.random.default_rng(0)
    operands = [rng.normal(size=shape) for shape in ((4, 30), (30, 5), (5, 40), (40, 3))]
    for optimize in (True, "optimal", False):
        f = compile(lambda *xs: np.einsum("ab,bc,cd,de->ae", *xs, optimize=optimize))  # noqa: B023
        for _ in range(2):
            assert bits(f(*operands)) == bits(f._f(*operands))
        (node,) = [node for node in f.graph.nodes if node.name == "einsum"]
        assert isinstance(node.kwargs["optimize"], list) == bool(optimize)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_product_is_searched_for_nans_by_its_smaller_factor(dtype: Any) -> None:
    x = np.random.default_rng(0).normal(size=(64, 500)).astype(dtype)
    largest = np.finfo(dtype).max
    f = grad(lambda w: np.sum((x @ w) ** 3))
    compiled = compile(f)
    w = np.ones((500, 64), dtype)
    # the cubes' slopes stay small, overflow to infinities of both signs, and hold a NaN
    for scale in (1.0, float(largest) ** 0.4, float(largest) ** 0.6, np.nan, 1.0):
        assert bits(compiled(w * dtype(scale))) == bits(f(w * dtype(scale)))
    asked = [node for node in compiled.graph.nodes if node.name == "ask"]
    assert any(isinstance(node.function, kernels.Bounded) for node in asked)


def test_layouts_are_those_of_numpy() -> None:
    a = np.asfortranarray(np.random.default_rng(0).normal(size=(33, 57)))
    for f in (
        lambda x: x + x.T[:, :1].T * 0 + 1.0,
        lambda x: np.sum(np.exp(x), axis=0),
        lambda x: np.sum(x * 2.0 + FULL[0, 0]),
    ):
        compiled = compile(f)
        for x in (a, a.copy(), a[::2]):
            assert bits(compiled(x)) == bits(f(x))


def test_drawings_are_xml_with_shapes() -> None:
    compiled = compile(grad(lambda w, x: np.sum(np.tanh(x @ w) ** 2)))
    compiled(np.ones((3, 4)), np.ones((5, 3)))
    drawing = compiled.graph.svg()
    xml.dom.minidom.parseString(drawing)  # noqa: S318  # our own
    assert "float64[5, 4]" in drawing
    assert "tanh" in drawing
    plan = compiled.memory_plan
    xml.dom.minidom.parseString(plan.svg())  # noqa: S318  # our own
    assert f"{plan.size:,} bytes" in plan.svg()
    assert str(plan).count("\n") == len(plan.blocks)
    assert "tanh(" in str(compiled.graph)
