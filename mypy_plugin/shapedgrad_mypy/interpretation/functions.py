"""Functions of the program, followed into their bodies with what they are called with."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from functools import lru_cache

from shapedgrad_mypy.interpretation.calling import Call
from shapedgrad_mypy.interpretation.items import joined
from shapedgrad_mypy.interpretation.machine import DEPTH, Machine, span
from shapedgrad_mypy.interpretation.objects import DictObject
from shapedgrad_mypy.interpretation.scope import Scope, all_parameters, has_inner_scopes, names_of
from shapedgrad_mypy.interpretation.values import TOP, Function, Stream, Tuple, Value

RECURSIONS = 2
"""How often a function may be running at once."""


def follow(
    function: Function,
    args: Sequence[Value],
    keywords: Mapping[str, Value],
    node: ast.AST,
    scope: Scope,
    machine: Machine,
    receiver: Value | None = None,
) -> Value:
    """Return what a function of the program gives, after everything that its body does."""
    given = bind_parameters(function, args, keywords, machine)
    too_deep = len(machine.calls) >= DEPTH
    again = machine.running.count(function.node) >= RECURSIONS
    if given is None or too_deep or again or is_abstract(function.node):
        machine.state.heap.journal.surprises += too_deep
        machine.state.heap.journal.recursions.update({function.node} if again else ())
        machine.unknown_code(function, *args, *keywords.values())
        return TOP
    given = machine.recall.general(function, given, machine)
    call = Call(function.name, given, span(node, scope))
    return machine.recall.ask(function, given, machine, lambda: _entered(function, call, receiver, machine))


def _entered(function: Function, call: Call, receiver: Value | None, machine: Machine) -> Value:
    inner = scope_of(function, machine)
    for name, value in call.given.items():
        machine.state.variables[inner.identity, name] = value
    if receiver is not None and function.owner is not None:
        machine.state.variables[inner.identity, "<receiver>"] = receiver
        machine.state.variables[inner.identity, "<owner>"] = function.owner
    if declares_shapes(function.node):  # what does not fit is told at the call, by its annotations
        with machine.quietly():
            return _run_body(function, inner, call, machine)
    return _run_body(function, inner, call, machine)


@lru_cache(maxsize=512)
def is_abstract(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> bool:
    """Tell whether a method is there to be overridden: what it does itself tells nothing."""
    return not isinstance(node, ast.Lambda) and any(
        "abstract" in ast.unparse(each) for each in node.decorator_list
    )


@lru_cache(maxsize=512)
def declares_shapes(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> bool:
    """Tell whether the annotations of a function may speak of shapes: there are texts or tuples in them."""
    if isinstance(node, ast.Lambda):
        return False
    annotations = [parameter.annotation for parameter in all_parameters(node.args)]
    return any(
        (isinstance(part, ast.Constant) and isinstance(part.value, str))
        or (
            isinstance(part, ast.Name | ast.Attribute)
            and ast.unparse(part).endswith(("Shape", "tuple", "Literal"))
        )
        for annotation in (*annotations, node.returns)
        if annotation is not None
        for part in ast.walk(annotation)
    )


def _run_body(function: Function, inner: Scope, call: Call, machine: Machine) -> Value:
    machine.calls.append(call)
    machine.running.append(function.node)
    machine.followed.add(function.node)
    yielded, machine.yielded = machine.yielded, []
    doubt = machine.doubt
    try:
        if isinstance(function.node, ast.Lambda):
            return machine.evaluate(function.node.body, inner)
        result = machine.engine.run(function.node.body, inner, machine)
        if names_of(function.node).yields:
            return Stream(joined(machine.yielded, machine))
        return result
    finally:
        machine.yielded = yielded
        machine.doubt = doubt
        machine.calls.pop()
        machine.running.pop()
        if not has_inner_scopes(function.node):
            machine.state.leave(inner.identity)


def scope_of(function: Function, machine: Machine) -> Scope:
    """Return the scope of a new run of a function."""
    node = function.node
    names = names_of(node)
    return Scope(
        machine.identity(),
        function.scope.module,
        function.scope.path,
        function.scope,
        frozenset(names.assigned),
        frozenset(names.globals),
    )


def bind_parameters(
    function: Function, args: Sequence[Value], keywords: Mapping[str, Value], machine: Machine
) -> dict[str, Value] | None:
    """Lay arguments beside parameters as Python does; None where Python would refuse."""
    parameters = function.node.args
    positional = [*parameters.posonlyargs, *parameters.args]
    given = dict(zip((each.arg for each in positional), args, strict=False))
    extra = tuple(args[len(positional) :])
    if parameters.vararg is not None:
        given[parameters.vararg.arg] = Tuple(extra)
    elif extra:
        return None
    named = {each.arg for each in (*parameters.args, *parameters.kwonlyargs)}
    if any(name in given for name in keywords):
        return None
    given.update({name: value for name, value in keywords.items() if name in named})
    others: dict[object, Value] = {name: value for name, value in keywords.items() if name not in named}
    if parameters.kwarg is not None:
        given[parameters.kwarg.arg] = machine.new(DictObject(others))
    elif others:
        return None
    defaults = zip(positional[len(positional) - len(function.defaults) :], function.defaults, strict=True)
    for parameter, default in (
        *defaults,
        *zip(parameters.kwonlyargs, function.keyword_defaults, strict=True),
    ):
        if parameter.arg not in given and default is not None:
            given[parameter.arg] = default
    wanted = {each.arg for each in (*positional, *parameters.kwonlyargs)}
    return given if wanted <= given.keys() else None
