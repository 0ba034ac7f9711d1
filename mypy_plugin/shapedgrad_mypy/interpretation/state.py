"""What is true at one point of a program's run, and what is true whichever of two ways it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial, reduce
from typing import TypeVar

from shapedgrad_mypy.interpretation.joins import disturbed, either_object, either_value
from shapedgrad_mypy.interpretation.layer import Heap, Layer
from shapedgrad_mypy.interpretation.objects import (
    DictObject,
    HeapObject,
    InstanceObject,
    ListObject,
    Moved,
    Namespace,
)
from shapedgrad_mypy.interpretation.values import (
    TOP,
    Builtin,
    Maybe,
    Method,
    Partial,
    Reference,
    Stream,
    Transformed,
    Tuple,
    Value,
)

K = TypeVar("K")
V = TypeVar("V")

_SMALL = 400

Variable = tuple[int, str]
"""The scope's identity, and the name."""


@dataclass(slots=True)
class State:
    """The values of all variables, and of everything that can be changed."""

    variables: Layer[Variable, Value] = field(default_factory=lambda: Layer({}))
    heap: Heap = field(default_factory=lambda: Heap({}))
    escaped: set[int] = field(default_factory=set)
    """The objects that code we cannot follow may hold."""

    disturbable: set[int] = field(default_factory=set)
    """Those of them of which something is known again."""

    shared: set[int] = field(default_factory=set)
    """The objects that stand for several: what is written to one need not be written to all."""

    tidy_at: int = 400
    """How many objects there may be before those are looked for that nobody can reach."""

    def __post_init__(self) -> None:
        self.heap.journal = self.variables.journal

    def fork(self) -> State:
        """Return a copy, which goes its own way."""
        return State(
            self.variables.on_top(self.variables),
            self.heap.on_top(self.heap),
            set(self.escaped),
            set(self.disturbable),
            set(self.shared),
            self.tidy_at,
        )

    def standing_for(self, identity: int) -> int:
        """Return the object that stands for an object: itself, as long as it is told apart from others."""
        found = self.heap.peek(identity)
        while isinstance(found, Moved):
            identity = found.to
            found = self.heap.peek(identity)
        return identity

    def is_escaped(self, reference: Reference) -> bool:
        """Tell whether code that we cannot follow may hold an object."""
        return self.standing_for(reference.identity) in self.escaped

    def write(self, identity: int, found: HeapObject) -> None:
        """Change an object."""
        target = self.standing_for(identity)
        if target in self.shared:
            found = either_object(self.heap.get(target), found, self)
        self.heap[target] = found
        if target in self.escaped:
            self.disturbable.add(target)

    def share(self, one: Reference, other: Reference) -> Reference | None:
        """Have one object stand for two; None if they are of different kinds, so that none could."""
        first, second = sorted((self.standing_for(one.identity), self.standing_for(other.identity)))
        if first == second:
            return Reference(first)
        known, added = self.heap.get(first), self.heap.get(second)
        if type(known) is not type(added) or not isinstance(known, ListObject | DictObject | InstanceObject):
            return None
        if isinstance(known, InstanceObject) and known.owner is not added.owner:
            return None
        self.heap[second] = Moved(first)
        self.shared.add(first)
        if second in self.escaped:
            self.escape(Reference(first))
        self.write(first, added)
        return Reference(first)

    def leave(self, scope: int) -> None:
        """Forget the variables of a function that has ended, and objects that nobody can reach any more."""
        left = {key: value for key, value in self.variables.items() if key[0] != scope}
        self.variables = self.variables.on_top(left)
        if len(self.heap) > self.tidy_at:
            self._tidy()
            self.tidy_at = 2 * len(self.heap) + _SMALL

    def _tidy(self) -> None:
        reachable: set[int] = set()
        stack = [reference for value in self.variables.values() for reference in references(value)]
        while stack:
            identity = stack.pop().identity
            if identity not in reachable:
                reachable |= {identity, self.standing_for(identity)}
                stack.extend(r for value in contents(self.heap.get(identity)) for r in references(value))
        # What is held by no variable yet is unknown from here on: an argument that waits for the next one.
        self.heap = self.heap.on_top(
            {
                identity: found
                for identity, found in self.heap.items()
                if identity in reachable or isinstance(found, Namespace)
            }
        )
        self.escaped &= reachable

    def escape(self, value: Value) -> None:
        """Have a value known to code that we cannot follow."""
        for reference in references(value):
            identity = self.standing_for(reference.identity)
            self.heap.journal.escapes.add(identity)
            if identity not in self.escaped:
                self.escaped.add(identity)
                self.disturbable.add(identity)
                for part in contents(self.heap.get(identity)):
                    self.escape(part)

    def disturb(self) -> None:
        """Let code that we cannot follow have run: what it may hold, it may have changed."""
        self.heap.journal.disturbances += 1
        for identity in map(self.standing_for, self.disturbable):
            found = self.heap.peek(identity)
            if found is not None:
                self.heap[identity] = disturbed(found)
        self.disturbable.clear()


def references(value: Value) -> Iterable[Reference]:
    """Find the objects that a value leads to."""
    match value:
        case Reference():
            yield value
        case Tuple(items=items):
            for item in items:
                yield from references(item)
        case Stream(item=item) | Maybe(value=item):
            yield from references(item)
        case Method(receiver=receiver) | Builtin(receiver=receiver):
            yield from references(receiver)
        case Partial(args=args, keywords=keywords):
            for part in (*args, *(value for _, value in keywords)):
                yield from references(part)
        case Transformed(function=function, values=values):
            for part in (function, *values):
                yield from references(part)
        case _:
            pass


def contents(found: HeapObject | None) -> Iterable[Value]:
    """Find the values that an object holds."""
    match found:
        case ListObject(items=items, item=item):
            yield from (item,) if items is None else items
        case DictObject(entries=entries, other=other):
            yield from (*entries.values(), *(() if other is None else (other,)))
        case InstanceObject(attributes=attributes) | Namespace(attributes=attributes):
            yield from attributes.values()
        case _:
            pass


# ------------------------------------------------------------------------------------- two ways into one


def merged(states: Iterable[State]) -> State | None:
    """Return what is certain whichever of the states it is; None where there is none to come from."""
    found = list(states)
    return reduce(_merged, found) if found else None


def is_unchanged(before: State, after: State) -> bool:
    """Tell whether nothing that was there before is another now."""
    return before.variables == after.variables and all(
        after.heap.peek(identity) == found for identity, found in before.heap.items()
    )


def given_up(before: State, after: State) -> State:
    """Return the state in which whatever differs is unknown."""
    result = after.fork()
    for key, value in after.variables.items():
        if before.variables.get(key) != value:
            result.escape(value)
            result.variables[key] = TOP
    for identity, found in after.heap.items():
        if identity in before.heap and before.heap[identity] != found:
            result.escaped.add(identity)
            result.disturbable.add(identity)
    result.disturb()
    return result


def _merged(one: State, other: State) -> State:
    escaped, disturbable = one.escaped | other.escaped, one.disturbable | other.disturbable
    result = State(
        one.variables.on_top(one.variables),
        one.heap.on_top(one.heap),
        escaped,
        disturbable | (one.escaped ^ other.escaped),
        one.shared | other.shared,
    )
    _merge_objects(one, other, result)
    for key, value, another in _differing(one.variables, other.variables):
        if another is not None:
            result.variables[key] = another if value is None else either_value(value, another, result)
    return result


def _merge_objects(one: State, other: State, result: State) -> None:
    """Have the objects of a state be what they are in one or in the other: first they have to be there."""
    changes: list[tuple[int, HeapObject, HeapObject]] = []
    for identity, found, changed in _differing(one.heap, other.heap):
        if changed is not None and found is None:
            result.heap[identity] = changed
        elif changed is not None and found is not None and found != changed:
            changes.append((identity, found, changed))
    for identity, found, changed in changes:
        if isinstance(found, Moved) and isinstance(changed, Moved):
            result.share(Reference(found.to), Reference(changed.to))
        elif isinstance(changed, Moved):
            result.heap[identity] = changed
            result.write(identity, found)
        else:  # a write to what stands for several leaves what it was possible
            target = result.standing_for(identity)
            result.heap[target] = either_object(result.heap.get(target), changed, result)


def _differing(one: Layer[K, V], other: Layer[K, V]) -> Iterator[tuple[K, V | None, V | None]]:
    """Find what is under a key here and there, if it is not the same object; None where nothing is."""
    below, there = one.below, partial(dict.get, other)
    for key, value in [(key, value) for key, value in one.items() if there(key) is not value]:
        found: V | None = there(key)
        yield key, value, below.get(key) if found is None else found
    if not other.keys() <= one.keys():
        for key in [key for key in other if key not in one]:
            yield key, below.get(key), other[key]
