"""In-place code gives the values that NumPy gives, and their derivatives."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest

from shapedgrad import grad, vjp
from shapedgrad.testing import check_grads

X = np.arange(12.0).reshape(4, 3) / 7 - 0.6


def fresh(x: Any) -> Any:
    return x * 1.0


def rows_in_a_loop(x: Any) -> Any:
    y = fresh(x)
    for k in range(3):
        y[k + 1] = np.tanh(y[k]) * y[k + 1]
    return y


def rows_kept(x: Any) -> Any:
    y = np.zeros_like(x)
    row = y[0]
    for k in range(4):
        row = row + x[k]
        y[k] = row
    return y


def add_to_a_row(x: Any) -> Any:
    y = fresh(x)
    y[1] += x[0] * 2
    y[1:3] *= y[0]
    y[:, 0] -= 1.0
    y[1, 2] += y[0, 0]
    y[2][1:] /= 3.0
    return y


def add_by_an_index_array(x: Any) -> Any:
    y = fresh(x)
    y[[0, 2]] += y[[1, 1]] ** 2
    y[y > 0.5] *= 2.0
    y[:, [0, 2]] += 1.0
    y[np.arange(4), [0, 1, 2, 0]] = 0.0
    return y


def write_through_a_view(x: Any) -> Any:
    y = fresh(x)
    row = y[1:]
    row += 1.0
    row[0] *= x[0]
    corner = row[0, :2]
    corner[...] = x[3, 1:] ** 2
    return y * row.sum()


def read_through_a_view(x: Any) -> Any:
    y = fresh(x)
    row, other, corner, flat, turned = y[1:], y[0], y[1:][0, :2], y.reshape(-1), y.T
    y *= 2.0
    y[1, 0] = 5.0
    y[3] = x[0] * y[3]
    return np.concatenate([row.ravel(), other, corner, flat, turned.ravel()])


def views_of_a_view_see_each_other(x: Any) -> Any:
    y = fresh(x)
    a, b = y[:2], y[1:]
    a += 1.0
    b *= a[1]
    return a * b[0]


def overlapping_move(x: Any) -> Any:
    y = fresh(x)
    y[1:] = y[:-1]
    y[:, ::-1] = y + 0.0
    return y


def a_name_for_the_same_array(x: Any) -> Any:
    y = fresh(x)
    z = y
    z += x
    z **= 2
    y -= 1.0
    return y * z


def scalars_are_immutable(x: Any) -> Any:
    total = np.sum(x)
    before = total
    total += 1.0
    first = x[0, 0]
    first *= 5.0
    return total * before + x[0, 0]


def copies_are_copies(x: Any) -> Any:
    y = fresh(x)
    a, b, c, d = y.copy(), copy.deepcopy(y), copy.copy(y), y[[0, 1]]
    y += 1.0
    a *= 2.0
    return a.sum() * b.sum() + c.sum() + d.sum() * y


PROGRAMS = [
    rows_in_a_loop, rows_kept, add_to_a_row, add_by_an_index_array, write_through_a_view, read_through_a_view,
    views_of_a_view_see_each_other, overlapping_move, a_name_for_the_same_array, scalars_are_immutable, copies_are_copies,
]  # fmt: skip


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda f: f.__name__)
def test_values_and_derivatives_are_those_of_numpy(program: Any) -> None:
    np.testing.assert_allclose(vjp(program, X)[0], program(X), rtol=1e-14, atol=1e-14)
    check_grads(program, X, order=2)


def test_what_is_read_only_is_not_written_to() -> None:
    def f(x: Any) -> Any:
        y = np.broadcast_to(x, (2, 4, 3))
        y += 1.0
        return np.sum(y)

    for call in (f, grad(f)):
        with pytest.raises(ValueError, match="read-only"):
            call(X)


def test_views_that_are_gone_cost_nothing() -> None:
    from shapedgrad.autodiff.trace import trace

    def f(inputs: list[Any]) -> Any:
        y = inputs[0] * 1.0
        for k in range(50):
            y[k % 4] = y[(k + 1) % 4] * 0.5
        return y

    _, tape, _ = trace(f, [X])
    assert len(tape.entries) == 1 + 3 * 50
