"""Comprehensions: every item of its own where they can be counted, one for all where not."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, Dim
from shapedgrad_mypy.interpretation.conditions import decided
from shapedgrad_mypy.interpretation.items import any_item, joined, put, run_through
from shapedgrad_mypy.interpretation.objects import DictObject, ListObject
from shapedgrad_mypy.interpretation.operands import known_items, last_of, length
from shapedgrad_mypy.interpretation.scope import Scope, has_inner_scopes
from shapedgrad_mypy.interpretation.values import Integer, Range, Reference, Stream, Tuple, Value
from shapedgrad_mypy.interpretation.variables import assign

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine

MOST = 32
"""How many items are evaluated one by one."""


def list_comprehension(node: ast.ListComp, scope: Scope, machine: Machine) -> Value:
    """``[f(x) for x in xs if c]``."""
    found = _items(node, node.elt, scope, machine)
    return machine.new(
        ListObject(found.items) if isinstance(found, Tuple) else ListObject(None, found.item, found.count)
    )


def generator(node: ast.GeneratorExp | ast.SetComp, scope: Scope, machine: Machine) -> Value:
    """``(f(x) for x in xs)``."""
    return _items(node, node.elt, scope, machine)


def dict_comprehension(node: ast.DictComp, scope: Scope, machine: Machine) -> Value:
    """``{k: f(k) for k in ks}``."""
    made: Reference = machine.new(DictObject())

    def add(inner: Scope) -> Value:
        key = machine.evaluate(node.key, inner)
        put(made, key, machine.evaluate(node.value, inner), node, inner, machine)
        return key

    scope = _scope(node.generators, scope, machine)
    exact = _run(node.generators, add, scope, machine)[1]
    _leave(node, scope, machine)
    if not exact:
        found = machine.state.heap.get(made.identity)
        if isinstance(found, DictObject):
            machine.state.write(made.identity, DictObject(found.entries, found.other, certain=False))
    return made


def _items(
    node: ast.ListComp | ast.GeneratorExp | ast.SetComp, element: ast.expr, scope: Scope, machine: Machine
) -> Tuple | Stream:
    inner = _scope(node.generators, scope, machine)
    values, exact = _run(node.generators, lambda inside: machine.evaluate(element, inside), inner, machine)
    _leave(node, inner, machine)
    if exact:
        return Tuple(tuple(values), lazy=True)
    count: Dim = UNKNOWN
    if len(node.generators) == 1 and not node.generators[0].ifs:
        with machine.quietly():
            count = length(machine.evaluate(node.generators[0].iter, scope), machine.state)
    return Stream(joined(values, machine), count)


def _scope(generators: list[ast.comprehension], scope: Scope, machine: Machine) -> Scope:
    names = {
        each.id
        for generator in generators
        for each in ast.walk(generator.target)
        if isinstance(each, ast.Name)
    }
    return Scope(machine.identity(), scope.module, scope.path, scope, frozenset(names), scope.globals)


def _leave(node: ast.expr, scope: Scope, machine: Machine) -> None:
    """Forget the variables of a comprehension, unless there are functions in it, which may live longer."""
    if not has_inner_scopes(node):
        for name in scope.names:
            machine.state.variables.pop((scope.identity, name), None)


def _run(
    generators: list[ast.comprehension], give: Callable[[Scope], Value], scope: Scope, machine: Machine
) -> tuple[list[Value], bool]:
    """Return what a comprehension gives, and whether that is every item of its own."""
    if not generators:
        return [give(scope)], True
    first, *others = generators
    iterable = run_through(machine.evaluate(first.iter, scope), first.iter, scope, machine)
    known = known_items(iterable, machine.state)
    exact = known is not None and len(known) <= MOST
    values: list[Value] = []
    for each in known if exact and known is not None else _examples(iterable, known, machine):
        assign(first.target, each, scope, machine)
        conditions = [
            decided(machine.evaluate(condition, scope), condition, scope, machine) for condition in first.ifs
        ]
        if False in conditions:
            continue
        with machine.doubtfully(None in conditions):
            found, inner_exact = _run(others, give, scope, machine)
        values.extend(found)
        exact = exact and inner_exact and None not in conditions
    return values, exact


def _examples(iterable: Value, known: tuple[Value, ...] | None, machine: Machine) -> list[Value]:
    """Return the first item, the last, and what is certain of any."""
    any_of_them = any_item(iterable, machine)
    if isinstance(iterable, Range) and known is None:
        ends = [Integer(iterable.start), Integer(last_of(iterable))]
        return [*(each for each in ends if each.dim is not UNKNOWN), any_of_them]
    return [any_of_them] if known is None else [known[0], known[-1], any_of_them]
