"""Names looked up, and targets assigned to."""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, Dim, same
from shapedgrad.shapes.shape import ANY, Shape
from shapedgrad_mypy.interpretation import attributes, items
from shapedgrad_mypy.interpretation.machine import span
from shapedgrad_mypy.interpretation.objects import ListObject
from shapedgrad_mypy.interpretation.operands import known_items, length
from shapedgrad_mypy.interpretation.values import TOP, Array, Constant, Integer, Library, Tuple, Value

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope

_BUILTINS = frozenset(dir(builtins))
_PLAIN = {"__name__": Constant("__main__"), "Ellipsis": Constant(Ellipsis)}


def look_up(name: str, scope: Scope, machine: Machine) -> Value:
    """Return the value of a variable."""
    owner = owner_of(name, scope)
    value: Value | None = machine.state.variables.get((owner.identity, name))
    if value is not None:
        return value
    if owner.outer is None:
        if name in _PLAIN:
            return _PLAIN[name]
        if machine.state.variables.get((owner.identity, "*")) is None and name in _BUILTINS:
            return Library(f"builtins.{name}")
    return TOP


def owner_of(name: str, scope: Scope) -> Scope:
    """Return the scope that a name belongs to."""
    if name in scope.globals:
        return scope.top
    while scope.outer is not None and name not in scope.names:
        scope = scope.outer
    return scope


def assign(target: ast.expr, value: Value, scope: Scope, machine: Machine) -> None:
    """``target = value``."""
    match target:
        case ast.Name(id=name):
            owner = owner_of(name, scope)
            machine.state.variables[owner.identity, name] = named(value, name, machine)
        case ast.Tuple(elts=targets) | ast.List(elts=targets):
            _unpack(targets, value, scope, machine)
        case ast.Starred(value=inner):
            assign(inner, value, scope, machine)
        case ast.Attribute(value=base, attr=name):
            holder = machine.evaluate(base, scope)
            if name == "shape" and isinstance(holder, Array):
                reshape_in_place(holder, machine)
            else:
                attributes.store(holder, name, named(value, name, machine), machine)
        case ast.Subscript(value=base, slice=index):
            holder = machine.evaluate(base, scope)
            items.put(holder, machine.evaluate(index, scope), value, target, scope, machine)
        case _:
            pass


def named(value: Value, text: str, machine: Machine) -> Value:
    """Give an integer that is not known a name, so that it equals itself wherever it is used."""
    if isinstance(value, Integer) and value.dim is UNKNOWN:
        return Integer(machine.fresh(text, size=False))
    return value


def _unpack(targets: list[ast.expr], value: Value, scope: Scope, machine: Machine) -> None:
    stars = [place for place, target in enumerate(targets) if isinstance(target, ast.Starred)]
    given = known_items(value, machine.state)
    if not stars:
        _check_count(targets, value, scope, machine)
    if given is None or (len(given) < len(targets) - 1 if stars else len(given) != len(targets)):
        each = items.any_item(value, machine)
        for target in targets:
            starred = isinstance(target, ast.Starred)
            assign(target, machine.new(ListObject(None, each)) if starred else each, scope, machine)
        return
    if stars:
        front, back = stars[0], len(targets) - stars[0] - 1
        middle = given[front : len(given) - back]
        given = (*given[:front], machine.new(ListObject(middle)), *given[len(given) - back :])
    for target, part in zip(targets, given, strict=True):
        assign(target, part, scope, machine)


def _check_count(targets: list[ast.expr], value: Value, scope: Scope, machine: Machine) -> None:
    """``a, b = np.split(x, 3)``: there must be as many arrays, or rows of one, as there are names."""
    count = length(value, machine.state)
    of_arrays = isinstance(value, Tuple) and all(isinstance(item, Array) for item in value.items)
    if same(count, len(targets)) is False and (isinstance(value, Array) or of_arrays):
        what = f"an array of shape {value.shape}" if isinstance(value, Array) else f"{count} arrays"
        message = f"cannot unpack {what} into {len(targets)} names: there are {count} to unpack"
        machine.report(span(targets[0], scope), message, "shape-index")


def refine(node: ast.expr, axis_names: list[str], scope: Scope, machine: Machine) -> None:
    """Give the unknown dimensions of a variable's array names: ``n, d = x.shape``."""
    value = machine.evaluate(node, scope)
    if not isinstance(value, Array):
        return
    shape = value.shape
    dims: list[Dim] = list(shape.dims) if shape.rank is not None else [UNKNOWN] * len(axis_names)
    if len(dims) != len(axis_names) or (shape.rank is None and shape != ANY):
        return
    named_dims = [
        machine.fresh(text, size=True) if dim is UNKNOWN else dim
        for dim, text in zip(dims, axis_names, strict=True)
    ]
    _know(node, value, Array(Shape(named_dims), value.dtype), scope, machine)


def refine_axis(node: ast.expr, axis: int, text: str, scope: Scope, machine: Machine) -> None:
    """Give one unknown dimension of a variable's array a name: ``n = x.shape[0]``."""
    value = machine.evaluate(node, scope)
    if (
        isinstance(value, Array)
        and value.shape.rank is not None
        and -value.shape.rank <= axis < value.shape.rank
    ) and value.shape.dim(axis) is UNKNOWN:
        dims = value.shape.replace(axis, machine.fresh(text, size=True))
        _know(node, value, Array(dims, value.dtype), scope, machine)


def _know(node: ast.expr, old: Value, new: Value, scope: Scope, machine: Machine) -> None:
    """Have what an expression reads hold a value of which more is known."""
    replace_everywhere(old, new, machine)
    if isinstance(node, ast.Attribute):
        assign(node, new, scope, machine)


def replace_everywhere(old: Value, new: Value, machine: Machine) -> None:
    """Have every variable that holds this very value hold another: it is one object, of which more is known now."""
    machine.state.heap.journal.surprises += 1
    for key, value in machine.state.variables.items():
        if value is old:
            machine.state.variables[key] = new


def reshape_in_place(array: Value, machine: Machine) -> None:
    """``x.shape = 3, 4``, ``x.resize(3, 4)``: the same object has another shape now, whoever holds it."""
    if isinstance(array, Array):
        replace_everywhere(array, TOP, machine)


def forget(target: ast.expr, scope: Scope, machine: Machine) -> None:
    """Let a target have been assigned anything."""
    assign(target, TOP, scope, machine)
