"""In-place code gives the values that NumPy gives, and their derivatives."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest

from shapedgrad import grad, jvp, vjp, vmap
from shapedgrad.autodiff.errors import NotBatchedError
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


def write_to_what_is_rearranged(x: Any) -> Any:
    y = fresh(x)
    turned, flat = y.T, y.reshape(2, 6)
    turned += 1.0
    turned[0] *= x[:, 1]
    flat[1, ::2] = x[0, 0]
    y.T[1:, ::-1][0] /= 2.0
    y.swapaxes(0, 1)[2] -= flat[0, 1]
    np.moveaxis(y, 0, 1)[...] *= turned
    y.ravel()[3] = 5.0
    return y * flat.reshape(4, 3) + turned.T


def write_by_out(x: Any) -> Any:
    y = fresh(x)
    total = np.zeros(3, like=x)
    np.multiply(y[0], 2.0, out=y[1])
    np.add(y, x, out=y)
    np.exp(y[2], out=y[2])
    np.sum(y, axis=0, out=total)
    np.add.reduce(y * total, axis=0, out=total)
    np.clip(y, -0.3, 0.4, out=y)
    return y * total


def grow_from_nothing(x: Any) -> Any:
    y = np.zeros((5, 3), like=x)
    ones = np.ones_like(x)
    y[:4] = x
    y[4] = y[:4].sum(axis=0)
    ones *= x
    ones[:, 1:2] = x[:, :1]
    np.copyto(y[1], ones[3])
    return np.concatenate([y, ones])


PROGRAMS = [
    write_to_what_is_rearranged, write_by_out, grow_from_nothing,
    rows_in_a_loop, rows_kept, add_to_a_row, add_by_an_index_array, write_through_a_view, read_through_a_view,
    views_of_a_view_see_each_other, overlapping_move, a_name_for_the_same_array, scalars_are_immutable, copies_are_copies,
]  # fmt: skip


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda f: f.__name__)
def test_values_and_derivatives_are_those_of_numpy(program: Any) -> None:
    np.testing.assert_allclose(vjp(program, X)[0], program(X), rtol=1e-14, atol=1e-14)
    check_grads(program, X, order=2)


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda f: f.__name__)
def test_forward_mode_and_vmap_see_the_same_writes(program: Any) -> None:
    value, pullback = vjp(program, X)
    tangent = jvp(program, (X,), (np.cos(X),))[1]
    cotangent = np.sin(np.arange(float(value.size))).reshape(value.shape)
    np.testing.assert_allclose(np.sum(cotangent * tangent), np.sum(pullback(cotangent)[0] * np.cos(X)))
    if program is add_by_an_index_array:  # its mask selects another number of elements in each example
        with pytest.raises(NotBatchedError, match=r"np\.where in the place of a mask"):
            vmap(program)(np.stack([X, X * 0.9]))
        return
    two = np.stack([X, X * 0.9])
    np.testing.assert_allclose(vmap(program)(two), [program(x) for x in two], rtol=1e-12)


def test_what_cannot_be_written_out() -> None:
    for f, message in [
        (
            lambda x: np.add(x, 1.0, out=np.empty((4, 3))),
            "cannot write a traced array into an existing array",
        ),
        (lambda x: np.add(x, 1.0, out=x[0]), r"out has shape \(3,\) where the result has \(4, 3\)"),
        (
            lambda x: np.add(x.astype(np.float32), 1j, out=x),
            "out has dtype float64 where the result has complex64",
        ),
    ]:
        with pytest.raises((TypeError, ValueError), match=message):
            grad(lambda x, f=f: np.sum(f(x)))(X)


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
