"""Random programs: views, writes in place, reductions and products in any order give the same bits when compiled."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shapedgrad import compile, value_and_grad  # noqa: A004
from shapedgrad.transforms.pytree import flatten

N = 6

UNARY: list[Any] = [
    np.tanh, np.sin, np.exp, lambda x: -x, lambda x: x * 0.5, lambda x: 1.0 - x, np.square, abs, lambda x: x * 1.0, lambda x: x + 0.0,
    lambda x: np.where(x > 0.1, x, -0.0), np.cumsum, np.sort, lambda x: x.copy(), np.negative, lambda x: x / 3.0,
    lambda x: np.maximum(x, 0.0), lambda x: (x > 0) * x,
]  # fmt: skip
VIEWS: list[Any] = [
    lambda x: x.T, lambda x: x[::-1], lambda x: x[:, ::-1], lambda x: x.reshape(N * N).reshape(N, N), lambda x: x[np.argsort(np.arange(N))],
    lambda x: np.broadcast_to(x[0], (N, N)), lambda x: np.flip(x), lambda x: x[np.arange(N)[::-1], :], lambda x: np.swapaxes(x, 0, 1),
]  # fmt: skip
REDUCTIONS: list[Any] = [
    lambda x: np.sum(x, axis=0), lambda x: np.sum(x, axis=1, keepdims=True), np.mean, lambda x: np.max(x, axis=0), lambda x: x[2],
    lambda x: x[np.arange(N), np.arange(N)[::-1]], lambda x: np.sum(-x, axis=0), lambda x: np.diagonal(x), lambda x: x[1, 2], np.sum,
]  # fmt: skip
BINARY: list[Any] = [
    lambda x, y: x + y, lambda x, y: x - y, lambda x, y: x * y, lambda x, y: x + -y, lambda x, y: x - -y, np.maximum, lambda x, y: x @ y,
    lambda x, y: x.T @ y, lambda x, y: np.where(x > y, x, y), lambda x, y: x / (1.0 + y * y), lambda x, y: np.hypot(x, y),
]  # fmt: skip


def _write(x: Any, y: Any, how: int) -> None:
    if how == 0:
        x += y
    elif how == 1:
        x[1:3] = y[2]
    elif how == 2:
        x.T[0] *= 2.0
    elif how == 3:
        row = x[1]
        row -= y[0]
    elif how == 4:
        x[np.arange(N), np.arange(N)[::-1]] = y[3]
    else:
        x[...] = y


instructions = st.tuples(st.integers(0, 5), st.integers(0, 40), st.integers(0, 9), st.integers(0, 9))


def program(steps: list[tuple[int, int, int, int]]) -> Any:
    """Return the function of two matrices that the steps describe: each makes a value of earlier ones, or writes."""

    def f(a: Any, b: Any) -> Any:
        values, small = [a, b], [a[0]]
        for kind, which, i, j in steps:
            x, y = values[i % len(values)], values[j % len(values)]
            if kind == 0:
                values.append(UNARY[which % len(UNARY)](x).reshape(N, N))
            elif kind == 1:
                values.append(VIEWS[which % len(VIEWS)](x))
            elif kind == 2:
                small.append(REDUCTIONS[which % len(REDUCTIONS)](x))
            elif kind == 3:
                values.append(BINARY[which % len(BINARY)](x, y))
            elif kind == 4:
                values.append(x + small[j % len(small)])
            else:
                target = x * 1.0 + 0.0 * y
                _write(target, y.copy(), which % 6)
                values.append(target)
        return values[2:] + small

    return f


def bits(x: Any) -> bytes:
    plain = np.asarray(x)
    return np.where(np.isnan(plain), np.nan, plain).tobytes() + str((plain.shape, plain.dtype)).encode()


def scalar(f: Any) -> Any:
    return lambda a, b: sum([np.sum(np.tanh(y)) for y in f(a, b)], 0.0 * np.sum(b))


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@settings(max_examples=60, deadline=None)
@example(
    [(0, 0, 0, 0), (2, 0, 0, 0), (2, 8, 0, 0), (4, 0, 0, 2), (0, 0, 0, 0), (0, 0, 0, 0), (5, 38, 0, 9)],
    0,
    np.float32,
)
@given(
    st.lists(instructions, min_size=1, max_size=14),
    st.integers(0, 3),
    st.sampled_from([np.float32, np.float64]),
)
def test_random_programs_have_the_same_bits(steps: Any, seed: int, dtype: Any) -> None:
    f = program(steps)
    rng = np.random.default_rng(seed)
    calls = [[rng.normal(size=(N, N)).astype(dtype) for _ in range(2)] for _ in range(3)]
    calls[2][0][0, :3] = [0.0, -0.0, 1.0]
    for g in (f, value_and_grad(scalar(f), (0, 1))):
        compiled = compile(g)
        for a, b in calls + calls[:1]:
            before = bits(a), bits(b)
            found, expected = flatten(compiled(a, b))[0], flatten(g(a, b))[0]
            assert [bits(y) for y in found] == [bits(y) for y in expected]
            assert (bits(a), bits(b)) == before
            for y in found:
                assert not np.may_share_memory(y, a)
                assert not np.may_share_memory(y, b)
        assert compiled.cache_info().hits >= 1
