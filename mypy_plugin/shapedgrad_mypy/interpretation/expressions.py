"""What an expression is."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from shapedgrad_mypy.interpretation import attributes, calls, comprehensions, items
from shapedgrad_mypy.interpretation.arithmetic import BINARY, binary, text_of
from shapedgrad_mypy.interpretation.conditions import decided, is_doubtful
from shapedgrad_mypy.interpretation.joins import either_value
from shapedgrad_mypy.interpretation.objects import DictObject, ListObject
from shapedgrad_mypy.interpretation.operands import known_items
from shapedgrad_mypy.interpretation.truth import compared, truth, unary
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Constant,
    Cut,
    Function,
    Integer,
    Library,
    Some,
    Stream,
    Tuple,
    Value,
)
from shapedgrad_mypy.interpretation.variables import assign, look_up

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope


def _constant(node: ast.Constant, scope: Scope, machine: Machine) -> Value:
    return _written(type(node.value).__name__, node.value)


@lru_cache(maxsize=1024)
def _written(kind: str, value: Any) -> Value:
    return Integer(value) if kind == "int" else Constant(value)


def _name(node: ast.Name, scope: Scope, machine: Machine) -> Value:
    owner, name = scope, node.id
    while owner.outer is not None and name not in owner.names and name not in owner.globals:
        owner = owner.outer
    value: Value | None = machine.state.variables.get((owner.identity, name))
    return look_up(name, scope, machine) if value is None else value


def _attribute(node: ast.Attribute, scope: Scope, machine: Machine) -> Value:
    return attributes.attribute(machine.evaluate(node.value, scope), node.attr, node, scope, machine)


def _subscript(node: ast.Subscript, scope: Scope, machine: Machine) -> Value:
    base = machine.evaluate(node.value, scope)
    return items.item(base, machine.evaluate(node.slice, scope), node, scope, machine)


def _slice(node: ast.Slice, scope: Scope, machine: Machine) -> Value:
    parts = (node.lower, node.upper, node.step)
    return Cut(*(NONE if part is None else machine.evaluate(part, scope) for part in parts))


def _call(node: ast.Call, scope: Scope, machine: Machine) -> Value:
    callee = machine.evaluate(node.func, scope)
    args: list[Value] | None = []
    for part in node.args:
        value = machine.evaluate(part.value if isinstance(part, ast.Starred) else part, scope)
        if not isinstance(part, ast.Starred):
            given: tuple[Value, ...] | None = (value,)
        else:
            given = known_items(value, machine.state)
        if args is not None:
            args = None if given is None else [*args, *given]
        if given is None:
            machine.unknown_code(value)
    keywords: dict[str, Value] | None = {}
    for keyword in node.keywords:
        value = machine.evaluate(keyword.value, scope)
        if keywords is None:
            continue
        if keyword.arg is not None:
            keywords[keyword.arg] = value
        else:
            entries = items.text_entries(value, machine)
            keywords = None if entries is None else {**keywords, **entries}
    if args is None or keywords is None:
        machine.unknown_code(callee, *(args or ()), *(keywords or {}).values())
        return TOP
    return calls.call(callee, args, keywords, node, scope, machine)


def _binary(node: ast.BinOp, scope: Scope, machine: Machine) -> Value:
    left, right = machine.evaluate(node.left, scope), machine.evaluate(node.right, scope)
    return binary(BINARY[type(node.op)], left, right, node, scope, machine)


def _unary(node: ast.UnaryOp, scope: Scope, machine: Machine) -> Value:
    value = machine.evaluate(node.operand, scope)
    if isinstance(node.op, ast.Not):
        decided(value, node.operand, scope, machine)
    return unary(type(node.op), value, node, scope, machine)


def _compare(node: ast.Compare, scope: Scope, machine: Machine) -> Value:
    left = machine.evaluate(node.left, scope)
    result: Value = Constant(True)
    for place, (operator, part) in enumerate(zip(node.ops, node.comparators, strict=True), 1):
        right = machine.evaluate(part, scope)
        result = compared(type(operator), left, right, node, scope, machine)
        left = right
        if place < len(node.ops) and decided(result, node, scope, machine) is False:
            return result
    return (
        result if len(node.ops) == 1 else (Some("bool") if truth(result, machine.state) is None else result)
    )


def _bool(node: ast.BoolOp, scope: Scope, machine: Machine) -> Value:
    value: Value = TOP
    undecided: list[Value] = []
    for place, part in enumerate(node.values, 1):
        # What stands behind an undecided part may not be evaluated at all.
        with machine.doubtfully(bool(undecided)):
            value = machine.evaluate(part, scope)
            last = place == len(node.values)
            holds = truth(value, machine.state) if last else decided(value, part, scope, machine)
        if holds is None:
            undecided.append(value)
        elif holds is isinstance(node.op, ast.Or):
            return Some("true" if holds else "false") if undecided else value
    if undecided and len(node.values) > 1:
        return Some("bool") if not any(is_doubtful(each, node) for each in undecided) else TOP
    return value


def _conditional(node: ast.IfExp, scope: Scope, machine: Machine) -> Value:
    condition = machine.evaluate(node.test, scope)
    holds = decided(condition, node.test, scope, machine)
    if holds is not None:
        return machine.evaluate(node.body if holds else node.orelse, scope)
    before = machine.state.fork()
    with machine.doubtfully(is_doubtful(condition, node.test)):
        first = machine.evaluate(node.body, scope)
        after, machine.state = machine.state, before
        second = machine.evaluate(node.orelse, scope)
    machine.state = machine.joined([after, machine.state]) or after
    return either_value(first, second, machine.state)


def _lambda(node: ast.Lambda, scope: Scope, machine: Machine) -> Value:
    defaults = tuple(machine.evaluate(default, scope) for default in node.args.defaults)
    keywords = tuple(
        None if default is None else machine.evaluate(default, scope) for default in node.args.kw_defaults
    )
    return Function(node, scope, defaults, keywords)


def _tuple(node: ast.Tuple, scope: Scope, machine: Machine) -> Value:
    parts = displayed(node.elts, scope, machine)
    return Stream(TOP) if parts is None else Tuple(parts)


def _list(node: ast.List, scope: Scope, machine: Machine) -> Value:
    return machine.new(ListObject(displayed(node.elts, scope, machine)))


def _set(node: ast.Set, scope: Scope, machine: Machine) -> Value:
    parts = displayed(node.elts, scope, machine)
    return machine.call(
        Library("builtins.set"), [Stream(TOP) if parts is None else Tuple(parts)], node, scope
    )


def displayed(parts: list[ast.expr], scope: Scope, machine: Machine) -> tuple[Value, ...] | None:
    """Return the items that are written out in a list or a tuple; None if their number is not known."""
    found: list[Value] | None = []
    for part in parts:
        value = machine.evaluate(part.value if isinstance(part, ast.Starred) else part, scope)
        given = known_items(value, machine.state) if isinstance(part, ast.Starred) else (value,)
        if found is None or given is None:
            machine.state.escape(value)
            found = None
        else:
            found.extend(given)
    return None if found is None else tuple(found)


def _dict(node: ast.Dict, scope: Scope, machine: Machine) -> Value:
    made = machine.new(DictObject())
    for key, value in zip(node.keys, node.values, strict=True):
        if key is None:
            items.update(made, machine.evaluate(value, scope), machine)
        else:
            name = machine.evaluate(key, scope)
            items.put(made, name, machine.evaluate(value, scope), node, scope, machine)
    return made


def _text(node: ast.JoinedStr, scope: Scope, machine: Machine) -> Value:
    texts: list[str | None] = []
    for part in node.values:
        plain = isinstance(part, ast.Constant) or (
            isinstance(part, ast.FormattedValue) and part.format_spec is None
        )
        value = machine.evaluate(part.value if isinstance(part, ast.FormattedValue) else part, scope)
        texts.append(text_of(value) if plain else None)
    known = [text for text in texts if text is not None]
    return Constant("".join(known)) if len(known) == len(texts) else Some("str")


def _named(node: ast.NamedExpr, scope: Scope, machine: Machine) -> Value:
    value = machine.evaluate(node.value, scope)
    assign(node.target, value, scope, machine)
    return value


def _inner(node: ast.Await | ast.Starred, scope: Scope, machine: Machine) -> Value:
    return machine.evaluate(node.value, scope)


def _yield(node: ast.Yield, scope: Scope, machine: Machine) -> Value:
    machine.yielded.append(NONE if node.value is None else machine.evaluate(node.value, scope))
    return TOP


def _yield_from(node: ast.YieldFrom, scope: Scope, machine: Machine) -> Value:
    machine.yielded.append(items.any_item(machine.evaluate(node.value, scope), machine))
    return TOP


EVALUATIONS: Mapping[type[ast.expr], Callable[..., Value]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Subscript: _subscript,
    ast.Slice: _slice,
    ast.Call: _call,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.Compare: _compare,
    ast.BoolOp: _bool,
    ast.IfExp: _conditional,
    ast.Lambda: _lambda,
    ast.Tuple: _tuple,
    ast.List: _list,
    ast.Set: _set,
    ast.Dict: _dict,
    ast.JoinedStr: _text,
    ast.NamedExpr: _named,
    ast.Await: _inner,
    ast.Starred: _inner,
    ast.Yield: _yield,
    ast.YieldFrom: _yield_from,
    ast.ListComp: comprehensions.list_comprehension,
    ast.GeneratorExp: comprehensions.generator,
    ast.SetComp: comprehensions.generator,
    ast.DictComp: comprehensions.dict_comprehension,
}
