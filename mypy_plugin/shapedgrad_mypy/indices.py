"""The items of ``x[...]``: module, slices, None, Ellipsis, masks and index arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import (
    ARG_POS,
    CallExpr,
    EllipsisExpr,
    Expression,
    IndexExpr,
    ListExpr,
    RefExpr,
    SliceExpr,
    StarExpr,
    StrExpr,
    TupleExpr,
)
from mypy.types import Instance, NoneType, TupleType, Type, get_proper_type

from shapedgrad.shapes.dim import UNKNOWN, Dim
from shapedgrad.shapes.indexing import (
    ELLIPSIS,
    NEW_AXIS,
    UNKNOWN_ITEM,
    IndexArray,
    IndexItem,
    Slice,
)
from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.aval import Ragged, index_item
from shapedgrad_mypy.integers import dim_of
from shapedgrad_mypy.operands import NotAnArray, operand, operand_of_type
from shapedgrad_mypy.written import written

if TYPE_CHECKING:
    from shapedgrad_mypy.module import Module


def read_index(expression: Expression, module: Module) -> tuple[IndexItem, ...]:
    """Read what stands between the brackets.

    Raises
    ------
    NotAnArray
        where it is the name of a field, as in ``records["age"]``.
    """
    expression = _shown(expression, module)
    if isinstance(expression, TupleExpr):
        return tuple(read_item(item, module) for item in expression.items)
    typ = module.type_of(expression)
    if isinstance(typ, TupleType):
        return tuple(_item_of_type(item, UNKNOWN) for item in typ.items)
    if isinstance(typ, Instance) and typ.type.fullname == "builtins.tuple":
        return (UNKNOWN_ITEM,)  # nobody knows how many
    return (read_item(expression, module),)


def _shown(expression: Expression, module: Module) -> Expression:
    """Return the index that a variable stands for, or ``np.s_[...]``; any other expression as it is."""
    shown = written(expression, module)
    if isinstance(shown, IndexExpr) and isinstance(shown.base, RefExpr):
        name = shown.base.fullname.rpartition(".")[2] if shown.base.fullname.startswith("numpy.") else ""
        if name in {"s_", "index_exp"}:
            return shown.index
    return shown if isinstance(shown, TupleExpr) or _slice_parts(shown) else expression


def _slice_parts(expression: Expression) -> tuple[Expression | None, ...] | None:
    """Return the three bounds of a slice, however it is written."""
    match expression:
        case SliceExpr(begin_index=begin, end_index=end, stride=stride):
            return begin, end, stride
        case CallExpr(callee=RefExpr(fullname="builtins.slice"), args=args, arg_kinds=kinds) if 1 <= len(
            args
        ) <= 3 and set(kinds) == {ARG_POS}:
            return (None, *args, None) if len(args) == 1 else (*args, None)[:3]
        case _:
            return None


def read_item(expression: Expression, module: Module) -> IndexItem:
    """Read one of the things between the brackets.

    Raises
    ------
    NotAnArray
        where it is the name of a field.
    """
    expression = _shown(expression, module)
    parts = _slice_parts(expression)
    if parts is not None:
        return Slice(*(None if part is None else _bound(part, module) for part in parts))
    match expression:
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
        case ListExpr(items=[]):
            return IndexArray(Shape((0,)))
        case ListExpr():
            return (
                index_item(operand(expression, module)) if _is_readable(expression, module) else UNKNOWN_ITEM
            )
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
        return index_item(operand_of_type(typ))
    except (NotAnArray, Ragged):
        return UNKNOWN_ITEM
