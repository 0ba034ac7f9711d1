"""Where names are looked up: the scopes of Python, which the text of a program fixes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """One run of a module, a class body or a function."""

    identity: int
    """What tells the variables of this run from those of another."""

    module: str
    path: str
    outer: Scope | None = None
    """The scope around; None for a module."""

    names: frozenset[str] = frozenset()
    """The names that belong to this scope; a module owns whatever nobody else does."""

    globals: frozenset[str] = frozenset()

    @property
    def top(self) -> Scope:
        """The scope of the module."""
        return self if self.outer is None else self.outer.top


@dataclass(slots=True)
class Names:
    """The names that a function's body assigns to, and those that it says are somebody else's."""

    assigned: set[str] = field(default_factory=set)
    globals: set[str] = field(default_factory=set)
    outer: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    """The attributes that it sets of anything but ``self``: of a class, perhaps."""

    yields: bool = False
    """Whether it is a generator."""


@lru_cache(maxsize=2048)
def names_of(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda) -> Names:
    """Find the names of a scope, as Python's compiler does."""
    names = Names()
    if not isinstance(node, ast.ClassDef):
        names.assigned.update(parameter.arg for parameter in all_parameters(node.args))
    for part in _inside([] if isinstance(node, ast.Lambda) else node.body):
        note = _NOTES.get(type(part))
        if note is not None:
            note(part, names)
    names.assigned -= names.globals | names.outer
    return names


def _note_name(node: ast.Name, names: Names) -> None:
    if not isinstance(node.ctx, ast.Load):
        names.assigned.add(node.id)


def _note_definition(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, names: Names) -> None:
    names.assigned.add(node.name)


def _note_import(node: ast.Import | ast.ImportFrom, names: Names) -> None:
    names.assigned.update((alias.asname or alias.name).split(".")[0] for alias in node.names)


def _note_capture(node: ast.ExceptHandler | ast.MatchAs | ast.MatchStar, names: Names) -> None:
    names.assigned.update([node.name] if node.name else ())


def _note_rest(node: ast.MatchMapping, names: Names) -> None:
    names.assigned.update([node.rest] if node.rest else ())


def _note_global(node: ast.Global, names: Names) -> None:
    names.globals.update(node.names)


def _note_nonlocal(node: ast.Nonlocal, names: Names) -> None:
    names.outer.update(node.names)


def _note_attribute(node: ast.Attribute, names: Names) -> None:
    if isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name) and node.value.id != "self":
        names.attributes.add(node.attr)


def _note_yield(node: ast.AST, names: Names) -> None:
    names.yields = True


_NOTES: Mapping[type[ast.AST], Callable[[Any, Names], None]] = {
    ast.Name: _note_name,
    ast.FunctionDef: _note_definition,
    ast.AsyncFunctionDef: _note_definition,
    ast.ClassDef: _note_definition,
    ast.Import: _note_import,
    ast.ImportFrom: _note_import,
    ast.ExceptHandler: _note_capture,
    ast.MatchAs: _note_capture,
    ast.MatchStar: _note_capture,
    ast.MatchMapping: _note_rest,
    ast.Global: _note_global,
    ast.Nonlocal: _note_nonlocal,
    ast.Attribute: _note_attribute,
    ast.Yield: _note_yield,
    ast.YieldFrom: _note_yield,
}


def all_parameters(arguments: ast.arguments) -> list[ast.arg]:
    """Return every parameter of a function, in order."""
    starred = [each for each in (arguments.vararg, arguments.kwarg) if each is not None]
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *starred]


_SCOPES = frozenset({ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda})
_COMPREHENSIONS = frozenset({ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp})
_NO_NODES = frozenset(
    {"ctx", "op", "ops", "id", "attr", "arg", "name", "names", "module", "level", "kind", "type_comment"}
)
"""The fields of nodes in which no expression and no statement stands."""


def _inside(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """Walk through a body, but not into the scopes within it."""
    stack: list[ast.AST] = list(body)
    while stack:
        node = stack.pop()
        yield node
        kind = type(node)
        if kind in _COMPREHENSIONS:  # n := ... in a comprehension belongs to the function around it
            stack.extend(each for each in ast.walk(node) if isinstance(each, ast.NamedExpr))
        elif kind not in _SCOPES and kind is not ast.Constant:
            stack.extend(_parts(node, kind))


def _parts(node: ast.AST, kind: type[ast.AST]) -> list[ast.AST]:
    """Return the expressions and statements right below a node."""
    found: list[ast.AST] = []
    for name in kind._fields:
        if name not in _NO_NODES:
            part = getattr(node, name, None)
            if type(part) is list:
                found += [each for each in part if isinstance(each, ast.AST)]
            elif isinstance(part, ast.AST):
                found.append(part)
    return found


@lru_cache(maxsize=2048)
def has_inner_scopes(node: ast.AST) -> bool:
    """Tell whether a function defines others, which may live longer and see its variables."""
    stack = _parts(node, type(node))
    while stack:
        each = stack.pop()
        kind = type(each)
        if kind in _SCOPES:
            return True
        if kind is not ast.Constant and kind is not ast.Name:
            stack.extend(_parts(each, kind))
    return False
