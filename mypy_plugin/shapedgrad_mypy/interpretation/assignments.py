"""What assignments change: variables, places in arrays, and what is known of an array whose shape is read."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from shapedgrad_mypy.interpretation import items
from shapedgrad_mypy.interpretation.arithmetic import BINARY, binary
from shapedgrad_mypy.interpretation.machine import span
from shapedgrad_mypy.interpretation.objects import ListObject
from shapedgrad_mypy.interpretation.operations import operate
from shapedgrad_mypy.interpretation.suspicions import suspect_target
from shapedgrad_mypy.interpretation.values import TOP, Array, Builtin, Integer, Reference, Tuple, Value
from shapedgrad_mypy.interpretation.variables import assign, refine, refine_axis

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope


def change(
    node: ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Delete, scope: Scope, machine: Machine
) -> None:
    """``x = y``, ``x: T = y``, ``x += y``, ``del x``."""
    match node:
        case ast.Assign():
            _assign(node, scope, machine)
        case ast.AnnAssign(value=value) if value is not None:
            assign(node.target, machine.evaluate(value, scope), scope, machine)
        case ast.AugAssign():
            _augmented(node, scope, machine)
        case ast.Delete():
            _delete(node, scope, machine)
        case _:
            pass


def _assign(node: ast.Assign, scope: Scope, machine: Machine) -> None:
    _name_dimensions(node, scope, machine)
    value = _dimensions(node, machine.evaluate(node.value, scope), machine)
    for target in node.targets:
        suspect_target(target, scope, machine)
        _check_rank(target, node.value, value, scope, machine)
        assign(target, value, scope, machine)


# -------------------------------------------------------------------------------------- n, d = x.shape


def _check_rank(target: ast.expr, node: ast.expr, value: Value, scope: Scope, machine: Machine) -> None:
    """``n, d = x.shape`` of a vector: there must be as many dimensions as there are names."""
    match target, node, value:
        case ast.Tuple() | ast.List(), ast.Attribute(value=array, attr="shape"), Tuple(items=dims):
            pass
        case _:
            return
    wanted = len(target.elts)
    if any(isinstance(each, ast.Starred) for each in target.elts):
        fits, names = wanted - 1 <= len(dims), f"{wanted - 1} or more names"
    else:
        fits, names = wanted == len(dims), f"{wanted} {'name' if wanted == 1 else 'names'}"
    if not fits:
        with machine.quietly():
            shaped = machine.evaluate(array, scope)
        shape = shaped.shape if isinstance(shaped, Array) else f"of {len(dims)} dimensions"
        message = f"cannot unpack the shape {shape} into {names}: its rank is {len(dims)}"
        machine.report(span(node, scope), message, "shape-axis")


def _dimensions(node: ast.Assign, value: Value, machine: Machine) -> Value:
    """``n, d = x.shape`` of anything: sizes that are not known, but equal to themselves."""
    match node:
        case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Attribute(attr="shape")) if value is TOP:
            names = _texts(targets)
            if names is not None:
                return Tuple(tuple(Integer(machine.fresh(name, size=True)) for name in names))
        case _:
            pass
    return value


def _texts(targets: list[ast.expr]) -> list[str] | None:
    """Return what messages call the targets of an assignment; None if one is no plain variable or attribute."""
    names = [
        target.id if isinstance(target, ast.Name) else target.attr
        for target in targets
        if isinstance(target, ast.Name | ast.Attribute)
    ]
    return names if len(names) == len(targets) else None


def _name_dimensions(node: ast.Assign, scope: Scope, machine: Machine) -> None:
    """``n, d = x.shape``: from here on the array has these dimensions."""
    match node:
        case ast.Assign(
            targets=[ast.Tuple(elts=targets)],
            value=ast.Attribute(value=ast.Name() | ast.Attribute() as array, attr="shape"),
        ):
            names = _texts(targets)
            if names is not None:
                refine(array, names, scope, machine)
        case ast.Assign(
            targets=[ast.Name() | ast.Attribute() as target],
            value=ast.Subscript(
                value=ast.Attribute(value=ast.Name() | ast.Attribute() as array, attr="shape"),
                slice=ast.Constant(value=int(axis)),
            ),
        ):
            refine_axis(array, axis, (_texts([target]) or [""])[0], scope, machine)
        case _:
            pass


# ------------------------------------------------------------------------------------------ x += y, del x


def _augmented(node: ast.AugAssign, scope: Scope, machine: Machine) -> None:
    suspect_target(node.target, scope, machine)
    target = _loaded(node.target)
    old, value = machine.evaluate(target, scope), machine.evaluate(node.value, scope)
    operation = BINARY[type(node.op)]
    if isinstance(old, Array) and old.shape.rank != 0:
        out = {} if operation == "matmul" else {"out": old}
        operate(operation, [old, value], out, node, scope, machine)
        return
    found = machine.state.heap.get(old.identity) if isinstance(old, Reference) else None
    if isinstance(old, Reference) and isinstance(found, ListObject) and operation == "add":
        machine.call(Builtin(old, "extend"), [value], node, scope)
        return
    assign(node.target, binary(operation, old, value, node, scope, machine), scope, machine)


def _loaded(target: ast.expr) -> ast.expr:
    """Return a target as the expression that reads it."""
    match target:
        case ast.Name(id=name):
            loaded: ast.expr = ast.Name(name, ast.Load())
        case ast.Attribute(value=value, attr=attr):
            loaded = ast.Attribute(value, attr, ast.Load())
        case ast.Subscript(value=value, slice=index):
            loaded = ast.Subscript(value, index, ast.Load())
        case _:
            return target
    return ast.copy_location(loaded, target)


def _delete(node: ast.Delete, scope: Scope, machine: Machine) -> None:
    for target in node.targets:
        if isinstance(target, ast.Subscript):
            base, index = machine.evaluate(target.value, scope), machine.evaluate(target.slice, scope)
            items.remove(base, index, machine)
        elif isinstance(target, ast.Name | ast.Attribute):
            assign(target, TOP, scope, machine)
