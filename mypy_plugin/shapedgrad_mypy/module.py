"""What is known of the module that mypy is checking, beside the types that mypy keeps."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mypy.types import AnyType, ProperType, TypeOfAny, get_proper_type

from shapedgrad_mypy.definitions import Definitions, read_definitions

if TYPE_CHECKING:
    from mypy.checker import TypeChecker
    from mypy.errors import ErrorInfo
    from mypy.nodes import Context, Expression

    from shapedgrad_mypy.aval import Aval


class Module:
    """A module in the course of being checked."""

    def __init__(self, checker: TypeChecker) -> None:
        self.checker = checker
        self.exact: dict[Context, Aval] = {}
        """What an expression is to NumPy, where its type stays ``Any``.

        NumPy's stubs answer ``Any`` for ``np.sum(x)``, ``x.mean()``, ``x[0]``, and programs rely on it, often without
        knowing: ``n: int = mask.sum()``, ``{"loss": np.mean(errors), "name": "adam"}``.
        """

        self.excused: list[ErrorInfo] = []
        """Errors of mypy's that are not the program's; their notes go with them."""

    @cached_property
    def definitions(self) -> Definitions:
        """Every assignment of the module."""
        return read_definitions(self.checker.tree)

    def type_of(self, expression: Expression) -> ProperType:
        """Return the type of an expression that mypy has checked, ``Any`` for one that it has not."""
        found = self.checker.lookup_type_or_none(expression)
        return AnyType(TypeOfAny.special_form) if found is None else get_proper_type(found)
