"""What a name stands for, where the program's text tells: the expression that it is assigned once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import NameExpr, Var

if TYPE_CHECKING:
    from mypy.nodes import Expression

    from shapedgrad_mypy.module import Module

_DEPTH = 20
"""How many assignments a value is followed through."""


def written(expression: Expression, module: Module) -> Expression:
    """Return the expression that a variable is assigned once, or the expression itself.

    That is the same value only if nothing can change it: ask for texts and numbers, and for no lists.
    """
    for _ in range(_DEPTH):
        if not isinstance(expression, NameExpr) or not isinstance(expression.node, Var):
            break
        definition = module.definitions.only(expression.node)
        followed = expression.node.is_inferred or expression.node.is_final
        if definition is None or definition.path or not followed:
            break
        expression = definition.value
    return expression
