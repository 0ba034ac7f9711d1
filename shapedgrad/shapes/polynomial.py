"""The arithmetic of dimensions: integers, polynomials over names in one canonical form, and the unknown."""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd
from typing import TYPE_CHECKING, TypeAlias

from .atoms import Atom, FloorDiv, Maximum, Minimum, Name, terms_of, weight
from .dim_text import sum_text
from .errors import Refusal
from .terms import canonical, common_monomial, content, over, product, quotient_and_rest
from .unknown import UNKNOWN, Unknown

if TYPE_CHECKING:
    from .terms import Monomial, Terms

Dim: TypeAlias = "int | Polynomial | Unknown"


@dataclass(frozen=True, slots=True, repr=False)
class Polynomial:
    """A dimension that depends on names, in canonical form: equal polynomials are equal objects.

    It comes from arithmetic (`name("N") + 1`), never from the constructor, and is never a constant: the
    result of arithmetic that is one is a plain `int`.
    """

    terms: Terms[Atom]

    def __neg__(self) -> Dim:
        return self * -1

    def __add__(self, other: Dim) -> Dim:
        if other is UNKNOWN:
            return UNKNOWN
        return dimension(canonical(self.terms + terms_of(other)))

    def __sub__(self, other: Dim) -> Dim:
        return self + -other

    def __rsub__(self, other: Dim) -> Dim:
        return -self + other

    def __mul__(self, other: Dim) -> Dim:
        if other is UNKNOWN:
            return UNKNOWN
        return dimension(product(self.terms, terms_of(other)))

    __radd__ = __add__
    __rmul__ = __mul__

    def __floordiv__(self, other: Dim) -> Dim:
        return divide(self, other)

    def __rfloordiv__(self, other: Dim) -> Dim:
        return divide(other, self)

    def __mod__(self, other: Dim) -> Dim:
        return modulo(self, other)

    def __rmod__(self, other: Dim) -> Dim:
        return modulo(other, self)

    def __str__(self) -> str:
        return sum_text(self.terms)

    def __repr__(self) -> str:
        return f"<{self}>"


MAX_WEIGHT = 64
"""How many names and numbers a dimension may hold: one that grows in a loop ends in unknown."""


def dimension(terms: Terms[Atom]) -> Dim:
    """The dimension with these canonical terms: an `int` if it is constant, unknown if it is too large."""
    if not terms:
        return 0
    if not terms[0][0]:
        return terms[0][1]
    return Polynomial(terms) if weight(terms) <= MAX_WEIGHT else UNKNOWN


def of_atom(atom: Atom) -> Dim:
    """The dimension that is this one atom."""
    return dimension(((((atom, 1),), 1),))


def coefficient_of(monomial: Monomial[Atom], dim: Dim) -> Dim:
    """The sum of those terms that the monomial divides, divided by it."""
    quotients = ((over(m, monomial), c) for m, c in terms_of(dim))
    return dimension(tuple((m, c) for m, c in quotients if m is not None))


def divide(a: Dim, b: Dim) -> Dim:
    """The floored quotient a // b, in canonical form.

    Multiples of b are pulled out, common factors cancelled, floors of floors merged, and a quotient whose
    value is certain is that value. Raises `Refusal` where b is 0.
    """
    if b == 0:
        raise Refusal(f"{a} is divided by 0")
    if a is UNKNOWN or b is UNKNOWN:
        return UNKNOWN
    if isinstance(a, int) and isinstance(b, int):
        return a // b
    if _is_flipped(b):
        return divide(-a, -b)
    quotient, rest = quotient_and_rest(terms_of(a), terms_of(b))
    return dimension(quotient) + (_proper(dimension(rest), b) if weight(rest) <= MAX_WEIGHT else UNKNOWN)


def _is_flipped(b: Dim) -> bool:
    """Whether -b is the better denominator: the one that is certain to be positive, or else starts with a plus."""
    positive, negative = at_least(b, 0), at_least(-b, 0)
    return negative if positive != negative else terms_of(b)[0][1] < 0


def modulo(a: Dim, b: Dim) -> Dim:
    """The rest of the floored quotient: a - b * (a // b), which is also how it is kept."""
    return a - b * divide(a, b)


def _proper(a: Dim, b: Dim) -> Dim:
    """The quotient a // b after long division, so that no multiple of b is left in a."""
    if a == 0 or (at_least(a, 0) and at_least(b - a, 1)):
        return 0
    if at_least(-a, 1) and at_least(a + b, 0):
        return -1
    reduced = _cancelled(a, b) or (_merged(a, b) if at_least(b, 0) else None)
    return divide(*reduced) if reduced else of_atom(FloorDiv(a, b))


def _cancelled(a: Dim, b: Dim) -> tuple[Dim, Dim] | None:
    """Numerator and denominator without their common factor, if they have one.

    The numerator's constant need not have the factor if b is positive: (2*N + 1)//4 is N//2.
    """
    shared = common_monomial(terms_of(a) + terms_of(b))
    if shared:
        return coefficient_of(shared, a), coefficient_of(shared, b)
    constant = dict(terms_of(a)).get((), 0)
    factor = gcd(content(terms_of(a - constant)), content(terms_of(b)))
    if factor == 1 or (constant % factor and not at_least(b, 0)):
        return None
    return divide(a - constant, factor) + constant // factor, divide(b, factor)


def _merged(a: Dim, b: Dim) -> tuple[Dim, Dim] | None:
    """(x//y + r) // b as (x + y*r) // (y*b), which holds where b is positive, or None.

    Only numbers, and floors that stand alone, are merged: else the merged form is the longer one.
    """
    floors = [m[0][0] for m, c in terms_of(a) if c == 1 and len(m) == 1 and m[0][1] == 1]
    match [atom for atom in floors if isinstance(atom, FloorDiv)]:
        case [FloorDiv(x, y) as floor]:
            r = a - of_atom(floor)
            return (x + y * r, y * b) if r == 0 or (isinstance(y, int) and isinstance(b, int)) else None
        case _:
            return None


EFFORT = 60
"""How many steps a proof may take; what is not proven by then stays undecided."""


def at_least(dim: Dim, least: int) -> bool:
    """Whether dim >= least holds for certain, whatever the sizes of its names."""
    difference = dim - least
    if isinstance(difference, int) or difference is UNKNOWN:
        return difference is not UNKNOWN and difference >= 0
    factor = content(difference.terms)
    return _Proof(EFFORT).nonnegative(dimension(tuple((m, c // factor) for m, c in difference.terms)))


@dataclass(slots=True)
class _Proof:
    """A search for a reason why a dimension cannot be negative, in a limited number of steps."""

    steps: int

    def nonnegative(self, dim: Dim) -> bool:
        """Whether dim >= 0: every term is, or what remains once a floor or extremum is bounded away."""
        self.steps -= 1
        if isinstance(dim, int):
            return dim >= 0
        if dim is UNKNOWN or self.steps < 0:
            return False
        if all(c > 0 and all(self._atom_nonnegative(atom) for atom, _ in m) for m, c in dim.terms):
            return True
        factors = dict.fromkeys(factor for monomial, _ in dim.terms for factor in monomial)
        return any(
            self._nonnegative_without(atom, dim)
            for atom, power in factors
            if power == 1 and not isinstance(atom, Name)
        )

    def _atom_nonnegative(self, atom: Atom) -> bool:
        match atom:
            case Name():
                return True
            case FloorDiv(numerator, denominator):
                return self.nonnegative(numerator) and self.nonnegative(denominator)
            case Minimum(args):
                return all(map(self.nonnegative, args))
            case _:
                return any(map(self.nonnegative, atom.args))

    def _nonnegative_without(self, atom: FloorDiv | Minimum | Maximum, dim: Polynomial) -> bool:
        """Whether dim == slope * atom + rest is >= 0, by what bounds the atom.

        A floor x//y lies in x - y + 1 <= y * (x//y) <= x where y is positive. An extremum equals one of
        its arguments, and is on the right side of all.
        """
        slope = coefficient_of(((atom, 1),), dim)
        rest = dim - slope * of_atom(atom)
        rising = self.nonnegative(slope)
        if not rising and not self.nonnegative(-slope):
            return False
        if isinstance(atom, FloorDiv):
            x, y = atom.numerator, atom.denominator
            bound = slope * (x - y + 1 if rising else x) + y * rest
            return self.nonnegative(y) and self.nonnegative(bound)
        every = isinstance(atom, Minimum) == rising
        bounds = (slope * arg + rest for arg in atom.args)
        return (all if every else any)(map(self.nonnegative, bounds))
