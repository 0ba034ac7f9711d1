from __future__ import annotations

import tracemalloc
from typing import Any, NamedTuple

import numpy as np
import pytest

from shapedgrad import (
    GradientShapeError,
    NotDifferentiableError,
    ShapeError,
    checkpoint,
    custom_jvp,
    custom_vjp,
    grad,
    hessian,
    jacobian,
    jvp,
    linearize,
    primitive,
    stop_gradient,
    vjp,
    vmap,
)
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.shape import Shape

X, Y = np.array([0.3, 0.7, 1.1]), np.array([2.0, 3.0, 4.0])


def plain(x: Any, y: Any) -> Any:
    return np.sin(x) * y


@custom_vjp
def by_vjp(x: Any, y: Any) -> Any:
    return {"a": np.sin(x) * y}


by_vjp.defvjp(
    lambda x, y: (by_vjp(x, y), (x, y)),
    lambda kept, g: (g["a"] * np.cos(kept[0]) * kept[1], g["a"] * np.sin(kept[0])),
)


@custom_jvp
def by_jvp(x: Any, y: Any) -> Any:
    return np.sin(x) * y


@by_jvp.defjvp
def _(primals: Any, tangents: Any) -> Any:
    (x, y), (dx, dy) = primals, tangents
    return by_jvp(x, y), np.cos(x) * y * dx + np.sin(x) * dy


by_rules = primitive(plain)
by_rules.defvjp(lambda g, z, x, y: g * np.cos(x) * y, lambda g, z, x, y: g * np.sin(x), broadcasts=True)
by_both = primitive(plain, name="both")
by_both.defvjp(lambda g, z, x, y: g * np.cos(x) * y, lambda g, z, x, y: g * np.sin(x), broadcasts=True)
by_both.defjvp(lambda t, z, x, y: t * np.cos(x) * y, lambda t, z, x, y: t * np.sin(x))

FUNCTIONS: dict[str, Any] = {
    "custom_vjp": lambda x, y: by_vjp(x, y)["a"],
    "custom_jvp": by_jvp,
    "checkpoint": checkpoint(plain),
    "primitive": by_rules,
    "primitive with both": by_both,
}


def total(f: Any) -> Any:
    return lambda x, y: np.sum(f(x, y) * x)


TRANSFORMS: dict[str, Any] = {
    "grad": lambda f: grad(total(f), (0, 1)),
    "hessian": lambda f: hessian(total(f)),
    "grad of grad": lambda f: grad(lambda x, y: np.sum(grad(total(f), 1)(x, y))),
    "jvp": lambda f: lambda x, y: jvp(f, (x, y), (y, x)),
    "linearize": lambda f: lambda x, y: linearize(f, x, y)[1](y, x),
    "forward": lambda f: jacobian(f, (0, 1), mode="forward"),
    "reverse": lambda f: jacobian(f, (0, 1), mode="reverse"),
    "third order": lambda f: jacobian(jacobian(jacobian(f, mode="reverse"), mode="forward"), mode="reverse"),
    "vmap": lambda f: vmap(f),
    "vmap of grad": lambda f: vmap(grad(f)),
    "grad of vmap": lambda f: grad(lambda x, y: np.sum(vmap(f, (0, None))(x, y[0]) ** 2), (0, 1)),
    "jvp of vmap": lambda f: lambda x, y: jvp(lambda x, y: vmap(f, (0, None))(x, y[0]), (x, y), (y, x)),
    "hessian of vmap": lambda f: hessian(lambda x, y: np.sum(vmap(f)(x, y) ** 2)),
    "vmap of vmap": lambda f: vmap(vmap(f, (None, 0)), (0, None)),
}


@pytest.mark.parametrize("transform", TRANSFORMS)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_rules_of_ones_own_go_through_every_transform(name: str, transform: str) -> None:
    ours, theirs = (TRANSFORMS[transform](f)(X, Y) for f in (FUNCTIONS[name], plain))
    for a, b in zip(
        ours if type(ours) is tuple else [ours], theirs if type(theirs) is tuple else [theirs], strict=True
    ):
        np.testing.assert_allclose(a, b, rtol=1e-10, atol=1e-12)


def test_the_rule_is_what_is_used() -> None:
    @custom_vjp
    def f(x: Any) -> Any:
        return x * 2.0

    f.defvjp(lambda x: (x * 2.0, None), lambda _, g: (g * 100.0,))
    assert f(3.0) == 6.0
    assert grad(f)(3.0) == 100.0
    assert jvp(f, (3.0,), (1.0,))[1] == 100.0
    np.testing.assert_array_equal(vmap(grad(f))(X), np.full(3, 100.0))
    np.testing.assert_array_equal(grad(lambda x: np.sum(vmap(f)(x)))(X), np.full(3, 100.0))


class Layer(NamedTuple):
    w: Any
    n: int


def test_containers_constants_and_keywords() -> None:
    @custom_vjp
    def f(p: Any, power: int = 2) -> Any:
        return p.w**power * p.n

    f.defvjp(
        lambda p, power: (p.w**power * p.n, (p, power)),
        lambda kept, g: (Layer(g * kept[1] * kept[0].w ** (kept[1] - 1) * kept[0].n, None), None),
    )
    with pytest.raises(GradientShapeError, match="a cotangent of structure"):
        grad(lambda w: np.sum(f(Layer(w, 3))))(X)
    f.defvjp(
        lambda p, power: (p.w**power * p.n, (p, power)),
        lambda kept, g: (Layer(g * kept[1] * kept[0].w ** (kept[1] - 1) * kept[0].n, 0.0), None),
    )
    np.testing.assert_allclose(grad(lambda w: np.sum(f(Layer(w, 3))))(X), 6 * X)
    np.testing.assert_allclose(grad(lambda w: np.sum(f(Layer(w, 3), power=3)))(X), 9 * X**2)


WRONG: list[tuple[str, Any, str]] = [
    ("shape", lambda _, g: (g[:2],), r"gradient of f with respect to its argument 0 has shape \(2,\)"),
    ("dtype", lambda _, g: (g > 0,), "has dtype bool where the argument has float64"),
    (
        "too many",
        lambda _, g: (g, g),
        "returned 2 items where a tuple with a cotangent for each of its 1 arguments",
    ),
    ("no tuple", lambda _, g: g, "returned ndarray where a tuple"),
    ("structure", lambda _, g: ([g],), "a cotangent of structure"),
]


@pytest.mark.parametrize("name, backward, message", WRONG, ids=[row[0] for row in WRONG])
def test_a_rule_that_does_not_fit_is_an_error(name: str, backward: Any, message: str) -> None:
    @custom_vjp
    def f(x: Any) -> Any:
        return x * 2.0

    f.defvjp(lambda x: (x * 2.0, None), backward)
    with pytest.raises(GradientShapeError, match=message):
        grad(lambda x: np.sum(f(x)))(X)


def test_a_tangent_rule_that_does_not_fit_is_an_error() -> None:
    @custom_jvp
    def f(x: Any) -> Any:
        return x * 2.0

    f.defjvp(lambda primals, tangents: (f(*primals), (tangents[0],)))
    with pytest.raises(GradientShapeError, match="the tangent has structure"):
        jvp(f, (X,), (X,))
    f.defjvp(lambda primals, tangents: (f(*primals), tangents[0][:2]))
    with pytest.raises(GradientShapeError, match=r"has shape \(2,\)"):
        jvp(f, (X,), (X,))


@pytest.mark.parametrize("decorator", [custom_vjp, custom_jvp])
def test_a_missing_rule_is_named(decorator: Any) -> None:
    f = decorator(plain)
    np.testing.assert_array_equal(f(X, Y), plain(X, Y))
    with pytest.raises(TypeError, match=f"plain is a {decorator.__name__} without a rule: call its def"):
        grad(lambda x: np.sum(f(x, Y)))(X)


def test_none_stands_for_zeros() -> None:
    @custom_vjp
    def f(x: Any, y: Any) -> Any:
        return x * y

    f.defvjp(lambda x, y: (x * y, y), lambda y, g: (g * y, None))
    dx, dy = grad(lambda x, y: np.sum(f(x, y)), (0, 1))(X, Y)
    np.testing.assert_array_equal(dx, Y)
    np.testing.assert_array_equal(dy, np.zeros(3))


@pytest.mark.parametrize("transform", [lambda f: grad(f), lambda f: lambda x: jvp(f, (x,), (1.0,))])
def test_traced_arrays_from_outside_are_refused(transform: Any) -> None:
    with pytest.raises(NotDifferentiableError, match="uses a traced array from outside"):
        transform(lambda x: checkpoint(lambda y: y * x)(x))(2.0)


def test_implicit_differentiation_of_a_fixed_point() -> None:
    def step(a: Any, x: Any) -> Any:
        return np.cos(a * x)

    @custom_vjp
    def solve(a: Any) -> Any:
        x = np.ones_like(a)
        while np.max(np.abs(step(a, x) - x)) > 1e-13:
            x = step(a, x)
        return x

    def backward(kept: Any, g: Any) -> Any:
        _, pullback = vjp(step, *kept)
        u = g
        for _ in range(200):
            u = g + pullback(u)[1]
        return (pullback(u)[0],)

    def forward(a: Any) -> Any:
        x = solve(a)
        return x, (a, x)

    solve.defvjp(forward, backward)
    a = np.array([0.3, 0.5])
    step_size = 1e-5
    first = (solve(a + step_size) - solve(a - step_size)) / (2 * step_size)
    np.testing.assert_allclose(grad(lambda a: np.sum(solve(a)))(a), first, rtol=1e-7)
    second = (solve(a + 1e-3) - 2 * solve(a) + solve(a - 1e-3)) / 1e-6
    np.testing.assert_allclose(np.diag(hessian(lambda a: np.sum(solve(a)))(a)), second, rtol=1e-4)


def test_checkpoints_save_memory_and_compute_twice() -> None:
    calls: list[int] = []

    def block(x: Any) -> Any:
        calls.append(1)
        for _ in range(20):
            x = np.sin(x)
        return x

    def deep(layer: Any) -> Any:
        def f(x: Any) -> Any:
            for _ in range(5):
                x = layer(x)
            return np.sum(x)

        return f

    x = np.ones(50_000)
    peaks, gradients = [], []
    for layer in (block, checkpoint(block)):
        tracemalloc.start()
        gradients.append(grad(deep(layer))(x))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    np.testing.assert_array_equal(*gradients)
    assert len(calls) == 5 + 2 * 5
    assert peaks[1] < 0.5 * peaks[0]


def test_what_does_not_flow_back() -> None:
    assert grad(lambda x: x * stop_gradient(x))(3.0) == 3.0
    assert jvp(lambda x: x * stop_gradient(x), (3.0,), (1.0,))[1] == 3.0
    assert grad(grad(lambda x: x**2 * stop_gradient(x)))(3.0) == 6.0
    np.testing.assert_array_equal(vmap(grad(lambda x: x * stop_gradient(x)))(X), X)

    def straight_through(p: Any) -> Any:
        return np.sum(p["x"] + stop_gradient({"r": np.round(p["x"]) - p["x"]})["r"])

    np.testing.assert_array_equal(grad(straight_through)({"x": X})["x"], np.ones(3))


def test_writing_into_a_constant_does_not_change_the_past() -> None:
    def f(x: Any) -> Any:
        y = x * x
        constant = stop_gradient(y)
        constant += 100.0
        return np.sum(y * y)

    np.testing.assert_allclose(grad(f)(X), 4 * X**3)


def rule(x: Shape, y: Shape, *, offset: int = 0) -> Shape:
    if x.dim(0) != y.dim(0):
        raise Refusal(f"the lengths are {x.dim(0)} and {y.dim(0)}")
    return Shape((x.dim(0) + offset,))


def test_primitives_with_a_shape_rule() -> None:
    padded = primitive(lambda x, y, *, offset=0: np.pad(x * y, (0, offset)), shape=rule, name="pad product")
    assert padded(X, Y, offset=2).shape == (5,)
    with pytest.raises(ShapeError, match=r"cannot pad product \(3,\), \(2,\): the lengths are 3 and 2"):
        padded(X, Y[:2])
    wrong = primitive(lambda x, y: x[:1], shape=rule, name="wrong")
    with pytest.raises(ShapeError, match=r"the result has shape \(1,\) where the shape rule says \(3,\)"):
        grad(lambda x: np.sum(wrong(x, Y)))(X)


def test_primitives_see_plain_arrays_only() -> None:
    seen: list[Any] = []
    cube = primitive(lambda x: seen.append(type(x)) or x**3)
    cube.defvjp(lambda g, y, x: 3.0 * g * x * x)
    assert grad(grad(cube))(2.0) == 12.0
    np.testing.assert_allclose(vmap(grad(cube))(X), 3 * X**2)
    assert not any("shapedgrad" in kind.__module__ for kind in seen)


def test_an_argument_without_a_rule() -> None:
    f = primitive(lambda x, y: x * y, name="half")
    with pytest.raises(NotDifferentiableError, match="half has no derivative with respect to its argument 0"):
        grad(lambda x: np.sum(f(x, Y)))(X)
    f.defvjp(lambda g, z, x, y: g * y, None)
    np.testing.assert_array_equal(grad(lambda x: np.sum(f(x, Y)))(X), Y)
    with pytest.raises(NotDifferentiableError, match="half has no derivative with respect to its argument 1"):
        grad(lambda y: np.sum(f(X, y)))(Y)


def test_the_array_that_a_rule_answers_with_is_not_written_into() -> None:
    kept = np.array([1.0, 2.0])

    @primitive
    def first(x: Any) -> Any:
        return x * kept

    first.defvjp(lambda g, y, x: kept)
    for f in (lambda x: np.sum(first(x)) + np.sum(x * 3.0), lambda x: np.sum(x * 3.0) + np.sum(first(x))):
        np.testing.assert_array_equal(grad(f)(np.ones(2)), [4.0, 5.0])
        np.testing.assert_array_equal(kept, [1.0, 2.0])


def doubled(forward: Any, backward: Any = lambda kept, g: (2.0 * g,)) -> Any:
    @custom_vjp
    def double(x: Any) -> Any:
        return 2.0 * x

    double.defvjp(forward, backward)
    return lambda x: np.sum(double(x))


def test_rules_that_answer_with_no_pair_are_told_what_is_wanted() -> None:
    with pytest.raises(
        TypeError, match=r"forward rule of double returned ndarray where a pair \(value, kept\)"
    ):
        grad(doubled(lambda x: 2.0 * x))(np.ones(3))

    @custom_jvp
    def triple(x: Any) -> Any:
        return 3.0 * x

    triple.defjvp(lambda primals, tangents: 3.0 * tangents[0])
    with pytest.raises(TypeError, match=r"rule of triple returned ndarray where a pair \(value, tangent\)"):
        jvp(triple, (np.ones(3),), (np.ones(3),))


def test_a_tangent_of_another_shape_names_the_function() -> None:
    @custom_jvp
    def triple(x: Any) -> Any:
        return 3.0 * x

    triple.defjvp(lambda primals, tangents: (3.0 * primals[0], tangents[0][:1]))
    with pytest.raises(
        GradientShapeError, match=r"rule of triple returned has shape \(1,\) where the value has \(3,\)"
    ):
        jvp(triple, (np.ones(3),), (np.ones(3),))


def test_a_cotangent_of_another_shape_is_told_with_the_shape_of_the_result() -> None:
    with pytest.raises(
        GradientShapeError, match=r"has shape \(1,\) .*\(arguments \(3,\) -> \(3,\); called at"
    ):
        grad(doubled(lambda x: (2.0 * x, None), lambda kept, g: (g[:1],)))(np.ones(3))
