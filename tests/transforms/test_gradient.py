from __future__ import annotations

from collections import OrderedDict, namedtuple
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pytest

from shapedgrad import grad, value_and_grad

W, B = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([0.5, -0.5])
X = np.array([1.0, 2.0])


class Layer(NamedTuple):
    w: Any
    b: Any


Pair = namedtuple("Pair", "w b")  # noqa: PYI024  # the untyped kind is a pytree as well


@dataclass
class Dense:
    w: Any
    b: Any


@dataclass(frozen=True)
class Frozen:
    w: Any
    b: Any
    activation: str = field(default="tanh", metadata={"pytree_node": False})

    def __post_init__(self) -> None:
        assert isinstance(self.w, np.ndarray)


@dataclass(slots=True)
class Model:
    layers: list[Dense]
    scale: float
    nothing: None = None


EXPECTED = (np.outer(X, np.ones(2)), np.ones(2))


@pytest.mark.parametrize(
    "parameters, read",
    [
        ((W, B), tuple),
        ([W, B], tuple),
        ({"w": W, "b": B}, lambda p: (p["w"], p["b"])),
        (OrderedDict(w=W, b=B), lambda p: (p["w"], p["b"])),
        (Layer(W, B), tuple),
        (Pair(W, B), tuple),
        (Dense(W, B), lambda p: (p.w, p.b)),
        (Frozen(W, B), lambda p: (p.w, p.b)),
        ({"layer": [Dense(W, B), None], "none": None}, lambda p: (p["layer"][0].w, p["layer"][0].b)),
        (Model([Dense(W, B)], 2.0), lambda p: (p.layers[0].w, p.layers[0].b)),
    ],
)
def test_gradients_have_the_structure_of_the_parameters(parameters: Any, read: Any) -> None:
    def loss(p: Any, x: Any) -> Any:
        w, b = read(p)
        return np.sum(x @ w + b)

    value, gradient = value_and_grad(loss)(parameters, X)
    assert type(gradient) is type(parameters)
    for found, expected in zip(read(gradient), EXPECTED, strict=True):
        np.testing.assert_array_equal(found, expected)
    assert value == np.sum(X @ W + B)


def test_fields_that_are_no_parameters_are_kept() -> None:
    gradient = grad(lambda p: np.sum(p.w) if p.activation == "relu" else np.sum(p.b))(Frozen(W, B, "relu"))
    assert gradient.activation == "relu"
    np.testing.assert_array_equal(gradient.w, np.ones((2, 2)))
    np.testing.assert_array_equal(gradient.b, np.zeros(2))


def test_keys_keep_their_order() -> None:
    assert list(grad(lambda p: p["b"] * p["a"])({"b": 1.0, "a": 2.0})) == ["b", "a"]


def test_argnums() -> None:
    def f(x: float, y: float, *, scale: float = 1.0) -> float:
        return scale * x * y**2

    assert grad(f)(2.0, 3.0) == 9.0
    assert grad(f, 1)(2.0, 3.0) == 12.0
    assert grad(f, -1)(2.0, 3.0, scale=2.0) == 24.0
    assert grad(f, (0, 1))(2.0, 3.0) == (9.0, 12.0)
    assert grad(f, (1,))(2.0, 3.0) == (12.0,)
    assert value_and_grad(f, (1, 0))(2.0, 3.0) == (18.0, (12.0, 9.0))


def test_has_aux() -> None:
    def f(x: Any) -> Any:
        return np.sum(x**2), {"twice": 2 * x, "name": "f", "none": None}

    gradient, aux = grad(f, has_aux=True)(X)
    np.testing.assert_array_equal(gradient, 2 * X)
    assert type(aux["twice"]) is np.ndarray
    assert aux["name"] == "f"
    (value, aux), gradient = value_and_grad(f, has_aux=True)(X)
    assert value == 5.0
    assert type(value) is np.float64
    with pytest.raises(TypeError, match=r"must return a pair \(value, aux\), not a Traced"):
        grad(lambda x: np.sum(x), has_aux=True)(X)


def test_the_function_keeps_its_name() -> None:
    def loss(x: Any) -> Any:
        """The loss."""
        return x

    assert grad(loss).__name__ == "loss"
    assert value_and_grad(loss).__doc__ == "The loss."
    assert grad(np.exp)(0.0) == 1.0


REFUSED: list[tuple[str, Any, tuple[Any, ...], str]] = [
    ("int", lambda x: x * 2.0, (3,), r"argument 0 of <lambda> of dtype int: write 1\.0, or x\.astype\(float\)"),
    ("bool", lambda x: x * 2.0, (True,), "of dtype bool"),
    ("integers", lambda x: np.sum(x), (np.arange(3),), "argument 0 of <lambda> of dtype int64"),
    ("in a dict", lambda p: np.sum(p["w"][1]), ({"w": [1.0, np.arange(3)]},), r"argument 0 of <lambda>\['w'\]\[1\] of dtype int64"),
    ("in a dataclass", lambda p: np.sum(p.w), (Dense(1, 2.0),), r"argument 0 of <lambda>\.w of dtype int"),
    ("complex", lambda x: np.sum(x), (np.ones(2, complex),), "the function returned dtype complex128"),
    ("text", lambda x: np.sum(x), ("w",), "of type str: parameters are floating point arrays"),
    ("no argument", lambda: 1.0, (), "called with 0 positional arguments"),
    ("vector", lambda x: x * 2.0, (X,), r"returned an array of shape \(2,\): reduce it with np\.sum or np\.mean"),
    ("matrix (1, 1)", lambda x: np.sum(x).reshape(1, 1), (X,), r"returned an array of shape \(1, 1\)"),
    ("shape (1,)", lambda x: np.sum(x, keepdims=True), (X,), r"returned an array of shape \(1,\)"),
    ("nothing", lambda x: None, (X,), "returned None"),
    ("pair", lambda x: (np.sum(x), 1), (X,), "returned a tuple of 2; has_aux=True"),
    ("count", lambda x: np.sum(x > 0), (X,), "returned dtype int64"),
    ("an int", lambda x: 3, (X,), "returned a int"),
]  # fmt: skip


@pytest.mark.parametrize("name, f, args, message", REFUSED, ids=[row[0] for row in REFUSED])
def test_what_has_no_gradient_is_refused(name: str, f: Any, args: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        grad(f)(*args)


def test_complex_arguments_of_a_real_function() -> None:
    # df/dx - i df/dy, the convention of JAX and autograd: for |z|^2 twice the conjugate
    z = np.array([1.0 + 2.0j, -3.0j])
    np.testing.assert_allclose(grad(lambda z: np.sum(np.real(z * np.conj(z))))(z), 2 * np.conj(z))
    np.testing.assert_allclose(grad(lambda z: np.sum(np.abs(z) ** 2))(z), 2 * np.conj(z))
    np.testing.assert_allclose(grad(lambda z: np.sum(z.real * 2 + z.imag))(z), np.full(2, 2 - 1j))
    np.testing.assert_allclose(grad(lambda x: np.sum(np.abs(x * z) ** 2))(np.ones(2)), 2 * np.abs(z) ** 2)
    assert grad(lambda z: z.real)(1.0 + 1.0j) == 1.0


def test_a_python_float_does_not_widen_float32() -> None:
    def f(rate: float, x: Any) -> Any:
        y = (rate * x) ** 2 / (rate + 1) + np.maximum(rate, x) - rate * rate
        assert y.dtype == np.float32
        return np.sum(y)

    gradient = grad(f, (0, 1))(0.5, np.ones(3, np.float32))
    assert type(gradient[0]) is np.float64
    assert gradient[1].dtype == np.float32


def test_one_array_in_two_places_has_two_gradients() -> None:
    first, second = grad(lambda p: np.sum(p[0] * 2.0 + p[1] * 3.0))((X, X))
    np.testing.assert_array_equal(first, [2.0, 2.0])
    np.testing.assert_array_equal(second, [3.0, 3.0])
