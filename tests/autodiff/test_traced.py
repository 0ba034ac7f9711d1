from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import ShapeError, grad


def seen(observe: Any, x: Any) -> Any:
    """What an observation of the traced array gives."""
    results: list[Any] = []

    def f(y: Any) -> Any:
        results.append(observe(y))
        return np.sum(y)

    grad(f)(x)
    return results[0]


X = np.arange(6.0).reshape(2, 3)


@pytest.mark.parametrize("name", ["shape", "ndim", "dtype", "size"])
def test_attributes_are_those_of_the_array(name: str) -> None:
    assert seen(lambda x: getattr(x, name), X) == getattr(X, name)
    assert seen(lambda x: getattr(x, name), 1.5) == getattr(np.float64(1.5), name)


@pytest.mark.parametrize(
    "observe",
    [np.shape, np.ndim, np.size, len, str, np.argmax, lambda x: bool(x[0, 0]), lambda x: f"{x[0, 1]:.3f}",
     lambda x: x.T.shape, lambda x: np.result_type(x, np.float32), lambda x: np.isnan(x).any(), lambda x: x.argsort().tolist()],
)  # fmt: skip
def test_plain_facts_are_plain(observe: Any) -> None:
    assert seen(observe, X) == observe(X)


def test_a_traced_array_prints_its_values() -> None:
    assert seen(repr, np.array([1.0, 2.0])) == "Traced(array([1., 2.]))"
    assert seen(lambda x: repr(grad(lambda y: y * x)(1.0)), 2.0).startswith("Traced(")


def test_it_is_not_hashable_as_arrays_are_not() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        seen(hash, X)


@pytest.mark.parametrize(
    "f, message",
    [
        (lambda x: x + np.ones(4), r"cannot broadcast \(2, 3\) with \(4,\): axis -1 is 3 and 4"),
        (lambda x: np.ones(4) * x, r"cannot broadcast \(4,\) with \(2, 3\): axis -1 is 4 and 3"),
        (
            lambda x: x @ np.ones((4, 2)),
            r"cannot multiply \(2, 3\) @ \(4, 2\): the inner dimensions are 3 and 4",
        ),
        (lambda x: x.reshape(4, 2), r"cannot reshape \(2, 3\) to \(4, 2\)"),
        (lambda x: np.sum(x, axis=2), "axis 2 is out of bounds"),
        (lambda x: np.concatenate([x, np.ones((2, 2))]), r"cannot join \(2, 3\) and \(2, 2\) along axis 0"),
        (lambda x: np.einsum("ij,jk->ik", x, x), r'as "ij,jk->ik": index j is 3 and 2'),
        (lambda x: np.moveaxis(x, 0, 4), "axis 4 is out of bounds"),
        (lambda x: x.cumsum(axis=3), "axis 3 is out of bounds"),
        (lambda x: x.repeat(2, axis=-3), "axis -3 is out of bounds"),
        (lambda x: np.linalg.inv(x), "a square matrix is wanted"),
        (lambda x: x[:, 5], r"cannot index \(2, 3\)"),
        (lambda x: x[0, 0, 0], r"cannot index \(2, 3\) with .*rank 2 where 3 or more"),
        (lambda x: x[np.ones((3, 3), bool)], r"cannot index \(2, 3\)"),
        (lambda x: x.__setitem__((slice(None), 0), np.ones(5)), r"cannot write \(5,\)"),
    ],
)
def test_numpys_refusals_are_told_in_the_words_of_the_checker(f: Any, message: str) -> None:
    with pytest.raises(ShapeError, match=message):
        grad(lambda x: np.sum(f(x)))(X)
    with pytest.raises(ShapeError, match=message):
        grad(lambda y: grad(lambda x: np.sum(f(x)))(X * y)[0, 0])(1.0)


def test_what_no_rule_explains_is_numpys_own_error() -> None:
    with pytest.raises(np.linalg.LinAlgError, match="Singular"):
        grad(lambda x: np.sum(np.linalg.inv(x)))(np.ones((3, 3)))


def test_code_that_catches_index_errors_still_does() -> None:
    def total(x: Any) -> Any:
        result, n = 0.0, 0
        while True:
            try:
                result, n = result + x[n] ** 2, n + 1
            except IndexError:
                return result

    np.testing.assert_array_equal(grad(total)(np.ones(3)), [2.0, 2.0, 2.0])


def test_constants_beside_it_may_be_lists_and_scalars() -> None:
    np.testing.assert_array_equal(grad(lambda x: np.sum(x * [1, 2, 3]))(np.ones(3)), [1.0, 2.0, 3.0])
    np.testing.assert_array_equal(grad(lambda x: np.sum(x @ [[1], [2], [3]]))(np.ones(3)), [1.0, 2.0, 3.0])
    assert grad(lambda x: x * np.int32(3) + True)(1.0) == 3.0
