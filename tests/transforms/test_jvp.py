from __future__ import annotations

import gc
import weakref
from typing import Any

import numpy as np
import pytest

from shapedgrad import GradientShapeError, grad, jvp, linearize, vjp, vmap
from shapedgrad.autodiff.primitive import Primitive
from shapedgrad.autodiff.several import apply_several
from shapedgrad.autodiff.traced import apply
from tests.ops.samples import SAMPLES

rng = np.random.default_rng(5)
X = np.array([0.5, -1.5, 2.0])


def direction(x: Any) -> Any:
    x = np.asarray(x)
    real = rng.normal(size=x.shape)
    return (real + 1j * rng.normal(size=x.shape) if x.dtype.kind == "c" else real).astype(x.dtype)[()]


def one_result(sample: Any) -> bool:
    return isinstance(sample.f(*sample.args), (np.ndarray, np.generic))


@pytest.mark.parametrize("sample", [s for s in SAMPLES if one_result(s)], ids=lambda s: s.name)
def test_forward_mode_is_the_transpose_of_reverse_mode(sample: Any) -> None:
    tangents = [direction(x) for x in sample.args]
    value, tangent = jvp(sample.f, sample.args, tangents)
    _, pullback = vjp(sample.f, *sample.args)
    assert (np.shape(tangent), tangent.dtype) == (np.shape(value), value.dtype)
    cotangent = direction(value)
    ours = np.sum(cotangent * tangent)
    theirs = sum(np.sum(c * t) for c, t in zip(pullback(cotangent), tangents, strict=True))
    np.testing.assert_allclose(np.real(ours), np.real(theirs), rtol=1e-8, atol=1e-8)
    linear = linearize(sample.f, *sample.args)[1](*tangents)
    np.testing.assert_allclose(linear, tangent, rtol=1e-12, atol=1e-12)


def test_values_and_tangents_of_containers() -> None:
    value, tangent = jvp(lambda p, s: {"y": p["w"] * s, "n": 3.0}, ({"w": X}, 2.0), ({"w": np.ones(3)}, 1.0))
    np.testing.assert_array_equal(value["y"], 2 * X)
    np.testing.assert_array_equal(tangent["y"], 2 + X)
    assert tangent["n"] == 0.0


def cubic(x: Any, y: Any) -> Any:
    return np.sin(x) * y**3


MODES: list[Any] = [
    lambda f: grad(f),
    lambda f: lambda x: jvp(f, (x,), (1.0,))[1],
    lambda f: lambda x: linearize(f, x)[1](1.0),
    lambda f: lambda x: vmap(grad(f))(np.stack([x, x]))[0],
]


@pytest.mark.parametrize("inner", MODES)
@pytest.mark.parametrize("outer", MODES[:3])
@pytest.mark.parametrize("outermost", MODES[:3])
def test_modes_nest_without_confusing_perturbations(inner: Any, outer: Any, outermost: Any) -> None:
    # d/dx of the y-derivative at y = x, twice: each level knows its own variable only
    def f(x: Any) -> Any:
        return inner(lambda y: cubic(x, y))(x)  # 3 x^2 sin x

    x = 0.7
    first = 3 * x**2 * np.cos(x) + 6 * x * np.sin(x)
    second = 12 * x * np.cos(x) - 3 * x**2 * np.sin(x) + 6 * np.sin(x)
    np.testing.assert_allclose(outer(f)(x), first, rtol=1e-13)
    np.testing.assert_allclose(outermost(outer(f))(x), second, rtol=1e-13)


def test_the_classic_confusion() -> None:
    # d/dx (x * d/dy (x + y)) = 1
    assert jvp(lambda x: x * jvp(lambda y: x + y, (1.0,), (1.0,))[1], (1.0,), (1.0,))[1] == 1.0
    assert jvp(lambda x: x * grad(lambda y: x + y)(1.0), (1.0,), (1.0,))[1] == 1.0
    assert grad(lambda x: x * jvp(lambda y: x + y, (1.0,), (1.0,))[1])(1.0) == 1.0


@pytest.mark.parametrize(
    "primals, tangents, message",
    [
        ((X,), (np.ones(2),), r"the tangent of argument 0 of <lambda> has shape \(2,\) where the argument has \(3,\)"),
        ((X,), (np.ones(3, complex),), "has dtype complex128 where the argument has float64"),
        ((X,), (), "the tangent has structure"),
        (({"w": X},), ({"v": X},), "the tangent has structure"),
    ],
)  # fmt: skip
def test_a_tangent_that_does_not_fit_is_an_error(primals: Any, tangents: Any, message: str) -> None:
    with pytest.raises(GradientShapeError, match=message):
        jvp(lambda x: x, primals, tangents)


def test_integers_have_no_tangents() -> None:
    with pytest.raises(TypeError, match="argument 0 of <lambda> of dtype int64"):
        jvp(lambda x: x * 2.0, (np.arange(3),), (np.ones(3),))


def test_dtypes_are_those_of_the_values() -> None:
    value, tangent = jvp(lambda x, s: x * s, (X.astype(np.float32), 2.0), (np.ones(3), 1.0))
    assert value.dtype == tangent.dtype == np.float32


def test_a_rule_whose_tangent_does_not_fit_is_an_error() -> None:
    wrong = Primitive("wrong", lambda x: 2 * x, lambda g, y, x: 2 * g, jvps=(lambda t, y, x: t[:2],))
    with pytest.raises(
        GradientShapeError, match=r"the tangent of wrong has shape \(2,\) where the result has \(3,\)"
    ):
        jvp(lambda x: apply(wrong, (x,)), (X,), (X,))


def test_the_rule_that_is_transposed_is_the_rule_that_is_given() -> None:
    rule = lambda t, y, x: 3.0 * t * x**2  # noqa: E731
    for jvps in (None, (rule,), lambda ts, y, x: rule(ts[0], y, x)):
        cube = Primitive("cube", lambda x: x**3, lambda g, y, x: 3.0 * g * x**2, jvps=jvps)
        np.testing.assert_allclose(jvp(lambda x, c=cube: apply(c, (x,)), (X,), (np.ones(3),))[1], 3 * X**2)


@pytest.mark.parametrize("jvps", [None, (lambda t, ys, x: (2.0 * t, None),)])
def test_several_results(jvps: Any) -> None:
    def joint(g: Any, ys: Any, x: Any) -> Any:
        assert g[0].shape == (3,)
        return [2.0 * g[0]]

    def body(x: Any) -> Any:
        return 2.0 * x, np.argsort(x)

    both = Primitive("both", body, joint=joint, jvps=jvps, several=True)

    def f(x: Any) -> Any:
        twice, places = apply_several(both, (x,))
        assert type(places) is np.ndarray
        return np.sum(twice**2)

    np.testing.assert_allclose(grad(f)(X), 8 * X)
    np.testing.assert_allclose(jvp(f, (X,), (X,))[1], 8 * X @ X)
    np.testing.assert_allclose(jvp(grad(f), (X,), (X,))[1], 8 * X)
    np.testing.assert_allclose(grad(lambda x: np.sum(grad(f)(x)))(X), np.full(3, 8.0))


@pytest.mark.parametrize(
    "f, x, expected",
    [
        (lambda x: np.sqrt(x) ** 2, 0.0, 0.0),
        (lambda x: np.where(x > 0, np.log(x), x), np.array([1.0, 0.0]), [1.0, 1.0]),
        (np.linalg.norm, np.zeros(3), 0.0),
        (np.std, np.full(3, 2.0), 0.0),
    ],
)
def test_no_nan_where_a_finite_derivative_exists(f: Any, x: Any, expected: Any) -> None:
    with np.errstate(all="ignore"):
        np.testing.assert_allclose(jvp(f, (x,), (np.ones_like(x),))[1], expected)
        np.testing.assert_allclose(linearize(f, x)[1](np.ones_like(x)), expected)


def test_forward_mode_frees_what_the_function_lets_go() -> None:
    alive: list[Any] = []

    class Marked(np.ndarray[Any, Any]):
        pass

    def f(x: Any) -> Any:
        y = x * np.ones(3).view(Marked)
        alive.append(weakref.ref(y.value))
        y = np.sum(y)
        alive.append(alive[0]() is None)
        return y

    gc.disable()
    try:
        jvp(f, (X,), (X,))
    finally:
        gc.enable()
    assert alive[1]


def test_writing_in_place_moves_the_tangent() -> None:
    def f(x: Any) -> Any:
        y = x * 1.0
        row = y[1:]
        row *= x[0]
        y[0] = row[0] ** 2
        return y

    expected = vjp(f, X)[1]
    _, tangent = jvp(f, (X,), (np.array([1.0, 2.0, 3.0]),))
    np.testing.assert_allclose(tangent @ X, expected(X)[0] @ [1.0, 2.0, 3.0])


def test_results_are_the_callers_own() -> None:
    t = np.ones(3)
    _, tangent = jvp(lambda x: x, (X,), (t,))
    tangent += 1.0
    np.testing.assert_array_equal(t, np.ones(3))


def test_what_escapes_says_so() -> None:
    kept: list[Any] = []
    jvp(lambda x: kept.append(x * 2.0) or x, (X,), (X,))
    with pytest.raises(RuntimeError, match="after the differentiation that made it had ended"):
        kept[0] + 1.0
