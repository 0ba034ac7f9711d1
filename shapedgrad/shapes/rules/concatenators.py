"""Arrays put together in brackets, ``r_[0, 1:5, a]``, or in nested lists, ``block([[a, b], [c, d]])``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, maximum
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import Slice, stacked
from shapedgrad.shapes.rules.grids import points
from shapedgrad.shapes.rules.joining import concatenate
from shapedgrad.shapes.rules.layout import swapaxes
from shapedgrad.shapes.shape import ANY, SCALAR, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapedgrad.shapes.dim import Unknown
    from shapedgrad.shapes.rules.parameters import Blocks, Piece, Pieces


def r_(key: Pieces) -> Shape | Unknown:
    """``r_[a, 1:5, 0]``: one behind the other along the first axis; a text in front names another, and a rank."""
    return _joined(key, axis=0, least=1, place=-1)


def c_(key: Pieces) -> Shape | Unknown:
    """``c_[a, b]``: vectors as columns, joined along the last axis."""
    return _joined(key, axis=-1, least=2, place=0)


def _joined(key: Pieces, axis: int, least: int, place: int) -> Shape | Unknown:
    """Pieces of a least rank joined along an axis; the axes of those that lack some begin at a place."""
    pieces = key if isinstance(key, tuple) else (key,)
    if pieces[:1] == (UNKNOWN,):
        return UNKNOWN  # which may be a directive
    if pieces and isinstance(pieces[0], str):
        if pieces[0] in {"r", "c"} or key == pieces[0]:
            return UNKNOWN  # a matrix, which is left alone
        directive = _directive(pieces[0])
        axis, least, place = (*directive, *(axis, least, place)[len(directive) :])
        pieces = pieces[1:]
    return concatenate(tuple(_piece(each, least, place) for each in pieces), axis)


def _directive(text: str) -> list[int]:
    """What a text such as ``"-1,2,0"`` says: an axis, a rank, a place."""
    numbers = text.split(",")
    try:
        return [int(number) for number in (numbers[:2] if len(numbers) > 3 else numbers)]
    except ValueError:
        raise Refusal(f"{text!r} is no directive") from None


def _piece(piece: Piece, least: int, place: int) -> Shape:
    if isinstance(piece, str):
        raise Refusal(f"the directive {piece!r} does not stand in front")
    if isinstance(piece, Slice):
        line = stacked((1,) * (least - 1), (maximum(points(piece), 0),))
        return line if place == -1 or least < 2 else swapaxes(line, -1, place)
    return _raised(piece, least, place) if isinstance(piece, Shape) else ANY


def _raised(a: Shape, least: int, place: int) -> Shape:
    """The array with axes of size 1 for those it lacks, its own moved to a place among them."""
    if a.rank is None:
        return a if len(a.items) > least else ANY
    lacking = max(least - a.rank, 0)
    raised = stacked((1,) * lacking, a)
    if not lacking or place == -1 or a == SCALAR:
        return raised
    start = place + lacking + 1 if place < 0 else place
    order = list(range(least))
    return raised.permute(order[:start] + order[lacking:] + order[start:lacking])


def block(arrays: Blocks) -> Shape:
    """Arrays in nested lists: the innermost joined along the last axis, those around them along the one before."""
    depth, leaves = _depth(arrays), list(_leaves(arrays))
    if depth is None or not all(leaf.known_rank for leaf in leaves):
        return ANY
    return _assembled(arrays, max(depth, *(leaf.rank or 0 for leaf in leaves)), -depth)


def _depth(arrays: Blocks) -> int | None:
    """How deep the arrays stand, which is the same for all; None where that is not written out."""
    if isinstance(arrays, Shape):
        return 0
    if arrays is UNKNOWN:
        return None
    if not arrays:
        raise Refusal("a list is empty")
    depths = {_depth(each) for each in arrays}
    known = sorted(depth for depth in depths if depth is not None)
    if len(known) > 1:
        raise Refusal(f"lists are {known[0]} and {known[1]} deep side by side")
    return None if None in depths else known[0] + 1


def _leaves(arrays: Blocks) -> Iterator[Shape]:
    if isinstance(arrays, Shape):
        yield arrays
    elif arrays is not UNKNOWN:
        for each in arrays:
            yield from _leaves(each)


def _assembled(arrays: Blocks, rank: int, axis: int) -> Shape:
    if isinstance(arrays, Shape):
        return stacked((1,) * (rank - len(arrays.dims)), arrays)
    return concatenate(tuple(_assembled(each, rank, axis + 1) for each in arrays), axis)
