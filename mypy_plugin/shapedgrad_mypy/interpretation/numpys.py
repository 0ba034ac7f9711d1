"""NumPy's functions and the methods of its arrays."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from shapedgrad.shapes.rules.table import METHODS, TABLE
from shapedgrad.shapes.shape import ANY, Shape
from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.interpretation import matrices
from shapedgrad_mypy.interpretation.dtypes import dtype_of
from shapedgrad_mypy.interpretation.operands import MOST_ITEMS, NotAnOperand, known_items, operand
from shapedgrad_mypy.interpretation.operations import dims_value, operate
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Array,
    Constant,
    Integer,
    Library,
    Made,
    Matrix,
    Reference,
    Some,
    Tuple,
    Value,
    Vectorized,
)
from shapedgrad_mypy.interpretation.variables import reshape_in_place

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope

_UFUNC_METHODS = frozenset({"reduce", "accumulate", "reduceat", "outer", "at"})
_MAKERS = {
    "poly1d": "numpy.poly1d",
    "random.default_rng": "numpy.random.Generator",
    "random.RandomState": "numpy.random.RandomState",
}
_ARRAY_OF_ANYTHING = frozenset({"array", "asarray", "ascontiguousarray", "asfortranarray"})
_NOTHING = frozenset({"random.seed", "set_printoptions", "seterr", "save", "savetxt", "savez"})


def call(
    name: str,
    args: Sequence[Value],
    keywords: Mapping[str, Value],
    node: ast.AST,
    scope: Scope,
    machine: Machine,
) -> Value:
    """``np.name(...)``."""
    if name in _ARRAY_OF_ANYTHING and len(args) == 1 and args[0] is TOP:
        return Array(ANY, dtype_of(keywords.get("dtype", TOP)))
    if name in matrices.MAKERS and args:
        machine.has_matrices = True
        if isinstance(args[0], Constant | Some):  # a text that is read: "1 2; 3 4"
            return TOP
        return matrices.matrix_of(operate("asarray", args[:1], {}, node, scope, machine))
    if name in TABLE:
        made = operate(name, args, keywords, node, scope, machine)
        numbers = _numbers(name, args, machine)
        if numbers and isinstance(made, Array):
            machine.numbers[id(made)] = (made, tuple(numbers))
        return made
    function, _, method = name.rpartition(".")
    if method in _UFUNC_METHODS and function in TABLE and f"ufunc.{method}" in TABLE:
        return operate(f"ufunc.{method}", args, keywords, node, scope, machine, function)
    if name in _MAKERS:
        return Made(_MAKERS[name])
    if name in _NOTHING:
        return NONE
    dtype = dtype_of(Library(f"numpy.{name}"))
    if dtype is not None and len(args) == 1:
        return _converted(args[0], dtype, machine)
    match name, list(args):
        case "shape", [array]:
            return _shape(array, machine)
        case "ndim", [array]:
            return _about(array, "ndim", machine)
        case "size", [array]:
            return _about(array, "size", machine)
        case "vectorize", [vectorized_function]:
            return _vectorize(vectorized_function, keywords, machine)
        case _:
            machine.unknown_code(*args, *keywords.values())
            return TOP


def _numbers(name: str, args: Sequence[Value], machine: Machine) -> Sequence[int]:
    """Return the integers that an array is made of, if they are all written out: ``np.array([2, 0, 1])``."""
    bounds = [each.dim for each in args if isinstance(each, Integer) and isinstance(each.dim, int)]
    if name == "arange" and args and len(bounds) == len(args) <= 3:
        counted = range(*bounds) if bounds[-1] or len(bounds) < 3 else range(0)
        return tuple(counted[:MOST_ITEMS]) if len(counted) <= MOST_ITEMS else (counted[0], counted[-1])
    return _written(args[0], machine) or () if name in _ARRAY_OF_ANYTHING and len(args) == 1 else ()


def _written(value: Value, machine: Machine) -> list[int] | None:
    if isinstance(value, Integer):
        return [value.dim] if isinstance(value.dim, int) else None
    items = known_items(value, machine.state) if isinstance(value, Tuple | Reference) else None
    parts = [_written(item, machine) for item in items or ()]
    return None if items is None or None in parts else [number for part in parts for number in part or ()]


def _converted(value: Value, dtype: str, machine: Machine) -> Value:
    try:
        return Array(operand(value, machine.state).shape, dtype)
    except (NotAnOperand, Ragged):
        return TOP


def _shape(value: Value, machine: Machine) -> Value:
    try:
        return dims_value(operand(value, machine.state).shape)
    except (NotAnOperand, Ragged):
        return TOP


def _about(value: Value, what: str, machine: Machine) -> Value:
    try:
        shape = operand(value, machine.state).shape
    except (NotAnOperand, Ragged):
        return Integer()
    if what == "size":
        return Integer(shape.size)
    return Integer() if shape.rank is None else Integer(shape.rank)


def array_method(
    array: Array | Matrix,
    name: str,
    args: Sequence[Value],
    keywords: Mapping[str, Value],
    node: ast.AST,
    scope: Scope,
    machine: Machine,
) -> Value:
    """``x.name(...)``."""
    row = METHODS.get(name)
    if row is not None and name == "item":
        operate(row.name, [array, *args], keywords, node, scope, machine)
    elif row is not None:
        return operate(row.name, [array, *args], keywords, node, scope, machine)
    match name:
        case "item":
            return (
                Some("float")
                if array.dtype == "float64"
                else Integer()
                if "int" in (array.dtype or "")
                else TOP
            )
        case "fill" | "setflags" | "tofile":
            return NONE
        case "resize" if isinstance(array, Array):
            reshape_in_place(array, machine)
            return NONE
        case "tolist" if array.shape == Shape(()):
            return array_method(array, "item", args, keywords, node, scope, machine)
        case _:
            machine.unknown_code(*args, *keywords.values())
            return TOP


def polynomial_at(value: Value, node: ast.AST, scope: Scope, machine: Machine) -> Value:
    """``np.poly1d(coefficients)(x)``: a number for each."""
    try:
        return Array(operand(value, machine.state).shape, None)
    except (NotAnOperand, Ragged):
        return TOP


def _vectorize(function: Value, options: Mapping[str, Value], machine: Machine) -> Value:
    """``np.vectorize(f, signature=...)``, which may be a decorator."""
    signature = options.get("signature", NONE)
    text = signature.value if isinstance(signature, Constant) else TOP
    if not options.keys() <= {"signature", "otypes", "doc", "cache"} or not isinstance(text, str | None):
        machine.unknown_code(function)
        return TOP
    types = known_items(options["otypes"], machine.state) if "otypes" in options else None
    return Vectorized(function, text, dtype_of(types[0]) if types is not None and len(types) == 1 else None)


def vectorized(
    function: Vectorized, args: Sequence[Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``np.vectorize(f, signature=...)(...)``."""
    signature: Value = NONE if function.signature is None else Constant(function.signature)
    made = operate("vectorize.__call__", [function.function, signature, *args], {}, node, scope, machine)
    if isinstance(made, Array) and function.dtype is not None:
        return Array(made.shape, function.dtype)
    return made
