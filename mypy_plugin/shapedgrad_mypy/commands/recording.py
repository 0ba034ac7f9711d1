"""The plugin, which also notes what is known of some modules when mypy is done with them."""

from __future__ import annotations

import importlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shapedgrad_mypy.commands.hints import Reader
from shapedgrad_mypy.commands.positions import Positions
from shapedgrad_mypy.commands.watching import Watcher
from shapedgrad_mypy.plugin import ShapedgradPlugin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mypy.checker import TypeChecker
    from mypy.nodes import MypyFile
    from mypy.options import Options

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
        """Read what is known of a module, if its file is one to be shown."""
        module = self.modules.pop(tree, None)
        for file in self.files:
            if file.path == tree.path:
                reader = Reader(module, watcher.values(file.path), Positions(file.lines, native=native))
                file.hints = list(reader.hints(tree))
                file.expressions = reader.expressions(tree)


def recorder(record: Record) -> type[ShapedgradPlugin]:
    """Return a plugin class that proves shapes as ours does, and keeps them in a record."""

    class Recorder(ShapedgradPlugin):
        def __init__(self, options: Options) -> None:
            super().__init__(options)
            self._native = options.native_parser
            self._watcher = Watcher({file.path: file.lines for file in record.files})
            self._world.watch = self._watcher.note

        def module_of(self, checker: TypeChecker) -> Module:
            """Note each module that has arrays: hooks are called in it."""
            record.modules[checker.tree] = module = super().module_of(checker)
            return module

        def get_additional_deps(self, file: MypyFile) -> list[tuple[int, str, int]]:
            """Count the modules that are loaded."""
            record.loaded += 1
            return super().get_additional_deps(file)

        def get_additional_indirect_deps(self, tree: MypyFile) -> set[str]:
            """Read a module that mypy is done with: later, the types of its expressions are gone."""
            record.keep(tree, self._watcher, native=self._native)
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
