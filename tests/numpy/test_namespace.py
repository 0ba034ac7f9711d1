from __future__ import annotations

import importlib
import inspect
from typing import Any

import numpy  # noqa: ICN001  # np is ours
import pytest

import shapedgrad.numpy as np
from shapedgrad import ShapeError, grad, jvp, vmap
from shapedgrad.autodiff.errors import NotDifferentiableError

X = numpy.array([0.5, -1.5, 2.0])


def test_it_has_every_name_of_numpy() -> None:
    assert {name for name in numpy.__all__ if not name.startswith("__")} <= set(np.__all__)
    for name in numpy.__all__:
        ours, theirs = getattr(np, name), getattr(numpy, name)
        if not callable(theirs) or isinstance(theirs, type):
            assert ours is theirs or name in {"linalg", "fft", "random", "r_", "c_"}, name
        elif theirs is not ours:
            assert ours.__name__ == theirs.__name__
            # SciPy adds to NumPy's texts when it is imported, but leaves their first line.
            texts = [inspect.cleandoc(each.__doc__ or "").splitlines()[:1] for each in (ours, theirs)]
            assert texts[0] == texts[1]


@pytest.mark.parametrize("name", ["linalg", "fft", "random"])
def test_submodules_can_be_imported(name: str) -> None:
    module = importlib.import_module(f"shapedgrad.numpy.{name}")
    assert getattr(np, name) is module
    assert set(getattr(numpy, name).__all__) <= set(dir(module))


def test_a_name_that_numpy_does_not_have() -> None:
    with pytest.raises(AttributeError, match="no attribute 'no_such_name'"):
        np.no_such_name  # type: ignore[attr-defined] # noqa: B018


@pytest.mark.parametrize(
    "f",
    [
        lambda np, x: np.sum(np.tanh(x) * np.exp(-x) ** 2),
        lambda np, x: np.add(1.0, x, dtype=numpy.float64).sum() + np.add.reduce(x) + np.multiply(x, x).mean(),
        lambda np, x: np.einsum("i,i->", x, x) + np.linalg.norm(x) + np.concatenate([x, x]).max(),
        lambda np, x: np.where(x > 0, x, 0.0).sum() + np.dot(x, np.arange(3.0)) + np.prod(x),
        lambda np, x: np.sum(np.maximum(0.0, x)) + np.max(x) + np.sort(x)[0] + np.reshape(x, (3, 1))[1, 0],
    ],
)
def test_values_and_derivatives_are_those_of_numpy(f: Any) -> None:
    numpy.testing.assert_array_equal(f(np, X), f(numpy, X))
    numpy.testing.assert_array_equal(grad(lambda x: f(np, x))(X), grad(lambda x: f(numpy, x))(X))
    ours, theirs = (jvp(grad(lambda x, m=m: f(m, x)), (X,), (X,))[1] for m in (np, numpy))
    numpy.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize(
    "f, expected",
    [
        (lambda x: np.sum(np.array([[x[0], 2.0 * x[1]], [1.0, x[0] * x[2]]])), [3.0, 2.0, 0.5]),
        (lambda x: np.sum(np.array([x, x * x])), [2.0, -2.0, 5.0]),
        (lambda x: np.sum(np.asarray(x) ** 2), [1.0, -3.0, 4.0]),
        (lambda x: np.sum(np.array(x, ndmin=3)), [1.0, 1.0, 1.0]),
        (lambda x: np.sum(np.full((2, 3), x[1])), [0.0, 6.0, 0.0]),
        (lambda x: np.sum(np.full_like(numpy.ones((2, 3)), x[1])), [0.0, 6.0, 0.0]),
        (lambda x: np.sum(np.array((x[0], 1), dtype=np.float64)), [1.0, 0.0, 0.0]),
        (lambda x: copied(x), [2.0, 1.0, 1.0]),
        (lambda x: np.sum(np.ascontiguousarray(x[::-1])), [1.0, 1.0, 1.0]),
        (lambda x: np.sum(np.r_[x, 1.0, x[0], 2:4] ** 2), [2.0, -3.0, 4.0]),
        (lambda x: np.sum(np.c_[x, x * x, np.ones(3)][1]), [0.0, -2.0, 0.0]),
        (lambda x: np.mean([x[0], x[1]]) + np.std([x[2], x[2]]), [0.5, 0.5, 0.0]),
        (lambda x: np.linalg.norm([x[0], 0.0]) + np.append([x[1], 1.0], x[2])[0], [1.0, 1.0, 0.0]),
    ],
)
def test_what_the_protocol_cannot_reach(f: Any, expected: Any) -> None:
    numpy.testing.assert_allclose(grad(f)(X), expected)
    numpy.testing.assert_allclose(vmap(grad(f))(numpy.stack([X, X])), [expected, expected])


def test_joining_has_the_values_of_numpy() -> None:
    m = numpy.arange(6.0).reshape(2, 3)
    for f in (
        lambda np, x, m: np.r_[x, 1, 5:7],
        lambda np, x, m: np.r_[m, m],
        lambda np, x, m: np.c_[m, m],
        lambda np, x, m: np.c_[x, x],
        lambda np, x, m: np.c_[x[:, None], x],
    ):
        values: list[Any] = []
        grad(lambda x, m, f=f, v=values: v.append(f(np, x, m)) or np.sum(x))(X, m)
        numpy.testing.assert_array_equal(getattr(values[0], "plain", values[0]), f(numpy, X, m))
        numpy.testing.assert_array_equal(f(np, X, m), f(numpy, X, m))
    with pytest.raises(NotDifferentiableError, match="takes no directive"):
        grad(lambda x: np.sum(np.r_["0,2", x]))(X)


def copied(x: Any) -> Any:
    y = np.array(x)
    y[0] *= 2.0
    return np.sum(y) + 0.0 * np.sum(x)


def test_dtypes_are_those_of_numpy() -> None:
    seen: list[Any] = []

    def f(x: Any) -> Any:
        seen.extend([np.array([x, x]).dtype, np.array([x, 1.0]).dtype, np.array([x, x], np.float64).dtype])
        return x

    grad(f)(numpy.float32(1.0))
    x = numpy.float32(1.0)
    assert seen == [numpy.array([x, x]).dtype, numpy.array([x, 1.0]).dtype, numpy.float64]


def test_plain_arrays_are_numpys_business() -> None:
    assert type(np.array([1, 2])) is numpy.ndarray
    assert np.full(2, 3).dtype == numpy.full(2, 3).dtype
    assert np.array([1, 2], dtype=numpy.float32, order="F").dtype == numpy.float32
    numpy.testing.assert_array_equal(np.take(X, [2, 0]), [2.0, 0.5])


def test_places_that_differ_between_examples() -> None:
    table = numpy.arange(6.0).reshape(3, 2)
    numpy.testing.assert_array_equal(
        vmap(lambda i: np.take(table, i, axis=0))(numpy.array([2, 0])), table[[2, 0]]
    )


def test_errors_are_those_of_plain_numpy() -> None:
    with pytest.raises(ShapeError, match=r"cannot broadcast \(3,\) with \(4,\)"):
        grad(lambda x: np.sum(np.add(x, numpy.ones(4))))(X)
    with pytest.raises(ShapeError, match="axis 2 is out of bounds"):
        grad(lambda x: np.sum(x, axis=2))(X)
    with pytest.raises(NotDifferentiableError, match="leave out= away"):
        grad(lambda x: np.sum(np.exp(x, out=numpy.empty(3))))(X)
