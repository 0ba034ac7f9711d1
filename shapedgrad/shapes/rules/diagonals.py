"""Diagonals, triangles and powers: ``eye``, ``diag``, ``tril``, ``vander``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, at_least, maximum, minimum
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import ends, stacked
from shapedgrad.shapes.rules.creation import sizes, vector
from shapedgrad.shapes.shape import ANY, Rest, Shape

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim
    from shapedgrad.shapes.rules.parameters import DType, Ignored


def eye(
    N: Dim,
    M: Dim | None = None,
    k: Ignored = 0,
    dtype: DType = None,
    order: Ignored = "C",
    *,
    device: Ignored = None,
) -> Shape:
    """``N`` rows and as many columns, unless another number is asked for."""
    return sizes((N, N if M is None else M))


def tri(N: Dim, M: Dim | None = None, k: Ignored = 0, dtype: DType = None) -> Shape:
    """``N`` rows and as many columns, unless another number is asked for; ones below a diagonal."""
    return Shape(maximum(size, 0) for size in (N, N if M is None else M))


def identity(n: Dim, dtype: DType = None) -> Shape:
    """The square matrix of size ``n``."""
    return sizes((n, n))


def diag(v: Shape, k: Dim = 0) -> Shape:
    """The diagonal of a matrix, or the matrix with a vector on its diagonal."""
    if v.rank is None:
        return Shape((Rest(None),))
    if v.rank == 1:
        return diagflat(v, k)
    if v.rank != 2:
        raise Refusal(f"{v} has rank {v.rank} where 1 or 2 is wanted")
    rows, columns = v.dims
    return Shape((diagonal_length(rows, columns, k),))


def diagflat(v: Shape, k: Dim = 0) -> Shape:
    """The square matrix with all numbers of an array on its diagonal, ``k`` above the main one."""
    size = v.size + maximum(k, -k)
    return Shape((size, size))


def diagonal_length(rows: Dim, columns: Dim, k: Dim) -> Dim:
    """The length of the diagonal that starts ``k`` columns to the right, or ``-k`` rows down."""
    if at_least(k, 0):
        return maximum(minimum(rows, columns - k), 0)
    return maximum(minimum(rows + k, columns), 0) if at_least(-k, 0) else UNKNOWN


def triangle(m: Shape, k: Ignored = 0) -> Shape:
    """``tril(m)``: a matrix, or many, with zeros on one side; a vector stands for each row."""
    if m.rank == 1:
        return Shape((m.dim(0), m.dim(0)))
    _, _, last = ends(m, 0, 1)
    return m if m.known_rank or len(m.items) > 2 else stacked(ANY, last)


def vander(x: Shape, N: Dim | None = None, increasing: Ignored = False) -> Shape:
    """A row of powers for each number."""
    length = vector(x)
    return Shape((length, length if N is None else N))
