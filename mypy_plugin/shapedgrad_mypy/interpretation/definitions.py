"""Functions, classes and imports: what a program defines."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import replace

from shapedgrad_mypy.interpretation.attributes import attribute, library
from shapedgrad_mypy.interpretation.flow import Flow
from shapedgrad_mypy.interpretation.machine import Machine
from shapedgrad_mypy.interpretation.objects import Namespace
from shapedgrad_mypy.interpretation.scope import Scope, names_of
from shapedgrad_mypy.interpretation.values import TOP, Class, Factory, Function, Library, Program, Value
from shapedgrad_mypy.interpretation.variables import look_up, owner_of

Execution = Callable[[Sequence[ast.stmt], Scope, Machine, Flow], bool]

_TRANSPARENT = frozenset(
    {
        "functools.lru_cache",
        "functools.cache",
        "functools.wraps",
        "functools.total_ordering",
        "numba.njit",
        "numba.jit",
        "abc.abstractmethod",
        "typing.final",
        "typing.override",
        "typing_extensions.override",
        "typing.runtime_checkable",
        "typing.no_type_check",
        "shapedgrad.checked",
        "jaxtyping.jaxtyped",
        "dataclasses.dataclass",
        "pytest.mark",
    }
)
"""Decorators that leave a function as it is, or a class."""

_KINDS = {
    "builtins.property": "property",
    "functools.cached_property": "property",
    "builtins.staticmethod": "staticmethod",
    "builtins.classmethod": "classmethod",
    "abc.abstractproperty": "property",
}


def define(node: ast.stmt, scope: Scope, machine: Machine, execute: Execution) -> None:
    """Bind the names that a definition or an import gives."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            _define_function(node, scope, machine)
        case ast.ClassDef():
            _bind(node.name, _class(node, scope, machine, execute), scope, machine)
        case ast.Import(names=aliases):
            for alias in aliases:
                name = alias.name if alias.asname else alias.name.split(".")[0]
                _bind(alias.asname or name, module(name, machine), scope, machine)
                if not alias.asname:
                    machine.load(alias.name)
        case ast.ImportFrom():
            _import_from(node, scope, machine)
        case _:
            pass


def _bind(name: str, value: Value, scope: Scope, machine: Machine) -> None:
    machine.state.variables[owner_of(name, scope).identity, name] = value


# ------------------------------------------------------------------------------------------------ imports


def module(name: str, machine: Machine) -> Value:
    """Return a module by its full name: the program's own, or a library's."""
    return library(name) if machine.load(name) is None else Program(name)


def _import_from(node: ast.ImportFrom, scope: Scope, machine: Machine) -> None:
    name = _absolute(node, scope)
    source = module(name, machine) if name else TOP
    for alias in node.names:
        if alias.name == "*":
            _import_all(source, scope, machine)
        else:
            value = attribute(source, alias.name, node, scope, machine)
            _bind(alias.asname or alias.name, value, scope, machine)


def _import_all(source: Value, scope: Scope, machine: Machine) -> None:
    loaded = machine.load(source.name) if isinstance(source, Program) else None
    if loaded is None:
        machine.state.variables[scope.identity, "*"] = TOP
        return
    for (identity, name), value in list(machine.state.variables.everything()):
        if identity == loaded.identity and not name.startswith("_"):
            _bind(name, value, scope, machine)


def _absolute(node: ast.ImportFrom, scope: Scope) -> str:
    """Return the full name of the module that names are imported from."""
    if not node.level:
        return node.module or ""
    parts = scope.module.split(".")
    is_package = scope.path.endswith("__init__.py")
    base = parts[: len(parts) - node.level + is_package]
    return ".".join([*base, *([node.module] if node.module else [])])


# ---------------------------------------------------------------------------------------------- functions


def _define_function(node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope, machine: Machine) -> None:
    defaults = tuple(machine.evaluate(default, scope) for default in node.args.defaults)
    keyword_defaults = tuple(
        None if default is None else machine.evaluate(default, scope) for default in node.args.kw_defaults
    )
    owner = machine.state.variables.get((scope.identity, "<class>"))
    inside = scope.outer if isinstance(owner, Class) and scope.outer is not None else scope
    function = Function(node, inside, defaults, keyword_defaults, owner if isinstance(owner, Class) else None)
    setter = [
        each for each in node.decorator_list if isinstance(each, ast.Attribute) and each.attr == "setter"
    ]
    if setter:
        machine.state.variables[scope.identity, f"{node.name}.setter"] = function
        return
    names = names_of(node)
    machine.volatile.update((scope.top.identity, name) for name in names.globals)
    machine.volatile.update((owner_of(name, inside).identity, name) for name in names.outer)
    machine.volatile_attributes |= names.attributes
    _bind(node.name, _decorated(function, node.decorator_list, scope, machine), scope, machine)


def _decorated(value: Value, decorators: list[ast.expr], scope: Scope, machine: Machine) -> Value:
    for node in reversed(decorators):
        called = isinstance(node, ast.Call)
        decorator = machine.evaluate(node.func if isinstance(node, ast.Call) else node, scope)
        if isinstance(decorator, Library):
            kind = _KINDS.get(decorator.name)
            if kind is not None and isinstance(value, Function):
                value = replace(value, kind=kind)
            elif not decorator.name.startswith(tuple(_TRANSPARENT)):
                machine.unknown_code(value)
                return TOP
        elif called:
            value = machine.call(machine.evaluate(node, scope), [value], node, scope)
        else:
            value = machine.call(decorator, [value], node, scope)
    return value


# ------------------------------------------------------------------------------------------------ classes


def _class(node: ast.ClassDef, scope: Scope, machine: Machine, execute: Execution) -> Value:
    bases = tuple(machine.evaluate(base, scope) for base in node.bases)
    inner = Scope(machine.identity(), scope.module, scope.path, scope, frozenset(names_of(node).assigned))
    made = Class(node, scope, bases, inner.identity)
    machine.state.variables[inner.identity, "<class>"] = made
    execute(node.body, inner, machine, Flow())
    fields = _fields(node, bases, inner, machine)
    if fields is not None:
        made = replace(made, fields=fields)
    attributes = {
        name: _owned(value, made)
        for (identity, name), value in machine.state.variables.items()
        if identity == inner.identity and name != "<class>"
    }
    if any(isinstance(base, Library) and base.name.startswith("enum.") for base in bases):
        attributes = dict.fromkeys(attributes, TOP)
    machine.state.write(made.identity, Namespace(attributes))
    machine.classes.add(made.identity)
    if any(each.arg == "metaclass" and "ABC" not in ast.unparse(each.value) for each in node.keywords):
        return TOP  # an instance may be made in any way
    decorators = [each for each in node.decorator_list if not _is_dataclass(each, scope, machine)]
    return _decorated(made, decorators, scope, machine)


def _owned(value: Value, owner: Class) -> Value:
    return replace(value, owner=owner) if isinstance(value, Function) and value.owner is not None else value


def _is_dataclass(node: ast.expr, scope: Scope, machine: Machine) -> bool:
    decorator = machine.evaluate(node.func if isinstance(node, ast.Call) else node, scope)
    return decorator == Library("dataclasses.dataclass")


def _default(node: ast.expr, name: str, scope: Scope, machine: Machine) -> Value | None:
    """``x: int = 3``, ``xs: list = field(default_factory=list)``."""
    if isinstance(node, ast.Call) and machine.evaluate(node.func, scope) == Library("dataclasses.field"):
        given = {each.arg: machine.evaluate(each.value, scope) for each in node.keywords}
        if "default_factory" in given:
            return Factory(given["default_factory"])
        return given.get("default")
    return look_up(name, scope, machine)


def _fields(
    node: ast.ClassDef, bases: tuple[Value, ...], scope: Scope, machine: Machine
) -> tuple[tuple[str, Value | None], ...] | None:
    """Return the parameters of a data class or a named tuple, with their defaults."""
    outer = scope.outer or scope
    plain = any(_is_dataclass(each, outer, machine) for each in node.decorator_list)
    if not plain and Library("typing.NamedTuple") not in bases:
        return None
    fields: dict[str, Value | None] = {}
    for base in bases:
        fields.update(dict(base.fields or ()) if isinstance(base, Class) else {})
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            name = statement.target.id
            fields[name] = (
                None if statement.value is None else _default(statement.value, name, scope, machine)
            )
    return tuple(fields.items())
