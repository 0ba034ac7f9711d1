"""Arguments read, each as the kind that a rule's signature gives it: the value that the rule takes, and its dtype."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from mypy.nodes import (
    BytesExpr,
    CallExpr,
    DictExpr,
    EllipsisExpr,
    GeneratorExpr,
    ListExpr,
    NameExpr,
    OpExpr,
    RefExpr,
    StarExpr,
    StrExpr,
    TupleExpr,
)
from mypy.types import Instance, LiteralType, TupleType, get_proper_type

from shapedgrad.shapes.dim import UNKNOWN, Dim
from shapedgrad.shapes.indexing import ELLIPSIS, IndexArray, Mask, Slice
from shapedgrad.shapes.rules.parameters import SOME_AXIS, ByAxis, Several
from shapedgrad.shapes.shape import ANY, SCALAR, Rest, Shape
from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.bound import Reading
from shapedgrad_mypy.codec import decode_shape, is_array
from shapedgrad_mypy.floats import number_of
from shapedgrad_mypy.indices import read_index, read_item
from shapedgrad_mypy.integers import dim_of, dims_of
from shapedgrad_mypy.operands import SEQUENCES, NotAnArray, count_of, operand, operand_of_type
from shapedgrad_mypy.scalars import value_dtype
from shapedgrad_mypy.written import written

if TYPE_CHECKING:
    from mypy.nodes import Expression

    from shapedgrad_mypy.aval import Aval
    from shapedgrad_mypy.module import Module


Reader: TypeAlias = "Callable[[Expression, Module], Reading]"


def read(kind: str, actual: Expression, module: Module) -> Reading:
    """Read an argument as a kind of the rules' vocabulary; what has no reader is unknown.

    Raises
    ------
    NotAnArray
        where an operand is nothing that the rules know.
    Ragged
        where it is a list of which no array can be made.
    """
    if kind in _OF_INTEGERS:
        actual = _listed(actual)
    if kind in _VALUES:
        return Reading(_VALUES[kind](actual, module))
    return _OPERANDS[kind](actual, module) if kind in _OPERANDS else Reading(UNKNOWN)


_OF_INTEGERS = frozenset({"Dims", "Nested", "Indices"})


# ------------------------------------------------------------------------------------------- operands


def read_shape(actual: Expression, module: Module) -> Reading:
    """Read an array, or what NumPy makes one of."""
    array = operand(actual, module)
    return Reading(array.shape, (array.dtype,))


def read_arrays(actual: Expression, module: Module) -> Reading:
    """Read a sequence of arrays; the rows of an array are one, too."""
    if isinstance(actual, ListExpr | TupleExpr) and not _has_stars(actual):
        return _several([operand(item, module) for item in actual.items])
    typ = module.type_of(actual)
    if isinstance(typ, TupleType) and typ.partial_fallback.type.fullname in SEQUENCES:
        return _several([operand_of_type(item) for item in typ.items])
    whole = operand(actual, module)
    first, *rest = whole.shape.items or (None,)
    if first is None:
        raise NotAnArray
    if isinstance(first, Rest):
        return Reading(Several(), (whole.dtype,))
    return Reading(Several(Shape(rest), first), (whole.dtype,))


def _several(arrays: list[Aval]) -> Reading:
    return Reading(tuple(each.shape for each in arrays), tuple(each.dtype for each in arrays))


def _has_stars(display: ListExpr | TupleExpr) -> bool:
    return any(isinstance(item, StarExpr) for item in display.items)


def read_array_or_arrays(actual: Expression, module: Module) -> Reading:
    """Read an array, or a list of them."""
    typ = module.type_of(actual)
    return read_shape(actual, module) if is_array(typ) else read_arrays(actual, module)


def read_bound(actual: Expression, module: Module) -> Reading:
    """Read a number, with a fraction or without."""
    return Reading(number_of(actual, module), (value_dtype(module.type_of(actual)),))


def read_dim_or_array(actual: Expression, module: Module) -> Reading:
    """Read an integer, or what may be an array of them."""
    dim = dim_of(actual, module)
    try:
        array = operand(actual, module)
    except (NotAnArray, Ragged):
        return Reading(ANY if dim is UNKNOWN else dim, (None,))
    return Reading(dim if array.shape == SCALAR else array.shape, (array.dtype,))


def read_bins(actual: Expression, module: Module) -> Reading:
    """Read bins: a number of them, their edges, or either for each dimension."""
    if isinstance(actual, ListExpr | TupleExpr) and not _has_stars(actual):
        return Reading(tuple(read_dim_or_array(item, module).value for item in actual.items))
    return Reading(read_dim_or_array(actual, module).value)


def read_indices(actual: Expression, module: Module) -> Reading:
    """Read places along one axis: an integer, a list of them, an array, a mask, a slice."""
    dim = dim_of(actual, module)
    if dim is not UNKNOWN:
        return Reading(dim, ("weak int",))
    try:
        array = operand(actual, module)
    except (NotAnArray, Ragged):
        item = read_item(actual, module)
        return Reading(item if isinstance(item, Slice) else UNKNOWN, (None,))
    if isinstance(actual, ListExpr | TupleExpr) and array.shape.rank == 1 and array.dtype != "bool":
        return Reading(tuple(dim_of(item, module) for item in actual.items), ("int64",))
    if array.dtype == "bool":
        return Reading(Mask(array.shape), (array.dtype,))
    is_integer = array.dtype is not None and "int" in array.dtype
    return Reading(IndexArray(array.shape) if is_integer else UNKNOWN, (array.dtype,))


def _listed(actual: Expression) -> Expression:
    """Return the list that an array is made of on the spot, ``np.array([0, 2])``; anything else as it is."""
    match actual:
        case CallExpr(callee=RefExpr(fullname=name), args=[ListExpr() as items]) if name.startswith("numpy."):
            return items if name.endswith((".array", ".asarray")) else actual
        case _:
            return actual


def read_blocks(actual: Expression, module: Module) -> Reading:
    """Read arrays in nested lists."""
    if not isinstance(actual, ListExpr):
        return read_shape(actual, module) if is_array(module.type_of(actual)) else Reading(UNKNOWN, (None,))
    if _has_stars(actual):
        return Reading(UNKNOWN, (None,))
    parts = [read_blocks(item, module) for item in actual.items]
    return Reading(
        tuple(part.value for part in parts), tuple(dtype for part in parts for dtype in part.dtypes)
    )


# ------------------------------------------------------------------------------------- numbers and texts


def read_flag(actual: Expression, module: Module) -> object:
    """Read ``True`` or ``False``."""
    actual = written(actual, module)
    if isinstance(actual, NameExpr) and actual.fullname in {"builtins.True", "builtins.False"}:
        return actual.fullname == "builtins.True"
    return UNKNOWN


def read_axis(actual: Expression, module: Module) -> object:
    """Read one axis: a tuple, which NumPy refuses here, is none."""
    axis = read_axes(actual, module)
    return UNKNOWN if isinstance(axis, tuple) and axis != SOME_AXIS else axis


def read_axes(actual: Expression, module: Module) -> object:
    """Read one axis, or a tuple or list of them."""
    if isinstance(actual, ListExpr) and not _has_stars(actual):
        axes = tuple(dim_of(item, module) for item in actual.items)
        return axes if all(isinstance(axis, int) for axis in axes) else UNKNOWN
    if isinstance(actual, TupleExpr):
        dims = dims_of(actual, module)
        return UNKNOWN if dims is None or UNKNOWN in dims else dims
    dim = dim_of(actual, module)
    if isinstance(dim, int):
        return dim
    typ = get_proper_type(module.type_of(actual))
    if isinstance(typ, TupleType):
        dims = decode_shape(typ).dims if decode_shape(typ).rank is not None else (UNKNOWN,)
        return dims if all(isinstance(dim, int) for dim in dims) else UNKNOWN
    return SOME_AXIS if isinstance(typ, Instance) and typ.type.fullname == "builtins.int" else UNKNOWN


def read_dims(actual: Expression, module: Module) -> object:
    """Read a shape that is given as an argument: a size, a tuple or list of sizes, ``x.shape``."""
    if isinstance(actual, ListExpr):
        return tuple(dim_of(item, module) for item in actual.items)
    typ = get_proper_type(module.type_of(actual))
    if isinstance(actual, TupleExpr) and _has_stars(actual):
        return decode_shape(typ)
    if isinstance(actual, TupleExpr) or isinstance(typ, TupleType):
        dims = dims_of(actual, module)
        return decode_shape(typ) if dims is None else dims
    dim = dim_of(actual, module)
    if dim is not UNKNOWN:
        return dim
    is_size = isinstance(typ, Instance) and typ.type.fullname in {"builtins.int", "typing.SupportsIndex"}
    return (UNKNOWN,) if is_size else ANY


def read_order(actual: Expression, module: Module) -> object:
    """Read the order of a norm: a number or a name."""
    text = read_text(actual, module)
    return number_of(actual, module) if text is UNKNOWN else text


def read_text(actual: Expression, module: Module) -> object:
    """Read a text that is written out."""
    actual = written(actual, module)
    if isinstance(actual, StrExpr):
        return actual.value
    typ = module.type_of(actual)
    if isinstance(typ, Instance) and typ.last_known_value is not None:
        typ = typ.last_known_value
    return typ.value if isinstance(typ, LiteralType) and isinstance(typ.value, str) else UNKNOWN


def read_labels(actual: Expression, module: Module) -> object:
    """Read the subscripts of one operand of an einsum: ``[0, 1]``, ``[..., 0]``."""
    shown = written(actual, module)
    actual = shown if isinstance(shown, TupleExpr) else actual  # a list may have been changed since
    if not isinstance(actual, ListExpr | TupleExpr) or _has_stars(actual):
        return UNKNOWN
    labels = [ELLIPSIS if isinstance(item, EllipsisExpr) else dim_of(item, module) for item in actual.items]
    return UNKNOWN if UNKNOWN in labels else tuple(labels)


def read_length(actual: Expression, module: Module) -> Dim:
    """Read how many items there are in a range, a list that is written out, a comprehension, or an array."""
    if isinstance(actual, GeneratorExpr):
        return count_of(actual, module)
    try:
        shape = operand(actual, module).shape
    except (NotAnArray, Ragged):
        return UNKNOWN
    return shape.dim(0) if shape.rank else UNKNOWN


def read_nested(actual: Expression, module: Module) -> object:
    """Read integers in lists or tuples of any depth: ``((1, 2), (3, 4))``; or for some axes, ``{0: (1, 2)}``."""
    if isinstance(actual, DictExpr):
        if any(axis is None for axis, _ in actual.items):
            return UNKNOWN
        pairs = [(axis, value) for axis, value in actual.items if axis is not None]
        return ByAxis(tuple((dim_of(axis, module), read_nested(value, module)) for axis, value in pairs))
    if isinstance(actual, ListExpr | TupleExpr):
        return tuple(read_nested(item, module) for item in actual.items)
    typ = module.type_of(actual)
    if isinstance(typ, TupleType):
        return UNKNOWN if decode_shape(typ).rank is None else decode_shape(typ).dims
    return dim_of(actual, module)


def read_buffer(actual: Expression, module: Module) -> Dim:
    """Read the number of bytes that ``b"..."`` has, or ``bytes(8)``."""
    match actual:
        case BytesExpr(value=text):
            return len(ast.literal_eval(f'b"""{text}"""')) if '"' not in text else UNKNOWN
        case OpExpr(op="*", left=left, right=right) if isinstance(left, BytesExpr):
            return read_buffer(left, module) * dim_of(right, module)
        case CallExpr(callee=RefExpr(fullname="builtins.bytes" | "builtins.bytearray"), args=[size]):
            return dim_of(size, module)
        case _:
            return UNKNOWN


_OPERANDS: Mapping[str, Reader] = {
    "Shape": read_shape,
    "Arrays": read_arrays,
    "ArrayOrArrays": read_array_or_arrays,
    "Bound": read_bound,
    "DimOrArray": read_dim_or_array,
    "Bins": read_bins,
    "Indices": read_indices,
    "Blocks": read_blocks,
}
_VALUES: Mapping[str, Callable[[Expression, Module], object]] = {
    "Flag": read_flag,
    "Axis": read_axis,
    "Axes": read_axes,
    "Dims": read_dims,
    "Dim": dim_of,
    "Text": read_text,
    "Order": read_order,
    "Subscripts": read_text,
    "Index": read_index,
    "Nested": read_nested,
    "Buffer": read_buffer,
    "Length": read_length,
}
