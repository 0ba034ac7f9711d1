"""Functions on their own: run with what their annotations say, or where nothing calls them, with anything."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from shapedgrad_mypy.interpretation import statements
from shapedgrad_mypy.interpretation.functions import declares_shapes, scope_of
from shapedgrad_mypy.interpretation.objects import DictObject, InstanceObject, Namespace
from shapedgrad_mypy.interpretation.scope import Scope, all_parameters
from shapedgrad_mypy.interpretation.values import TOP, Class, Function, Stream, Value

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.state import State

Declared = Callable[[int], Mapping[str, Value]]
"""Gives the values of the parameters of the function on a line, as far as its annotations tell."""


def run_alone(tree: ast.Module, scope: Scope, declared: Declared, machine: Machine) -> None:
    """Run each function of a module on its own."""
    after, state = machine.state, None
    for function in list(_functions(scope, machine)):
        if isinstance(function.node, ast.Lambda) or _is_expected_to_fail(function.node):
            continue
        annotated = function.node.returns or any(
            each.annotation for each in all_parameters(function.node.args)
        )
        known = declared(function.node.lineno) if annotated else {}
        told_by_calls = function.node in machine.followed and not declares_shapes(function.node)
        if told_by_calls and not known and not _has_findings(function.node, machine):
            continue
        if not known and not machine.untyped:
            continue
        state = state or _any_time(tree, scope, after)
        machine.state = state.fork()
        machine.forget_attributes()
        machine.doubt = 0
        inner = scope_of(function, machine)
        for parameter in all_parameters(function.node.args):
            machine.state.variables[inner.identity, parameter.arg] = known.get(parameter.arg, TOP)
        _give_starred(function, inner, machine)
        by_calls, machine.findings = machine.findings, {}
        machine.running.append(function.node)
        statements.run(function.node.body, inner, machine)
        machine.running.pop()
        machine.findings = {**by_calls, **machine.findings}  # what is wrong for any call needs none named


def _is_expected_to_fail(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """``@pytest.mark.xfail``, ``@unittest.expectedFailure``."""
    return any(
        name in ast.unparse(each) for each in node.decorator_list for name in ("xfail", "expectedFailure")
    )


def _has_findings(node: ast.FunctionDef | ast.AsyncFunctionDef, machine: Machine) -> bool:
    lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
    return any(finding.span[1] in lines and finding.calls for finding in machine.findings.values())


def _give_starred(function: Function, inner: Scope, machine: Machine) -> None:
    arguments = function.node.args
    if arguments.vararg is not None:
        machine.state.variables[inner.identity, arguments.vararg.arg] = Stream(TOP)
    if arguments.kwarg is not None:
        others = machine.new(DictObject({}, TOP, certain=False))
        machine.state.variables[inner.identity, arguments.kwarg.arg] = others
    first = [*arguments.posonlyargs, *arguments.args][:1]
    if function.owner is not None and first and function.kind in {"", "property"}:
        receiver = machine.new(InstanceObject(function.owner, {}, complete=False))
        machine.state.variables[inner.identity, first[0].arg] = receiver
        machine.state.variables[inner.identity, "<receiver>"] = receiver
        machine.state.variables[inner.identity, "<owner>"] = function.owner


def _functions(scope: Scope, machine: Machine) -> Iterator[Function]:
    """Find the functions that a module defines, and those of its classes."""
    for (identity, _), value in list(machine.state.variables.items()):
        if identity != scope.identity:
            continue
        if isinstance(value, Function) and value.scope.path == scope.path:
            yield value
        if isinstance(value, Class) and value.scope.path == scope.path:
            found = machine.state.heap.get(value.identity)
            if isinstance(found, Namespace):
                yield from (each for each in found.attributes.values() if isinstance(each, Function))


def _any_time(tree: ast.Module, scope: Scope, after: State) -> State:
    """Return what is true whenever a function may be called: variables assigned once, objects anybody may change."""
    counts: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
            counts[node.id] = counts.get(node.id, 0) + 1
        if isinstance(node, ast.For | ast.While | ast.AugAssign):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                    counts[inner.id] = 2
    state = after.fork()
    for key, value in after.variables.items():
        if key[0] == scope.identity and counts.get(key[1], 0) > 1:
            state.variables[key] = TOP
        state.escape(value)
    state.disturb()
    return state
