"""What is read from a place that anyone may write to: attributes and containers whose type was inferred.

The type of ``self.x`` or of a list is that of the first value put in, and the next one may have another shape.  Where the
program declares the type, it is believed; where mypy inferred it, shapes are forgotten on the way out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import CallExpr, Expression, IndexExpr, MemberExpr, NameExpr

from shapedgrad_mypy.codec import is_array
from shapedgrad_mypy.forgetting import forget_shapes, holds_shapes
from shapedgrad_mypy.innocence import variable_of

if TYPE_CHECKING:
    from mypy.nodes import Context
    from mypy.plugin import AttributeContext, MethodContext
    from mypy.types import Type

    from shapedgrad_mypy.module import Module


def attribute(ctx: AttributeContext, module: Module) -> Type:
    """``self.x``: of any shape, unless its class declares one."""
    typ = ctx.default_attr_type
    if not holds_shapes(typ) or not isinstance(ctx.context, MemberExpr):
        return typ
    variable = variable_of(ctx.context, module)
    if (
        variable is None
        or variable.type is None
        or (holds_shapes(variable.type) and not variable.is_inferred)
    ):
        return typ
    # The shape is that of the first value, or, through a type variable of the class, of the first instance.
    declared = not variable.is_inferred and _is_declared(ctx.context.expr, module)
    return typ if declared else forget_shapes(typ, module.named)


def item(ctx: MethodContext, module: Module) -> Type:
    """``xs[0]``, ``xs.pop()``, ``for x in xs``: of any shape, unless the container's type is declared."""
    typ = ctx.default_return_type
    if not holds_shapes(typ) or not holds_shapes(ctx.type):
        return typ
    container = _container(ctx.context)
    believed = isinstance(container, Expression) and (
        is_array(module.type_of(container)) or _is_declared(container, module)
    )
    return typ if believed else forget_shapes(typ, module.named)


def _container(context: Context) -> Context | None:
    if isinstance(context, IndexExpr):
        return context.base
    if isinstance(context, CallExpr):
        return context.callee.expr if isinstance(context.callee, MemberExpr) else None
    return context


def _is_declared(container: Expression, module: Module) -> bool:
    variable = variable_of(container, module) if isinstance(container, NameExpr | MemberExpr) else None
    return variable is not None and not variable.is_inferred
