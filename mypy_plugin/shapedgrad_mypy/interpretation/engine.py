"""What the parts of the interpretation need of each other."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope
    from shapedgrad_mypy.interpretation.values import Value


class Engine(Protocol):
    """What the parts of the interpretation need of each other, all around."""

    evaluations: Mapping[type[ast.expr], Callable[..., Value]]
    """How each kind of expression is evaluated."""

    def call(
        self,
        callee: Value,
        args: Sequence[Value],
        keywords: Mapping[str, Value],
        node: ast.AST,
        scope: Scope,
        machine: Machine,
    ) -> Value:
        """Return what a call gives."""

    def run(self, body: Sequence[ast.stmt], scope: Scope, machine: Machine) -> Value:
        """Run the body of a function and return what it returns; `TOP` if it never does."""
