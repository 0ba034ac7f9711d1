"""What stands in the brackets of ``np.mgrid[0:3, 0:1:5j]``, ``np.ogrid``, ``np.r_`` and ``np.c_``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import ComplexExpr, SliceExpr, StrExpr, TupleExpr
from mypy.types import Instance

from shapedgrad.shapes.indexing import Slice
from shapedgrad_mypy.bound import Reading
from shapedgrad_mypy.floats import number_of
from shapedgrad_mypy.operands import operand
from shapedgrad_mypy.written import written

if TYPE_CHECKING:
    from mypy.nodes import Expression

    from shapedgrad_mypy.module import Module


def read_pieces(key: Expression, module: Module) -> Reading:
    """Read slices whose bounds may have fractions, arrays, and directives such as ``"0,2"``.

    Raises
    ------
    NotAnArray
        where something is none of these.
    """
    if not isinstance(key, TupleExpr):
        return _piece(key, module)
    parts = [_piece(item, module) for item in key.items]
    return Reading(
        tuple(part.value for part in parts), tuple(dtype for part in parts for dtype in part.dtypes)
    )


def _piece(piece: Expression, module: Module) -> Reading:
    match piece:
        case SliceExpr(begin_index=begin, end_index=end, stride=stride):
            bounds = [begin, end, stride]
            value = Slice(*(None if bound is None else _bound(bound, module) for bound in bounds))
            return Reading(value, (_dtype([bound for bound in bounds if bound is not None], module),))
        case StrExpr(value=text):
            return Reading(text)
        case _:
            array = operand(piece, module)
            return Reading(array.shape, (array.dtype,))


def _bound(bound: Expression, module: Module) -> object:
    shown = written(bound, module)
    return shown.value if isinstance(shown, ComplexExpr) else number_of(bound, module)


def _dtype(bounds: list[Expression], module: Module) -> str | None:
    """Return the dtype of what runs between bounds."""
    names = {_class_name(bound, module) for bound in bounds}
    if names <= {"int"}:
        return "int64"
    return "float64" if names <= {"int", "float", "complex"} else None


def _class_name(bound: Expression, module: Module) -> str:
    typ = module.type_of(bound)
    return typ.type.name if isinstance(typ, Instance) and typ.type.fullname.startswith("builtins.") else ""
