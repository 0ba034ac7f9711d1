"""Polynomials by their coefficients, that of the highest power first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.dim import UNKNOWN, Dim, at_least, maximum, minimum, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import stacked
from shapedgrad.shapes.rules.creation import contiguous, vector
from shapedgrad.shapes.rules.linalg import square
from shapedgrad.shapes.shape import ANY, SCALAR, Shape, broadcast

if TYPE_CHECKING:
    from shapedgrad.shapes.rules.parameters import Flag, Ignored


def poly(seq_of_zeros: Shape) -> Shape:
    """One coefficient more than there are zeros; of a square matrix the zeros are its eigenvalues."""
    if seq_of_zeros.rank == 2:
        zeros = square(seq_of_zeros).dim(0)
        if same(zeros, 0):
            raise Refusal("the matrix is empty")
        return Shape((zeros + 1,))
    if seq_of_zeros.rank is None:
        return ANY
    zeros = vector(seq_of_zeros)
    return Shape((zeros + 1,)) if at_least(zeros, 1) else SCALAR if same(zeros, 0) else ANY


def roots(p: Shape) -> Shape:
    """As many as the degree, which the leading zeros lower."""
    vector(p)
    return Shape((UNKNOWN,))


def polyval(p: Shape, x: Shape) -> Shape:
    """The value at each place."""
    coefficients = p.drop((0,))
    return x if same(p.dim(0), 0) else broadcast(x, coefficients)


def polyfit(
    x: Shape,
    y: Shape,
    deg: Dim,
    rcond: Ignored = None,
    full: Flag = False,
    w: Shape | None = None,
    cov: Flag = False,
) -> Shape | tuple[Shape, ...]:
    """The coefficients of the nearest polynomial: one more than its degree, for each column.

    In full with residuals, rank, singular values and condition; or with the coefficients' covariance.
    """
    if w is not None:
        agree(vector(x), vector(w), "the numbers of points and weights are", "shape-broadcast")
    if y.rank not in {1, 2, None}:
        raise Refusal(f"{y} has rank {y.rank} where 1 or 2 is wanted")
    agree(vector(x), y.dim(0), "the numbers of points are", "shape-broadcast")
    if x.size == 0 or at_least(-deg, 1):
        raise Refusal(f"degree {deg} does not fit {x.size} points")
    if cov and not full and at_least(deg + 1 - x.dim(0), 0):
        raise Refusal(f"{x.dim(0)} points are too few for the covariance of {deg + 1} coefficients")
    found = y.replace(0, deg + 1)
    if full:
        return found, Shape((UNKNOWN,)), SCALAR, Shape((minimum(x.dim(0), deg + 1),)), SCALAR
    return (found, stacked((deg + 1,), found)) if cov else found


def polyadd(a1: Shape, a2: Shape) -> Shape:
    """``polyadd``, ``polysub``: as many coefficients as the longer one has."""
    a1, a2 = contiguous(a1), contiguous(a2)
    lengths = a1.dim(0), a2.dim(0)
    if a1.rank == a2.rank == 1:
        return Shape((maximum(*lengths),))
    if same(*lengths):
        return broadcast(a1, a2)
    for shorter, longer in ((a1, a2), (a2, a1)):
        if at_least(longer.dim(0) - shorter.dim(0), 1):
            vector(shorter)
            return broadcast(Shape((longer.dim(0),)), longer)
    return ANY


def polymul(a1: Shape, a2: Shape) -> Shape:
    """A product has as many coefficients as both have together, less one; leading zeros are left out."""
    for each in (a1, a2):
        vector(contiguous(each))
    return Shape((UNKNOWN,))


def polydiv(u: Shape, v: Shape) -> tuple[Shape, Shape]:
    """The quotient, one coefficient at least, and the rest, whose leading zeros are left out."""
    u, v = contiguous(u), contiguous(v)
    for each in (u, v):
        if same(each.dim(0), 0):
            raise Refusal("there are no coefficients")
    rest = Shape((UNKNOWN,)) if u.rank == v.rank == 1 else ANY
    return Shape((maximum(u.dim(0) - v.dim(0) + 1, 1),)), rest


def polyder(p: Shape, m: Dim = 1) -> Shape:
    """One coefficient less for each derivative."""
    p.dim(0)
    _ordered(m)
    if p.rank == 1:
        return Shape((maximum(p.dim(0) - m, 0),))
    if p.rank is None or not isinstance(m, int):
        return ANY
    for _ in range(m):
        p = _derived(p)
    _derived(p)  # NumPy takes one derivative more than it answers
    return p


def _derived(p: Shape) -> Shape:
    powers = maximum(p.dim(0) - 1, 0)
    return broadcast(p.replace(0, powers), Shape((powers,)))


def polyint(p: Shape, m: Dim = 1, k: Shape | None = None) -> Shape:
    """One coefficient more for each integral, the constants of which may be given."""
    _ordered(m)
    if k is not None and k.rank not in {0, 1, None} and same(k.dim(0), 1) is False:
        raise Refusal(f"{k} has rank {k.rank} where 1 is wanted")
    if k is not None and k.rank == 1 and k != Shape((1,)) and at_least(m - k.dim(0), 1):
        raise Refusal(f"{k.dim(0)} constants are for {m} integrals")
    if m == 0:
        return p
    if p.rank != 1 and not at_least(m, 1):
        return ANY
    return Shape((vector(p) + m,))


def _ordered(m: Dim) -> None:
    if at_least(-m, 1):
        raise Refusal(f"order {m} is negative")
