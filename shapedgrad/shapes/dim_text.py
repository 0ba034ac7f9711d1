"""How a dimension is printed: the way that one writes it, in the notation that `parse_dim` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .atoms import Atom, FloorDiv, Maximum, Minimum, Name, terms_of
from .terms import Monomial, Terms, canonical, scaled, times

if TYPE_CHECKING:
    from .polynomial import Dim


def sum_text(terms: Terms[Atom]) -> str:
    """The whole dimension; positive terms before negative ones, the constant last."""
    terms, remainders = _remainders(terms)
    parts = [(c, _product_text(m, alone=abs(c) == 1)) for m, c in terms if m]
    parts += [(c, text if abs(c) == 1 else f"({text})") for c, text in remainders]
    parts.sort(key=lambda part: part[0] < 0)
    constant = next((c for m, c in terms if not m), 0)
    if constant:
        negative_only = not any(c > 0 for c, _ in parts)
        parts.insert(0 if negative_only and constant > 0 else len(parts), (constant, ""))
    return _joined(parts)


def _joined(parts: list[tuple[int, str]]) -> str:
    text = ""
    for coefficient, factors in parts:
        sign = ("-" if coefficient < 0 else "") if not text else (" - " if coefficient < 0 else " + ")
        size = str(abs(coefficient)) if abs(coefficient) != 1 or not factors else ""
        text += sign + "*".join(filter(None, (size, factors)))
    return text


def _product_text(monomial: Monomial[Atom], *, alone: bool) -> str:
    if alone and len(monomial) == 1 and monomial[0][1] == 1:
        return _atom_text(monomial[0][0])
    return "*".join(_factor_text(atom, power) for atom, power in monomial)


def _factor_text(atom: Atom, power: int) -> str:
    text = f"({_atom_text(atom)})" if isinstance(atom, FloorDiv) else _atom_text(atom)
    return text if power == 1 else f"{text}**{power}"


def _atom_text(atom: Atom) -> str:
    match atom:
        case Name(text):
            return text
        case FloorDiv(numerator, denominator):
            return f"{_operand_text(numerator)}//{_operand_text(denominator)}"
        case Minimum(args):
            return f"min({', '.join(map(str, args))})"
        case Maximum(args):
            return f"max({', '.join(map(str, args))})"


def _operand_text(dim: Dim) -> str:
    """An operand of // or %, in parentheses unless it is a name or a number."""
    text = str(dim)
    return text if text.isdigit() or text.isidentifier() else f"({text})"


def _remainders(terms: Terms[Atom]) -> tuple[Terms[Atom], list[tuple[int, str]]]:
    """Take a - b*(a//b), which is how a % b is kept, out of the terms, wherever that makes them fewer."""
    found: list[tuple[int, str]] = []
    for atom in [a for m, _ in terms for a, _ in m if isinstance(a, FloorDiv)]:
        leading, size = terms_of(atom.denominator)[0]
        product = times(leading, ((atom, 1),))
        count = -dict(terms).get(product, 0) // size
        remainder = (
            *scaled(terms_of(atom.numerator), -count),
            *scaled(terms_of(atom.denominator), count, ((atom, 1),)),
        )
        rest = canonical((*terms, *remainder))
        if count and len(rest) + 1 < len(terms):
            text = f"{_operand_text(atom.numerator)} % {_operand_text(atom.denominator)}"
            terms, found = rest, [*found, (count, text)]
    return terms, found
