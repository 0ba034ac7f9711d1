"""``np.matrix``: an array that stays a table, and whose star multiplies matrices."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from shapedgrad.shapes.shape import SCALAR, Shape
from shapedgrad_mypy.interpretation.operands import known_items
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Array,
    Integer,
    Matrix,
    Reference,
    Tuple,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope

    Operate = Callable[[str, Sequence[Value], Mapping[str, Value], ast.AST, Scope, Machine], Value]

MAKERS = frozenset({"matrix", "asmatrix", "mat"})
_ARRAYS = frozenset({"array", "asarray", "ascontiguousarray", "ndarray.A"})
_PRODUCTS = frozenset({"multiply", "matmul", "dot"})
_SAME = frozenset(
    [
        "add",
        "subtract",
        "divide",
        "negative",
        "positive",
        "absolute",
        "exp",
        "log",
        "sqrt",
        "sin",
        "cos",
        "tanh",
        "power",
        "square",
        "maximum",
        "minimum",
        "greater",
        "greater_equal",
        "less",
        "less_equal",
        "equal",
        "not_equal",
        "round",
        "clip",
        "ndarray.T",
        "transpose",
        "asanyarray",
        "copy",
        "where",
        "astype",
    ]
)
"""What gives a matrix of a matrix, of the shape that it would have of an array."""

_JOINS = frozenset({"vstack", "hstack", "concatenate", "row_stack", "column_stack"})
_FOLDS = frozenset(
    ["sum", "mean", "max", "min", "prod", "std", "var", "any", "all", "argmax", "argmin", "amax", "amin"]
)


def is_about_matrices(args: Sequence[Value], machine: Machine) -> bool:
    """Tell whether there is a matrix among the arguments of a function, or in a list among them."""
    return machine.has_matrices and any(
        isinstance(part, Matrix)
        for value in args
        for part in (value, *((known_items(value, machine.state) or ()) if _is_list(value) else ()))
    )


def _is_list(value: Value) -> bool:
    return isinstance(value, Tuple | Reference)


def matrix_of(value: Value) -> Value:
    """Return the matrix that an array makes: a vector is a row."""
    if not isinstance(value, Array) or not value.shape.known_rank:
        return TOP
    rank = len(value.shape.dims)
    if rank > 2:
        return TOP
    return Matrix(Shape((*[1] * (2 - rank), *value.shape.dims)), value.dtype)


def operate_on_matrices(
    operation: str,
    args: Sequence[Value],
    keywords: Mapping[str, Value],
    operate: Operate,
    node: ast.AST,
    scope: Scope,
    machine: Machine,
) -> Value:
    """Return what an operation makes of matrices, by what it makes of arrays; `TOP` where that does not tell."""
    plain = [_plain(each, machine) for each in args]
    if operation in _PRODUCTS and len(plain) == 2 and not keywords:
        if all(isinstance(each, Array) and each.shape != SCALAR for each in plain):
            if operation != "multiply" or not isinstance(node, ast.BinOp | ast.AugAssign):
                return matrix_of(operate(operation, plain, {}, node, scope, machine))
            tables = [_array(matrix_of(each)) for each in plain]
            return matrix_of(operate("matmul", tables, {}, node, scope, machine))
        scaled = operate("multiply", plain, {}, node, scope, machine)
        return matrix_of(scaled)
    if operation == "getitem":
        return _item(args[1], operate(operation, plain, {}, node, scope, machine))
    if operation in _FOLDS:
        axis = args[1] if len(args) > 1 else keywords.get("axis", NONE)
        kept = {"axis": axis, "keepdims": Integer(1)} if axis != NONE else {}
        made = operate(operation, plain[:1], kept, node, scope, machine)
        return made if not kept else matrix_of(made)
    made = operate(operation, plain, keywords, node, scope, machine)
    if operation in _ARRAYS:
        return made
    if operation in _JOINS:
        return matrix_of(made)
    return matrix_of(made) if operation in _SAME else TOP


def _plain(value: Value, machine: Machine) -> Value:
    """Return the arrays in place of matrices, in a list as well."""
    items = known_items(value, machine.state) if _is_list(value) else None
    if items is None or not any(isinstance(item, Matrix) for item in items):
        return _array(value)
    return Tuple(tuple(map(_array, items)), lazy=True)


def _array(value: Value) -> Value:
    return Array(value.shape, value.dtype) if isinstance(value, Matrix) else value


def _item(index: Value, selected: Value) -> Value:
    """``m[0]`` is a row, ``m[:, 0]`` a column: an integer does not take its axis away, unless both do."""
    if not isinstance(selected, Array) or selected.shape.rank == 0:
        return selected
    if selected.shape.rank == 2:
        return matrix_of(selected)
    is_column = isinstance(index, Tuple) and len(index.items) == 2 and isinstance(index.items[1], Integer)
    return Matrix(selected.shape.insert(1 if is_column else 0, 1), selected.dtype)
