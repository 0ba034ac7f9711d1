"""Brackets and loops: ``a[i, 1:]``, ``a[i] = b``, ``for row in a``, ``np.mgrid[0:3]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import CallExpr, Expression, IndexExpr, MemberExpr, TempNode

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.rules.table import TABLE
from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.aval import Aval, Ragged
from shapedgrad_mypy.bound import dtypes_of
from shapedgrad_mypy.codec import unknown_type
from shapedgrad_mypy.grids import read_pieces
from shapedgrad_mypy.indices import read_index
from shapedgrad_mypy.inference import inferred
from shapedgrad_mypy.operands import NotAnArray, operand, operand_of_type
from shapedgrad_mypy.results import answer, array_type, checked, sized_array
from shapedgrad_mypy.scalars import array_dtype, number_type

if TYPE_CHECKING:
    from mypy.plugin import MethodContext
    from mypy.types import Type

    from shapedgrad_mypy.module import Module


def selection(ctx: MethodContext, module: Module) -> Type:
    """``a[i, 1:, None]``."""
    return _index(ctx, module, None)


def assignment_into(ctx: MethodContext, module: Module) -> Type:
    """``a[i] = b``: b broadcasts to what is selected."""
    written = ctx.args[1][0]
    try:  # what a chain of targets is given has a type, and no place in the program
        value = operand_of_type(written.type) if isinstance(written, TempNode) else operand(written, module)
    except (NotAnArray, Ragged):
        return ctx.default_return_type
    if array_dtype(ctx.type) in {None, "object"}:  # an element of an object array takes an array whole
        return ctx.default_return_type
    return _index(ctx, module, value)


def _index(ctx: MethodContext, module: Module, value: Aval | None) -> Type:
    try:
        array = (
            operand(ctx.context.base, module)
            if isinstance(ctx.context, IndexExpr)
            else operand_of_type(ctx.type)
        )
        index = read_index(ctx.args[0][0], module)
    except (NotAnArray, Ragged):
        return ctx.default_return_type
    if value is not None:
        written = value.shape
        return checked(
            lambda: inferred("setitem", array.shape, index, written),
            ctx.default_return_type,
            ctx.context,
            module,
        )
    return answer(
        lambda: inferred("getitem", array.shape, index),
        lambda: array.dtype,
        ctx.default_return_type,
        ctx.context,
        module,
    )


def flat_selection(ctx: MethodContext, module: Module) -> Type:
    """``a.flat[::2]``: all entries in a row."""
    base = ctx.context.base if isinstance(ctx.context, IndexExpr) else None
    try:
        array = operand(base.expr, module) if isinstance(base, MemberExpr) and base.name == "flat" else None
        index = read_index(ctx.args[0][0], module)
    except (NotAnArray, Ragged):
        return ctx.default_return_type
    if array is None:
        return ctx.default_return_type
    row = Shape((array.shape.size,)) if array.shape.rank is not None else Shape((UNKNOWN,))
    return answer(
        lambda: inferred("getitem", row, index),
        lambda: array.dtype,
        ctx.default_return_type,
        ctx.context,
        module,
    )


def flat_copy(ctx: MethodContext, module: Module) -> Type:
    """``a.flat.copy()``."""
    base = (
        ctx.context.callee.expr
        if isinstance(ctx.context, CallExpr) and isinstance(ctx.context.callee, MemberExpr)
        else None
    )
    try:
        array = operand(base.expr, module) if isinstance(base, MemberExpr) and base.name == "flat" else None
    except (NotAnArray, Ragged):
        array = None
    if array is None or array.shape.rank is None:
        return ctx.default_return_type
    return sized_array(Aval(Shape((array.shape.size,)), array.dtype), ctx.default_return_type, module)


def iteration(ctx: MethodContext, module: Module) -> Type:
    """``for row in a``: what is left without the first axis."""
    try:
        array = (
            operand(ctx.context, module) if isinstance(ctx.context, Expression) else operand_of_type(ctx.type)
        )
    except (NotAnArray, Ragged):
        return ctx.default_return_type
    if not array.shape.rank:
        return ctx.default_return_type
    module.firmer.add(ctx.context)
    if array.shape.rank == 1:  # single numbers, which are Any to plain mypy
        number = unknown_type() if array.dtype is None else number_type(array.dtype, module)
        return module.named("typing.Iterator", [number])
    row = array_type(Aval(array.shape.drop((0,)), array.dtype), ctx.type, module)
    return module.named("typing.Iterator", [row])


def grid(operation: str, ctx: MethodContext, module: Module) -> Type:
    """``np.mgrid[0:3, 0:4]``, ``np.r_[a, b]``: an object that is called by brackets."""
    if not isinstance(ctx.context, IndexExpr):
        return ctx.default_return_type
    try:
        key = read_pieces(ctx.context.index, module)
    except (NotAnArray, Ragged):
        return ctx.default_return_type
    return answer(
        lambda: inferred(operation, key.value),
        lambda: dtypes_of(TABLE[operation], key.dtypes),
        ctx.default_return_type,
        ctx.context,
        module,
    )
