"""A module interpreted: from its first line, and then each of its functions that nothing has called."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shapedgrad_mypy.interpretation import calls, expressions, statements
from shapedgrad_mypy.interpretation.alone import Declared, run_alone
from shapedgrad_mypy.interpretation.flow import Flow
from shapedgrad_mypy.interpretation.layer import Heap, Layer
from shapedgrad_mypy.interpretation.machine import Finding, Machine, OutOfFuel
from shapedgrad_mypy.interpretation.scope import Scope
from shapedgrad_mypy.interpretation.state import State
from shapedgrad_mypy.interpretation.values import TOP, Value

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.calling import Span
    from shapedgrad_mypy.interpretation.objects import HeapObject
    from shapedgrad_mypy.interpretation.state import Variable

Sources = Callable[[str], tuple[str, str] | None]
"""Gives the path and the text of a module of the program's own, by its full name; None for a library's."""


class _Engine:
    """The parts of the interpretation, put together."""

    evaluations = expressions.EVALUATIONS

    def call(
        self,
        callee: Value,
        args: Sequence[Value],
        keywords: Mapping[str, Value],
        node: ast.AST,
        scope: Scope,
        machine: Machine,
    ) -> Value:
        return calls.call(callee, args, keywords, node, scope, machine)

    def run(self, body: Sequence[ast.stmt], scope: Scope, machine: Machine) -> Value:
        return statements.run(body, scope, machine)


@dataclass(slots=True)
class Interpretation:
    """What is known of a module after it has been interpreted."""

    findings: list[Finding] = field(default_factory=list)
    values: dict[Span, Value] = field(default_factory=dict)


@dataclass(slots=True)
class World:
    """The modules of a program, each run once, for all that import them."""

    scopes: dict[str, Scope | None] = field(default_factory=dict)
    variables: dict[Variable, Value] = field(default_factory=dict)
    heap: dict[int, HeapObject] = field(default_factory=dict)
    shared: set[int] = field(default_factory=set)
    """The objects that stand for several."""

    identities: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    trees: dict[str, tuple[str, ast.Module | None]] = field(default_factory=dict)
    """The texts of modules by their paths, and what they were parsed to."""

    interpretations: dict[tuple[str, bool], tuple[str, Interpretation]] = field(default_factory=dict)
    """What was found in modules by their paths, and with calls followed or not: mypy checks some in two passes."""

    imported: dict[str, set[str]] = field(default_factory=dict)
    """The modules that each module has met, by their paths."""

    watch: Callable[[Span, Value, Machine], None] | None = None
    """Is told of every value there is while a module runs."""

    stamps: dict[str, int] = field(default_factory=dict)
    """When each file was written that has been read."""

    def forget(self, changed: set[str]) -> None:
        """Forget the modules that have changed, by their paths, and those that import them."""
        while more := {path for path, met in self.imported.items() if met & changed} - changed:
            changed = changed | more
        gone = {
            scope.identity for scope in self.scopes.values() if scope is not None and scope.path in changed
        }
        self.scopes = {
            name: scope
            for name, scope in self.scopes.items()
            if scope is not None and scope.path not in changed
        }
        for variable in [variable for variable in self.variables if variable[0] in gone]:
            del self.variables[variable]
        for path in changed:
            self.stamps.pop(path, None)
            self.imported.pop(path, None)
            for untyped in (True, False):
                self.interpretations.pop((path, untyped), None)

    def tree(self, path: str, source: str) -> ast.Module | None:
        """Return the syntax tree of a module, which is parsed once."""
        text, tree = self.trees.get(path, (None, None))
        if text != source:
            tree = parsed(source)
            self.trees[path] = (source, tree)
        return tree

    def texts_for(self, path: str) -> dict[str, str]:
        """Return the texts of the modules that a module imports, and of those that these do."""
        found: dict[str, str] = {}
        stack = [path]
        while stack:
            for each in self.imported.get(stack.pop(), ()):
                if each not in found and each != path:
                    found[each] = self.trees[each][0]
                    stack.append(each)
        return found

    def state(self) -> State:
        """Return a state in which nothing has happened but imports."""
        return State(Layer(self.variables), Heap(self.heap), shared=set(self.shared))


LOADING = 5_000
"""How many expressions are evaluated when a module is imported, at most."""


@dataclass(slots=True)
class _Imports:
    """The modules that one module of a program imports."""

    world: World
    sources: Sources
    path: str
    """The module that runs."""

    machine: Machine | None = None

    def load(self, name: str) -> Scope | None:
        """Return the scope of a module after it has run."""
        found = self._loaded(name)
        if found is not None:
            self.world.imported.setdefault(self.path, set()).add(found.path)
        return found

    def _loaded(self, name: str) -> Scope | None:
        scopes = self.world.scopes
        if name not in scopes:
            scopes[name] = None
            source = self.sources(name)
            tree = None if source is None else self.world.tree(*source)
            if source is not None and tree is not None and self.machine is not None:
                scopes[name] = Scope(self.machine.identity(), name, source[0])
                self._run(scopes[name], tree, self.machine)
        return scopes[name]

    def _run(self, scope: Scope | None, tree: ast.Module, machine: Machine) -> None:
        if scope is None:
            return
        importer, self.path = self.path, scope.path
        before = (machine.state, machine.calls, machine.doubt, machine.fuel)
        machine.state, machine.calls, machine.fuel = self.world.state(), [], LOADING
        try:
            with machine.quietly():
                statements.execute(tree.body, scope, machine, Flow())
        except OutOfFuel:
            machine.state.variables[scope.identity, "*"] = TOP
        self.world.variables.update(machine.state.variables)
        self.world.heap.update(machine.state.heap)
        self.world.shared |= machine.state.shared
        machine.state, machine.calls, machine.doubt, machine.fuel = before
        self.path = importer


def parsed(source: str) -> ast.Module | None:
    """Return the syntax tree of a module; None if this version of Python cannot read it."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return None


def interpret(
    name: str,
    path: str,
    source: str,
    sources: Sources,
    declared: Declared,
    world: World,
    *,
    untyped: bool = True,
) -> Interpretation:
    """Run a module on shapes, and return what was found.

    Without `untyped`, functions that have no annotations are run only where they are called.
    """
    text, found = world.interpretations.get((path, untyped), ("", None))
    if found is None or text != source:
        found = _interpreted(name, path, source, sources, declared, world, untyped=untyped)
        world.interpretations[path, untyped] = (source, found)
    return found


def _interpreted(
    name: str,
    path: str,
    source: str,
    sources: Sources,
    declared: Declared,
    world: World,
    *,
    untyped: bool,
) -> Interpretation:
    tree = world.tree(path, source)
    if tree is None:
        return Interpretation()
    imports = _Imports(world, sources, path)
    machine = Machine(
        _Engine(),
        imports.load,
        world.state(),
        untyped=untyped,
        identities=world.identities,
        watch=world.watch,
    )
    imports.machine = machine
    machine.declared = lambda function: declared(function.node.lineno) if function.scope.path == path else {}
    scope = Scope(machine.identity(), name, path)
    values = machine.values
    try:
        statements.execute(tree.body, scope, machine, Flow())
        run_alone(tree, scope, declared, machine)
    except (OutOfFuel, RecursionError):
        values = {}  # what was not run may have changed them
    return Interpretation(list(machine.findings.values()), values)
