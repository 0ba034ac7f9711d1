"""What a value is as an argument of one of NumPy's functions."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, Dim, same
from shapedgrad.shapes.dtypes import promote
from shapedgrad.shapes.indexing import ELLIPSIS, NEW_AXIS, UNKNOWN_ITEM, IndexArray, IndexItem, Mask, Slice
from shapedgrad.shapes.rules.axes import either
from shapedgrad.shapes.rules.parameters import SOME_AXIS, Parameter, Rule, Several, parameters
from shapedgrad.shapes.shape import ANY, SCALAR, Shape
from shapedgrad_mypy.interpretation.machine import may_be_negative
from shapedgrad_mypy.interpretation.values import (
    TOP,
    Array,
    Constant,
    Cut,
    Integer,
    Library,
    ListObject,
    Range,
    Reference,
    Some,
    Stream,
    Tuple,
    Value,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.state import State


class NotAnOperand(Exception):
    """The value is nothing that the rules know."""


class Ragged(Exception):
    """A list whose items differ in shape, so that there is no array of it."""


WEAK = {"int": "weak int", "float": "weak float", "complex": "weak complex", "bool": "bool", "str": "str"}
STRONG = {"weak int": "int64", "weak float": "float64", "weak complex": "complex128"}


def operand(value: Value, state: State) -> Array:
    """Return what a value is to NumPy; raises `NotAnOperand`, and `Ragged` for a list that is no array."""
    match value:
        case Array():
            return value
        case Integer():
            return Array(SCALAR, "weak int")
        case Constant(value=bool() | float() | complex() | str() as constant):
            return Array(SCALAR, WEAK[type(constant).__name__])
        case Some(kind=kind) if kind in WEAK:
            return Array(SCALAR, WEAK[kind])
        case Tuple(items=items):
            return stacked([operand(item, state) for item in items])
        case Range():
            return Array(Shape((length(value, state),)), "int64")
        case Reference():
            found = state.heap.get(value.identity)
            if isinstance(found, ListObject):
                if found.items is not None:
                    return stacked([operand(item, state) for item in found.items])
                item = operand(found.item, state)
                return Array(
                    Shape((found.count, *item.shape.items)), STRONG.get(item.dtype or "", item.dtype)
                )
        case _:
            pass
    raise NotAnOperand


def stacked(items: Sequence[Array]) -> Array:
    """Return the array that a list of arrays is: they must all have one shape."""
    if not items:
        return Array(Shape((0,)), "float64")
    shape = items[0].shape
    for item in items[1:]:
        if certainly_differ(shape, item.shape):
            raise Ragged(f"its items have the shapes {items[0].shape} and {item.shape}")
        shape = either(shape, item.shape)
    dtype = promote(*(item.dtype for item in items))
    return Array(Shape((len(items), *shape.items)), STRONG.get(dtype or "", dtype))


def certainly_differ(one: Shape, other: Shape) -> bool:
    """Tell whether two shapes cannot be the same."""
    if one.rank is None or other.rank is None:
        return False
    return one.rank != other.rank or any(
        same(a, b) is False for a, b in zip(one.dims, other.dims, strict=True)
    )


def length(value: Value, state: State) -> Dim:
    """Return how many items a value has."""
    match value:
        case Tuple(items=items):
            return len(items)
        case Constant(value=str() | bytes() as text):
            return len(text)
        case Stream(count=count):
            return count
        case Array(shape=shape) if shape.rank:
            return shape.dim(0)
        case Range(start=int(start), stop=int(stop), step=int(step)) if step:
            return len(range(start, stop, step))
        case Range(start=0, stop=stop, step=1) if not may_be_negative(stop):
            return stop
        case Reference():
            found = state.heap.get(value.identity)
            if isinstance(found, ListObject):
                return found.count if found.items is None else len(found.items)
        case _:
            pass
    return UNKNOWN


MOST_ITEMS = 64


def known_items(value: Value, state: State) -> tuple[Value, ...] | None:
    """Return the items of a sequence one by one, if they are known and not too many."""
    match value:
        case Tuple(items=items):
            return items
        case Constant(value=str(text)) if len(text) <= MOST_ITEMS:
            return tuple(map(Constant, text))
        case Range(start=int(start), stop=int(stop), step=int(step)) if step:
            numbers = range(start, stop, step)
            return tuple(map(Integer, numbers)) if len(numbers) <= MOST_ITEMS else None
        case Array(shape=shape, dtype=dtype) if shape.rank:
            count = shape.dim(0)
            row = Array(shape.drop((0,)), dtype)
            return (row,) * count if isinstance(count, int) and 0 <= count <= MOST_ITEMS else None
        case Stream(item=item, count=int(count)) if 0 <= count <= MOST_ITEMS:
            return (item,) * count
        case Reference():
            found = state.heap.get(value.identity)
            return found.items if isinstance(found, ListObject) else None
        case _:
            return None


# ------------------------------------------------------------------------------------- one reader for each kind


@dataclass(slots=True)
class Arguments:
    """What a rule is called with, and the dtypes that come along."""

    values: dict[str, object] = field(default_factory=dict)
    variadic: tuple[object, ...] = ()
    dtypes: list[str | None] = field(default_factory=list)
    requested: str | None = None
    requests: bool = False
    out: Array | None = None

    def positional(self, rule: Rule) -> tuple[object, ...]:
        """Take out what has to be passed by position, because a ``*parameter`` follows."""
        formals = list(parameters(rule).values())
        stars = [place for place, formal in enumerate(formals) if formal.passing.name == "VAR_POSITIONAL"]
        front = formals[: stars[0]] if stars else []
        return (*(self.values.pop(formal.name) for formal in front), *self.variadic)


class Unreadable(Exception):
    """The call cannot be laid beside the rule's signature."""


def bind(rule: Rule, args: Sequence[Value], keywords: Mapping[str, Value], state: State) -> Arguments:
    """Lay a call's arguments beside a rule's parameters and read each."""
    formals = parameters(rule)
    order = [each for each in formals.values() if each.passing.name.startswith(("POSITIONAL", "VAR_POS"))]
    arguments = Arguments()
    for value in args:
        if not order:
            raise Unreadable
        if order[0].passing.name == "VAR_POSITIONAL":
            arguments.variadic += (_read(order[0], value, arguments, state),)
        else:
            _store(order.pop(0), value, arguments, state)
    for name, value in keywords.items():
        if name not in formals:
            raise Unreadable
        _store(formals[name], value, arguments, state)
    for formal in order:
        required = formal.default is inspect.Parameter.empty and formal.passing.name != "VAR_POSITIONAL"
        if required and formal.name not in arguments.values:
            raise Unreadable
    return arguments


def _store(formal: Parameter, value: Value, arguments: Arguments, state: State) -> None:
    if value == Constant(None):
        if formal.optional or formal.default is None:
            arguments.values[formal.name] = None
        return
    arguments.values[formal.name] = _read(formal, value, arguments, state)


def _read(formal: Parameter, value: Value, arguments: Arguments, state: State) -> object:
    if formal.kind == "Shape":
        array = operand(value, state)
        if formal.name == "out":
            arguments.out = array
        if formal.decides_dtype:
            arguments.dtypes.append(array.dtype)
        return array.shape
    if formal.kind == "Arrays":
        return _arrays(value, arguments, state)
    if formal.kind == "DType":
        arguments.requested, arguments.requests = dtype_of(value), True
        return None
    if formal.kind == "Bound":
        arguments.dtypes.append(operand(value, state).dtype)
    if formal.kind == "DimOrArray":
        return _dim_or_array(value, state)
    reader = _READERS.get(formal.kind)
    return UNKNOWN if reader is None else reader(value, state)


def _arrays(value: Value, arguments: Arguments, state: State) -> object:
    if isinstance(value, Array) and value.shape.rank:
        arguments.dtypes.append(value.dtype)
        return Several(value.shape.drop((0,)), value.shape.dim(0))
    found = state.heap.get(value.identity) if isinstance(value, Reference) else None
    if isinstance(found, ListObject) and found.items is None:
        item = operand(found.item, state)
        arguments.dtypes.append(item.dtype)
        return Several(item.shape, found.count)
    items = known_items(value, state)
    if items is None:
        raise NotAnOperand
    arrays = [operand(item, state) for item in items]
    arguments.dtypes.extend(array.dtype for array in arrays)
    return tuple(array.shape for array in arrays)


def read_flag(value: Value, state: State) -> object:
    """Read ``True`` or ``False``."""
    match value:
        case Constant(value=bool(flag)):
            return flag
        case Integer(dim=0 | 1 as flag):
            return bool(flag)
        case _:
            return UNKNOWN


def read_axis(value: Value, state: State) -> object:
    """Read one axis, or several."""
    if isinstance(value, Integer):
        return value.dim if isinstance(value.dim, int) else SOME_AXIS
    items = known_items(value, state) if isinstance(value, Tuple | Reference) else None
    if items is None:
        return UNKNOWN
    axes = tuple(item.dim if isinstance(item, Integer) else UNKNOWN for item in items)
    return axes if all(isinstance(axis, int) for axis in axes) else UNKNOWN


def read_dims(value: Value, state: State) -> object:
    """Read a shape: a size, or several."""
    if isinstance(value, Integer):
        return value.dim
    items = known_items(value, state) if isinstance(value, Tuple | Reference | Range) else None
    return ANY if items is None else tuple(read_dim(item, state) for item in items)


def read_dim(value: Value, state: State) -> Dim:
    """Read one integer."""
    return value.dim if isinstance(value, Integer) else UNKNOWN


def read_bound(value: Value, state: State) -> object:
    """Read a number to count from or to."""
    if isinstance(value, Constant) and isinstance(value.value, float):
        return value.value
    return read_dim(value, state)


def read_text(value: Value, state: State) -> object:
    """Read a text."""
    return value.value if isinstance(value, Constant) and isinstance(value.value, str) else UNKNOWN


def read_nested(value: Value, state: State) -> object:
    """Read integers in lists or tuples of any depth."""
    if isinstance(value, Integer):
        return value.dim
    items = known_items(value, state) if isinstance(value, Tuple | Reference) else None
    return UNKNOWN if items is None else tuple(read_nested(item, state) for item in items)


def _dim_or_array(value: Value, state: State) -> object:
    if isinstance(value, Integer):
        return value.dim
    try:
        shape = operand(value, state).shape
    except (NotAnOperand, Ragged):
        return ANY
    return UNKNOWN if shape == SCALAR else shape


def read_index(value: Value, state: State) -> tuple[IndexItem, ...]:
    """Read what stands between the brackets of ``x[...]``."""
    items = value.items if isinstance(value, Tuple) else (value,)
    return tuple(_index_item(item, state) for item in items)


def _index_item(value: Value, state: State) -> IndexItem:
    match value:
        case Integer(dim=dim):
            return dim
        case Cut(start=start, stop=stop, step=step):
            return Slice(*(_slice_bound(bound) for bound in (start, stop, step)))
        case Constant(value=None):
            return NEW_AXIS
        case Constant(value=constant) if constant is Ellipsis:
            return ELLIPSIS
        case Constant(value=str()) | Some(kind="str"):
            raise NotAnOperand
        case _:
            pass
    if value is TOP:
        return UNKNOWN_ITEM
    try:
        return _array_item(operand(value, state))
    except (NotAnOperand, Ragged):
        return UNKNOWN_ITEM


def _slice_bound(value: Value) -> Dim | None:
    if value == Constant(None):
        return None
    return value.dim if isinstance(value, Integer) and not may_be_negative(value.dim) else UNKNOWN


def _array_item(array: Array) -> IndexItem:
    if array.dtype == "bool":
        return Mask(array.shape)
    if array.dtype is None or "int" not in array.dtype:
        return UNKNOWN_ITEM
    return UNKNOWN if array.shape == SCALAR else IndexArray(array.shape)


_READERS: Mapping[str, Callable[[Value, State], object]] = {
    "Flag": read_flag,
    "Axis": read_axis,
    "Axes": read_axis,
    "Dims": read_dims,
    "Dim": read_dim,
    "Bound": read_bound,
    "Text": read_text,
    "Index": read_index,
    "Nested": read_nested,
}


# ------------------------------------------------------------------------------------------------- dtypes

_ALIASES = {
    "int": "int64", "int_": "int64", "intp": "int64", "long": "int64", "longlong": "int64", "intc": "int32",
    "uint": "uint64", "uintp": "uint64", "short": "int16", "byte": "int8", "ubyte": "uint8", "ushort": "uint16",
    "float": "float64", "double": "float64", "single": "float32", "half": "float16", "float_": "float64",
    "complex": "complex128", "bool_": "bool", "cdouble": "complex128", "csingle": "complex64",
    "object_": "object", "str_": "str", "bytes_": "bytes",
}  # fmt: skip
_CODES = {
    "f": "float32", "d": "float64", "i": "int32", "l": "int64", "q": "int64", "?": "bool", "B": "uint8", "b": "int8",
    "f2": "float16", "f4": "float32", "f8": "float64", "i1": "int8", "i2": "int16", "i4": "int32", "i8": "int64",
    "u1": "uint8", "u2": "uint16", "u4": "uint32", "u8": "uint64", "c8": "complex64", "c16": "complex128", "O": "object",
}  # fmt: skip
_NAMES = frozenset(
    [
        "bool",
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "float16",
        "float32",
        "float64",
        "complex64",
        "complex128",
        "object",
        "str",
    ]
)


def dtype_of(value: Value) -> str | None:
    """Read the dtype that a class, a text or a dtype stands for."""
    match value:
        case Library(name=name):
            module, _, text = name.rpartition(".")
            if module not in {"numpy", "builtins"}:
                return None
        case Constant(value=str(text)):
            text = _CODES.get(text.lstrip("<>=|"), text)
        case _:
            return None
    text = _ALIASES.get(text, text)
    return text if text in _NAMES else None


def promoted(dtypes: Sequence[str | None]) -> str | None:
    """Return the dtype that arithmetic of all gives."""
    return reduce(promote, dtypes) if dtypes else None
