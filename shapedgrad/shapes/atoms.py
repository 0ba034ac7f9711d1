"""What the polynomials of dimensions are over: names, and floors and extrema that do not simplify."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from .terms import Terms, monomial_order
from .unknown import UNKNOWN

if TYPE_CHECKING:
    from .polynomial import Dim

Atom: TypeAlias = "Name | FloorDiv | Minimum | Maximum"


@dataclass(frozen=True, slots=True)
class Name:
    """A named size, at least 0; two are the same if text, key and declaredness are.

    Declared names stand in an annotation and are rigid: what uses them must hold for every size. The
    others are inferred from data flow. The key tells apart names that are spelled alike in two scopes.
    """

    text: str
    key: str = ""
    declared: bool = True

    @property
    def order(self) -> tuple[Any, ...]:
        """Names come first, by their spelling."""
        return (0, self.text, self.key, self.declared)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class FloorDiv:
    """A floored quotient that does not simplify; made by `divide(a, b)` alone."""

    numerator: Dim
    denominator: Dim

    @property
    def order(self) -> tuple[Any, ...]:
        """By numerator, then by denominator."""
        return (1, dim_order(self.numerator), dim_order(self.denominator))


@dataclass(frozen=True, slots=True)
class Minimum:
    """The least of several dimensions, where it is not known which; made by `minimum(...)` alone."""

    args: tuple[Dim, ...]

    @property
    def order(self) -> tuple[Any, ...]:
        """By the arguments, from left to right."""
        return (2, *map(dim_order, self.args))


@dataclass(frozen=True, slots=True)
class Maximum:
    """The greatest of several dimensions, where it is not known which; made by `maximum(...)` alone."""

    args: tuple[Dim, ...]

    @property
    def order(self) -> tuple[Any, ...]:
        """By the arguments, from left to right."""
        return (3, *map(dim_order, self.args))


def terms_of(dim: Dim) -> Terms[Atom]:
    """The terms of a dimension that is known; a constant has one, 0 has none."""
    if dim is UNKNOWN:
        raise TypeError("an unknown dimension has no terms")
    if isinstance(dim, int):
        return (((), dim),) if dim else ()
    return dim.terms


def dim_order(dim: Dim) -> tuple[Any, ...]:
    """A key that sorts dimensions, in the order of their terms."""
    return tuple((monomial_order(monomial), coefficient) for monomial, coefficient in terms_of(dim))


def weight(terms: Terms[Atom]) -> int:
    """How much there is to write down: the names and numbers in a sum, those inside of its atoms included."""
    return sum(max(1, sum(_atom_weight(atom) for atom, _ in monomial)) for monomial, _ in terms)


def _atom_weight(atom: Atom) -> int:
    if isinstance(atom, Name):
        return 1
    parts = (atom.numerator, atom.denominator) if isinstance(atom, FloorDiv) else atom.args
    return sum(weight(terms_of(part)) for part in parts)
