from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pytest

from shapedgrad import ShapeError, grad, hessian, jacobian, jvp, vjp, vmap
from shapedgrad.autodiff import batch_indexing, batched, batching, examples
from shapedgrad.autodiff.errors import NotBatchedError
from tests.ops.samples import SAMPLES

rng = np.random.default_rng(6)
X, Y = rng.normal(size=(5, 3)), rng.normal(size=(5, 3))
W = rng.normal(size=(3, 4))


def leaves(tree: Any) -> list[Any]:
    return [x for item in tree for x in leaves(item)] if isinstance(tree, (tuple, list)) else [tree]


def one_result(sample: Any) -> bool:
    return isinstance(sample.f(*sample.args), (np.ndarray, np.generic))


def two_of(x: Any) -> Any:
    x = np.asarray(x)
    return np.stack([x, x * x.dtype.type(0.97) if x.dtype.kind in "fc" else x])


def compare(found: Any, expected: Any) -> None:
    for ours, theirs in zip(leaves(found), leaves(expected), strict=True):
        assert np.shape(ours) == np.shape(theirs)
        assert np.asarray(ours).dtype == np.asarray(theirs).dtype
        np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-9)


def each(f: Any, *args: Any) -> Any:
    """The same in a loop."""
    results = [f(*[x[n] for x in args]) for n in range(len(args[0]))]
    if isinstance(results[0], (tuple, list)):
        return [np.stack(parts) for parts in zip(*results, strict=True)]
    return np.stack(results)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_many_examples_are_each_of_them(sample: Any) -> None:
    args = [two_of(x) for x in sample.args]
    compare(vmap(sample.f)(*args), each(sample.f, *args))


@pytest.mark.parametrize("sample", [s for s in SAMPLES if one_result(s)], ids=lambda s: s.name)
def test_many_cotangents_are_each_of_them(sample: Any) -> None:
    value, pullback = vjp(sample.f, *sample.args)
    cotangents = rng.normal(size=(3, *np.shape(value))).astype(value.dtype)
    compare(vmap(pullback)(cotangents), each(pullback, cotangents))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_many_tangents_are_each_of_them(sample: Any) -> None:
    args = [two_of(x) for x in sample.args]
    directions = [np.cos(x).astype(x.dtype) for x in args]
    found = jvp(vmap(sample.f), tuple(args), tuple(directions))[1]
    expected = each(lambda *both: jvp(sample.f, both[: len(args)], both[len(args) :])[1], *args, *directions)
    compare(found, expected)


OF_VECTORS: list[Any] = [
    lambda v: v - np.floor(v), lambda v: v[np.argmax(v)] ** 2, lambda v: v[np.argsort(v)] ** 3, lambda v: np.divmod(v, 2.0)[1] * v,
    lambda v: np.outer(v, v)[np.argmax(v)], lambda v: np.linalg.solve(np.outer(v, v) + np.eye(3), v), lambda v: np.interp(v, [0.0, 1.0], [2.0, 5.0]) * v,
    lambda v: np.linalg.svd(np.outer(v, v) + np.diag(v))[1], lambda v: np.linalg.eigh(np.outer(v, v) + np.diag(v))[0],
    lambda v: np.piecewise(v, [v > 1], [lambda y: y * y, lambda y: -y]), lambda v: np.sort(v) * v, lambda v: np.convolve(v, v),
]  # fmt: skip


@pytest.mark.parametrize("f", OF_VECTORS)
def test_vmap_and_derivatives_may_change_places(f: Any) -> None:
    x = np.array([[1.5, 2.5, 0.3], [3.5, -4.2, 9.0]])
    total = lambda v: np.sum(f(v))  # noqa: E731
    compare(grad(lambda x: np.sum(vmap(f)(x)))(x), each(grad(total), x))
    compare(vmap(grad(total))(x), each(grad(total), x))
    whole = hessian(lambda x: np.sum(vmap(f)(x)))(x)
    compare([whole[0, :, 0], whole[1, :, 1]], [hessian(total)(x[0]), hessian(total)(x[1])])
    compare(vmap(hessian(total))(x), each(hessian(total), x))


def test_a_ufunc_without_a_rule_is_refused_where_examples_are_differentiated() -> None:
    twice = np.frompyfunc(lambda x: 2.0 * x, 1, 1)
    with pytest.raises(TypeError, match="has no derivative rule"):
        grad(lambda x: np.sum(vmap(twice)(x)))(np.ones(3))


def test_no_loop_passes_over_what_is_differentiated_within_it() -> None:
    with pytest.raises(TypeError, match=r"np\.histogram2d has no derivative rule"):
        vmap(grad(lambda v: np.sum(np.histogram2d(v, (v > 1) * 1.0)[0])))(X)


@pytest.mark.parametrize(
    "in_axes, out_axes", [(0, 0), ((0, None), 0), ((1, None), -1), ((None, 1), 1), (-1, 0)]
)
def test_axes(in_axes: Any, out_axes: int) -> None:
    def f(x: Any, y: Any) -> Any:
        return np.tanh(x)[:2, None] * y

    a, b = rng.normal(size=(4, 4)), rng.normal(size=(4, 4))
    axis_a, axis_b = in_axes if isinstance(in_axes, tuple) else (in_axes, in_axes)

    def pick(x: Any, axis: Any, n: int) -> Any:
        return x if axis is None else np.take(x, n, axis)

    # with None an operand is a matrix: made a vector, so that f is of two vectors
    a, b = (x[0] if axis is None else x for x, axis in ((a, axis_a), (b, axis_b)))
    expected = np.stack([f(pick(a, axis_a, n), pick(b, axis_b, n)) for n in range(4)], axis=out_axes)
    np.testing.assert_allclose(vmap(f, in_axes, out_axes)(a, b), expected)


LOOPS = {
    "convolve", "of_values", "searchsorted", "interp", "argwhere", "trim_zeros", "argpartition", "accumulate",
    "unique", "unique_values", "unique_all", "unique_counts", "unique_inverse", "union1d", "setxor1d", "setdiff1d", "intersect1d",
    "take_along_axis", "quantile", "percentile", "flatnonzero", "polymul", "polydiv", "roots", "__call__", "partition",
}  # fmt: skip
"""What is done for one example after the other, as docs/derivatives.md says."""


def test_nothing_else_is_done_in_a_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    looped: set[str] = set()

    def primitive(call: Any, do: Any = examples.loop) -> Any:
        looped.add(call.primitive.name)
        return do(call)

    def function(f: Any, *args: Any, do: Any = batched.loop_of_function) -> Any:
        looped.add(f.__name__)
        return do(f, *args)

    for module in (examples, batched, batching, batch_indexing):
        monkeypatch.setattr(module, "loop", primitive)
    monkeypatch.setattr(batched, "loop_of_function", function)
    for sample in SAMPLES:
        vmap(sample.f)(*[two_of(x) for x in sample.args])
        if one_result(sample):
            value, pullback = vjp(sample.f, *sample.args)
            vmap(pullback)(rng.normal(size=(2, *np.shape(value))).astype(value.dtype))
    assert looped <= LOOPS
    assert "convolve" in looped


class Layer(NamedTuple):
    w: Any
    b: Any


def test_axes_of_containers() -> None:
    layer = Layer(rng.normal(size=(3, 4, 5)), np.ones(4))
    f = lambda p, x: {"y": x @ p.w + p.b, "n": p.b}  # noqa: E731
    found = vmap(f, in_axes=(Layer(2, None), None), out_axes={"y": 1, "n": None})(layer, X)
    np.testing.assert_allclose(found["y"], np.stack([X @ layer.w[..., n] + 1 for n in range(5)], 1))
    np.testing.assert_array_equal(found["n"], np.ones(4))
    with pytest.raises(TypeError, match=r"axes .* do not fit an argument of structure"):
        vmap(f, in_axes=((0, 0, 0), None))(layer, X)
    with pytest.raises(TypeError, match="in_axes has 1 items for 2 positional arguments"):
        vmap(f, in_axes=(0,))(layer, X)
    with pytest.raises(ValueError, match="out_axes is None for a result that differs"):
        vmap(f, in_axes=(Layer(2, None), None), out_axes=None)(layer, X)


def test_keyword_arguments_have_examples_too() -> None:
    np.testing.assert_allclose(vmap(lambda x, *, y: x * y)(X, y=Y), X * Y)


def test_different_numbers_of_examples_are_named() -> None:
    with pytest.raises(ShapeError, match=r"different numbers of examples: 5 in \[0\]\[0\], 3 in \[0\]\[1\]"):
        vmap(np.add)(X, Y[:3])
    with pytest.raises(ShapeError, match="no argument holds examples"):
        vmap(np.exp, in_axes=None)(X)
    with pytest.raises(ShapeError, match=r"has shape \(5, 3\), so it has no axis 2"):
        vmap(np.exp, in_axes=2)(X)


def loss(w: Any, x: Any, label: Any) -> Any:
    scores = np.tanh(x) @ w
    scores = scores - np.max(scores)
    return np.log(np.sum(np.exp(scores))) - scores[label]


LABELS = np.array([0, 3, 1, 1, 2])


def test_gradients_of_each_example() -> None:
    found = vmap(grad(loss), in_axes=(None, 0, 0))(W, X, LABELS)
    np.testing.assert_allclose(
        found, [grad(loss)(W, x, k) for x, k in zip(X, LABELS, strict=True)], atol=1e-14
    )
    total = grad(lambda w: np.sum(vmap(loss, in_axes=(None, 0, 0))(w, X, LABELS)))(W)
    np.testing.assert_allclose(total, np.sum(found, axis=0))
    hessians = vmap(hessian(loss), in_axes=(None, 0, 0))(W, X, LABELS)
    np.testing.assert_allclose(hessians[2], hessian(loss)(W, X[2], LABELS[2]), atol=1e-14)


def test_nested_vmaps_and_derivatives_of_them() -> None:
    kernel = lambda x, y: np.exp(-np.sum((x - y) ** 2))  # noqa: E731
    gram = vmap(vmap(kernel, (None, 0)), (0, None))
    expected = np.exp(-np.sum((X[:, None] - Y) ** 2, axis=-1))
    np.testing.assert_allclose(gram(X, Y), expected)
    np.testing.assert_allclose(vmap(vmap(kernel, (0, None)), (None, 0), out_axes=1)(X, Y), expected)
    gradient = grad(lambda x: np.sum(gram(x, Y)))(X)
    np.testing.assert_allclose(gradient, np.sum(expected[..., None] * -2 * (X[:, None] - Y), axis=1))
    _, tangent = jvp(lambda x: np.sum(gram(x, Y)), (X,), (X,))
    np.testing.assert_allclose(tangent, np.sum(gradient * X))
    assert vmap(jacobian(lambda x: vmap(kernel, (None, 0))(x, Y)))(X).shape == (5, 5, 3)


@pytest.mark.parametrize(
    "f",
    [
        lambda x, i: x[i],
        lambda x, i: x[i, None],
        lambda x, i: x[i] * x[0],
        lambda x, i: x[[0, 1]] + x[i],
        lambda x, i: np.outer(x, x)[i],
        lambda x, i: np.outer(x, x)[:, i],
        lambda x, i: np.outer(x, x)[i, i],
        lambda x, i: np.outer(x, x)[i, [0, 1]],
        lambda x, i: np.take_along_axis(x, np.argsort(x), 0),
        lambda x, i: written(x, i),
        lambda x, i: written_through(x),
        lambda x, i: np.where(x > x[i], x, 0.0),
        lambda x, i: np.sum(x, where=x > 0),
        lambda x, i: np.any(x > 1) | np.all(x < 1) & ~(x[0] == x[1]),
        lambda x, i: np.argmax(x) + np.argmin(x),
        lambda x, i: np.sort(x)[::-1].copy(),
        lambda x, i: (x > 0).astype(float) * np.sign(x) + x // 2 + np.round(x, 1),
        lambda x, i: np.unwrap(x),
        lambda x, i: np.logical_or.reduce(x > 1),
        lambda x, i: np.add.outer(x, x),
        lambda x, i: np.array([1.0, 2.0]),
        lambda x, i: np.zeros_like(x) + np.ones(3),
        lambda x, i: np.count_nonzero(x > 0),
    ],
)
def test_programs_of_one_example(f: Any) -> None:
    places = np.array([2, 0, 1, 1, 2])
    compare(vmap(f)(X, places), each(f, X, places))


def written(x: Any, i: Any) -> Any:
    y = np.zeros(4, like=x)
    y[1:] = x
    y[i] += x[i]
    y[-1] *= 2.0
    return y


def written_through(x: Any) -> Any:
    y = x * 1.0
    row = y[1:]
    row += y[0]
    row[0] = 7.0
    return y


@pytest.mark.parametrize(
    "f, message",
    [
        (lambda x: x if x[0] > 0 else -x, r"bool\(\) of an array of shape \(\) within vmap.* use np\.where"),
        (lambda x: float(x[0]), r"float\(\) of an? (traced )?array"),
        (lambda x: np.asarray(x), r"np\.asarray of an? (traced )?array of shape \(3,\)"),
        (lambda x: np.ones(3)[np.argmax(x)], "take_along_axis or shapedgrad.numpy.take"),
        (lambda x: x[x > 0], "different"),
        (lambda x: np.exp(x, out=np.empty(3)), "leave out= away"),
    ],
)
def test_what_asks_for_one_value_is_refused(f: Any, message: str) -> None:
    with pytest.raises((NotBatchedError, TypeError, ValueError), match=message):
        vmap(f)(X)
    with pytest.raises((NotBatchedError, TypeError, ValueError), match=message):
        vmap(grad(lambda x: np.sum(f(x))))(X)


def test_shapes_inside_are_those_of_one_example() -> None:
    def f(x: Any) -> Any:
        assert (x.shape, x.ndim, x.size, len(x), x.dtype) == ((3,), 1, 3, 3, np.float64)
        assert np.shape(x.T) == (3,)
        with pytest.raises(ShapeError, match=r"cannot broadcast \(3,\) with \(4,\)"):
            x + np.ones(4)
        return x

    np.testing.assert_array_equal(vmap(f)(X), X)


def test_what_escapes_says_so() -> None:
    kept: list[Any] = []
    vmap(lambda x: kept.append(x * 2.0) or x)(X)
    with pytest.raises(RuntimeError, match="after the vmap that made it had ended"):
        kept[0] + 1.0


def test_no_examples_at_all() -> None:
    assert vmap(lambda x: np.tanh(x) @ W)(X[:0]).shape == (0, 4)
    assert vmap(grad(lambda x: np.sum(x**2)))(X[:0]).shape == (0, 3)
    with pytest.raises(NotBatchedError, match=r"convolve within vmap .* tells nothing of no examples"):
        vmap(lambda x: np.convolve(x, x))(X[:0])


def test_arrays_of_examples_print_all_of_them() -> None:
    seen: list[str] = []
    vmap(lambda x: seen.extend([f"{x:.2f}", str(x), repr(x)]) or x)(np.array([1.0, 2.0]))
    assert seen == ["[1. 2.]", "[1. 2.]", "Batched(array([1., 2.]))"]


def test_axes_that_are_none_are_refused() -> None:
    with pytest.raises(TypeError, match="vmap of sin: 'a' is no axis"):
        vmap(np.sin, in_axes="a")(np.ones(3))
    with pytest.raises(ValueError, match=r"out_axes is 3 for a result of shape \(2,\) for each example"):
        vmap(np.sin, out_axes=3)(np.ones((3, 2)))
