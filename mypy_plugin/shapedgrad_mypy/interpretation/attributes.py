"""What an attribute of a value is."""

from __future__ import annotations

import ast
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.interpretation.classes import bound, class_attribute, instance_of
from shapedgrad_mypy.interpretation.objects import InstanceObject, Namespace
from shapedgrad_mypy.interpretation.operations import dims_value, operate
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Array,
    Builtin,
    Class,
    Constant,
    Function,
    Integer,
    Library,
    Made,
    Matrix,
    Method,
    Program,
    Record,
    Some,
    Stream,
    Super,
    Tuple,
    Value,
    present,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope

ALIASES = MappingProxyType({"shapedgrad.numpy": "numpy", "autograd.numpy": "numpy"})
"""Modules that offer NumPy's functions under NumPy's names."""

_CONSTANTS = frozenset({"pi", "e", "inf", "nan", "tau", "euler_gamma", "infty", "Inf", "NaN"})
_OF_ARRAYS = frozenset({"T", "mT", "real", "imag"})


def attribute(value: Value, name: str, node: ast.AST, scope: Scope, machine: Machine) -> Value:
    """``value.name``."""
    match value := present(value):
        case Array():
            return _of_array(value, name, node, scope, machine)
        case Matrix():
            return _of_matrix(value, name, node, scope, machine)
        case Library():
            return library(f"{value.name}.{name}")
        case Program(name=module):
            return _of_module(module, name, machine)
        case Record(attributes=known):
            return dict(known).get(name, TOP)
        case Class():
            found = class_attribute(value, name, machine)
            if found is None:
                return TOP
            return (
                Method(found, value) if isinstance(found, Function) and found.kind == "classmethod" else found
            )
        case Super(receiver=receiver, owner=owner):
            instance = instance_of(receiver, machine)
            found = None if instance is None else class_attribute(instance.owner, name, machine, after=owner)
            if found is None and name == "__init__":
                return Library("builtins.object.__init__")
            return TOP if found is None or instance is None else bound(found, receiver, instance.owner)
        case Constant() | Tuple() | Stream() | Made() | Some():
            return Builtin(value, name) if value != NONE else TOP
        case _:
            pass
    instance = instance_of(value, machine)
    if instance is not None:
        return _of_instance(value, instance, name, node, scope, machine)
    return TOP if value is TOP else Builtin(value, name)


def library(name: str) -> Value:
    """Return something of a library by its full name."""
    for alias, module in ALIASES.items():
        if name == alias or name.startswith(f"{alias}."):
            name = module + name[len(alias) :]
    module, _, last = name.rpartition(".")
    if module in {"numpy", "math"} and last in _CONSTANTS:
        return Some("float")
    return NONE if name == "numpy.newaxis" else Library(name)


def _of_array(array: Array, name: str, node: ast.AST, scope: Scope, machine: Machine) -> Value:
    shape = array.shape
    match name:
        case "shape":
            return dims_value(shape)
        case "ndim":
            return Integer(UNKNOWN if shape.rank is None else shape.rank)
        case "size":
            return Integer(shape.size)
        case "dtype":
            return TOP if array.dtype is None else Library(f"numpy.{array.dtype}")
        case "flat":
            return Stream(Array(type(shape)(()), array.dtype), shape.size)
        case _ if name in _OF_ARRAYS:
            return operate(f"ndarray.{name}", [array], {}, node, scope, machine)
        case _:
            return Builtin(array, name)


def _of_matrix(matrix: Matrix, name: str, node: ast.AST, scope: Scope, machine: Machine) -> Value:
    match name:
        case "T" | "H":
            return operate("ndarray.T", [matrix], {}, node, scope, machine)
        case "I":  # the pseudoinverse, if it is not square
            return Matrix(Shape(matrix.shape.dims[::-1]), None)
        case "A":
            return Array(matrix.shape, matrix.dtype)
        case "A1":
            return Array(Shape((matrix.shape.size,)), matrix.dtype)
        case "shape" | "ndim" | "size":
            return _of_array(Array(matrix.shape, matrix.dtype), name, node, scope, machine)
        case _:
            return Builtin(matrix, name)


def _of_module(module: str, name: str, machine: Machine) -> Value:
    loaded = machine.load(module)
    if loaded is not None:
        value: Value | None = machine.state.variables.get((loaded.identity, name))
        if value is not None:
            return value
    return Program(f"{module}.{name}") if machine.load(f"{module}.{name}") is not None else TOP


def _of_instance(
    value: Value, instance: InstanceObject, name: str, node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    found = class_attribute(instance.owner, name, machine)
    if isinstance(found, Function) and found.kind == "property":
        return machine.call(Method(found, value), [], node, scope)
    if name in instance.attributes:
        return instance.attributes[name]
    if name == "__class__":
        return instance.owner
    if name == "__dict__":
        machine.state.escape(value)  # its attributes may be changed through it
        return TOP
    if found is None or not instance.complete:
        return TOP if not isinstance(found, Function) else bound(found, value, instance.owner)
    return bound(found, value, instance.owner)


def store(value: Value, name: str, new: Value, machine: Machine) -> None:
    """``value.name = new``."""
    value = present(value)
    instance = instance_of(value, machine)
    setter = None if instance is None else class_attribute(instance.owner, f"{name}.setter", machine)
    if instance is not None and isinstance(setter, Function):
        machine.call(Method(setter, value), [new], setter.node, setter.scope)
    elif instance is not None:
        if machine.state.is_escaped(value):  # type: ignore[arg-type]  # it is a reference
            machine.state.escape(new)
        attributes = {**instance.attributes, name: new}
        machine.state.write(value.identity, replace(instance, attributes=attributes))  # type: ignore[union-attr]
    elif isinstance(value, Class):
        found = machine.state.heap.get(value.identity)
        if isinstance(found, Namespace):
            machine.state.write(value.identity, Namespace({**found.attributes, name: new}))
    elif isinstance(value, Program):
        loaded = machine.load(value.name)
        if loaded is not None:
            machine.state.variables[loaded.identity, name] = TOP
    else:
        machine.unknown_code(new)
