"""Classes of the program, and what their instances have."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from shapedgrad_mypy.interpretation.objects import InstanceObject, Namespace
from shapedgrad_mypy.interpretation.values import TOP, Class, Function, Library, Method, Reference, Value

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope

_HARMLESS = frozenset(
    {
        "builtins.object",
        "abc.ABC",
        "typing.Generic",
        "typing.Protocol",
        "typing_extensions.Protocol",
        "typing.NamedTuple",
    }
)
"""Bases that give an instance nothing that shapes could depend on."""


def named_tuple(name: str, names: Sequence[str], scope: Scope, machine: Machine) -> Class:
    """Return the class that ``namedtuple("Point", ["x", "y"])`` makes."""
    node = ast.ClassDef(name, [], [], [ast.Pass()], [])
    identity = machine.identity()
    machine.state.write(identity, Namespace())
    fields = tuple((each, None) for each in names)
    return Class(node, scope, (Library("typing.NamedTuple"),), identity, fields)


def instance_of(value: Value, machine: Machine) -> InstanceObject | None:
    """Return the instance that a value refers to."""
    found = machine.state.heap.get(value.identity) if isinstance(value, Reference) else None
    return found if isinstance(found, InstanceObject) else None


def lineage(owner: Class) -> Iterator[Value]:
    """Walk through a class and its bases, in the order of which attributes are looked up."""
    seen: set[int] = set()
    stack: list[Value] = [owner]
    while stack:
        each = stack.pop(0)
        yield each
        if isinstance(each, Class) and each.identity not in seen:
            seen.add(each.identity)
            stack[:0] = each.bases


def has_foreign_base(owner: Class) -> bool:
    """Tell whether a class inherits from one that we do not see."""
    return any(
        not isinstance(each, Class) and not (isinstance(each, Library) and each.name in _HARMLESS)
        for each in lineage(owner)
    )


def class_attribute(owner: Class, name: str, machine: Machine, after: Class | None = None) -> Value | None:
    """Look an attribute up in a class and its bases; None if it is nowhere, `TOP` if it may be where we do not see.

    With `after`, only what comes behind that class is asked, as ``super()`` does.
    """
    skipping = after is not None
    for each in lineage(owner):
        if not isinstance(each, Class):
            if not skipping and not (isinstance(each, Library) and each.name in _HARMLESS):
                return TOP
            continue
        if not skipping:
            found = machine.state.heap.get(each.identity)
            if isinstance(found, Namespace) and name in found.attributes:
                return found.attributes[name]
        skipping = skipping and each is not after
    return None


def bound(found: Value, receiver: Value, owner: Class) -> Value:
    """Return a class's attribute as an instance, or the class itself, gives it."""
    if not isinstance(found, Function):
        return found
    match found.kind:
        case "staticmethod":
            return found
        case "classmethod":
            return Method(found, owner)
        case _:
            return Method(found, receiver)


def special_method(value: Value, name: str, machine: Machine) -> Value | None:
    """Return a method such as ``__matmul__`` of an instance, if its class has one."""
    instance = instance_of(value, machine)
    if instance is None:
        return None
    found = class_attribute(instance.owner, name, machine)
    return None if found is None else bound(found, value, instance.owner)
