"""What statements do."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from shapedgrad_mypy.interpretation import definitions, loops
from shapedgrad_mypy.interpretation.arithmetic import BINARY, binary
from shapedgrad_mypy.interpretation.expressions import is_doubtful
from shapedgrad_mypy.interpretation.flow import Flow
from shapedgrad_mypy.interpretation.items import joined
from shapedgrad_mypy.interpretation.narrowing import narrow
from shapedgrad_mypy.interpretation.operations import operate
from shapedgrad_mypy.interpretation.state import State, given_up
from shapedgrad_mypy.interpretation.suspicions import suspect_target
from shapedgrad_mypy.interpretation.truth import truth
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Array,
    Builtin,
    Integer,
    ListObject,
    Reference,
    Tuple,
    Value,
)
from shapedgrad_mypy.interpretation.variables import assign, refine, refine_axis

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope

Going = bool
"""Whether the statement behind is reached."""


def run(body: Sequence[ast.stmt], scope: Scope, machine: Machine) -> Value:
    """Run the body of a function and return what it returns; the state is then that of all its returns."""
    flow = Flow()
    if execute(body, scope, machine, flow):
        flow.returns.append((machine.state, NONE))
    states = machine.joined(state for state, _ in flow.returns)
    if states is None:  # it raises, whatever happens
        return TOP
    machine.state = states
    return joined([value for _, value in flow.returns], machine)


def execute(body: Sequence[ast.stmt], scope: Scope, machine: Machine, flow: Flow) -> Going:
    """Run statements in order, as far as they are reached."""
    for statement in body:
        machine.spend()
        execution = _EXECUTIONS.get(type(statement))
        if execution is not None and not execution(statement, scope, machine, flow):
            return False
    return True


def _expression(node: ast.Expr, scope: Scope, machine: Machine, flow: Flow) -> Going:
    machine.evaluate(node.value, scope)
    return not _is_exit(node.value)


def _is_exit(node: ast.expr) -> bool:
    """``sys.exit()``."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) in {"sys.exit", "exit", "quit", "os._exit"}


def _assign(node: ast.Assign, scope: Scope, machine: Machine, flow: Flow) -> Going:
    _name_dimensions(node, scope, machine)
    value = _dimensions(node, machine.evaluate(node.value, scope), machine)
    for target in node.targets:
        suspect_target(target, scope, machine)
        assign(target, value, scope, machine)
    return True


def _dimensions(node: ast.Assign, value: Value, machine: Machine) -> Value:
    """``n, d = x.shape`` of anything: sizes that are not known, but equal to themselves."""
    match node:
        case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Attribute(attr="shape")) if value is TOP:
            names = [target.id for target in targets if isinstance(target, ast.Name)]
            if len(names) == len(targets):
                return Tuple(tuple(Integer(machine.fresh(name, size=True)) for name in names))
        case _:
            pass
    return value


def _name_dimensions(node: ast.Assign, scope: Scope, machine: Machine) -> None:
    """``n, d = x.shape``: from here on the array has these dimensions."""
    match node:
        case ast.Assign(
            targets=[ast.Tuple(elts=targets)],
            value=ast.Attribute(value=ast.Name() as array, attr="shape"),
        ) if all(isinstance(target, ast.Name) for target in targets):
            refine(array, [target.id for target in targets if isinstance(target, ast.Name)], scope, machine)
        case ast.Assign(
            targets=[ast.Name(id=name)],
            value=ast.Subscript(
                value=ast.Attribute(value=ast.Name() as array, attr="shape"),
                slice=ast.Constant(value=int(axis)),
            ),
        ):
            refine_axis(array, axis, name, scope, machine)
        case _:
            pass


def _annotated(node: ast.AnnAssign, scope: Scope, machine: Machine, flow: Flow) -> Going:
    if node.value is not None:
        assign(node.target, machine.evaluate(node.value, scope), scope, machine)
    return True


def _augmented(node: ast.AugAssign, scope: Scope, machine: Machine, flow: Flow) -> Going:
    suspect_target(node.target, scope, machine)
    target = _loaded(node.target)
    old, value = machine.evaluate(target, scope), machine.evaluate(node.value, scope)
    operation = BINARY[type(node.op)]
    if isinstance(old, Array) and old.shape.rank != 0:
        out = {} if operation == "matmul" else {"out": old}
        operate(operation, [old, value], out, node, scope, machine)
        return True
    found = machine.state.heap.get(old.identity) if isinstance(old, Reference) else None
    if isinstance(old, Reference) and isinstance(found, ListObject) and operation == "add":
        machine.call(Builtin(old, "extend"), [value], node, scope)
        return True
    assign(node.target, binary(operation, old, value, node, scope, machine), scope, machine)
    return True


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


def _return(node: ast.Return, scope: Scope, machine: Machine, flow: Flow) -> Going:
    value = NONE if node.value is None else machine.evaluate(node.value, scope)
    flow.returns.append((machine.state, value))
    return False


def _break(node: ast.Break, scope: Scope, machine: Machine, flow: Flow) -> Going:
    flow.breaks.append(machine.state)
    return False


def _continue(node: ast.Continue, scope: Scope, machine: Machine, flow: Flow) -> Going:
    flow.continues.append(machine.state)
    return False


def _raise(node: ast.Raise, scope: Scope, machine: Machine, flow: Flow) -> Going:
    return False


def _if(node: ast.If, scope: Scope, machine: Machine, flow: Flow) -> Going:
    condition = machine.evaluate(node.test, scope)
    decided = truth(condition, machine.state)
    if decided is not None:
        return execute(node.body if decided else node.orelse, scope, machine, flow)
    before = machine.state
    machine.spend(len(before.variables) // 20)
    ends: list[State] = []
    with machine.doubtfully(is_doubtful(condition)):
        for holds, body in ((True, node.body), (False, node.orelse)):
            machine.state = before.fork()
            narrow(node.test, holds, scope, machine)
            if execute(body, scope, machine, flow):
                ends.append(machine.state)
    if len(ends) == 1 and is_doubtful(condition):
        machine.doubt += 1  # what follows happens only if the branch that ends here is not taken
    return _go_on(ends, machine)


def _go_on(ends: Sequence[State], machine: Machine) -> Going:
    state = machine.joined(ends)
    if state is None:
        return False
    machine.state = state
    return True


def _assert(node: ast.Assert, scope: Scope, machine: Machine, flow: Flow) -> Going:
    decided = truth(machine.evaluate(node.test, scope), machine.state)
    if decided is None:
        narrow(node.test, True, scope, machine)
    return decided is not False


def _with(node: ast.With | ast.AsyncWith, scope: Scope, machine: Machine, flow: Flow) -> Going:
    expects = False
    for each in node.items:
        value = machine.evaluate(each.context_expr, scope)
        expects = expects or _expects_failure(each.context_expr)
        if each.optional_vars is not None:
            assign(each.optional_vars, value if isinstance(value, Reference) else TOP, scope, machine)
    if not expects:
        return execute(node.body, scope, machine, flow)
    before = machine.state.fork()
    with machine.quietly():
        ends = [machine.state] if execute(node.body, scope, machine, flow) else []
    return _go_on([before, *ends], machine)


_EXPECTING = (
    "raises",
    "assertRaises",
    "assertRaisesRegex",
    "suppress",
    "assert_raises",
    "assert_raises_regex",
)


def _expects_failure(context: ast.expr) -> bool:
    """``with pytest.raises(ValueError):``."""
    return isinstance(context, ast.Call) and ast.unparse(context.func).rpartition(".")[2] in _EXPECTING


def _try(node: ast.Try, scope: Scope, machine: Machine, flow: Flow) -> Going:
    before = machine.state.fork()
    start = len(flow.returns)
    ends: list[State] = []
    if node.handlers:
        with machine.quietly():
            going = execute(node.body, scope, machine, flow)
    else:
        going = execute(node.body, scope, machine, flow)
    after = machine.state
    if going and execute(node.orelse, scope, machine, flow):
        ends.append(machine.state)
    # Whatever the body changes is changed, or not yet, when a handler runs.
    left = machine.joined([after, *(state.fork() for state, _ in flow.returns[start:])]) or after
    broken = given_up(before, left)
    for handler in node.handlers:
        machine.state = broken.fork()
        if handler.name:
            assign(ast.Name(handler.name, ast.Store()), TOP, scope, machine)
        with machine.doubtfully(True):
            if execute(handler.body, scope, machine, flow):
                ends.append(machine.state)
    if len(ends) <= len(node.handlers):
        machine.doubt += 1
    if not _go_on(ends, machine):
        return False
    return execute(node.finalbody, scope, machine, flow)


def _match(node: ast.Match, scope: Scope, machine: Machine, flow: Flow) -> Going:
    machine.evaluate(node.subject, scope)
    before = machine.state
    ends = [before.fork()]
    with machine.doubtfully(True):
        for case in node.cases:
            machine.state = before.fork()
            for part in ast.walk(case.pattern):
                name = getattr(part, "name", None) or getattr(part, "rest", None)
                if isinstance(name, str):
                    assign(ast.Name(name, ast.Store()), TOP, scope, machine)
            if case.guard is not None:
                machine.evaluate(case.guard, scope)
            if execute(case.body, scope, machine, flow):
                ends.append(machine.state)
    return _go_on(ends, machine)


def _delete(node: ast.Delete, scope: Scope, machine: Machine, flow: Flow) -> Going:
    for target in node.targets:
        if isinstance(target, ast.Subscript):
            machine.unknown_code(machine.evaluate(target.value, scope))
        elif isinstance(target, ast.Name | ast.Attribute):
            assign(target, TOP, scope, machine)
    return True


def _loop(node: ast.For | ast.AsyncFor | ast.While, scope: Scope, machine: Machine, flow: Flow) -> Going:
    if isinstance(node, ast.While):
        return loops.while_loop(node, scope, machine, flow, execute)
    return loops.for_loop(node, scope, machine, flow, execute)


def _define(node: ast.stmt, scope: Scope, machine: Machine, flow: Flow) -> Going:
    definitions.define(node, scope, machine, execute)
    return True


_EXECUTIONS: Mapping[type[ast.stmt], Callable[..., Going]] = {
    ast.Expr: _expression,
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _augmented,
    ast.Return: _return,
    ast.Break: _break,
    ast.Continue: _continue,
    ast.Raise: _raise,
    ast.If: _if,
    ast.Assert: _assert,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.Try: _try,
    ast.TryStar: _try,
    ast.Match: _match,
    ast.Delete: _delete,
    ast.For: _loop,
    ast.AsyncFor: _loop,
    ast.While: _loop,
    ast.FunctionDef: _define,
    ast.AsyncFunctionDef: _define,
    ast.ClassDef: _define,
    ast.Import: _define,
    ast.ImportFrom: _define,
}
