"""``permute(x, 2, 0, 1)`` and ``view(x, 6, -1)`` of ours: NumPy's functions, with the numbers as arguments of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.types import Instance, Type, get_proper_type

from shapedgrad.shapes.errors import ShapeError
from shapedgrad.shapes.rules.table import infer
from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.codec import encode_shape, is_array
from shapedgrad_mypy.integers import dim_of
from shapedgrad_mypy.operands import NotAnArray, operand
from shapedgrad_mypy.report import report

if TYPE_CHECKING:
    from mypy.plugin import FunctionContext

    from shapedgrad_mypy.module import Module


def view(operation: str, ctx: FunctionContext, module: Module) -> Type:
    """Return the type of an array whose axes, or sizes, are given one by one."""
    typ = get_proper_type(ctx.default_return_type)
    spread = any(kind.is_star() for kind in ctx.arg_kinds[1])
    if spread or not isinstance(typ, Instance) or not is_array(typ):
        return typ
    try:
        found = infer(
            operation,
            operand(ctx.args[0][0], module).shape,
            tuple(dim_of(each, module) for each in ctx.args[1]),
        )
    except (NotAnArray, Ragged):
        return typ
    except ShapeError as error:
        report(module.checker, str(error), ctx.context, error.code)
        return typ
    return (
        typ.copy_modified(args=[encode_shape(found, module.named), *typ.args[1:]])
        if isinstance(found, Shape)
        else typ
    )
