"""Where names are looked up: the scopes of Python, which the text of a program fixes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache


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


@lru_cache(maxsize=512)
def names_of(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda) -> Names:
    """Find the names of a scope, as Python's compiler does."""
    names = Names()
    if not isinstance(node, ast.ClassDef):
        names.assigned.update(parameter.arg for parameter in all_parameters(node.args))
    body = [] if isinstance(node, ast.Lambda) else node.body
    for part in _inside(body):
        match part:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                names.assigned.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.assigned.add(name)
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                names.assigned.update((alias.asname or alias.name).split(".")[0] for alias in aliases)
            case (
                ast.ExceptHandler(name=str(name))
                | ast.MatchAs(name=str(name))
                | ast.MatchStar(name=str(name))
            ):
                names.assigned.add(name)
            case ast.MatchMapping(rest=str(name)):
                names.assigned.add(name)
            case ast.Global(names=listed):
                names.globals.update(listed)
            case ast.Nonlocal(names=listed):
                names.outer.update(listed)
            case ast.Attribute(value=ast.Name(id=owner), attr=name, ctx=ast.Store()) if owner != "self":
                names.attributes.add(name)
            case _:
                pass
    names.assigned -= names.globals | names.outer
    return names


def all_parameters(arguments: ast.arguments) -> list[ast.arg]:
    """Return every parameter of a function, in order."""
    starred = [each for each in (arguments.vararg, arguments.kwarg) if each is not None]
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *starred]


_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def _inside(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """Walk through a body, but not into the scopes within it."""
    stack: list[ast.AST] = list(body)
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, (*_SCOPES, *_COMPREHENSIONS)):
            stack.extend(ast.iter_child_nodes(node))
        elif isinstance(
            node, _COMPREHENSIONS
        ):  # n := ... in a comprehension belongs to the function around it
            stack.extend(each for each in ast.walk(node) if isinstance(each, ast.NamedExpr))


@lru_cache(maxsize=512)
def yields(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether a function is a generator."""
    return any(isinstance(each, ast.Yield | ast.YieldFrom) for each in _inside(node.body))


@lru_cache(maxsize=512)
def has_inner_scopes(node: ast.AST) -> bool:
    """Tell whether a function defines others, which may live longer and see its variables."""
    return any(isinstance(each, _SCOPES) for each in ast.walk(node) if each is not node)
