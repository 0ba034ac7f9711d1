"""How a dimension is printed: as one would write it, in the notation that `parse_dim` reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .atoms import Atom, FloorDiv, Maximum, Minimum, Name, terms_of
from .terms import Monomial, Terms, canonical, product, scaled, times

if TYPE_CHECKING:
    from .polynomial import Dim


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a printed sum: a coefficient, and what it multiplies."""

    coefficient: int
    text: str = ""
    is_quotient: bool = False
    """Whether this is a // b or a % b, which needs parentheses behind a factor or a leading minus."""

    def signed(self, *, first: bool) -> str:
        minus, size = self.coefficient < 0, abs(self.coefficient)
        sign = ("-" if minus else "") if first else ("- " if minus else "+ ")
        text = f"({self.text})" if self.is_quotient and (size > 1 or (first and minus)) else self.text
        return sign + "*".join(filter(None, [str(size) if size > 1 or not text else "", text]))


def sum_text(terms: Terms[Atom]) -> str:
    """A whole dimension: positive terms, then negative ones, then the constant."""
    terms, remainders = _with_remainders(terms)
    terms, folded = _with_folded(terms)
    parts = [*(_product_part(m, c) for m, c in terms if m), *folded, *remainders]
    parts.sort(key=lambda part: part.coefficient < 0)
    for constant in (c for m, c in terms if not m):
        first = constant > 0 and all(part.coefficient < 0 for part in parts)
        parts.insert(0 if first else len(parts), _Part(constant))
    return " ".join(part.signed(first=place == 0) for place, part in enumerate(parts)) or "0"


def _product_part(monomial: Monomial[Atom], coefficient: int) -> _Part:
    match monomial:
        case ((atom, 1),):
            return _Part(coefficient, _atom_text(atom), isinstance(atom, FloorDiv))
        case _:
            return _Part(coefficient, "*".join(_factor_text(atom, power) for atom, power in monomial))


def _factor_text(atom: Atom, power: int) -> str:
    text = f"({_atom_text(atom)})" if isinstance(atom, FloorDiv) else _atom_text(atom)
    return text if power == 1 else f"{text}**{power}"


def _atom_text(atom: Atom, shift: Terms[Atom] = ()) -> str:
    """A single atom, or the sum of an atom and a shift that is written inside of it."""
    match atom:
        case Name(text):
            return text
        case FloorDiv(numerator, denominator):
            shifted = _shifted(numerator, product(shift, terms_of(denominator)))
            return f"{_operand_text(sum_text(shifted))}//{_operand_text(str(denominator))}"
        case _:
            texts = ", ".join(sum_text(_shifted(arg, shift)) for arg in atom.args)
            return f"{'min' if isinstance(atom, Minimum) else 'max'}({texts})"


def _operand_text(text: str) -> str:
    """An operand of // or %, in parentheses unless it is a name or a number."""
    return text if text.isdigit() or text.isidentifier() else f"({text})"


def _shifted(dim: Dim, shift: Terms[Atom]) -> Terms[Atom]:
    return canonical(terms_of(dim) + shift)


def _with_remainders(terms: Terms[Atom]) -> tuple[Terms[Atom], list[_Part]]:
    """Write a - b*(a//b), which is how a % b is kept, as such wherever that leaves fewer terms."""
    found: list[_Part] = []
    for floor in [atom for m, _ in terms for atom, _ in m if isinstance(atom, FloorDiv)]:
        numerator, denominator = terms_of(floor.numerator), terms_of(floor.denominator)
        leading, size = denominator[0]
        count = -dict(terms).get(times(leading, ((floor, 1),)), 0) // size
        remainder = (*scaled(numerator, -count), *scaled(denominator, count, ((floor, 1),)))
        without = canonical((*terms, *remainder))
        if count and len(without) + 1 < len(terms):
            a, b = _operand_text(str(floor.numerator)), _operand_text(str(floor.denominator))
            terms, found = without, [*found, _Part(count, f"{a} % {b}", is_quotient=True)]
    return terms, found


def _with_folded(terms: Terms[Atom]) -> tuple[Terms[Atom], list[_Part]]:
    """Write (N + 1)//2 - 1 as (N - 1)//2, and max(N, 1) - 1 as max(N - 1, 0): where it came from, most likely."""
    for term in terms:
        match term:
            case (((FloorDiv() | Minimum() | Maximum() as atom, 1),), 1):
                args = (atom.numerator,) if isinstance(atom, FloorDiv) else atom.args
                inside = {monomial for arg in args for monomial, _ in terms_of(arg)}
                shift = tuple((m, c) for m, c in terms if c < 0 and m in inside)
                if not shift:
                    continue
                rest = tuple(t for t in terms if t != term and t not in shift)
                return rest, [_Part(1, _atom_text(atom, shift), isinstance(atom, FloorDiv))]
            case _:
                pass
    return terms, []
