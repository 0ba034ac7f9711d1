"""Python's own functions of sequences, on values."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, Dim
from shapedgrad_mypy.interpretation import items
from shapedgrad_mypy.interpretation.arithmetic import binary, is_several, text_of
from shapedgrad_mypy.interpretation.classes import special_method
from shapedgrad_mypy.interpretation.conditions import decided, want_one
from shapedgrad_mypy.interpretation.objects import DictObject, ListObject
from shapedgrad_mypy.interpretation.operands import known_items, length
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Array,
    Constant,
    Integer,
    Range,
    Some,
    Stream,
    Tuple,
    Value,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.number_models import Model
    from shapedgrad_mypy.interpretation.scope import Scope


def len_of(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``len(x)``."""
    own = special_method(args[0], "__len__", machine)
    if own is not None:
        return machine.call(own, [], node, scope)
    entries = items.count_of(args[0], machine)
    if entries is not None:
        return Integer(entries)
    count = length(args[0], machine.state)
    return Integer(machine.fresh(_len_text(node), size=True) if count is UNKNOWN else count)


def _len_text(node: ast.AST) -> str:
    """Return what messages call an unknown length: ``len(xs)``, if that is short."""
    argument = node.args[0] if isinstance(node, ast.Call) and node.args else None
    return ast.unparse(node) if isinstance(argument, ast.Name | ast.Attribute) else "len"


def make_range(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``range(n)``."""
    for each in args:
        want_one(each, "range", node, scope, machine)
    dims: list[Dim] = [each.dim if isinstance(each, Integer) else UNKNOWN for each in args]
    if len(dims) == 1:
        return Range(0, dims[0], 1)
    return Range(dims[0], dims[1], dims[2] if len(dims) > 2 else 1)


def zip_of(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``zip(xs, ys)``."""
    args = [items.written_out(arg, machine) for arg in args]
    each = [known_items(arg, machine.state) for arg in args]
    known = [parts for parts in each if parts is not None]
    if len(known) == len(args):
        return Tuple(tuple(Tuple(row) for row in zip(*known, strict=False)), lazy=True)
    return Stream(Tuple(tuple(items.any_item(arg, machine) for arg in args)))


def enumerate_of(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``enumerate(xs)``."""
    start = args[1] if len(args) > 1 else keywords.get("start", Integer(0))
    known = known_items(items.written_out(args[0], machine), machine.state)
    if known is not None and isinstance(start, Integer):
        return Tuple(
            tuple(Tuple((Integer(start.dim + place), each)) for place, each in enumerate(known)), lazy=True
        )
    return Stream(Tuple((Integer(), items.any_item(args[0], machine))), length(args[0], machine.state))


def make_list(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``list(xs)``."""
    if not args:
        return machine.new(ListObject(()))
    known = known_items(args[0], machine.state)
    if known is not None:
        return machine.new(ListObject(known))
    return machine.new(ListObject(None, items.any_item(args[0], machine), length(args[0], machine.state)))


def make_deque(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``deque(xs, maxlen=n)``: a list that keeps the last items."""
    most = args[1] if len(args) > 1 else keywords.get("maxlen", NONE)
    made = make_list(args[:1], {}, node, scope, machine)
    if most == NONE:
        return made
    if args or not isinstance(most, Integer) or not isinstance(most.dim, int):
        return machine.new(ListObject(None))
    return machine.new(ListObject((), most=most.dim))


def make_tuple(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``tuple(xs)``."""
    if not args:
        return Tuple(())
    known = known_items(args[0], machine.state)
    return (
        Tuple(known)
        if known is not None
        else Stream(items.any_item(args[0], machine), length(args[0], machine.state))
    )


def make_set(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``set(xs)``: as many items as there are different ones, nobody knows in which order."""
    known = known_items(args[0], machine.state) if args else ()
    each = items.any_item(args[0], machine) if args else TOP
    written = known is not None and all(isinstance(item, Constant) or _is_written(item) for item in known)
    if known is None or not written:
        return machine.new(ListObject(None, each))
    return machine.new(ListObject((each,) * len(set(known))))


def _is_written(value: Value) -> bool:
    return isinstance(value, Integer) and isinstance(value.dim, int)


def sorted_of(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``sorted(xs)``."""
    for each in keywords.values():
        machine.unknown_code(each)
    known = known_items(args[0], machine.state)
    if known is not None and len(known) > 1 and "key" not in keywords and all(map(is_several, known)):
        decided(known[0], node, scope, machine)  # whether one array is smaller is a question for each place
    each = items.any_item(args[0], machine)
    return machine.new(
        ListObject(None, each, length(args[0], machine.state))
        if known is None
        else ListObject((each,) * len(known))
    )


def reversed_of(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``reversed(xs)``."""
    known = known_items(args[0], machine.state)
    return Tuple(known[::-1], lazy=True) if known is not None else Stream(items.any_item(args[0], machine))


def make_dict(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``dict(a=1)``."""
    made = machine.new(DictObject())
    if args:
        pairs = known_items(args[0], machine.state)
        if pairs is not None and all(isinstance(pair, Tuple) and len(pair.items) == 2 for pair in pairs):
            for pair in pairs:
                items.put(made, pair.items[0], pair.items[1], node, scope, machine)  # type: ignore[union-attr]
        else:
            items.update(made, args[0], machine)
    for key, value in keywords.items():
        items.put(made, Constant(key), value, node, scope, machine)
    return made


def make_str(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``str(x)``."""
    text = text_of(args[0]) if len(args) == 1 else None
    return Some("str") if text is None else Constant(text)


def truth_of_all(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``any(xs)``, ``all(xs)``, which ask at least the first item."""
    for each in (known_items(args[0], machine.state) or ())[:1]:
        decided(each, node, scope, machine)
    return Some("bool")


def sum_of(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``sum(xs)``."""
    known = known_items(args[0], machine.state)
    total = args[1] if len(args) > 1 else keywords.get("start", Integer(0))
    if known is None:
        each = items.any_item(args[0], machine)
        return binary("add", total, each, node, scope, machine) if isinstance(each, Array | Some) else TOP
    for each in known:
        total = binary("add", total, each, node, scope, machine)
    return total


def extreme_of(of: Callable[..., Dim]) -> Model:
    """Return the model of ``min`` or ``max``."""

    def model(
        args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
    ) -> Value:
        given = args if len(args) > 1 else known_items(args[0], machine.state)
        for each in keywords.values():
            machine.unknown_code(each)
        if given and len(given) > 1 and "key" not in keywords and all(map(is_several, given)):
            decided(
                given[0], node, scope, machine
            )  # which of two arrays is larger is a question for each place
        if given and all(isinstance(each, Integer) for each in given):
            return Integer(of(*(each.dim for each in given)))  # type: ignore[union-attr]  # all are integers
        return items.joined(given, machine) if given else items.any_item(args[0], machine)

    return model
