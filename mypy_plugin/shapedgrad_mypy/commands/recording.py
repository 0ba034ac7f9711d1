"""The plugin, which also notes what is known of some modules when mypy is done with them."""

from __future__ import annotations

import importlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from shapedgrad_mypy.commands.hints import Reader
from shapedgrad_mypy.commands.positions import Positions
from shapedgrad_mypy.commands.watching import Watcher
from shapedgrad_mypy.guard import is_strict
from shapedgrad_mypy.hooks import Hooks
from shapedgrad_mypy.plugin import ShapedgradPlugin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mypy.checker import TypeChecker
    from mypy.nodes import MypyFile
    from mypy.plugin import Plugin

    from shapedgrad_mypy.commands.records import ShownFile
    from shapedgrad_mypy.module import Module

MODULES = frozenset({"shapedgrad_mypy", "shapedgrad_mypy.plugin"})
"""The modules by which settings name the plugin."""


@dataclass(slots=True)
class Record:
    """What is kept of a run, and how far it is."""

    files: Sequence[ShownFile]
    progress: Callable[[int, int], None] | None = None
    done: int = 0
    loaded: int = 0
    modules: dict[MypyFile, Module] = field(default_factory=dict)

    def advance(self) -> None:
        """Count a module that is done."""
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, max(self.done, self.loaded))

    def keep(self, tree: MypyFile, watcher: Watcher, *, native: bool) -> None:
        """Read what is known of a module, if its file is one to be shown; a fault of ours leaves it bare."""
        module = self.modules.pop(tree, None)
        for file in self.files:
            if file.path == tree.path:
                try:
                    reader = Reader(module, watcher.values(file.path), Positions(file.lines, native=native))
                    file.hints = list(reader.hints(tree))
                    file.expressions = reader.expressions(tree)
                except Exception:
                    if is_strict():
                        raise


class _Recording(Hooks):
    """The answers of the plugin; each module that has arrays is noted, for in it there are questions."""

    def __init__(self, door: Plugin, record: Record, watcher: Watcher) -> None:
        super().__init__(door)
        self._record = record
        self.world.watch = watcher.note

    def module_of(self, checker: TypeChecker) -> Module:
        """Note what is known of the module that a hook was called in."""
        self._record.modules[checker.tree] = module = super().module_of(checker)
        return module


def recorder(record: Record) -> type[ShapedgradPlugin]:
    """Return a plugin class that proves shapes as ours does, and keeps them in a record."""
    watcher = Watcher({file.path: file.lines for file in record.files})

    class Recorder(ShapedgradPlugin):
        @cached_property
        def hooks(self) -> Hooks:
            """What answers, and keeps the answers."""
            return _Recording(self, record, watcher)

        def get_additional_deps(self, file: MypyFile) -> list[tuple[int, str, int]]:
            """Count the modules that are loaded."""
            record.loaded += 1
            return super().get_additional_deps(file)

        def get_additional_indirect_deps(self, tree: MypyFile) -> set[str]:
            """Read a module that mypy is done with: later, the types of its expressions are gone."""
            record.keep(tree, watcher, native=self.options.native_parser)
            return super().get_additional_indirect_deps(tree)

    return Recorder


@contextmanager
def standing_in(plugin: type[ShapedgradPlugin]) -> Iterator[None]:
    """Have mypy load a class under the name of our plugin, so that its cache serves this run and those of mypy."""
    modules = [importlib.import_module(name) for name in MODULES]
    entries = [module.plugin for module in modules]
    for module in modules:
        module.plugin = lambda _version: plugin  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for module, entry in zip(modules, entries, strict=True):
            module.plugin = entry  # type: ignore[attr-defined]
