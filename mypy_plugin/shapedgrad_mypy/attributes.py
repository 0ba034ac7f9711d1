"""Attributes of arrays that are dimensions: ``x.shape``, and ``len(x)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import MemberExpr, StrExpr
from mypy.types import CallableType, Instance, TupleType, Type, get_proper_type

from shapedgrad.shapes.binding import bind_all
from shapedgrad.shapes.dim import UNKNOWN, Dim, Name, is_declared, names, same
from shapedgrad.shapes.dtypes import promote
from shapedgrad.shapes.errors import ShapeSyntaxError
from shapedgrad.shapes.notation import parse_shape
from shapedgrad.shapes.shape import ANY, SCALAR, Rest, Shape
from shapedgrad_mypy.aval import Aval
from shapedgrad_mypy.codec import (
    array_shape,
    as_integer,
    decode_dim,
    decode_shape,
    encode_dim,
    encode_shape,
    is_array,
    is_number,
    unknown_type,
)
from shapedgrad_mypy.release import numbers_have_no_axes
from shapedgrad_mypy.report import report
from shapedgrad_mypy.results import array_type
from shapedgrad_mypy.scalars import array_dtype, value_dtype

if TYPE_CHECKING:
    from mypy.plugin import AttributeContext, FunctionContext

    from shapedgrad_mypy.module import Module


def shape_attribute(ctx: AttributeContext, module: Module) -> Type:
    """``x.shape``: a tuple of integers, of which mypy knows the values but not that they never change."""
    array = module.type_of(ctx.context.expr) if isinstance(ctx.context, MemberExpr) else ctx.type
    typ = get_proper_type(array.args[0]) if isinstance(array, Instance) and is_array(array) else None
    if ctx.is_lvalue or not isinstance(typ, TupleType) or decode_shape(typ).rank is None:
        return without_sizes(ctx)
    return typ.copy_modified(items=[as_integer(item, module.named) for item in typ.items])


def without_sizes(ctx: AttributeContext) -> Type:
    """Return the type of ``x.shape`` where nothing is known of it."""
    default = get_proper_type(ctx.default_attr_type)
    return default.partial_fallback if isinstance(default, TupleType) else default


def field(ctx: AttributeContext, module: Module) -> Type:
    """``np.linalg.svd(x).S``: a field of a named tuple, of which the stubs' class knows less than the tuple does."""
    held = module.type_of(ctx.context.expr) if isinstance(ctx.context, MemberExpr) else ctx.type
    if ctx.is_lvalue or not isinstance(held, TupleType) or not isinstance(ctx.context, MemberExpr):
        return ctx.default_attr_type
    names: list[str] = held.partial_fallback.type.metadata.get("namedtuple", {}).get("fields", [])
    if ctx.context.name not in names or len(names) != len(held.items):
        return ctx.default_attr_type
    return held.items[names.index(ctx.context.name)]


def length(ctx: FunctionContext, module: Module) -> Type:
    """``len(x)``: the first dimension."""
    typ = module.type_of(ctx.args[0][0]) if ctx.args and ctx.args[0] else None
    shape = None if typ is None else array_shape(typ)
    if shape == SCALAR or (typ is not None and is_number(typ) and value_dtype(typ) is not None):
        report(module.checker, "a single number has no length", ctx.context, "shape")
    if shape is None or not shape.rank:
        return ctx.default_return_type
    return as_integer(encode_dim(shape.dim(0), module.named), module.named)


def total(ctx: FunctionContext, module: Module) -> Type:
    """``sum(x)``: the rows of an array added up, which is no ``int``."""
    typ = module.type_of(ctx.args[0][0]) if ctx.args and len(ctx.args[0]) == 1 else None
    shape = None if typ is None else array_shape(typ)
    if typ is None or shape is None or not shape.rank or any(ctx.args[1:]):
        return ctx.default_return_type
    module.firmer.add(ctx.context)
    whole = Aval(shape.drop((0,)), promote(array_dtype(typ), "weak int"))
    return array_type(whole, unknown_type(), module)


def single_number(ctx: FunctionContext, module: Module) -> Type:
    """``float(x)``, ``int(x)``, ``bool(x)``: of an array of one element, whatever its rank."""
    actuals = ctx.args[0] if ctx.args else []
    shape = array_shape(module.type_of(actuals[0])) if len(actuals) == 1 else None
    number = get_proper_type(ctx.default_return_type)
    if shape is None or shape.rank is None or not isinstance(number, Instance):
        return number
    wants_truth = number.type.name == "bool"
    without_axes = not wants_truth and numbers_have_no_axes(module.checker)
    if wants_truth:
        message = f"an array of shape {shape} is neither true nor false: use any() or all()"
    else:
        message = f"{number.type.name} takes one number, not an array of shape {shape}"
    if same(shape.size, 1) is False or (without_axes and shape.rank):
        report(module.checker, message, ctx.context, "shape")
    elif is_declared(shape.size):
        report(module.checker, message, ctx.context, "shape-unproven")
    return number


def asserted_shape(ctx: FunctionContext, module: Module) -> Type:
    """``assert_shape(x, "N, 3")``: x, with that shape; names are those of the functions around."""
    typ = get_proper_type(ctx.default_return_type)
    text = ctx.args[1][0] if len(ctx.args) > 1 and ctx.args[1] else None
    if not isinstance(text, StrExpr) or not isinstance(typ, Instance) or not is_array(typ):
        return typ
    try:
        shape = parse_shape(text.value)
    except ShapeSyntaxError as error:
        report(module.checker, error.line, text, "shape-annotation")
        return typ
    given = array_shape(module.type_of(ctx.args[0][0])) or ANY
    if any(mismatch.code != "shape-unproven" for mismatch in bind_all([("", shape, given)])[1]):
        message = f"the array has shape {given} where {shape} is wanted"
        report(module.checker, message, ctx.context, "shape-call")
    return typ.copy_modified(
        args=[encode_shape(shape.substitute(_scope(shape, ctx, module)), module.named), *typ.args[1:]]
    )


def _scope(shape: Shape, ctx: FunctionContext, module: Module) -> dict[Name, Dim | Shape]:
    """Map the names in a shape to those of the functions around it; others are unknown."""
    known: dict[str, Type] = {}
    for function in module.definitions.functions_around(ctx.context.line):
        signature = get_proper_type(function.type)
        if isinstance(signature, CallableType):
            known |= {variable.name: variable for variable in signature.variables}
    found: dict[Name, Dim | Shape] = {}
    for item in shape.items:
        if isinstance(item, Rest):
            if item.name is not None:
                found[item.name] = ANY
            continue
        for name in names(item):
            variable = known.get(name.text)
            found[name] = UNKNOWN if variable is None else decode_dim(variable)
    return found
