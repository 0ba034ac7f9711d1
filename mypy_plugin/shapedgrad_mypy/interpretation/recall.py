"""Calls that were followed before: what they gave is not found out again, where it cannot be different this time.

It cannot be where the arguments are the same and all that was looked at outside the function still is, if the function
changed nothing outside, made nothing that has an identity of its own, and reported nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import Dim, names
from shapedgrad.shapes.shape import Rest
from shapedgrad_mypy.interpretation.values import (
    TOP,
    Array,
    Class,
    Constant,
    Cut,
    Function,
    Integer,
    Library,
    Made,
    Maybe,
    Program,
    Range,
    Reference,
    Some,
    Stream,
    Tuple,
    Value,
)

if TYPE_CHECKING:
    import ast

    from shapedgrad_mypy.interpretation.journal import Journal
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.state import State

ATTEMPTS = 3
"""How often one tries to remember what a function gives that turns out to do more than to give it."""

VARIANTS = 4
"""How many calls with the same arguments are remembered, which found different things outside."""


TEXTS = 4
"""With how many texts a function is called before one no longer asks what a further one would change."""


@dataclass(frozen=True, slots=True)
class Recollection:
    """One call."""

    result: Value
    seen: Journal
    silent: bool
    """Whether nothing would have been reported."""

    running: Mapping[ast.AST, int]
    """How often functions were running that for this were not followed again."""

    def holds(self, machine: Machine) -> bool:
        """Tell whether the call would be the same now."""
        state, reads = machine.state, self.seen.reads
        if self.silent and not _is_silent(machine):
            return False
        if any(machine.running.count(node) != times for node, times in self.running.items()):
            return False
        if self.seen.disturbances:
            if any(identity in reads for identity in state.disturbable):
                return False
            if machine.released and (machine.unsettled_variables() or any(machine.unsettled_attributes())):
                return False
        return all(
            (state.variables if isinstance(key, tuple) else state.heap).peek(key) is value
            for key, value in reads.items()
        )

    def again(self, machine: Machine) -> Value:
        """Do what the call does, and return what it gives."""
        machine.spend()
        machine.numbers.clear()  # it may have written to an array
        state = machine.state
        state.heap.journal.add(self.seen)
        for identity in self.seen.escapes - state.escaped:
            state.escape(Reference(identity))
        for function in self.seen.released:
            machine.release(function)
        if self.seen.disturbances:
            machine.unknown_code()
        return _anew(self.result)


@dataclass(slots=True)
class Recall:
    """What is remembered in one run of a module."""

    calls: dict[Hashable, list[Recollection]] = field(default_factory=dict)
    failures: dict[ast.AST, int] = field(default_factory=dict)
    texts: dict[ast.AST, int] = field(default_factory=dict)
    """How often functions were followed with a text that did not lead to an array, an integer or an object."""

    def general(self, function: Function, given: dict[str, Value], machine: Machine) -> dict[str, Value]:
        """Return the arguments of a call, with any text for each text where that seems to make no difference.

        A function that prints something under a label is not followed for each label.
        """
        if self.texts.get(function.node, 0) < TEXTS or machine.watch is not None:
            return given
        return {name: Some("str") if _is_text(value) else value for name, value in given.items()}

    def ask(
        self, function: Function, given: Mapping[str, Value], machine: Machine, run: Callable[[], Value]
    ) -> Value:
        """Return what a call gives: what it gave the last time, or what running it gives."""
        tries = self.failures.get(function.node, 0) < ATTEMPTS
        if machine.watch is not None:
            return run()
        if not tries or function.node.args.kwarg is not None:
            return self._noted(function, given, run())
        try:
            key: Hashable = (function, _key(tuple(given.values()), machine))
            known = self.calls.setdefault(key, [])
        except TypeError:  # something that has no hash is among the arguments
            return run()
        for each in known:
            if each.holds(machine):
                return each.again(machine)
        found, result = _observed(machine, run, list(given.values()))
        if found is None:
            self.failures[function.node] = self.failures.get(function.node, 0) + 1
        else:
            self.failures.pop(function.node, None)
            known[VARIANTS - 1 :] = []
            known.insert(0, found)
        return self._noted(function, given, result)

    def _noted(self, function: Function, given: Mapping[str, Value], result: Value) -> Value:
        """Take note of whether a text made a difference."""
        if any(map(_is_text, given.values())):
            plain = result is TOP or isinstance(result, Constant | Some)
            self.texts[function.node] = self.texts.get(function.node, 0) + 1 if plain else -(10**6)
        return result


def _is_text(value: Value) -> bool:
    return isinstance(value, Constant) and isinstance(value.value, str)


def _observed(
    machine: Machine, run: Callable[[], Value], given: list[Value]
) -> tuple[Recollection | None, Value]:
    """Run a call, and return what is to be remembered of it, if anything, and what it gives."""
    start, before = machine.identity(), machine.state.fork()
    journal = machine.state.heap.journal
    outside = journal.begin()
    try:
        result = run()
        seen = journal.since(start)
    finally:
        journal.end(outside)
    same = any(result is each for each in given if isinstance(each, Array)) or id(result) in machine.cuts
    if seen.surprises or same or not _is_old(result, start):
        return None, result
    if not _is_unchanged(before, machine.state, seen, start):
        return None, result
    running = {node: machine.running.count(node) for node in seen.recursions}
    return Recollection(result, seen, _is_silent(machine), running), result


def _is_silent(machine: Machine) -> bool:
    return bool(machine.quiet or machine.doubt)


def _is_unchanged(before: State, after: State, seen: Journal, start: int) -> bool:
    """Tell whether nothing is different outside of a call that has been followed, but for what may be done again."""
    variables, heap = after.variables, after.heap
    added = [key for key in variables.keys() - before.variables.keys() if key[0] < start]
    changed = [key for key in heap.keys() - before.heap.keys() if key < start]
    if not before.heap.items() <= heap.items():
        changed += [key for key, found in before.heap.items() if heap.peek(key) != found]
    disturbed = before.disturbable if seen.disturbances else set()
    return (
        before.variables.items() <= variables.items()
        and all(variables[key] is before.variables.peek(key) for key in added)
        and all(key in disturbed and key not in seen.reads for key in changed)
    )


def _key(value: object, machine: Machine) -> Hashable:
    """Return what makes one argument the same as another: ``True`` is not ``1.0``."""
    if isinstance(value, tuple):
        return tuple(_key(each, machine) for each in value)
    match value:
        case Constant(value=constant):
            return type(constant), constant
        case Array():
            return value, machine.numbers.get(id(value), ())[1:], id(value) in machine.cuts
        case Tuple(items=items, lazy=lazy):
            return Tuple, lazy, _key(items, machine)
        case Maybe(value=inner):
            return Maybe, _key(inner, machine)
        case _:
            return value


def _is_old(value: Value, start: int) -> bool:
    """Tell whether a value has no identity that it was given since: no new object, no new name of a dimension."""
    match value:
        case Constant() | Some() | Library() | Made() | Program():
            return True
        case Integer(dim=dim):
            return _is_old_dim(dim, start)
        case Array(shape=shape):
            return all(isinstance(item, Rest) or _is_old_dim(item, start) for item in shape.items)
        case Range():
            return all(_is_old_dim(dim, start) for dim in (value.start, value.stop, value.step))
        case Tuple(items=items):
            return all(_is_old(item, start) for item in items)
        case Cut():
            return all(_is_old(part, start) for part in (value.start, value.stop, value.step))
        case Stream(item=item, count=count):
            return _is_old(item, start) and _is_old_dim(count, start)
        case Maybe(value=inner):
            return _is_old(inner, start)
        case Reference(identity=identity) | Class(identity=identity):
            return identity < start
        case Function(scope=scope):
            return scope.identity < start
        case _:
            return value is TOP


def _is_old_dim(dim: Dim, start: int) -> bool:
    keys = [each.key.split(" ") for each in names(dim)]
    return all(key[0] not in {"size", "int"} or int(key[1]) < start for key in keys)


def _anew(value: Value) -> Value:
    """Return the value with arrays of its own, of which one may come to know more than of others."""
    match value:
        case Array(shape=shape, dtype=dtype):
            return Array(shape, dtype)
        case Tuple(items=items, lazy=lazy):
            return Tuple(tuple(map(_anew, items)), lazy)
        case _:
            return value
