"""The items of ``x[...]``: module, slices, None, Ellipsis, masks and index arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import EllipsisExpr, Expression, ListExpr, RefExpr, SliceExpr, StarExpr, StrExpr, TupleExpr
from mypy.types import Instance, NoneType, TupleType, Type, get_proper_type

from shapedgrad.shapes.dim import UNKNOWN, Dim
from shapedgrad.shapes.indexing import ELLIPSIS, NEW_AXIS, UNKNOWN_ITEM, IndexArray, IndexItem, Mask, Slice
from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.integers import dim_of
from shapedgrad_mypy.operands import NotAnArray, Ragged, operand, operand_of_type

if TYPE_CHECKING:
    from shapedgrad_mypy.aval import Aval
    from shapedgrad_mypy.module import Module


def read_index(expression: Expression, module: Module) -> tuple[IndexItem, ...]:
    """Read what stands between the brackets.

    Raises
    ------
    NotAnArray
        where it is the name of a field, as in ``records["age"]``.
    """
    if isinstance(expression, TupleExpr):
        return tuple(_item(item, module) for item in expression.items)
    typ = module.type_of(expression)
    if isinstance(typ, TupleType):
        return tuple(_item_of_type(item, UNKNOWN) for item in typ.items)
    return (_item(expression, module),)


def _item(expression: Expression, module: Module) -> IndexItem:
    match expression:
        case SliceExpr(begin_index=begin, end_index=end, stride=stride):
            return Slice(*(None if part is None else _bound(part, module) for part in (begin, end, stride)))
        case EllipsisExpr():
            return ELLIPSIS
        case RefExpr(fullname="numpy.newaxis" | "numpy._core.numeric.newaxis" | "builtins.None"):
            return NEW_AXIS
        case RefExpr(fullname="builtins.Ellipsis"):
            return ELLIPSIS
        case StrExpr():
            raise NotAnArray
        case StarExpr():
            return UNKNOWN_ITEM
        case ListExpr():
            return _array(operand(expression, module)) if _is_readable(expression, module) else UNKNOWN_ITEM
        case _:
            return _item_of_type(module.type_of(expression), dim_of(expression, module))


def _bound(expression: Expression, module: Module) -> Dim | None:
    return None if isinstance(module.type_of(expression), NoneType) else dim_of(expression, module)


def _is_readable(expression: Expression, module: Module) -> bool:
    try:
        operand(expression, module)
    except (NotAnArray, Ragged):
        return False
    return True


def _item_of_type(typ: Type, value: Dim) -> IndexItem:
    typ = get_proper_type(typ)
    if isinstance(typ, NoneType):
        return NEW_AXIS
    if value is not UNKNOWN:
        return value
    if isinstance(typ, Instance) and typ.type.fullname == "builtins.slice":
        return Slice(UNKNOWN, UNKNOWN, UNKNOWN)
    if isinstance(typ, Instance) and typ.type.fullname == "builtins.str":
        raise NotAnArray
    try:
        return _array(operand_of_type(typ))
    except (NotAnArray, Ragged):
        return UNKNOWN_ITEM


def _array(index: Aval) -> IndexItem:
    """An array, or a single number, as an index: of truth values it selects, of module it picks."""
    if index.dtype == "bool":
        return Mask(index.shape)
    if index.dtype is None or "int" not in index.dtype:
        return UNKNOWN_ITEM
    return UNKNOWN if index.shape == Shape(()) else IndexArray(index.shape)
