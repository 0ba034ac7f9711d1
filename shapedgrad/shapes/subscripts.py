"""The subscripts of ``einsum``: which axis of which operand is which index, and what is left.

>>> from shapedgrad.shapes.notation import parse_shape
>>> str(contract("ij,jk->ik", (parse_shape("N, D"), parse_shape("D, M"))))
'(N, M)'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_letters, ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING

from .agreement import agree, broadcast_dim
from .errors import Refusal
from .indexing import ELLIPSIS, Mark, ends, stacked
from .shape import SCALAR, Shape, broadcast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .dim import Dim

_TERM = re.compile(r"([A-Za-z]*)(\.\.\.)?([A-Za-z]*)")


@dataclass(frozen=True, slots=True)
class Term:
    """The subscripts of one operand: the indices in front of the ellipsis, whether there is one, those behind."""

    before: str
    ellipsis: bool
    after: str

    @property
    def letters(self) -> str:
        """All indices, in their order."""
        return self.before + self.after

    def __str__(self) -> str:
        return self.before + "..." * self.ellipsis + self.after


def contract(text: str, operands: Sequence[Shape]) -> Shape:
    """The shape of an einsum; raises `Refusal` (shape-einsum) if operands and subscripts do not fit."""
    inputs, output = parse(text)
    if len(inputs) != len(operands):
        raise Refusal(
            f"{text!r} is about {len(inputs)} operands, and there are {len(operands)}", "shape-einsum"
        )
    sizes: dict[str, Dim] = {}
    batch = SCALAR
    for term, operand in zip(inputs, operands, strict=True):
        batch = broadcast(batch, _read(term, operand, sizes))
    if not output.ellipsis and batch.rank not in {0, None}:
        raise Refusal(f"the result has no ellipsis for the axes {batch}", "shape-einsum")
    return stacked(
        [sizes[i] for i in output.before], batch if output.ellipsis else (), [sizes[i] for i in output.after]
    )


def of_lists(labels: Sequence[Sequence[int | Mark]], operands: int) -> str:
    """The text of an einsum whose subscripts are lists of numbers, one for each operand and perhaps the result.

    >>> of_lists(((0, 1), (1, 2)), 2)
    'AB,BC'
    """
    terms = ["".join(map(_letter, each)) for each in labels]
    return ",".join(terms[:operands]) + "".join(f"->{term}" for term in terms[operands:])


def _letter(label: int | Mark) -> str:
    if label is ELLIPSIS:
        return "..."
    if not isinstance(label, int) or not 0 <= label < len(ascii_letters):
        raise Refusal(f"subscript {label} is not one of 0 to {len(ascii_letters) - 1}", "shape-einsum")
    return (ascii_uppercase + ascii_lowercase)[label]


def parse(text: str) -> tuple[tuple[Term, ...], Term]:
    """The terms of the operands, and that of the result, written out or implied."""
    left, arrow, right = text.replace(" ", "").partition("->")
    inputs = tuple(map(_term, left.split(",")))
    letters = "".join(term.letters for term in inputs)
    if not arrow:
        once = "".join(sorted(letter for letter in set(letters) if letters.count(letter) == 1))
        return inputs, Term("", any(term.ellipsis for term in inputs), once)
    output = _term(right)
    for letter in output.letters:
        if letter not in letters:
            raise Refusal(f"index {letter} of the result is in no operand", "shape-einsum")
        if output.letters.count(letter) > 1:
            raise Refusal(f"index {letter} is in the result twice", "shape-einsum")
    return inputs, output


def _term(text: str) -> Term:
    match = _TERM.fullmatch(text)
    if not match:
        raise Refusal(f"{text!r} is no subscript", "shape-einsum")
    return Term(match[1], bool(match[2]), match[3])


def _read(term: Term, operand: Shape, sizes: dict[str, Dim]) -> Shape:
    """The axes that the ellipsis stands for, once each index has the size that the operand gives it."""
    if not term.ellipsis and operand.rank not in {len(term.letters), None}:
        raise Refusal(f"{term} has {len(term.letters)} indices for {operand}", "shape-einsum")
    first, middle, last = ends(operand, len(term.before), len(term.after), "shape-einsum")
    own: dict[str, Dim] = {}
    for letter, size in zip(term.letters, (*first, *last), strict=True):
        own[letter] = agree(own.get(letter, size), size, f"index {letter} is", "shape-einsum")
    for letter, size in own.items():
        sizes[letter] = _shared(letter, sizes.get(letter, 1), size)
    return middle


def _shared(letter: str, size: Dim, other: Dim) -> Dim:
    """The size of an index in several operands, where 1 gives way."""
    try:
        return broadcast_dim(size, other, f"index {letter} is")
    except Refusal as refusal:
        code = "shape-einsum" if refusal.code == "shape-broadcast" else refusal.code
        raise Refusal(refusal.reason, code) from None
