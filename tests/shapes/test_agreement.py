"""Two sizes that have to fit."""

from __future__ import annotations

import pytest

from shapedgrad.shapes.agreement import agree, broadcast_dim, same_size
from shapedgrad.shapes.dim import UNKNOWN, Dim, maximum, minimum, name
from shapedgrad.shapes.errors import Refusal

N, M = name("N"), name("M")
n, m = name("n", declared=False), name("m", declared=False)


@pytest.mark.parametrize(
    "a, b, agreed",
    [
        (3, 3, 3),
        (N, N, N),
        (UNKNOWN, 3, 3),
        (N, UNKNOWN, N),
        (UNKNOWN, UNKNOWN, UNKNOWN),
        (n, 3, 3),
        (n, N, N),
        (n, m, n),
        (n + N, N, N),
    ],
)
def test_agree(a: Dim, b: Dim, agreed: Dim) -> None:
    assert agree(a, b, "the sizes are", "shape") == agreed


@pytest.mark.parametrize(
    "a, b, reason, code",
    [
        (3, 4, "the sizes are 3 and 4", "shape-join"),
        (n, n + 1, "the sizes are n and n + 1", "shape-join"),
        (N, M, "N and M need not be equal", "shape-unproven"),
        (N, 3, "N and 3 need not be equal", "shape-unproven"),
    ],
)
def test_disagree(a: Dim, b: Dim, reason: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        agree(a, b, "the sizes are", "shape-join")
    assert (refused.value.reason, refused.value.code) == (reason, code)


@pytest.mark.parametrize(
    "a, b, result",
    [
        (1, 1, 1),
        (1, N, N),
        (1, UNKNOWN, UNKNOWN),
        (1, 0, 0),
        (3, 3, 3),
        (N, N, N),
        (UNKNOWN, 3, 3),
        (UNKNOWN, 0, 0),
        (UNKNOWN, N, UNKNOWN),
        (UNKNOWN, N + 2, N + 2),
        (UNKNOWN, UNKNOWN, UNKNOWN),
        (n, 3, 3),
        (n, N, UNKNOWN),
        (n, m, UNKNOWN),
        (n, N + 2, N + 2),
        (minimum(N, 1), N, N),
        (minimum(N, 1), 5, 5),
        (minimum(N, 1), M, UNKNOWN),
        (minimum(n, 1), n + 2, n + 2),
        (0, 1, 0),
    ],
)
def test_broadcast_dim(a: Dim, b: Dim, result: Dim) -> None:
    assert broadcast_dim(a, b) == result
    assert broadcast_dim(b, a) == result


def test_no_size_is_negative() -> None:
    cut = maximum(N - 1, 0)
    assert agree(cut, N - 1, "the sizes are", "shape") in (cut, N - 1)
    assert broadcast_dim(N - 1, cut) == N - 1
    assert same_size(cut, N) is None
    assert same_size(cut, UNKNOWN) is None


@pytest.mark.parametrize(
    "a, b, reason, code",
    [
        (3, 4, "the sizes are 3 and 4", "shape-broadcast"),
        (0, 2, "the sizes are 0 and 2", "shape-broadcast"),
        (n, n + 1, "the sizes are n and n + 1", "shape-broadcast"),
        (N, M, "N and M need not be equal", "shape-unproven"),
        (N, 3, "N and 3 need not be equal", "shape-unproven"),
    ],
)
def test_broadcast_dim_refuses(a: Dim, b: Dim, reason: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        broadcast_dim(a, b)
    assert (refused.value.reason, refused.value.code) == (reason, code)
