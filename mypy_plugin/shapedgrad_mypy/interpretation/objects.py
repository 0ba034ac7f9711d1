"""What is on the heap: objects that can be changed from several places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from shapedgrad.shapes.dim import UNKNOWN, Dim
from shapedgrad_mypy.interpretation.values import TOP, Class, Value


@dataclass(frozen=True, slots=True)
class ListObject:
    """A list: its items, or, where their number is not known, what is certain of each."""

    items: tuple[Value, ...] | None
    item: Value = TOP
    count: Dim = UNKNOWN

    most: int | None = None
    """How many items it keeps, the last ones: a deque's ``maxlen``."""


@dataclass(frozen=True, slots=True)
class DictObject:
    """A dict: what is known to be in it under keys that are written out, and what any other key may give."""

    entries: Mapping[object, Value] = field(default_factory=dict)
    other: Value | None = None
    """None if there are no other keys."""

    certain: bool = True
    """Whether all entries are certain to be there."""


@dataclass(frozen=True, slots=True)
class InstanceObject:
    """An instance of a class of the program."""

    owner: Class
    attributes: Mapping[str, Value] = field(default_factory=dict)
    complete: bool = True
    """Whether nobody else can have changed it."""


@dataclass(frozen=True, slots=True)
class Namespace:
    """The attributes of a class."""

    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moved:
    """An object that is no longer told apart from others: another one stands for all of them."""

    to: int


HeapObject: TypeAlias = "ListObject | DictObject | InstanceObject | Namespace | Moved"
