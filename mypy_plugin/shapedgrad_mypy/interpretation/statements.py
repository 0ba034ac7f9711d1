"""What statements do."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from shapedgrad_mypy.interpretation import assertions, assignments, definitions, loops, matching
from shapedgrad_mypy.interpretation.conditions import decided, is_doubtful
from shapedgrad_mypy.interpretation.flow import Flow
from shapedgrad_mypy.interpretation.items import joined
from shapedgrad_mypy.interpretation.machine import OutOfFuel
from shapedgrad_mypy.interpretation.narrowing import narrow
from shapedgrad_mypy.interpretation.state import State, given_up
from shapedgrad_mypy.interpretation.values import NONE, TOP, Reference, Value
from shapedgrad_mypy.interpretation.variables import assign

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
        machine.fuel -= 1
        if machine.fuel < 0:
            raise OutOfFuel
        execution = _EXECUTIONS.get(type(statement))
        if execution is not None and not execution(statement, scope, machine, flow):
            return False
    return True


def _expression(node: ast.Expr, scope: Scope, machine: Machine, flow: Flow) -> Going:
    machine.evaluate(node.value, scope)
    return not _is_exit(node.value)


def _is_exit(node: ast.expr) -> bool:
    """``sys.exit()``."""
    match node:
        case ast.Call(func=ast.Name(id="exit" | "quit")):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=name)):
            return (module, name) in {("sys", "exit"), ("os", "_exit")}
        case _:
            return False


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
    certain = decided(condition, node.test, scope, machine)
    if certain is not None:
        if certain and assertions.is_refusal(node):
            assertions.refuse_branch(node, scope, machine)
        return execute(node.body if certain else node.orelse, scope, machine, flow)
    before = machine.state
    machine.spend(len(before.variables) // 20)
    ends: list[State] = []
    with machine.doubtfully(is_doubtful(condition, node.test)):
        for holds, body in ((True, node.body), (False, node.orelse)):
            machine.state = before.fork()
            narrow(node.test, holds, scope, machine)
            if execute(body, scope, machine, flow):
                ends.append(machine.state)
    if len(ends) == 1 and is_doubtful(condition, node.test):
        machine.doubt += 1  # what follows happens only if the branch that ends here is not taken
    return _go_on(ends, machine)


def _go_on(ends: Sequence[State], machine: Machine) -> Going:
    state = machine.joined(ends)
    if state is None:
        return False
    machine.state = state
    return True


def _assert(node: ast.Assert, scope: Scope, machine: Machine, flow: Flow) -> Going:
    holds = decided(machine.evaluate(node.test, scope), node.test, scope, machine)
    if holds is None:
        narrow(node.test, True, scope, machine)
    elif not holds:
        assertions.refuse(node.test, scope, machine)
    return holds is not False


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


def _expects_failure(context: ast.expr) -> bool:
    """``with pytest.raises(ValueError):``."""
    if not isinstance(context, ast.Call):
        return False
    function = context.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name == "suppress" or "raises" in name.lower()


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
    subject = machine.evaluate(node.subject, scope)
    before = machine.state
    ends: list[State] = []
    undecided = False
    for case in node.cases:
        machine.state = before.fork()
        fits = matching.fit(case.pattern, subject, scope, machine)
        if fits and case.guard is not None:
            fits = decided(machine.evaluate(case.guard, scope), case.guard, scope, machine)
        if fits is False:
            continue
        with machine.doubtfully(undecided or fits is None):
            if execute(case.body, scope, machine, flow):
                ends.append(machine.state)
        if fits:
            break
        undecided = True
    else:
        ends.append(before.fork())
    return _go_on(ends, machine)


def _change(
    node: ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Delete, scope: Scope, machine: Machine, flow: Flow
) -> Going:
    assignments.change(node, scope, machine)
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
    ast.Assign: _change,
    ast.AnnAssign: _change,
    ast.AugAssign: _change,
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
    ast.Delete: _change,
    ast.For: _loop,
    ast.AsyncFor: _loop,
    ast.While: _loop,
    ast.FunctionDef: _define,
    ast.AsyncFunctionDef: _define,
    ast.ClassDef: _define,
    ast.Import: _define,
    ast.ImportFrom: _define,
}
