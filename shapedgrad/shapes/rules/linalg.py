"""Matrices, or stacks of them along the axes in front: ``inv``, ``solve``, ``svd``, ``norm``."""

from __future__ import annotations

from math import inf, prod
from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree, refuse_undecided
from shapedgrad.shapes.dim import UNKNOWN, Dim, Unknown, minimum, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import ends, stacked
from shapedgrad.shapes.rules.axes import reduced, several
from shapedgrad.shapes.rules.diagonals import diagonal_length
from shapedgrad.shapes.rules.parameters import one_of
from shapedgrad.shapes.rules.wording import counted
from shapedgrad.shapes.shape import ANY, SCALAR, Shape, broadcast

if TYPE_CHECKING:
    from shapedgrad.shapes.rules.parameters import Axes, Axis, DType, Flag, Ignored, Order, Text


def matrices(a: Shape) -> tuple[Shape, Dim, Dim]:
    """The stack, the rows and the columns."""
    _, stack, (rows, columns) = ends(a, 0, 2)
    return stack, rows, columns


def square(a: Shape) -> Shape:
    """``inv(a)``: square matrices, into as many."""
    _, rows, columns = matrices(a)
    try:
        agree(rows, columns, "the last two axes are", "shape-linalg")
    except Refusal as refusal:
        raise Refusal(f"a square matrix is wanted: {refusal.reason}", refusal.code) from None
    return a


def cholesky(a: Shape, *, upper: Ignored = False) -> Shape:
    """Square matrices, into triangles."""
    return square(a)


def matrix_power(a: Shape, n: Dim) -> Shape:
    """Square matrices, into their powers."""
    return square(a)


def det(a: Shape) -> Shape:
    """A number for each square matrix."""
    return matrices(square(a))[0]


def slogdet(a: Shape) -> tuple[Shape, Shape]:
    """The sign and the logarithm of each determinant."""
    return det(a), det(a)


def eigvals(a: Shape) -> Shape:
    """As many eigenvalues of each matrix as it has rows."""
    stack, rows, _ = matrices(square(a))
    return stacked(stack, (rows,))


def eigvalsh(a: Shape, UPLO: Ignored = "L") -> Shape:
    """As many eigenvalues of each matrix as it has rows."""
    return eigvals(a)


def eig(a: Shape) -> tuple[Shape, Shape]:
    """Eigenvalues, and eigenvectors as columns."""
    return eigvals(a), a


def eigh(a: Shape, UPLO: Ignored = "L") -> tuple[Shape, Shape]:
    """Eigenvalues, and eigenvectors as columns."""
    return eigvals(a), a


def svd(
    a: Shape, full_matrices: Flag = True, compute_uv: Flag = True, hermitian: Flag = False
) -> Shape | tuple[Shape, Shape, Shape]:
    """``U``, the singular values, and ``Vh``; or the values alone."""
    stack, rows, columns = matrices(square(a) if hermitian else a)
    values = minimum(rows, columns)
    inner = (rows, columns) if full_matrices else (values, values)
    left, right = stacked(stack, (rows, inner[0])), stacked(stack, (inner[1], columns))
    return (left, stacked(stack, (values,)), right) if compute_uv else stacked(stack, (values,))


def svdvals(x: Shape) -> Shape:
    """The singular values of each matrix."""
    stack, rows, columns = matrices(x)
    return stacked(stack, (minimum(rows, columns),))


def qr(a: Shape, mode: Text = "reduced") -> Shape | tuple[Shape, Shape] | Unknown:
    """Orthonormal columns and a triangle; the triangle alone; or what LAPACK leaves."""
    stack, rows, columns = matrices(a)
    least = minimum(rows, columns)
    one_of("reduced complete r raw full f economic e", mode, "mode")
    if mode is UNKNOWN or mode in {"economic", "e"}:
        return UNKNOWN
    if mode == "r":
        return stacked(stack, (least, columns))
    if mode == "raw":
        return stacked(stack, (columns, rows)), stacked(stack, (least,))
    inner = rows if mode == "complete" else least
    return stacked(stack, (rows, inner)), stacked(stack, (inner, columns))


def solve(a: Shape, b: Shape) -> Shape:
    """The columns, or the one vector, that square matrices map to ``b``."""
    stack, rows, _ = matrices(square(a))
    if b.rank == 1:
        agree(rows, b.dim(0), "the rows are", "shape-linalg")
        return stacked(stack, (rows,))
    if b.rank is None and len(b.items) < 3:
        return ANY
    others, given, columns = matrices(b)
    return stacked(broadcast(stack, others), (agree(rows, given, "the rows are", "shape-linalg"), columns))


def lstsq(a: Shape, b: Shape, rcond: Ignored = None) -> tuple[Shape, Shape, Shape, Shape]:
    """The nearest solutions, their residuals if there are any, the rank, the singular values."""
    rows, columns = matrix(a)
    if b.rank not in {1, 2, None}:
        raise Refusal(f"{b} has rank {b.rank} where 1 or 2 is wanted")
    agree(rows, b.dim(0), "the rows are", "shape-linalg")
    return stacked((columns,), b.drop((0,))), Shape((UNKNOWN,)), SCALAR, Shape((minimum(rows, columns),))


def matrix(a: Shape) -> tuple[Dim, Dim]:
    """The rows and columns of an array that must have rank 2."""
    if a.rank not in {2, None}:
        raise Refusal(f"{a} has rank {a.rank} where 2 is wanted")
    return a.dim(0), a.dim(1)


def pinv(a: Shape, rcond: Ignored = None, hermitian: Flag = False, *, rtol: Ignored = None) -> Shape:
    """The pseudo-inverse: rows and columns exchanged."""
    stack, rows, columns = matrices(square(a) if hermitian else a)
    return stacked(stack, (columns, rows))


def matrix_rank(A: Shape, tol: Ignored = None, hermitian: Flag = False, *, rtol: Ignored = None) -> Shape:
    """A number for each matrix; a vector has rank 1 or 0."""
    if A.rank in {0, 1}:
        return SCALAR
    if not A.known_rank and len(A.items) < 3:
        return ANY
    return matrices(square(A) if hermitian else A)[0]


def cond(x: Shape, p: Order | None = None) -> Shape:
    """A number for each matrix, which must be square for other norms than the spectral ones."""
    if 0 in matrices(x)[1:]:
        raise Refusal(f"the matrices of {x} are empty")
    _check_order(p, matrices(x)[1:])
    spectral = p in {None, 2, -2} or p is UNKNOWN
    return matrices(x if spectral else square(x))[0]


ORDERS = frozenset({"fro", "nuc", inf, -inf, 1, -1, 2, -2})
"""The orders of norms of matrices."""


def norm(x: Shape, ord: Order | None = None, axis: Axes | None = None, keepdims: Flag = False) -> Shape:
    """Of vectors along one axis, of matrices along two, of all numbers together."""
    axes = tuple(range(x.rank or 0)) if axis is None else several(axis)
    if axis is None and ord is not None and ord is not UNKNOWN and x.rank not in {1, 2, None}:
        raise Refusal(f"order {ord} is for ranks 1 and 2, not {x.rank}")
    if axis is not None and len(axes) not in {1, 2}:
        raise Refusal(
            f"{axis} names {counted(len(axes), 'axis', 'axes')} where 1 or 2 are wanted", "shape-axis"
        )
    _check_order(ord, tuple(x.dim(each) for each in axes))
    return reduced(x, axis, keepdims=keepdims)


def matrix_norm(x: Shape, *, keepdims: Flag = False, ord: Order | None = "fro") -> Shape:
    """A number for each matrix."""
    _check_order(ord, matrices(x)[1:])
    return reduced(x, (-2, -1), keepdims=keepdims)


def vector_norm(
    x: Shape, *, axis: Axes | None = None, keepdims: Flag = False, ord: Order | None = 2
) -> Shape:
    """Of the numbers along some axes together."""
    result = reduced(x, axis, keepdims=keepdims)
    _check_order(ord, (x.size if axis is None else prod(x.dim(each) for each in several(axis)),))
    return result


def _check_order(order: Order | None, sizes: tuple[Dim, ...]) -> None:
    """Refuse what is no order of norms of vectors (one size) or of matrices (two), or the least of nothing."""
    if order is None or order is UNKNOWN or len(sizes) not in {1, 2}:
        return
    if len(sizes) == 1 and isinstance(order, str):
        raise Refusal(f"order {order} is for matrices, not vectors")
    if len(sizes) == 2 and isinstance(order, str | int | float) and order not in ORDERS:
        raise Refusal(f"order {order} is not for matrices")
    least_of = sizes[:1] if order == -inf else sizes[1:] if order == -1 else sizes if order == -2 else ()
    if any(same(size, 0) for size in least_of) and (order == -inf or len(sizes) == 2):
        raise Refusal(f"order {order} is the least of some numbers, and there are none")


def trace(x: Shape, *, offset: Dim = 0, dtype: DType = None) -> Shape:
    """The sum of each matrix's diagonal."""
    return matrices(x)[0]


def diagonal(x: Shape, *, offset: Dim = 0) -> Shape:
    """Each matrix's diagonal."""
    stack, rows, columns = matrices(x)
    return stacked(stack, (diagonal_length(rows, columns, offset),))


def tensorinv(a: Shape, ind: Dim = 2) -> Shape:
    """The inverse of the map from the last axes to the first ``ind``."""
    if a.rank is None or not isinstance(ind, int):
        return ANY
    if ind < 1:
        raise Refusal(f"{ind} axes cannot be mapped to")
    first, last = Shape(a.dims[:ind]), Shape(a.dims[ind:])
    agree(first.size, last.size, "the numbers of elements are", "shape-linalg")
    return stacked(last, first)


def tensorsolve(a: Shape, b: Shape, axes: Axes | None = None) -> Shape:
    """What ``a`` maps to ``b``: its axes are those of ``a`` behind those of ``b``."""
    if a.rank is None or b.rank is None:
        return ANY
    order = list(range(a.rank))
    for axis in () if axes is None else several(axes):
        if axis not in order:
            raise Refusal(f"axis {axis} is out of bounds for rank {a.rank}", "shape-axis")
        order.remove(axis)
        order.append(axis)
    a = a.permute(order)
    agree(a.size, b.size * b.size, "the numbers of elements are", "shape-linalg")
    solution = Shape(a.dims[b.rank :])
    agree(solution.size, b.size, "the numbers of elements are", "shape-linalg")
    return solution


def cross(
    a: Shape, b: Shape, axisa: Axis = -1, axisb: Axis = -1, axisc: Axis = -1, axis: Axis | None = None
) -> Shape:
    """A vector for each two; of two vectors in the plane, a number."""
    axisa, axisb, axisc = (axisa, axisb, axisc) if axis is None else (axis, axis, axis)
    lengths = a.dim(axisa), b.dim(axisb)
    others = broadcast(a.drop((axisa,)), b.drop((axisb,)))
    for length in lengths:
        if isinstance(length, int) and length not in {2, 3}:
            raise Refusal(f"vectors of size 2 or 3 are wanted, not {length}", "shape-linalg")
    for length in lengths:
        if not isinstance(length, int):
            refuse_undecided(length, 3)
    if 3 in lengths:
        return others.insert(axisc, 3)
    return others if lengths == (2, 2) else ANY


def linalg_cross(x1: Shape, x2: Shape, *, axis: Axis = -1) -> Shape:
    """A vector for each two in space."""
    for x in (x1, x2):
        if same(x.dim(axis), 3) is False:
            raise Refusal(f"vectors of size 3 are wanted, not {x.dim(axis)}", "shape-linalg")
        if not isinstance(x.dim(axis), int):
            refuse_undecided(x.dim(axis), 3)
    return cross(x1, x2, axis=axis)
