"""Dimensions: integer polynomials over named sizes, and what can be known about two of them.

A dimension is an `int`, a `Polynomial` that depends on names, or `UNKNOWN`.

>>> n, m = name("N"), name("M")
>>> str((2 * n * m) // n + 1)
'2*M + 1'
>>> same(n + 1, n), same(n, m)
(False, None)
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

from .atoms import Atom, FloorDiv, Maximum, Minimum, Name, dim_order, terms_of
from .polynomial import Dim, Polynomial, at_least, dimension, divide, modulo, of_atom
from .terms import canonical, content
from .unknown import UNKNOWN, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "UNKNOWN",
    "Dim",
    "FloorDiv",
    "Maximum",
    "Minimum",
    "Name",
    "Polynomial",
    "Unknown",
    "at_least",
    "divide",
    "is_declared",
    "maximum",
    "minimum",
    "modulo",
    "name",
    "names",
    "power",
    "same",
    "substitute",
]


MAX_POWER = 64
"""The highest power that is computed."""

MAX_ARGS = 12
"""How many arguments an extremum of extrema may get by being written as one."""


def name(text: str, key: str = "", declared: bool = True) -> Dim:
    """The dimension that is a single name."""
    return of_atom(Name(text, key, declared))


def same(a: Dim, b: Dim) -> bool | None:
    """Whether two dimensions are equal: True or False where that is certain, None where it is undecided."""
    difference = a - b
    if difference is UNKNOWN:
        return None
    if difference == 0:
        return True
    if at_least(difference, 1) or at_least(-difference, 1):
        return False
    constant = dict(terms_of(difference)).get((), 0)
    return False if constant % content(terms_of(difference - constant)) else None


def power(a: Dim, n: Dim) -> Dim:
    """The n-th power; unknown where it is no integer polynomial, or one too large to be worth having."""
    if n == 0 or a == 1:
        return 1
    if not isinstance(n, int) or not 0 < n <= MAX_POWER:
        return UNKNOWN
    result: Dim = 1
    for _ in range(n):
        result = result * a
    return result


def minimum(*dims: Dim) -> Dim:
    """The least of one or more dimensions, in canonical form.

    What all have in common is pulled out, and an argument that another one never exceeds is dropped:
    min(N + 1, N + 3) is N + 1, and min(2*N + 1, N + M + 1) is N + min(M, N) + 1.
    """
    return _extremum(Minimum, dims)


def maximum(*dims: Dim) -> Dim:
    """The greatest of one or more dimensions, in canonical form as that of `minimum`."""
    return _extremum(Maximum, dims)


def _extremum(kind: type[Minimum | Maximum], dims: Sequence[Dim]) -> Dim:
    if any(dim is UNKNOWN for dim in dims):
        return UNKNOWN
    shared = _common_part(dims)
    if shared != 0:
        return shared + _extremum(kind, [dim - shared for dim in dims])
    args = _undominated(kind, _flattened(kind, dims))
    if len(args) == 1:
        return args[0]
    if set(args) != set(dims):
        return _extremum(kind, args)
    factor = gcd(*(content(terms_of(arg)) for arg in args))
    if factor > 1:
        return factor * _extremum(kind, [divide(arg, factor) for arg in args])
    return of_atom(kind(tuple(sorted(args, key=dim_order))))


def _flattened(kind: type[Minimum | Maximum], dims: Sequence[Dim]) -> Sequence[Dim]:
    """Every argument, with c * min(x, y) + r in place of its two values c*x + r and c*y + r."""
    flat = dict.fromkeys(part for dim in dims for part in _alternatives(kind, dim))
    return list(flat) if len(flat) <= MAX_ARGS and UNKNOWN not in flat else list(dict.fromkeys(dims))


def _alternatives(kind: type[Minimum | Maximum], dim: Dim) -> Sequence[Dim]:
    """The values of a dimension under each value of an extremum in it, if it has one to be merged."""
    for monomial, coefficient in terms_of(dim):
        match monomial:
            case ((Minimum() | Maximum() as inner, 1),) if isinstance(inner, kind) and coefficient > 0:
                rest = dim - coefficient * of_atom(inner)
                return [coefficient * arg + rest for arg in inner.args]
            case _:
                pass
    return [dim]


def _undominated(kind: type[Minimum | Maximum], dims: Sequence[Dim]) -> list[Dim]:
    """The arguments that matter: no other one is certain to be at least as extreme."""
    kept = list(dims)
    for dim in dims:
        others = [other for other in kept if other != dim]
        if any(at_least(dim - other if kind is Minimum else other - dim, 0) for other in others):
            kept = others
    return kept


def _common_part(dims: Sequence[Dim]) -> Dim:
    """The sum of the least coefficients of each monomial, so that what is left has none below 0."""
    coefficients = [dict(terms_of(dim)) for dim in dims]
    monomials = dict.fromkeys(monomial for dim in dims for monomial, _ in terms_of(dim))
    return dimension(canonical((m, min(of.get(m, 0) for of in coefficients)) for m in monomials))


def names(dim: Dim) -> frozenset[Name]:
    """Every name that the dimension depends on."""
    if isinstance(dim, int) or dim is UNKNOWN:
        return frozenset()
    return frozenset().union(*(_atom_names(atom) for monomial, _ in dim.terms for atom, _ in monomial))


def _atom_names(atom: Atom) -> frozenset[Name]:
    match atom:
        case Name():
            return frozenset((atom,))
        case FloorDiv(numerator, denominator):
            return names(numerator) | names(denominator)
        case _:
            return frozenset().union(*map(names, atom.args))


def is_declared(dim: Dim) -> bool:
    """Whether the dimension depends on names, and on declared ones alone."""
    found = names(dim)
    return bool(found) and all(n.declared for n in found)


def substitute(dim: Dim, sizes: Mapping[Name, Dim]) -> Dim:
    """The dimension with sizes in place of names; raises `Refusal` where that makes it divide by 0."""
    if isinstance(dim, int) or dim is UNKNOWN:
        return dim
    total: Dim = 0
    for monomial, coefficient in dim.terms:
        term: Dim = coefficient
        for atom, exponent in monomial:
            term = term * power(_atom_value(atom, sizes), exponent)
        total = total + term
    return total


def _atom_value(atom: Atom, sizes: Mapping[Name, Dim]) -> Dim:
    match atom:
        case Name():
            return sizes[atom] if atom in sizes else of_atom(atom)
        case FloorDiv(numerator, denominator):
            return divide(substitute(numerator, sizes), substitute(denominator, sizes))
        case Minimum(args):
            return minimum(*(substitute(arg, sizes) for arg in args))
        case _:
            return maximum(*(substitute(arg, sizes) for arg in atom.args))
