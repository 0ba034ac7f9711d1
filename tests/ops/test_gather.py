"""Elements by their coordinates, and the same elements in another shape."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import ShapeError, grad, ops
from shapedgrad.testing import check_grads
from tests.ops.operands import normal


@pytest.mark.parametrize("batch", [(), (5,), (2, 3), (2, 1, 2)])
@pytest.mark.parametrize("depth", [0, 1, 2, 3])
def test_gathered_is_what_tuples_select(batch: tuple[int, ...], depth: int) -> None:
    params = normal(4, 3, 2)
    rng = np.random.default_rng(0)
    indices = (
        np.stack([rng.integers(0, n, batch) for n in params.shape[:depth]], -1)
        if depth
        else np.zeros((*batch, 0), int)
    )
    y = ops.gather_nd(params, indices)
    assert y.shape == batch + params.shape[depth:]
    for place in np.ndindex(batch):
        np.testing.assert_array_equal(y[place], params[tuple(indices[place])])
    check_grads(lambda p: ops.gather_nd(p, indices), params, order=2)


def test_what_is_gathered_twice_has_both_cotangents() -> None:
    gradient = grad(lambda p: np.sum(ops.gather_nd(p, np.array([[1], [1], [0]]))))(np.zeros((3, 2)))
    np.testing.assert_array_equal(gradient, [[1.0, 1.0], [2.0, 2.0], [0.0, 0.0]])


def test_scattering_is_the_transpose_of_gathering() -> None:
    indices, updates = np.array([[0, 1], [2, 0], [0, 1]]), normal(3, 4)
    scattered = ops.scatter_nd(indices, updates, (3, 2, 4))
    wanted = grad(lambda p: np.sum(updates * ops.gather_nd(p, indices)))(np.zeros((3, 2, 4)))
    np.testing.assert_array_equal(scattered, wanted)
    check_grads(lambda u: ops.scatter_nd(indices, u, (3, 2, 4)), updates, order=2)


def test_embeddings_and_one_hot_vectors_agree() -> None:
    table, ids = normal(5, 3), np.array([[4, 0], [4, 2]])
    np.testing.assert_allclose(ops.embedding(table, ids), ops.one_hot(ids, 5) @ table)
    check_grads(lambda t: ops.embedding(t, ids), table, order=2)
    assert ops.embedding(table.astype(np.float32), ids).dtype == np.float32


REFUSED: list[tuple[Any, type[Exception], str]] = [
    (lambda: ops.gather_nd(np.zeros((2, 3)), np.zeros((4, 3), int)), ShapeError, "more components"),
    (lambda: ops.gather_nd(np.zeros((2, 3)), np.array(1)), ShapeError, "more components"),
    (lambda: ops.gather_nd(np.zeros((2, 3)), np.array([[2]])), IndexError, "from 0 to below"),
    (lambda: ops.gather_nd(np.zeros((2, 3)), np.array([[-1]])), IndexError, "from 0 to below"),
    (lambda: ops.scatter_nd(np.array([[1]]), np.zeros((2, 3)), (4, 3)), ShapeError, r"where \(1, 3\) is wanted"),
    (lambda: ops.embedding(np.zeros((2, 3)), np.array([2])), IndexError, "rows from 0 to 1"),
    (lambda: ops.one_hot(np.array([-1]), 3), IndexError, "classes from 0 to 2"),
    (lambda: ops.view(np.zeros((2, 3)).T, 6), ShapeError, "do not lie in memory in that order"),
    (lambda: ops.view(np.zeros((2, 3)), 7), ShapeError, "cannot"),
]  # fmt: skip


@pytest.mark.parametrize("f, kind, message", REFUSED, ids=[f"{row[2]} {n}" for n, row in enumerate(REFUSED)])
def test_what_is_not_there_is_refused(f: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        f()


def test_views_share_memory_and_copies_do_not() -> None:
    x = np.arange(24.0).reshape(1, 2, 3, 4)
    y = ops.view(x, -1, 4)
    y[0] = 7.0
    assert x[0, 0, 0, 0] == 7.0
    turned = ops.permute(x, 0, 2, 1, 3)
    assert np.shares_memory(turned, x)
    copied = ops.view(ops.contiguous(turned), 1, 3, 8)
    np.testing.assert_array_equal(copied, turned.reshape(1, 3, 8))
    assert not np.shares_memory(copied, x)
    assert ops.contiguous(x) is x


def test_views_of_traced_arrays_have_gradients_and_are_refused_alike() -> None:
    check_grads(lambda x: ops.contiguous(ops.permute(x, 2, 0, 1)), normal(2, 3, 4), order=2)
    with pytest.raises(ShapeError, match="do not lie in memory"):
        grad(lambda x: np.sum(ops.view(ops.permute(x, 1, 0), 6)))(normal(2, 3))


@pytest.mark.parametrize("axis", [-1, 0, 1])
def test_repetitions_are_interleaved(axis: int) -> None:
    x = normal(2, 3, 2)
    np.testing.assert_array_equal(ops.repeat_interleave(x, 3, axis), np.repeat(x, 3, axis))
    check_grads(lambda x: ops.repeat_interleave(x, 2, axis), x)
