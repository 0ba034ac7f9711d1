"""Families of statements: which operations there are, and what writes a call of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.fuzz.generator import Generator

Writer = Callable[[Generator], str]


@dataclass(frozen=True)
class Form:
    """One way to write calls of some operations."""

    family: str
    operations: tuple[str, ...]
    write: Writer
    weight: float
    data: bool
    effect: bool


FORMS: list[Form] = []


def form(
    family: str, operations: str, weight: float = 1, *, data: bool = False, effect: bool = False
) -> Callable[[Writer], Writer]:
    """Register what writes calls of these operations; `data` says that the numbers decide the shape."""

    def register(write: Writer) -> Writer:
        FORMS.append(Form(family, tuple(operations.split()), write, weight, data, effect))
        return write

    return register
