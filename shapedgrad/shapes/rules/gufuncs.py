"""Generalized ufuncs: functions of vectors and matrices, which stand along core axes; all other axes broadcast.

The core axes are the last ones, unless ``axes=`` or ``axis=`` names others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import ends, stacked
from shapedgrad.shapes.rules.axes import several
from shapedgrad.shapes.rules.layout import moveaxis
from shapedgrad.shapes.rules.parameters import is_certain
from shapedgrad.shapes.rules.targets import exactly, into
from shapedgrad.shapes.rules.wording import counted
from shapedgrad.shapes.shape import ANY, SCALAR, Shape, broadcast

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim
    from shapedgrad.shapes.rules.parameters import Axis, DType, Flag, Ignored, Nested, Rule

INNER = "the inner dimensions are"


def matmul(
    x1: Shape,
    x2: Shape,
    out: Shape | None = None,
    *,
    casting: Ignored = "same_kind",
    order: Ignored = "K",
    dtype: DType = None,
    subok: Ignored = True,
    signature: Ignored = None,
    axes: Nested | None = None,
) -> Shape:
    """Rows times columns, a vector being either; the axes in front broadcast."""
    return _along(axes, (2, 2), out, _matmul, x1, x2)


def _matmul(x1: Shape, x2: Shape) -> tuple[Shape, int]:
    if SCALAR in (x1, x2):
        raise Refusal("a 0-d array has no inner dimension", hint="multiply by a number with *")
    if _maybe_vector(x1):
        return (ANY if _maybe_vector(x2) or x2.rank == 1 else stacked(ANY, ends(x2, 0, 1)[2])), 0
    if _maybe_vector(x2):
        return ANY, 0
    _, left, (*rows, inner) = ends(x1, 0, min(x1.rank or 2, 2))
    _, right, (other, *columns) = ends(x2, 0, min(x2.rank or 2, 2))
    _inner(x1, x2, inner, other)
    return stacked(broadcast(left, right), rows, columns), len(rows + columns)


def _maybe_vector(a: Shape) -> bool:
    """Whether the rank is unknown and may be 1, so that even the result's rank is uncertain."""
    return not a.known_rank and len(a.items) < 3


def _inner(x1: Shape, x2: Shape, inner: Dim, other: Dim) -> None:
    try:
        agree(inner, other, INNER, "shape-matmul")
    except Refusal as refusal:
        raise Refusal(refusal.reason, refusal.code, _arrangement(x1, x2)) from None


def _arrangement(x1: Shape, x2: Shape) -> str:
    """A transposition that would fit, if there is one."""
    if x1.rank != 2 or x2.rank != 2:
        return ""
    (n, k), (m, p) = x1.dims, x2.dims
    fits = {"the first": n == m, "the second": k == p, "both": n == p}
    return next((f"transposing {which} would fit" for which, does in fits.items() if does), "")


def linalg_matmul(x1: Shape, x2: Shape) -> Shape:
    """The array API's form of ``matmul``."""
    return matmul(x1, x2)


def matvec(
    x1: Shape,
    x2: Shape,
    out: Shape | None = None,
    *,
    casting: Ignored = "same_kind",
    order: Ignored = "K",
    dtype: DType = None,
    subok: Ignored = True,
    signature: Ignored = None,
    axes: Nested | None = None,
) -> Shape:
    """Matrices times vectors, the axes in front broadcast."""
    return _along(axes, (2, 1), out, _matvec, x1, x2)


def _matvec(x1: Shape, x2: Shape) -> tuple[Shape, int]:
    _, left, (rows, inner) = ends(x1, 0, 2)
    _, right, (other,) = ends(x2, 0, 1)
    agree(inner, other, INNER, "shape-matmul")
    return stacked(broadcast(left, right), (rows,)), 1


def vecmat(
    x1: Shape,
    x2: Shape,
    out: Shape | None = None,
    *,
    casting: Ignored = "same_kind",
    order: Ignored = "K",
    dtype: DType = None,
    subok: Ignored = True,
    signature: Ignored = None,
    axes: Nested | None = None,
) -> Shape:
    """Vectors times matrices, the axes in front broadcast."""
    return _along(axes, (1, 2), out, _vecmat, x1, x2)


def _vecmat(x1: Shape, x2: Shape) -> tuple[Shape, int]:
    _, left, (inner,) = ends(x1, 0, 1)
    _, right, (other, columns) = ends(x2, 0, 2)
    agree(inner, other, INNER, "shape-matmul")
    return stacked(broadcast(left, right), (columns,)), 1


def vecdot(
    x1: Shape,
    x2: Shape,
    out: Shape | None = None,
    *,
    casting: Ignored = "same_kind",
    order: Ignored = "K",
    dtype: DType = None,
    subok: Ignored = True,
    signature: Ignored = None,
    axes: Nested | None = None,
    axis: Axis = -1,
    keepdims: Flag = False,
) -> Shape:
    """Vectors times vectors along an axis, the other axes broadcast."""

    def product(x1: Shape, x2: Shape) -> tuple[Shape, int]:
        agree(x1.dim(axis), x2.dim(axis), INNER, "shape-matmul")
        product = broadcast(x1.drop((axis,)), x2.drop((axis,)))
        return (product.insert(axis, 1), 1) if keepdims else (product, 0)

    return _along(axes, (1, 1), out, product, x1, x2)


def linalg_vecdot(x1: Shape, x2: Shape, *, axis: Axis = -1) -> Shape:
    """The array API's form of ``vecdot``."""
    return vecdot(x1, x2, axis=axis)


def _along(
    axes: Nested, cores: tuple[int, int], out: Shape | None, rule: Rule, x1: Shape, x2: Shape
) -> Shape:
    """What a rule makes of core axes at the end, where others are named: they go there, and the result's come back."""
    if axes is None:
        result, core = rule(x1, x2)
        return _matrices_into(out, result, core)
    if not is_certain(axes) or x1.rank is None or x2.rank is None:
        return ANY if out is None else out
    entries = [several(entry) for entry in several(axes)]
    moved = [_to_the_end(x, entry, core) for x, entry, core in zip((x1, x2), entries, cores, strict=False)]
    if len(entries) not in {3, 2 if cores == (1, 1) else 3}:
        raise Refusal(f"{len(entries)} entries are for two operands and a result", "shape-axis")
    result, core = rule(*moved)
    for entry in entries[2:]:
        _check_count(entry, core)
        result = moveaxis(result, tuple(range(-core, 0)), entry)
    return exactly(out, result)


def _to_the_end(x: Shape, axes: tuple[int, ...], core: int) -> Shape:
    core = min(core, x.rank or 0)
    _check_count(axes, core)
    return moveaxis(x, axes, tuple(range(-core, 0)))


def _check_count(axes: tuple[int, ...], core: int) -> None:
    if len(axes) != core:
        raise Refusal(
            f"{axes} names {counted(len(axes), 'axis', 'axes')} where {core} are wanted", "shape-axis"
        )


def _matrices_into(out: Shape | None, result: Shape, core: int) -> Shape:
    """The result in ``out``: stacks of matrices broadcast into it, the matrices themselves do not."""
    if out is None or not out.known_rank or not result.known_rank:
        return result if out is None else out
    exactly(Shape(out.dims[len(out.dims) - core :]), Shape(result.dims[len(result.dims) - core :]))
    return into(out, result)
