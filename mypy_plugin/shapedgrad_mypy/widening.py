"""What is read from a place that anyone may write to: attributes and containers whose type was inferred.

The type of ``self.x`` or of a list is that of the first value put in, and the next one may have another shape.  Where the
program declares the type, it is believed; where mypy inferred it, shapes are forgotten on the way out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import CallExpr, Expression, IndexExpr, MemberExpr, NameExpr, RefExpr
from mypy.types import AnyType, Instance, TupleType, get_proper_type

from shapedgrad_mypy.attribute_types import attribute_type, is_settled
from shapedgrad_mypy.codec import is_array, row_type
from shapedgrad_mypy.definitions import is_declared
from shapedgrad_mypy.forgetting import forget_shapes, holds_shapes
from shapedgrad_mypy.targets import variable_of

if TYPE_CHECKING:
    from mypy.nodes import Context
    from mypy.plugin import AttributeContext, FunctionContext, MethodContext
    from mypy.types import Type

    from shapedgrad_mypy.module import Module


def attribute(ctx: AttributeContext, module: Module) -> Type:
    """``self.x``: of any shape, unless its class declares one."""
    typ = ctx.default_attr_type
    own = attribute_type(ctx, module)
    if own is not None:
        return own
    if not holds_shapes(typ) or not isinstance(ctx.context, MemberExpr):
        return typ
    variable = variable_of(ctx.context, module)
    if variable is None or variable.type is None or (holds_shapes(variable.type) and is_declared(variable)):
        return typ
    if is_settled(ctx.context, variable, module):
        return typ
    # The shape is that of the first value, or, through a type variable of the class, of the first instance.
    declared = is_declared(variable) and _is_declared(ctx.context.expr, module)
    return typ if declared else module.interpreted(ctx.context) or forget_shapes(typ, module.named)


def item(method: str, ctx: MethodContext, module: Module) -> Type:
    """``xs[0]``, ``xs.pop()``, ``for x in xs``: of any shape, unless the container's type is declared."""
    typ = ctx.default_return_type
    if not holds_shapes(typ) or not holds_shapes(ctx.type):
        return typ
    container = ctx.context if method in {"__iter__", "__next__"} else _container(ctx.context)
    believed = isinstance(container, Expression) and (
        is_array(module.type_of(container)) or _is_fresh(container) or _is_declared(container, module)
    )
    if believed:
        return typ
    known = module.interpreted(ctx.context) if isinstance(ctx.context, Expression) else None
    return known or forget_shapes(typ, module.named)


def _container(context: Context) -> Context | None:
    if isinstance(context, IndexExpr):
        return context.base
    if isinstance(context, CallExpr):
        return context.callee.expr if isinstance(context.callee, MemberExpr) else None
    return context


def _is_fresh(container: Expression) -> bool:
    """Tell whether a container comes straight from a call that says what is in it."""
    if not isinstance(container, CallExpr) or not isinstance(container.callee, RefExpr):
        return False
    fullname = container.callee.fullname
    return fullname in {"builtins.zip", "builtins.enumerate"} or not fullname.startswith("builtins.")


def iterated(ctx: FunctionContext, module: Module) -> Type:
    """``iter(x)``: the rows of an array, and of anything else what may stand in it."""
    typ = get_proper_type(ctx.default_return_type)
    if len(ctx.args) != 1 or len(ctx.args[0]) != 1 or not isinstance(typ, Instance) or len(typ.args) != 1:
        return typ
    return typ.copy_modified(args=[_row(ctx.args[0][0], typ.args[0], module)])


def rows_in_step(ctx: FunctionContext, module: Module) -> Type:
    """``zip(x, y)``, ``enumerate(x)``: the rows of arrays, and of anything else what may stand in it."""
    typ = get_proper_type(ctx.default_return_type)
    iterables = [argument for group in ctx.args for argument in group]
    if not isinstance(typ, Instance) or len(typ.args) != 1:
        return typ
    items = get_proper_type(typ.args[0])
    if isinstance(items, TupleType) and len(items.items) == len(iterables):
        rows = [_row(each, item, module) for each, item in zip(iterables, items.items, strict=True)]
        return typ.copy_modified(args=[items.copy_modified(items=rows)])
    if typ.type.name == "enumerate":
        return typ.copy_modified(args=[_row(iterables[0], items, module)])
    return forget_shapes(typ, module.named)


def _row(iterable: Expression, item: Type, module: Module) -> Type:
    array = module.type_of(iterable)
    if not is_array(array):
        return item if _is_declared(iterable, module) else forget_shapes(item, module.named)
    row = row_type(array, module.named)
    return item if isinstance(row, AnyType) else row


def _is_declared(container: Expression, module: Module) -> bool:
    variable = variable_of(container, module) if isinstance(container, NameExpr | MemberExpr) else None
    return variable is not None and is_declared(variable)
