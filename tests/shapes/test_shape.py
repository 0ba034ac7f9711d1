"""Shapes: their parts, their axes, and what they broadcast to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shapedgrad.shapes.dim import UNKNOWN, Name, name
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.notation import parse_shape as shape
from shapedgrad.shapes.shape import ANY, SCALAR, Rest, Shape, broadcast

N, M = name("N"), name("M")

sizes = st.lists(st.sampled_from([0, 1, 1, 2, 3]), max_size=4).map(tuple)


@pytest.mark.parametrize(
    "text",
    [
        "()",
        "(4,)",
        "(N, 3)",
        "(..., D)",
        "(*batch, D)",
        "(...)",
        "(*batch)",
        "(_, 3)",
        "(N, ..., (N + 1)//M)",
    ],
)
def test_print(text: str) -> None:
    assert str(shape(text)) == text
    assert repr(shape(text)) == f"Shape{text}"


def test_construction() -> None:
    assert Shape() == SCALAR == Shape(())
    assert Shape([np.int64(3), True]).items == (3, 1)
    assert type(Shape([np.int64(3)]).dims[0]) is int
    assert {Shape((3, N)): 1}[Shape((3, N))] == 1
    with pytest.raises(ValueError, match="at most one variadic part"):
        Shape((Rest(), 3, Rest()))
    with pytest.raises(TypeError):
        Shape(("N",))  # type: ignore[arg-type]


def test_parts() -> None:
    known, batch = shape("N, 3"), shape("N, *batch, 3, 4")
    assert (known.rank, known.known_rank, known.rest) == (2, True, None)
    assert (known.before, known.after, known.dims) == ((N, 3), (), (N, 3))
    assert (batch.rank, batch.known_rank, batch.rest) == (None, False, Rest(Name("batch")))
    assert (batch.before, batch.after) == ((N,), (3, 4))
    assert ANY.rest == Rest()
    assert str(Rest()) == "..."
    with pytest.raises(ValueError, match="no known rank"):
        _ = batch.dims


def test_size() -> None:
    assert shape("N, 3, 2").size == 6 * N
    assert SCALAR.size == 1
    assert shape("_, 3").size is UNKNOWN
    assert shape("_, 0").size == shape("..., 0").size == 0
    assert ANY.size is UNKNOWN


def test_dim() -> None:
    assert [shape("N, 3").dim(axis) for axis in (0, 1, -1, -2)] == [N, 3, 3, N]
    batch = shape("N, ..., 3, 4")
    assert [batch.dim(axis) for axis in (0, -1, -2)] == [N, 4, 3]
    assert batch.dim(1) is batch.dim(-3) is UNKNOWN
    with pytest.raises(Refusal, match="axis 2 is out of bounds for rank 2") as refused:
        shape("N, 3").dim(2)
    assert refused.value.code == "shape-axis"


def test_normalize() -> None:
    assert shape("N, 3").normalize(-2) == 0
    assert ANY.normalize(-7) == -7
    with pytest.raises(Refusal, match="axis -1 is out of bounds for rank 0"):
        SCALAR.normalize(-1)


@pytest.mark.parametrize(
    "start, axes, result",
    [
        ("2,3,4", [0, -1], "3"),
        ("2,3,4", [], "2,3,4"),
        ("N,*b,3", [0], "*b,3"),
        ("N,*b,3", [-1, 0], "*b"),
        ("N,*b,3", [1], "N,..."),
        ("N,*b,3", [-2], "...,3"),
        ("N,*b,3", [-2, 2], "..."),
    ],
)
def test_drop(start: str, axes: list[int], result: str) -> None:
    assert shape(start).drop(axes) == shape(result)


def test_drop_refuses() -> None:
    with pytest.raises(Refusal, match="axis -1 is named twice"):
        shape("2,3").drop([1, -1])
    with pytest.raises(Refusal, match="axis 5 is out of bounds for rank 2"):
        shape("2,3").drop([5])


@pytest.mark.parametrize(
    "start, axis, result",
    [
        ("2,3", -1, "2,9"),
        ("2,3", 0, "9,3"),
        ("N,*b,3", 0, "9,*b,3"),
        ("N,*b,3", -1, "N,*b,9"),
        ("N,*b,3", 2, "N,..."),
        ("N,*b,3", -3, "...,3"),
    ],
)
def test_replace(start: str, axis: int, result: str) -> None:
    assert shape(start).replace(axis, 9) == shape(result)


@pytest.mark.parametrize(
    "start, axis, result",
    [
        ("2,3", 0, "9,2,3"),
        ("2,3", 2, "2,3,9"),
        ("2,3", -1, "2,3,9"),
        ("2,3", -3, "9,2,3"),
        ("", 0, "9"),
        ("N,*b,3", 0, "9,N,*b,3"),
        ("N,*b,3", 1, "N,9,*b,3"),
        ("N,*b,3", -1, "N,*b,3,9"),
        ("N,*b,3", -2, "N,*b,9,3"),
        ("N,*b,3", 2, "N,..."),
        ("N,*b,3", -3, "...,3"),
    ],
)
def test_insert(start: str, axis: int, result: str) -> None:
    assert shape(start).insert(axis, 9) == shape(result)


def test_insert_refuses() -> None:
    with pytest.raises(Refusal, match="axis 3 is out of bounds for rank 3"):
        shape("2,3").insert(3, 9)


def test_permute() -> None:
    assert shape("2,3,4").permute((2, 0, -2)) == shape("4,2,3")
    assert shape("N,...,3").permute((1, 2, 0)) == shape("_,3,N")
    for axes, reason in [
        ((0,), "1 axes are given for rank 2"),
        ((0, 0), "axis 0 is named twice"),
        ((0, 2), "axis 2 is out of bounds for rank 2"),
    ]:
        with pytest.raises(Refusal, match=reason):
            shape("2,3").permute(axes)
    with pytest.raises(Refusal, match="1 axes are given for rank at least 2"):
        shape("N,...,3").permute((0,))


def test_with_rank() -> None:
    assert shape("2,3").with_rank(2) == shape("2,3")
    assert shape("2,3").with_rank(3) is None
    assert shape("N,...,3").with_rank(4) == shape("N,_,_,3")
    assert shape("N,...,3").with_rank(1) is None


def test_substitute() -> None:
    n, batch = Name("N"), Name("batch")
    start = shape("N+1, *batch, D")
    assert start.substitute({n: 3}) == shape("4, *batch, D")
    assert start.substitute({batch: shape("2,3")}) == shape("N+1, 2, 3, D")
    assert start.substitute({batch: shape("...,3"), n: M}) == shape("M+1, ..., 3, D")
    assert start.substitute({batch: 3, n: shape("2")}) == start
    assert shape("..., N").substitute({n: UNKNOWN}) == shape("..., _")


@given(sizes, sizes)
def test_broadcast_is_that_of_numpy(a: tuple[int, ...], b: tuple[int, ...]) -> None:
    try:
        expected = np.broadcast_shapes(a, b)
    except ValueError:
        with pytest.raises(Refusal) as refused:
            broadcast(Shape(a), Shape(b))
        assert refused.value.code == "shape-broadcast"
    else:
        assert broadcast(Shape(a), Shape(b)).dims == expected


@given(st.lists(sizes, max_size=4))
def test_broadcast_of_any_number(shapes: list[tuple[int, ...]]) -> None:
    try:
        expected = np.broadcast_shapes(*shapes)
    except ValueError:
        with pytest.raises(Refusal):
            broadcast(*map(Shape, shapes))
    else:
        assert broadcast(*map(Shape, shapes)).dims == expected


def _forgetful(items: tuple[int, ...], start: int, stop: int) -> Shape:
    """The shape with a variadic part in place of some dimensions."""
    return Shape((*items[:start], Rest(), *items[max(start, stop) :]))


def _is_instance(items: tuple[int, ...], known: Shape) -> bool:
    whole = known.with_rank(len(items))
    return whole is not None and all(d is UNKNOWN or d == i for d, i in zip(whole.dims, items, strict=True))


@given(sizes, sizes, st.tuples(*[st.integers(0, 4)] * 4))
def test_broadcast_of_unknown_ranks_claims_only_what_is_certain(
    a: tuple[int, ...], b: tuple[int, ...], cuts: tuple[int, int, int, int]
) -> None:
    try:
        expected = np.broadcast_shapes(a, b)
    except ValueError:
        return
    vague_a, vague_b = _forgetful(a, *cuts[:2]), _forgetful(b, *cuts[2:])
    for one, other in ((vague_a, Shape(b)), (Shape(a), vague_b), (vague_a, vague_b)):
        assert _is_instance(expected, broadcast(one, other))


@given(sizes, st.tuples(*[st.integers(0, 4)] * 2), st.integers(-5, 4))
def test_axes_of_unknown_ranks_claim_only_what_is_certain(
    items: tuple[int, ...], cuts: tuple[int, int], axis: int
) -> None:
    known, vague = Shape(items), _forgetful(items, *cuts)
    for change in (
        lambda s: s.drop([axis]),
        lambda s: s.replace(axis, 7),
        lambda s: s.insert(axis, 7),
        lambda s: Shape((s.dim(axis),)),
    ):
        try:
            expected = change(known)
        except Refusal:
            continue
        assert _is_instance(expected.dims, change(vague))


@pytest.mark.parametrize(
    "a, b, result",
    [
        ("N,D", "1,D", "N,D"),
        ("N,D", "D", "N,D"),
        ("N,1,D", "3,1", "N,3,D"),
        ("_,3", "N,1", "_,3"),
        ("*b,D", "D", "*b,D"),
        ("*b,D", "", "*b,D"),
        ("*b,D", "*b,1", "*b,D"),
        ("2,*b,D", "1,*b,D", "2,*b,D"),
        ("*b,D", "*c,D", "...,D"),
        ("*b,D", "*b", "...,_"),
        ("*b,3", "*b", "...,3"),
        ("*b,D", "N,D", "...,_,D"),
        ("*b,D", "5,D", "...,5,D"),
        ("N,...,D", "D", "N,...,D"),
        ("...", "3,4", "...,3,4"),
        ("...,D", "...,D", "...,D"),
    ],
)
def test_broadcast(a: str, b: str, result: str) -> None:
    assert broadcast(shape(a), shape(b)) == shape(result)
    assert broadcast(shape(b), shape(a)) == shape(result)


@pytest.mark.parametrize(
    "a, b, reason, code",
    [
        ("N,3", "4", "axis -1 is 3 and 4", "shape-broadcast"),
        ("3,D", "4,1", "axis -2 is 3 and 4", "shape-broadcast"),
        ("...,3", "N,4", "axis -1 is 3 and 4", "shape-broadcast"),
        ("2,*b,D", "3,*b,D", "in front of *b, axis -1 is 2 and 3", "shape-broadcast"),
        ("N,D", "M,D", "N and M need not be equal", "shape-unproven"),
    ],
)
def test_broadcast_refuses(a: str, b: str, reason: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        broadcast(shape(a), shape(b))
    assert (refused.value.reason, refused.value.code) == (reason, code)
