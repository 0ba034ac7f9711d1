"""What peers of this library get wrong; each row was seen on one of them."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest

from shapedgrad import GradientShapeError, grad, vjp
from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.testing import check_grads

X = np.array([0.5, -1.5, 2.0])
EVEN = np.array([True, False, True])


def _distances(a: Any) -> Any:
    squares = np.sum(a**2, axis=1)[:, None] + np.sum(a**2, axis=1) - 2 * a @ a.T
    return np.sum(np.sqrt(np.maximum(squares, 0)))


def _write_to_transpose(x: Any) -> Any:
    y = x.reshape(1, 3).T
    y += 1.0
    return np.sum(y)


GRADIENTS: list[tuple[str, Any, Any, Any]] = [
    ("reductions obey where=", lambda x: np.sum(x * x, where=EVEN), X, [1.0, 0.0, 4.0]),
    ("mean obeys where=", lambda x: np.mean(x, where=EVEN), X, [0.5, 0.0, 0.5]),
    ("prod with a zero", np.prod, np.array([2.0, 0.0, 3.0]), [0.0, 6.0, 0.0]),
    ("prod with two zeros", np.prod, np.array([0.0, 0.0, 3.0]), [0.0, 0.0, 0.0]),
    ("cumprod with a zero", lambda x: np.sum(np.cumprod(x)), np.array([2.0, 0.0, 3.0]), [1.0, 8.0, 0.0]),
    ("norm at 0", np.linalg.norm, np.zeros(3), [0.0, 0.0, 0.0]),
    ("norm of rows, one of them 0", lambda x: np.sum(np.linalg.norm(x, axis=1)), np.array([[0.0, 0.0], [3.0, 4.0]]),
     [[0.0, 0.0], [0.6, 0.8]]),
    ("std of a constant", np.std, np.full(3, 2.0), [0.0, 0.0, 0.0]),
    ("hypot at 0", lambda x: np.hypot(x[0], x[1]), np.zeros(2), [0.0, 0.0]),
    ("where with a bad branch: sqrt", lambda x: np.sum(np.where(x > 0, np.sqrt(np.abs(x)), 0.0)),
     np.array([4.0, 0.0]), [0.25, 0.0]),
    ("where with a bad branch: log", lambda x: _quietly(lambda: np.sum(np.where(x > 0, np.log(x), x))),
     np.array([1.0, 0.0]), [1.0, 1.0]),
    ("where with a bad branch: divide", lambda x: _quietly(lambda: np.sum(np.where(x == 0, x, 1.0 / x))),
     np.array([2.0, 0.0]), [-0.25, 1.0]),
    ("where with a bad branch: power", lambda x: _quietly(lambda: np.sum(np.where(x > 0, x**0.3, x))),
     np.array([1.0, 0.0, -1.0]), [0.3, 1.0, 1.0]),
    ("power 0 at 0", lambda x: np.sum(x**0), np.zeros(2), [0.0, 0.0]),
    ("power 1 at 0", lambda x: np.sum(x**1), np.zeros(2), [1.0, 1.0]),
    ("power 2 at 0", lambda x: np.sum(x ** np.array([2.0, 1.0])), np.zeros(2), [0.0, 1.0]),
    ("exponent at base 0", lambda y: np.sum(np.zeros(2) ** y), np.array([1.0, 2.0]), [0.0, 0.0]),
    ("ties of max are shared", np.max, np.array([1.0, 2.0, 2.0]), [0.0, 0.5, 0.5]),
    ("ties of min are shared along axes", lambda x: np.sum(np.min(x, axis=1)), np.zeros((2, 2)), np.full((2, 2), 0.5)),
    ("maximum at a tie", lambda x: np.sum(np.maximum(x, 0.0)), np.array([0.0, 1.0]), [0.5, 1.0]),
    ("distances of points, some of them 0", _distances, np.array([[0.0, 0.0], [3.0, 4.0]]), [[-1.2, -1.6], [1.2, 1.6]]),
    ("where broadcasts", lambda x: np.sum(np.where(np.ones((4, 3), bool), x, 0.0)), X, [4.0, 4.0, 4.0]),
    ("broadcast_to with more axes", lambda x: np.sum(np.broadcast_to(x, (2, 4, 3))), X, [8.0, 8.0, 8.0]),
    ("sort of rows", lambda x: np.sum(np.sort(x, axis=1)[:, 0]), np.array([[2.0, 1.0], [3.0, 4.0]]), [[0.0, 1.0], [1.0, 0.0]]),
    ("einsum i,i with (3,) and (1,)", lambda x: np.einsum("i,i->", x, np.ones(1)), X, [1.0, 1.0, 1.0]),
    ("repeated indices add", lambda x: np.sum(x[[0, 0, 2]]), X, [2.0, 0.0, 1.0]),
    ("an output that does not depend", lambda x: 3.0, X, [0.0, 0.0, 0.0]),
    ("write to a transpose", _write_to_transpose, X, [1.0, 1.0, 1.0]),
    ("in-place sums", lambda x: _accumulate(x), X, [6.0, 6.0, 6.0]),
    ("sign is a constant", lambda x: np.sum(np.sign(x) * x), X, [1.0, -1.0, 1.0]),
    ("scatter through a mask", lambda x: _masked_write(x), X, [0.0, 0.0, 1.0]),
]  # fmt: skip


def _quietly(f: Any) -> Any:
    with np.errstate(all="ignore"):
        return f()


def _accumulate(x: Any) -> Any:
    total = np.zeros_like(x)
    for k in (1.0, 2.0, 3.0):
        total += k * x
    return np.sum(total)


def _masked_write(x: Any) -> Any:
    y = x * 1.0
    y[x < 1] = 0.0
    return y.sum()


@pytest.mark.parametrize("name, f, x, expected", GRADIENTS, ids=[row[0] for row in GRADIENTS])
def test_gradient_is_right_where_peers_fail(name: str, f: Any, x: Any, expected: Any) -> None:
    found = grad(f)(x)
    np.testing.assert_allclose(found, expected, rtol=1e-12)
    assert found.shape == x.shape
    single = grad(f)(x.astype(np.float32))
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, expected, rtol=1e-6)


def test_square_of_a_root_at_0_divides_by_nothing() -> None:
    # 0 * inf: nothing flows into the root, so nothing flows out
    assert grad(lambda x: np.sqrt(x) ** 2)(0.0) == 0.0


def test_nans_of_the_data_are_not_hidden() -> None:
    x = np.array([1.0, np.nan, 4.0])
    np.testing.assert_array_equal(grad(lambda x: np.sum(np.sqrt(x) * x))(x)[[0, 2]], [1.5, 3.0])
    assert np.isnan(grad(lambda x: np.sum(np.sqrt(x) * x))(x)[1])


def test_second_derivatives_of_a_product_with_a_zero() -> None:
    check_grads(np.prod, np.array([2.0, 0.0, 3.0]), order=2)
    check_grads(np.cumprod, np.array([2.0, 0.0, 3.0]), order=2)
    check_grads(lambda x: np.prod(x, axis=(0, 2)), np.array([[[2.0, 0.0]], [[3.0, 0.5]]]), order=2)


def test_determinant_of_a_singular_matrix() -> None:
    check_grads(np.linalg.det, np.array([[1.0, 2.0], [2.0, 4.0]]))


def test_gradients_of_float32_data_with_python_floats_stay_float32() -> None:
    def loss(p: dict[str, Any], x: Any) -> Any:
        h = np.maximum(p["scale"] * (x @ p["w"]), 0.0)
        return (
            np.mean(h) + np.std(h) + np.var(h) + np.max(h) + 0.5 * np.linalg.norm(p["w"]) + 1e-3 * p["scale"]
        )

    x = np.arange(12, dtype=np.float32).reshape(4, 3) / 12
    value, pullback = vjp(loss, {"w": np.ones((3, 2), np.float32), "scale": 0.7}, x)
    assert value.dtype == np.float32
    parameters, dx = pullback(value)
    assert parameters["w"].dtype == np.float32
    assert dx.dtype == np.float32
    assert isinstance(parameters["scale"], np.float64)


REFUSED: list[tuple[str, Any, str]] = [
    ("unknown function", lambda x: np.sum(np.histogram2d(x, x)[0]), r"np\.histogram2d has no derivative rule"),
    ("unknown ufunc", lambda x: np.sum(np.bitwise_count(x)), r"np\.bitwise_count has no derivative rule"),
    ("unknown submodule", lambda x: np.sum(np.ma.masked_array(x)), "np.asarray of a traced array"),
    ("function that writes", lambda x: np.copyto(np.zeros(3), x), r"np\.copyto cannot write a traced array"),
    ("asarray", lambda x: np.sum(np.asarray(x)), r"np\.asarray of a traced array .*would drop it"),
    ("array of traced", lambda x: np.sum(np.array([x[0], x[1]])), r"np\.stack for a list"),
    ("float", lambda x: float(x[0]), r"float\(\) of a traced array"),
    ("int", lambda x: int(x[0]), r"int\(\) of a traced array"),
    ("math", lambda x: __import__("math").exp(x[0]), "np.exp and its kin instead of math.exp"),
    ("item", lambda x: x[0].item(), r"\.item\(\) of a traced array"),
    ("tolist", lambda x: sum(x.tolist()), r"\.tolist\(\) of a traced array"),
    ("write into plain", lambda x: _write_into_plain(x), r"np\.zeros\(shape, like=x\)"),
    ("add into plain", lambda x: _add_into_plain(x), r"write y = y \+ x instead of y \+= x"),
    ("out", lambda x: np.sum(np.exp(x, out=np.empty(3))), "leave out= away"),
    ("sum out", lambda x: np.sum(x, out=np.empty(())), "leave out= away"),
    ("where of a ufunc", lambda x: np.sum(np.exp(x, where=EVEN)), "with where= has no derivative rule"),
    ("ufunc.at", lambda x: np.add.at(np.zeros(3), [0], x[0]), r"np\.add\.at"),
    ("masked array", lambda x: np.sum(x * np.ma.masked_array(np.ones(3), EVEN)), "MaskedArray met a traced array"),
    ("object list", lambda x: np.sum(x * [1.0, None, 2.0]), "dtype object"),
    ("index", lambda x: np.ones(3)[x[0]], "of a traced array"),
    ("pickle", lambda x: np.sum(pickle.loads(pickle.dumps(x))), "pickle of a traced array"),  # noqa: S301  # ours
    ("traced index", lambda x: x[x[0]], r"astype\(int\)"),
]  # fmt: skip


def _write_into_plain(x: Any) -> Any:
    y = np.zeros(3)
    y[0] = x[0]
    return np.sum(y)


def _add_into_plain(x: Any) -> Any:
    y = np.zeros(3)
    y += x
    return np.sum(y)


@pytest.mark.parametrize("name, f, message", REFUSED, ids=[row[0] for row in REFUSED])
def test_no_gradient_is_lost_silently(name: str, f: Any, message: str) -> None:
    with pytest.raises(NotDifferentiableError, match=message):
        grad(f)(X)


def test_arrays_of_objects_are_refused() -> None:
    with pytest.raises(GradientShapeError, match="dtype object"):
        grad(lambda x: np.sum(x * np.array([1.0, 2.0, 3.0], object)))(X)


def test_comparisons_and_places_are_plain_values() -> None:
    def f(x: Any) -> Any:
        assert type(x > 0) is np.ndarray
        assert type(np.argsort(x)) is np.ndarray
        assert isinstance(x.argmax(), np.integer)
        assert type(x.astype(int)) is np.ndarray
        assert 2.0 in x
        return x[0] if x[1] < 0 else x[2]

    np.testing.assert_array_equal(grad(f)(X), [1.0, 0.0, 0.0])


def test_in_place_keeps_shape_and_dtype() -> None:
    def grows(x: Any) -> Any:
        x += np.ones((2, 3))
        return np.sum(x)

    def widens(x: Any) -> Any:
        x += np.ones(3)
        assert x.dtype == np.float32
        return np.sum(x)

    with pytest.raises(
        ValueError, match=r"cannot write shape \(2, 3\) in place into an array of shape \(3,\)"
    ):
        grad(grows)(X)
    assert grad(widens)(X.astype(np.float32)).dtype == np.float32


def test_the_arguments_are_not_written_to() -> None:
    def f(x: Any) -> Any:
        x *= 2.0
        x[0] = 0.0
        return np.sum(x)

    x = X.copy()
    np.testing.assert_array_equal(grad(f)(x), [0.0, 2.0, 2.0])
    np.testing.assert_array_equal(x, X)
