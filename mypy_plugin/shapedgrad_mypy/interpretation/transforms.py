"""Derivatives of the program's functions: ``grad(f)(x)`` has the shape of x, ``jacobian(f)(x)`` those of f(x) and of x.

The function is followed as if the program had called it, so a mistake in it is found with the shapes that it gets here.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from shapedgrad.shapes.binding import bind_all
from shapedgrad.shapes.dim import UNKNOWN, Dim, same
from shapedgrad.shapes.shape import ANY, SCALAR, Shape
from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.interpretation.functions import bind_parameters
from shapedgrad_mypy.interpretation.machine import span
from shapedgrad_mypy.interpretation.objects import DictObject, InstanceObject, ListObject
from shapedgrad_mypy.interpretation.operands import NotAnOperand, known_items, operand
from shapedgrad_mypy.interpretation.values import (
    NONE,
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
    from shapedgrad_mypy.interpretation.number_models import Model
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
            shape = _shape(given.get(name, TOP), self.machine)
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
        shape = _shape(value, self.machine)
        if shape is None or not shape.rank:
            return
        if not self.transform.strict and same(shape.size, 1) is not False:
            return
        name = _name(self.transform.function)
        of = f' of "{name}"' if name else ""
        message = f"cannot take the gradient{of}: it returns shape {shape} where a single number is wanted"
        self.machine.report(self.transform.place or span(self.node, self.scope), message, "shape-call")


def call(
    transform: Transformed,
    args: Sequence[Value],
    keywords: Mapping[str, Value],
    node: ast.AST,
    scope: Scope,
    machine: Machine,
) -> Value:
    """Return what a function gives that is a derivative, or a batch, of another."""
    return _CALLS[transform.kind](Run(transform, args, keywords, node, scope, machine))


def _gradient(run: Run) -> Value:
    value, aux = run.apart(run.result())
    run.insist_on_number(value)
    gradient = run.by_arguments(lambda each: like(each, run.machine))
    return gradient if aux is None else Tuple((gradient, aux))


def _value_and_gradient(run: Run) -> Value:
    value, aux = run.apart(run.result())
    run.insist_on_number(value)
    gradient = run.by_arguments(lambda each: like(each, run.machine))
    return Tuple((value if aux is None else Tuple((value, aux)), gradient))


def _jacobian(run: Run) -> Value:
    value, aux = run.apart(run.result())
    found = _per_output(value, lambda out: run.by_arguments(lambda each: _block(out, each, run.machine)))
    return found if aux is None else Tuple((found, aux))


def _hessian(run: Run) -> Value:
    run.insist_on_number(run.result())
    return run.by_arguments(lambda row: run.by_arguments(lambda column: _block(row, column, run.machine)))


def _elementwise(run: Run) -> Value:
    run.result()
    return run.by_arguments(lambda each: like(each, run.machine))


def _pullback(run: Run) -> Value:
    return Tuple(tuple(like(each, run.machine) for each in run.transform.values))


def _pushforward(run: Run) -> Value:
    return run.transform.values[0]


def _per_output(value: Value, derivative: Callable[[Value], Value]) -> Value:
    if isinstance(value, Tuple) and not value.lazy:
        return Tuple(tuple(_per_output(item, derivative) for item in value.items))
    return derivative(value)


def _block(out: Value, into: Value, machine: Machine) -> Value:
    """Return an array of the derivatives of all elements of one array by all of another."""
    rows, columns = _shape(out, machine), _shape(into, machine)
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
    shape = _shape(value, machine)
    if isinstance(value, Array):
        return value
    return Array(SCALAR, "float64") if shape == SCALAR else TOP


def _shape(value: Value, machine: Machine) -> Shape | None:
    try:
        return operand(value, machine.state).shape
    except (NotAnOperand, Ragged):
        return None


def _name(function: Value) -> str:
    match function:
        case Function():
            return function.name
        case Method(function=inner):
            return inner.name
        case Partial(function=value) | Transformed(function=value):
            return _name(value)
        case _:
            return ""


# ---------------------------------------------------------------------------------------------- batches


def _mapped(run: Run) -> Value:
    """Call a function with one example of each argument, and give what it returns an axis of examples."""
    axes = _axes(run.transform.option("in_axes", Integer(0)), len(run.args))
    out = run.transform.option("out_axes", Integer(0))
    shapes = [_shape(each, run.machine) for each in run.args]
    if axes is None or run.keywords or None in shapes:
        run.machine.unknown_code(run.transform.function, *run.args)
        return TOP
    examples: list[Value] = []
    count: Dim = UNKNOWN
    for value, axis, shape in zip(run.args, axes, shapes, strict=True):
        if axis is None or shape is None:
            examples.append(value)
            continue
        if shape.rank is None or not -shape.rank <= axis < shape.rank:
            return TOP
        size = shape.dim(axis)
        if same(count, size) is False:
            message = (
                f"cannot map over {' and '.join(map(str, shapes))}: there are {count} and {size} examples"
            )
            run.machine.report(span(run.node, run.scope), message, "shape-call")
            return TOP
        count = size if count is UNKNOWN else count
        examples.append(replace(operand(value, run.machine.state), shape=shape.drop((axis % shape.rank,))))
    single = run.machine.call(run.transform.function, examples, run.node, run.scope)
    return _per_output(single, lambda each: _batched(each, count, out, run.machine))


def _axes(given: Value, count: int) -> list[int | None] | None:
    """Return the axis of examples of each argument, None for one that is the same for all."""
    items = list(given.items) if isinstance(given, Tuple) else [given] * count
    found: list[int | None] = []
    for item in items:
        if isinstance(item, Integer) and isinstance(item.dim, int):
            found.append(item.dim)
        elif item == NONE:
            found.append(None)
    return found if len(found) == len(items) == count else None


def _batched(value: Value, count: Dim, out: Value, machine: Machine) -> Value:
    shape = _shape(value, machine)
    if shape is None or shape.rank is None or not isinstance(out, Integer) or not isinstance(out.dim, int):
        return TOP
    dims = list(shape.dims)
    place = out.dim if out.dim >= 0 else out.dim + len(dims) + 1
    dims.insert(place, count)
    return replace(operand(value, machine.state), shape=Shape(dims))


# ---------------------------------------------------------------------------------------------- models

Options: TypeAlias = "tuple[tuple[str, Value], ...]"


def _maker(kind: str, names: Sequence[str], *, strict: bool) -> Model:
    """Return what makes a derivative of a function, with the options that stand behind the function."""

    def make(
        args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
    ) -> Value:
        options = {**dict(zip(names, args[1:], strict=False)), **keywords}
        return Transformed(kind, args[0], tuple(options.items()), (), span(node, scope), strict)

    return make


def _jvp(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``jvp(f, primals, tangents)``: the value, and how it moves."""
    primals = known_items(args[1], machine.state)
    if primals is None:
        return TOP
    value = machine.call(args[0], list(primals), node, scope)
    return Tuple((value, like(value, machine)))


def _linearize(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    value = machine.call(args[0], args[1:], node, scope)
    return Tuple((value, Transformed("pushforward", args[0], values=(like(value, machine),))))


def _vjp(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    value = machine.call(args[0], args[1:], node, scope, keywords)
    return Tuple((value, Transformed("pullback", args[0], values=tuple(args[1:]))))


def _hvp(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    primals = known_items(args[1], machine.state)
    if primals is None:
        return TOP
    run = Run(Transformed("hessian", args[0]), list(primals), {}, node, scope, machine)
    run.insist_on_number(run.result())
    found = tuple(like(each, machine) for each in primals)
    return found[0] if len(found) == 1 else Tuple(found)


def _itself(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    return args[0]


_CALLS: Mapping[str, Callable[[Run], Value]] = {
    "grad": _gradient,
    "value_and_grad": _value_and_gradient,
    "jacobian": _jacobian,
    "hessian": _hessian,
    "elementwise_grad": _elementwise,
    "vmap": _mapped,
    "pullback": _pullback,
    "pushforward": _pushforward,
}
_OPTIONS = dict.fromkeys(("grad", "value_and_grad", "jacobian", "hessian", "elementwise_grad"), ("argnums",))
_FUNCTIONS: Mapping[str, Model] = {
    **{kind: _maker(kind, names, strict=True) for kind, names in _OPTIONS.items()},
    "vmap": _maker("vmap", ("in_axes", "out_axes"), strict=True),
    "jvp": _jvp,
    "vjp": _vjp,
    "hvp": _hvp,
    "linearize": _linearize,
    **dict.fromkeys(("checkpoint", "stop_gradient", "custom_vjp", "custom_jvp"), _itself),
}
MODELS: Mapping[str, Model] = {
    **{f"shapedgrad.{name}": model for name, model in _FUNCTIONS.items()},
    **{f"autograd.{kind}": _maker(kind, names, strict=False) for kind, names in _OPTIONS.items()},
}
"""What a call of each gives; autograd differentiates an array of one element, too."""
