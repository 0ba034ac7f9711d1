"""Sums of products: ``dot``, ``tensordot``, ``einsum``, ``convolve``."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.dim import UNKNOWN, maximum, minimum
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import stacked
from shapedgrad.shapes.rules.axes import several
from shapedgrad.shapes.rules.creation import vector
from shapedgrad.shapes.rules.gufuncs import INNER
from shapedgrad.shapes.rules.parameters import is_certain, one_of
from shapedgrad.shapes.rules.targets import exactly, into, of_rank
from shapedgrad.shapes.rules.wording import counted
from shapedgrad.shapes.shape import ANY, SCALAR, Shape, broadcast
from shapedgrad.shapes.subscripts import contract, of_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapedgrad.shapes.dim import Unknown
    from shapedgrad.shapes.rules.parameters import Arrays, DType, Ignored, Nested, Subscripts, Text


def dot(a: Shape, b: Shape, out: Shape | None = None) -> Shape:
    """Sums over the last axis of the first and the last but one of the second; a number scales."""
    if SCALAR in (a, b):
        return exactly(out, broadcast(a, b))
    if (not a.known_rank and a.after == ()) or (not b.known_rank and len(b.after) < 2):
        return ANY
    axis = -1 if b.rank == 1 else -2
    agree(a.dim(-1), b.dim(axis), INNER, "shape-matmul")
    return exactly(out, stacked(a.drop((-1,)), b.drop((axis,))))


def inner(a: Shape, b: Shape) -> Shape:
    """Sums over the last axes of both; a number scales."""
    if SCALAR in (a, b):
        return broadcast(a, b)
    if () in (a.after if a.rest else a.before, b.after if b.rest else b.before):
        return ANY
    agree(a.dim(-1), b.dim(-1), INNER, "shape-matmul")
    return stacked(a.drop((-1,)), b.drop((-1,)))


def vdot(a: Shape, b: Shape) -> Shape:
    """One sum over all numbers of two arrays."""
    agree(a.size, b.size, "the numbers of elements are", "shape-matmul")
    return SCALAR


def outer(a: Shape, b: Shape, out: Shape | None = None) -> Shape:
    """Every number of one with every number of the other."""
    return into(out, Shape((a.size, b.size)))


def vector_outer(x1: Shape, x2: Shape) -> Shape:
    """``linalg.outer``: of vectors only."""
    return Shape((vector(x1), vector(x2)))


def ufunc_outer(
    A: Shape,
    B: Shape,
    out: Shape | None = None,
    *,
    where: Shape = SCALAR,
    casting: Ignored = "same_kind",
    order: Ignored = "K",
    dtype: DType = None,
    subok: Ignored = True,
    signature: Ignored = None,
) -> Shape:
    """``add.outer(A, B)``: every number of one with every number of the other, in their axes."""
    return into(out, broadcast(stacked(A, B), where))


def kron(a: Shape, b: Shape) -> Shape:
    """Each number of one times the whole of the other, in place."""
    if a.rank is None or b.rank is None:
        return ANY
    rank = max(a.rank, b.rank)
    pair = (stacked((1,) * (rank - len(each.dims)), each).dims for each in (a, b))
    return Shape(size * times for size, times in zip(*pair, strict=True))


def tensordot(a: Shape, b: Shape, axes: Nested = 2) -> Shape:
    """Sums over pairs of axes: so many at the inner ends, or the ones named for each operand."""
    if not is_certain(axes) or a.rank is None or b.rank is None:
        return ANY
    first, second = _pairs(axes)
    if len(first) != len(second):
        raise Refusal(
            f"{counted(len(first), 'axis', 'axes')} cannot be summed with {len(second)}", "shape-axis"
        )
    for one, other in zip(first, second, strict=True):
        agree(
            a.dim(one),
            b.dim(other),
            f"axis {one} of the first and axis {other} of the second are",
            "shape-matmul",
        )
    return stacked(a.drop(first), b.drop(second))


def _pairs(axes: Nested) -> tuple[Sequence[int], Sequence[int]]:
    """The axes of each operand: so many last of the first and first of the second, or two lists."""
    if isinstance(axes, int):
        return range(-axes, 0), range(axes)
    if len(axes) != 2:
        raise Refusal(f"{axes} does not name axes for two operands", "shape-axis")
    return several(axes[0]), several(axes[1])


def linalg_tensordot(x1: Shape, x2: Shape, *, axes: Nested = 2) -> Shape:
    """The array API's form of ``tensordot``."""
    return tensordot(x1, x2, axes)


def einsum(
    subscripts: Subscripts,
    *operands: Shape,
    out: Shape | None = None,
    optimize: Ignored = False,
    dtype: DType = None,
    order: Ignored = "K",
    casting: Ignored = "safe",
) -> Shape:
    """Sums of products as the subscripts say."""
    result = _contracted(subscripts, operands)
    return ANY if result is None else of_rank(out, result)


def einsum_path(
    subscripts: Subscripts, *operands: Shape, optimize: Ignored = "greedy", einsum_call: Ignored = False
) -> Unknown:
    """The order in which products are best taken: of what can be contracted."""
    _contracted(subscripts, operands)
    return UNKNOWN


def _contracted(subscripts: Subscripts, operands: tuple[Shape, ...]) -> Shape | None:
    if subscripts is UNKNOWN:
        return None
    text = subscripts if isinstance(subscripts, str) else of_lists(subscripts, len(operands))
    return contract(text, operands)


def convolve(a: Shape, v: Shape, mode: Text = "full") -> Shape:
    """One sequence slid along another: where they touch, in the longer's length, where they overlap wholly."""
    one_of("full same valid", mode, "mode")
    n, m = (1 if each == SCALAR else vector(each) for each in (a, v))
    if 0 in (n, m):
        raise Refusal(f"{a} or {v} is empty")
    lengths = {"full": n + m - 1, "same": maximum(n, m), "valid": maximum(n, m) - minimum(n, m) + 1}
    return Shape((lengths[mode] if isinstance(mode, str) else UNKNOWN,))


def correlate(a: Shape, v: Shape, mode: Text = "valid") -> Shape:
    """One sequence slid along another, where they overlap wholly unless more is asked for."""
    return convolve(Shape((vector(a),)), Shape((vector(v),)), mode)


def multi_dot(arrays: Arrays, *, out: Shape | None = None) -> Shape:
    """A chain of matrix products; the first and the last may be vectors."""
    if not isinstance(arrays, tuple):
        return ANY
    if len(arrays) < 2:
        raise Refusal(f"{len(arrays)} array is no chain")
    links = [_link(each, inside=0 < place < len(arrays) - 1) for place, each in enumerate(arrays)]
    if out is None:
        return reduce(dot, links)
    if len(links) > 2:
        links[0], links[-1] = _matrix_of(links[0], first=True), _matrix_of(links[-1], first=False)
    exactly(out, reduce(dot, links))
    return multi_dot(arrays)


def _matrix_of(a: Shape, *, first: bool) -> Shape:
    """A vector as the row or column that it is in a chain of three or more, where ``out`` has two axes in any case."""
    if a.rank != 1:
        return a
    return Shape((1, *a.dims) if first else (*a.dims, 1))


def _link(a: Shape, *, inside: bool) -> Shape:
    """A matrix; at the ends of a chain a vector will do, and what may be one stays as it is."""
    if not inside and (a.rank == 1 or (a.rank is None and len(a.items) < 3)):
        return a
    matrix = a.with_rank(2)
    if matrix is None:
        rank = f"at least {len(a.items) - 1}" if a.rank is None else a.rank
        raise Refusal(f"{a} has rank {rank} where 2 is wanted", "shape-matmul")
    return matrix
