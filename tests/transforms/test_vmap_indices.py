"""Indices, masks and places that differ between the examples of a `vmap`, and derivatives on either side of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import shapedgrad.numpy as snp
from shapedgrad import grad, vmap

rng = np.random.default_rng(0)
X, MASKS = rng.normal(size=(4, 5, 3)), rng.random((4, 5)) > 0.5
ROWS, COLUMNS = rng.integers(0, 5, size=(4, 2)), np.array([[0, 0], [2, 1], [-1, 2], [-3, 0]])
PLACES = ROWS[:, 0]


def written(x: Any, index: Any, value: Any) -> Any:
    y = x * 1.0
    y[index] = value
    return y


def added(x: Any, index: Any, value: Any) -> Any:
    y = x * 1.0
    np.add.at(y, index, value)
    return y


def put(x: Any) -> Any:
    y = x * 1.0
    np.put_along_axis(y, np.argmax(y, 0)[None], 0.0, 0)
    return y


PROGRAMS: list[tuple[str, Any]] = [
    ("element", lambda x, p, r, c, m: x[p, p % 3]), ("row", lambda x, p, r, c, m: x[p]), ("rows", lambda x, p, r, c, m: x[r]),
    ("columns", lambda x, p, r, c, m: x[:, c]), ("last", lambda x, p, r, c, m: x[..., c]), ("pairs", lambda x, p, r, c, m: x[r[:, None], c]),
    ("beside a slice", lambda x, p, r, c, m: x[p, 1:]), ("beside a number", lambda x, p, r, c, m: x[1, c]), ("new axis", lambda x, p, r, c, m: x[r, :, None]),
    ("apart", lambda x, p, r, c, m: x.reshape(5, 3, 1)[r, :, c * 0]), ("beside a list", lambda x, p, r, c, m: x[[0, 1], c]),
    ("take", lambda x, p, r, c, m: np.take(x, c, axis=1)), ("take from plain", lambda x, p, r, c, m: snp.take(np.arange(5.0), r) * x[0, :2]),
    ("write a row", lambda x, p, r, c, m: written(x, p, 1.0)), ("write columns", lambda x, p, r, c, m: written(x, (slice(None), c), 2.0)),
    ("write rows that may repeat", lambda x, p, r, c, m: written(x, r * 0 + p, np.stack([x[0], x[1]]))),
    ("write by a mask", lambda x, p, r, c, m: written(x, m, 0.5)), ("put along", lambda x, p, r, c, m: put(x)), ("add at", lambda x, p, r, c, m: added(x, (r,), x[:2])),
    ("where", lambda x, p, r, c, m: np.where(m[:, None], x, 0.0)), ("sum where", lambda x, p, r, c, m: np.sum(x * x, axis=0, where=m[:, None])),
    ("choose", lambda x, p, r, c, m: np.choose(p % 3, [x[0], x[1], x[2]])), ("sorted", lambda x, p, r, c, m: x[np.argsort(x[:, 0])][p]),
]  # fmt: skip


@pytest.mark.parametrize("name, f", PROGRAMS, ids=[row[0] for row in PROGRAMS])
def test_places_of_each_example(name: str, f: Any) -> None:
    given = (PLACES, ROWS, COLUMNS, MASKS)
    each = [tuple(x[n] for x in given) for n in range(4)]
    total = lambda x, *others: np.sum(np.sin(f(x, *others)))  # noqa: E731
    np.testing.assert_allclose(vmap(f)(X, *given), [f(x, *o) for x, o in zip(X, each, strict=True)])
    expected = [grad(total)(x, *o) for x, o in zip(X, each, strict=True)]
    np.testing.assert_allclose(vmap(grad(total))(X, *given), expected)
    np.testing.assert_allclose(grad(lambda xs: np.sum(vmap(total)(xs, *given)))(X), expected)
    shared = grad(lambda x: np.sum(vmap(total, in_axes=(None, 0, 0, 0, 0))(x, *given)))(X[0])
    np.testing.assert_allclose(shared, sum(grad(total)(X[0], *o) for o in each))
