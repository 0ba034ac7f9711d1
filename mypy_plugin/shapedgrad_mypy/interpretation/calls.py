"""What a call gives: of NumPy, of the program's functions and classes, of anything else."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from shapedgrad.shapes.rules.table import TABLE
from shapedgrad_mypy.interpretation import containers, iterators, numpys, plots, scientific, transforms
from shapedgrad_mypy.interpretation.classes import bound, class_attribute, has_foreign_base, special_method
from shapedgrad_mypy.interpretation.functions import follow
from shapedgrad_mypy.interpretation.libraries import MODELS
from shapedgrad_mypy.interpretation.objects import DictObject, InstanceObject, ListObject
from shapedgrad_mypy.interpretation.operations import operate
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Array,
    Builtin,
    Class,
    Constant,
    Factory,
    Function,
    Library,
    Made,
    Matrix,
    Method,
    Partial,
    Reference,
    Some,
    Transformed,
    Value,
    Vectorized,
    present,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope


_MODELS = {**MODELS, **scientific.MODELS, **plots.MODELS, **iterators.MODELS, **transforms.MODELS}


def call(
    callee: Value,
    args: Sequence[Value],
    keywords: Mapping[str, Value],
    node: ast.AST,
    scope: Scope,
    machine: Machine,
) -> Value:
    """Return what a call gives, after everything that it does."""
    match callee := present(callee):
        case Library(name=name):
            return _library_call(name, args, keywords, node, scope, machine)
        case Builtin(receiver=receiver, name=name):
            return _method_call(receiver, name, args, keywords, node, scope, machine)
        case Function():
            return follow(callee, args, keywords, node, scope, machine)
        case Method(function=function, receiver=receiver):
            return follow(function, [receiver, *args], keywords, node, scope, machine, receiver)
        case Class():
            return _instance(callee, args, keywords, node, scope, machine)
        case Partial(function=function, args=front, keywords=given):
            return call(function, [*front, *args], {**dict(given), **keywords}, node, scope, machine)
        case Transformed():
            return transforms.call(callee, args, keywords, node, scope, machine)
        case Made(kind="numpy.poly1d") if len(args) == 1:
            return numpys.polynomial_at(args[0], node, scope, machine)
        case Vectorized() if not keywords:
            return numpys.vectorized(callee, args, node, scope, machine)
        case _:
            pass
    method = special_method(callee, "__call__", machine)
    if method is not None and isinstance(method, Method):
        return call(method, args, keywords, node, scope, machine)
    machine.unknown_code(callee, *args, *keywords.values())
    return TOP


def _library_call(
    name: str,
    args: Sequence[Value],
    keywords: Mapping[str, Value],
    node: ast.AST,
    scope: Scope,
    machine: Machine,
) -> Value:
    name = scientific.ALIASES.get(name, name)
    model = _MODELS.get(name)
    if model is not None:
        try:
            return model(args, keywords, node, scope, machine)
        except IndexError:  # called with fewer arguments than it takes
            return TOP
    if name.startswith("numpy."):
        return numpys.call(name.removeprefix("numpy."), args, keywords, node, scope, machine)
    machine.unknown_code(*args, *keywords.values())
    return TOP


def _method_call(
    receiver: Value,
    name: str,
    args: Sequence[Value],
    keywords: Mapping[str, Value],
    node: ast.AST,
    scope: Scope,
    machine: Machine,
) -> Value:
    if isinstance(receiver, Array | Matrix):
        return numpys.array_method(receiver, name, args, keywords, node, scope, machine)
    if isinstance(receiver, Made):
        operation = f"{receiver.kind.removeprefix('numpy.')}.{name}"
        if operation.startswith("random.RandomState."):
            operation = f"random.{name}"
        if operation in TABLE:
            return operate(operation, args, keywords, node, scope, machine)
        model = _MODELS.get(f"{receiver.kind}.{name}")
        if model is not None:
            return model(args, keywords, node, scope, machine)
    if isinstance(receiver, Constant | Some):
        return containers.text_method(receiver, name, args, machine)
    found = machine.state.heap.get(receiver.identity) if isinstance(receiver, Reference) else None
    if isinstance(receiver, Reference) and isinstance(found, ListObject) and not keywords:
        return containers.list_method(receiver, found, name, args, machine)
    if isinstance(receiver, Reference) and isinstance(found, DictObject):
        if name == "update" and keywords:
            found = DictObject({**found.entries, **dict(keywords.items())}, found.other, found.certain)
            machine.state.write(receiver.identity, found)
            return NONE if not args else containers.dict_method(receiver, found, name, args, machine)
        return containers.dict_method(receiver, found, name, args, machine)
    machine.unknown_code(receiver, *args, *keywords.values())
    return TOP


def _instance(
    owner: Class,
    args: Sequence[Value],
    keywords: Mapping[str, Value],
    node: ast.AST,
    scope: Scope,
    machine: Machine,
) -> Value:
    """Return a new instance, after its constructor has run."""
    if class_attribute(owner, "__new__", machine) not in {None, TOP}:
        machine.unknown_code(*args, *keywords.values())
        return TOP
    made = machine.new(InstanceObject(owner, {}, not has_foreign_base(owner)))
    constructor = class_attribute(owner, "__init__", machine)
    if isinstance(constructor, Function):
        call(bound(constructor, made, owner), args, keywords, node, scope, machine)
    elif constructor is None and owner.fields is not None:
        attributes = {
            name: call(value.function, [], {}, node, scope, machine) if isinstance(value, Factory) else value
            for name, value in _fields(owner, args, keywords).items()
        }
        machine.state.write(made.identity, InstanceObject(owner, attributes))
        after = class_attribute(owner, "__post_init__", machine)
        if isinstance(after, Function):
            call(Method(after, made), [], {}, node, scope, machine)
    elif args or keywords:
        machine.unknown_code(made, *args, *keywords.values())
    return made


def _fields(owner: Class, args: Sequence[Value], keywords: Mapping[str, Value]) -> dict[str, Value]:
    names = owner.fields or ()
    given = dict(zip((name for name, _ in names), args, strict=False)) | dict(keywords)
    return {name: given.get(name, TOP if default is None else default) for name, default in names}
