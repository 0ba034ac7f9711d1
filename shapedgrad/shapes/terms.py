"""Sums of products with integer coefficients, over atoms of any kind: the algebra beneath dimensions.

A monomial is a product of powers of atoms, `((atom, power), ...)`; the empty one is the constant 1.
Terms are a sum of monomials, `((monomial, coefficient), ...)`, without zeros, the highest degree first.
Both are sorted, so that two equal sums are equal tuples.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class Ordered(Protocol):
    """What an atom has to know: its place among all atoms."""

    @property
    def order(self) -> tuple[Any, ...]:
        """A key that sorts atoms, and is equal only for equal ones."""


A = TypeVar("A", bound=Ordered)
Monomial = tuple[tuple[A, int], ...]
Term = tuple[Monomial[A], int]
Terms = tuple[Term[A], ...]

MAX_TERMS = 64
"""How many terms a long division may grow to."""


def canonical(terms: Iterable[Term[A]]) -> Terms[A]:
    """The same sum with like terms collected, zeros dropped, and in order."""
    total: dict[Monomial[A], int] = {}
    for monomial, coefficient in terms:
        total[monomial] = total.get(monomial, 0) + coefficient
    return tuple(sorted(((m, c) for m, c in total.items() if c), key=lambda term: monomial_order(term[0])))


def monomial_order(monomial: Monomial[A]) -> tuple[Any, ...]:
    """A key that puts higher degrees first, then earlier atoms (graded lexicographic: division needs that)."""
    degree = sum(power for _, power in monomial)
    return (-degree, tuple((atom.order, -power) for atom, power in monomial))


def times(left: Monomial[A], right: Monomial[A]) -> Monomial[A]:
    """The product of two monomials."""
    powers = dict(left)
    for atom, power in right:
        powers[atom] = powers.get(atom, 0) + power
    return tuple(sorted(powers.items(), key=lambda factor: factor[0].order))


def over(monomial: Monomial[A], divisor: Monomial[A]) -> Monomial[A] | None:
    """The quotient of two monomials, or None if the division leaves a rest."""
    powers = dict(monomial)
    for atom, power in divisor:
        if powers.get(atom, 0) < power:
            return None
        powers[atom] -= power
    return tuple((atom, power) for atom, power in powers.items() if power)


def scaled(terms: Terms[A], factor: int, monomial: Monomial[A] = ()) -> Terms[A]:
    """Every term multiplied by one term."""
    return tuple((times(m, monomial), c * factor) for m, c in terms)


def product(left: Terms[A], right: Terms[A]) -> Terms[A]:
    """The product of two sums, multiplied out."""
    return canonical(term for monomial, factor in right for term in scaled(left, factor, monomial))


def quotient_and_rest(terms: Terms[A], divisor: Terms[A]) -> tuple[Terms[A], Terms[A]]:
    """Long division: terms == quotient * divisor + rest, the rest as small as can be.

    Whatever the divisor's leading monomial divides has, in the rest, a coefficient from 0 up to (not
    including) the size of the divisor's leading one. That makes the rest unique. A division that would
    take too many terms is not begun.
    """
    dividend = terms
    leading, first = divisor[0]
    size, sign = abs(first), 1 if first > 0 else -1
    quotient: list[Term[A]] = []
    rest: list[Term[A]] = []
    while terms:
        monomial, coefficient = terms[0]
        factor = over(monomial, leading)
        if factor is None or not coefficient // size:
            rest.append(terms[0])
            terms = terms[1:]
        else:
            count = coefficient // size * sign
            quotient.append((factor, count))
            terms = canonical((*terms, *scaled(divisor, -count, factor)))
            if len(terms) + len(quotient) > MAX_TERMS:
                return (), dividend
    return canonical(quotient), canonical(rest)


def content(terms: Iterable[Term[A]]) -> int:
    """The greatest integer that divides every coefficient; 0 for an empty sum."""
    return gcd(*(coefficient for _, coefficient in terms))


def common_monomial(terms: Terms[A]) -> Monomial[A]:
    """The greatest monomial that divides every term."""
    shared = dict(terms[0][0])
    for monomial, _ in terms[1:]:
        powers = dict(monomial)
        shared = {atom: min(power, powers[atom]) for atom, power in shared.items() if atom in powers}
    return tuple(shared.items())
