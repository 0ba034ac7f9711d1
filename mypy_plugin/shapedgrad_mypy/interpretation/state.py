"""What is true at one point of a program's run, and what is true whichever of two ways it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial, reduce
from typing import TypeVar

from shapedgrad.shapes.dim import UNKNOWN, Dim, same
from shapedgrad.shapes.rules.axes import either
from shapedgrad.shapes.shape import SCALAR, Shape
from shapedgrad_mypy.interpretation.layer import Layer
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Array,
    Builtin,
    Constant,
    DictObject,
    HeapObject,
    InstanceObject,
    Integer,
    ListObject,
    Maybe,
    Method,
    Namespace,
    Partial,
    Range,
    Reference,
    Some,
    Stream,
    Transformed,
    Tuple,
    Value,
    present,
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
    heap: Layer[int, HeapObject] = field(default_factory=lambda: Layer({}))
    escaped: set[int] = field(default_factory=set)
    """The objects that code we cannot follow may hold."""

    disturbable: set[int] = field(default_factory=set)
    """Those of them of which something is known again."""

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
            self.tidy_at,
        )

    def write(self, identity: int, found: HeapObject) -> None:
        """Change an object."""
        self.heap[identity] = found
        if identity in self.escaped:
            self.disturbable.add(identity)

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
                reachable.add(identity)
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
            self.heap.journal.escapes.add(reference.identity)
            if reference.identity not in self.escaped:
                self.escaped.add(reference.identity)
                self.disturbable.add(reference.identity)
                for part in contents(self.heap.get(reference.identity)):
                    self.escape(part)

    def disturb(self) -> None:
        """Let code that we cannot follow have run: what it may hold, it may have changed."""
        self.heap.journal.disturbances += 1
        for identity in self.disturbable:
            found = self.heap.peek(identity)
            if found is not None:
                self.heap[identity] = disturbed(found)
        self.disturbable.clear()


def disturbed(found: HeapObject) -> HeapObject:
    """Return what is left certain of an object that anybody may have changed."""
    match found:
        case ListObject():
            return ListObject(None)
        case DictObject():
            return DictObject({}, TOP, certain=False)
        case InstanceObject():
            return replace(found, attributes={}, complete=False)
        case Namespace():
            return found


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
        after.heap.get(identity) == found for identity, found in before.heap.items()
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
    )
    for key, value, another in _differing(one.variables, other.variables):
        if another is not None:
            result.variables[key] = another if value is None else either_value(value, another, result)
    for identity, found, changed in _differing(one.heap, other.heap):
        if changed is not None and found != changed:
            result.heap[identity] = changed if found is None else _object(found, changed, result)
    return result


def _differing(one: Layer[K, V], other: Layer[K, V]) -> Iterator[tuple[K, V | None, V | None]]:
    """Find what is under a key here and there, if it is not the same object; None where nothing is."""
    below, there = one.below, partial(dict.get, other)
    for key, value in [(key, value) for key, value in one.items() if there(key) is not value]:
        found: V | None = there(key)
        yield key, value, below.get(key) if found is None else found
    if not other.keys() <= one.keys():
        for key in [key for key in other if key not in one]:
            yield key, below.get(key), other[key]


def _object(one: HeapObject, other: HeapObject, state: State) -> HeapObject:
    match one, other:
        case ListObject(items=tuple(first)), ListObject(items=tuple(second)) if len(first) == len(second):
            return ListObject(tuple(either_value(a, b, state) for a, b in zip(first, second, strict=True)))
        case ListObject(), ListObject():
            first_item, second_item = list_item(one, state), list_item(other, state)
            item = first_item if second_item is None else second_item
            if first_item is not None and second_item is not None:
                item = either_value(first_item, second_item, state)
            counts = [each.count if each.items is None else len(each.items) for each in (one, other)]
            return ListObject(None, TOP if item is None else item, _either_dim(*counts))
        case DictObject(), DictObject():
            others = [each for each in (one.other, other.other) if each is not None]
            rest = reduce(lambda a, b: either_value(a, b, state), others) if others else None
            certain = one.certain and other.certain and one.entries.keys() == other.entries.keys()
            return DictObject(_mapping(one.entries, other.entries, state), rest, certain=certain)
        case InstanceObject(), InstanceObject() if one.owner is other.owner:
            attributes = _mapping(one.attributes, other.attributes, state)
            return InstanceObject(one.owner, attributes, one.complete and other.complete)
        case Namespace(), Namespace():
            return Namespace(_mapping(one.attributes, other.attributes, state))
        case _:
            return disturbed(one)


def _mapping(one: Mapping[K, Value], other: Mapping[K, Value], state: State) -> dict[K, Value]:
    found = dict(one)
    for key, value in other.items():
        known = found.get(key)
        if known is None:
            found[key] = value
        elif known is not value:
            found[key] = either_value(known, value, state)
    return found


def list_item(found: ListObject, state: State) -> Value | None:
    """Return what is certain of every item of a list; None if it is empty."""
    if found.items is None:
        return found.item
    return reduce(lambda a, b: either_value(a, b, state), found.items) if found.items else None


def either_value(one: Value, other: Value, state: State) -> Value:
    """Return what is certain of a value that is one or the other."""
    if one is other or one == other:
        return one
    match one, other:
        case Array(), Array():
            return Array(either(one.shape, other.shape), one.dtype if one.dtype == other.dtype else None)
        case Integer(dim=a), Integer(dim=b):
            return Integer(a if same(a, b) else UNKNOWN)
        case Tuple(items=first), Tuple(items=second) if len(first) == len(second):
            items = tuple(either_value(a, b, state) for a, b in zip(first, second, strict=True))
            return Tuple(items, one.lazy or other.lazy)
        case Stream(), Stream():
            return Stream(either_value(one.item, other.item, state), _either_dim(one.count, other.count))
        case Range(), Range():
            return Stream(Integer())
        case (Maybe(), _) | (_, Maybe()) | (Constant(value=None), _) | (_, Constant(value=None)):
            there = [present(each) for each in (one, other) if each != NONE]
            known = there[0] if len(there) == 1 else either_value(there[0], there[1], state)
            return TOP if known is TOP else Maybe(known)
        case _:
            pass
    kinds = {number_kind(one), number_kind(other)}
    if None not in kinds:
        return Some(next(iter(kinds)) or "") if len(kinds) == 1 else Array(SCALAR, None)
    state.escape(one)
    state.escape(other)
    return TOP


def _either_dim(one: Dim, other: Dim) -> Dim:
    return one if same(one, other) else UNKNOWN


def number_kind(value: Value) -> str | None:
    """Return the class of a single number: ``float``; ``number`` for one of NumPy's; None for anything else."""
    match value:
        case Integer():
            return "int"
        case Constant(value=bool()):
            return "bool"
        case Constant(value=float()):
            return "float"
        case Constant(value=complex()):
            return "complex"
        case Some(kind="float" | "bool" | "complex" | "int" as kind):
            return kind
        case Array(shape=shape) if shape == Shape(()):
            return "number"
        case _:
            return None
