"""Families of statements: which operations there are, and what writes a call of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

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
OLD_AND_NEW = {"in1d", "trapz", "row_stack", "matvec", "vecmat"}
"""Functions that some of the supported versions of NumPy lack."""


def form(
    family: str, operations: str, weight: float = 1, *, data: bool = False, effect: bool = False
) -> Callable[[Writer], Writer]:
    """Register what writes calls of these operations; `data` says that the numbers decide the shape."""

    def register(write: Writer) -> Writer:
        present = tuple(each for each in operations.split() if each not in OLD_AND_NEW or hasattr(np, each))
        FORMS.append(Form(family, present, write, weight, data, effect))
        return write

    return register
