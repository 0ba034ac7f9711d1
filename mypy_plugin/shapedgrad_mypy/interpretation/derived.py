"""One call of a derivative: the function that it is of, its arguments, and what a gradient by a value is like."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shapedgrad.shapes.binding import bind_all
from shapedgrad.shapes.dim import same
from shapedgrad.shapes.shape import ANY, SCALAR, Shape
from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.interpretation.functions import bind_parameters
from shapedgrad_mypy.interpretation.machine import span
from shapedgrad_mypy.interpretation.objects import DictObject, InstanceObject, ListObject
from shapedgrad_mypy.interpretation.operands import NotAnOperand, operand
from shapedgrad_mypy.interpretation.values import (
    TOP,
    Array,
    Constant,
    Function,
    Integer,
    Method,
    Partial,
    Reference,
    Transformed,
    Tuple,
    Value,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope


@dataclass(frozen=True, slots=True)
class Run:
    """One call of a transformed function."""

    transform: Transformed
    args: Sequence[Value]
    keywords: Mapping[str, Value]
    node: ast.AST
    scope: Scope
    machine: Machine

    def result(self) -> Value:
        """Return what the function returns for these arguments; a call of ``grad(f)`` has no name for mypy to ask by."""
        self.insist_on_annotations(self.transform.function)
        return self.machine.call(self.transform.function, self.args, self.node, self.scope, self.keywords)

    def insist_on_annotations(self, function: Value) -> None:
        """Report the arguments that do not have the shapes that the function's annotations want."""
        given = (
            bind_parameters(function, self.args, self.keywords, self.machine)
            if isinstance(function, Function)
            else None
        )
        if given is None or not isinstance(function, Function):
            return
        facts = []
        for name, wanted in self.machine.declared(function).items():
            shape = shape_of(given.get(name, TOP), self.machine)
            if isinstance(wanted, Array) and wanted.shape != ANY and shape is not None:
                facts.append((name, wanted.shape, shape))
        for mismatch in bind_all(facts)[1]:
            if mismatch.code != "shape-unproven":
                self.machine.report(span(self.node, self.scope), str(mismatch), mismatch.code)

    def argnums(self) -> tuple[int, ...] | int | None:
        """Return the positions of the arguments to differentiate by, if they are written out."""
        given = self.transform.option("argnums", Integer(0))
        if isinstance(given, Tuple):
            sizes = [item.dim for item in given.items if isinstance(item, Integer)]
            numbers = tuple(size for size in sizes if isinstance(size, int) and 0 <= size < len(self.args))
            return numbers if len(numbers) == len(given.items) else None
        known = isinstance(given, Integer) and isinstance(given.dim, int) and 0 <= given.dim < len(self.args)
        return given.dim if known and isinstance(given, Integer) and isinstance(given.dim, int) else None

    def by_arguments(self, derivative: Callable[[Value], Value]) -> Value:
        """Return the derivative by the one argument, or a tuple of those by several."""
        numbers = self.argnums()
        if numbers is None:
            return TOP
        if isinstance(numbers, int):
            return derivative(self.args[numbers])
        return Tuple(tuple(derivative(self.args[number]) for number in numbers))

    def apart(self, result: Value) -> tuple[Value, Value | None]:
        """Take the rest that ``has_aux`` speaks of from what a function returns."""
        aux = self.transform.option("has_aux", Constant(False))
        if aux == Constant(False):
            return result, None
        if aux == Constant(True) and isinstance(result, Tuple) and len(result.items) == 2:
            return result.items[0], result.items[1]
        return TOP, TOP

    def insist_on_number(self, value: Value) -> None:
        """Report a function that returns more than one number: it has a Jacobian, and no gradient."""
        shape = shape_of(value, self.machine)
        if shape is None or not shape.rank:
            return
        if not self.transform.strict and same(shape.size, 1) is not False:
            return
        name = name_of(self.transform.function)
        of = f' of "{name}"' if name else ""
        message = f"cannot take the gradient{of}: it returns shape {shape} where a single number is wanted"
        self.machine.report(self.transform.place or span(self.node, self.scope), message, "shape-call")


def per_output(value: Value, derivative: Callable[[Value], Value]) -> Value:
    """Return the derivative of each output, in the place of that output."""
    if isinstance(value, Tuple) and not value.lazy:
        return Tuple(tuple(per_output(item, derivative) for item in value.items))
    return derivative(value)


def block(out: Value, into: Value, machine: Machine) -> Value:
    """Return an array of the derivatives of all elements of one array by all of another."""
    rows, columns = shape_of(out, machine), shape_of(into, machine)
    if rows is None or columns is None or (rows.rank is None and columns.rank is None):
        return TOP
    dtype = operand(into, machine.state).dtype
    return Array(
        Shape((*rows.items, *columns.items)), "float64" if dtype is None or "weak" in dtype else dtype
    )


def like(value: Value, machine: Machine) -> Value:
    """Return a gradient by a value: of the same shapes, in a container of its own."""
    if isinstance(value, Tuple):
        return Tuple(tuple(like(item, machine) for item in value.items))
    found = machine.state.heap.get(value.identity) if isinstance(value, Reference) else None
    match found:
        case ListObject(items=items, item=item):
            copied = None if items is None else tuple(like(each, machine) for each in items)
            return machine.new(replace(found, items=copied, item=like(item, machine)))
        case DictObject(entries=entries, other=other):
            rest = None if other is None else like(other, machine)
            copies = {key: like(each, machine) for key, each in entries.items()}
            return machine.new(replace(found, entries=copies, other=rest))
        case InstanceObject(attributes=attributes):
            inner = {name: like(each, machine) for name, each in attributes.items()}
            return machine.new(replace(found, attributes=inner))
        case _:
            pass
    shape = shape_of(value, machine)
    if isinstance(value, Array):
        return value
    return Array(SCALAR, "float64") if shape == SCALAR else TOP


def shape_of(value: Value, machine: Machine) -> Shape | None:
    """Return the shape of an array or a number; None for what is neither."""
    try:
        return operand(value, machine.state).shape
    except (NotAnOperand, Ragged):
        return None


def name_of(function: Value) -> str:
    """Return what messages call a function by."""
    match function:
        case Function():
            return function.name
        case Method(function=inner):
            return inner.name
        case Partial(function=value) | Transformed(function=value):
            return name_of(value)
        case _:
            return ""
