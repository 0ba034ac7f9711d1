"""Who hears of mypy's errors last, and lets those of our making go no further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.errors import ErrorWatcher

from shapedgrad_mypy.guard import listening
from shapedgrad_mypy.ignores import is_of_the_parent, is_of_types
from shapedgrad_mypy.innocence import concerns_arrays, default_is_size, is_innocent, reveal_believed
from shapedgrad_mypy.notations import is_of_notation
from shapedgrad_mypy.program import read_definitions

if TYPE_CHECKING:
    from mypy.errors import ErrorInfo, Errors
    from mypy.nodes import MypyFile

    from shapedgrad_mypy.module import Module


class Listener:
    """Listens beneath all of mypy's own watchers, so that it hears only what would be printed."""

    def __init__(self) -> None:
        self.module: Module | None = None
        self.trees: dict[str, MypyFile] | None = None
        self._watchers: set[ErrorWatcher] = set()
        """One for each list of errors: mypy has several in one run."""

        self._excused: set[tuple[str, int]] = set()
        """The lines on which errors were dropped: what ignores them there is not unused."""

        self._sharpened: dict[str, set[int]] = {}
        """By file, the lines where an error may be gone because a type tells more."""

    def attach(self, errors: Errors) -> None:
        """Begin to listen, if that is not so already."""
        if not errors._watchers or errors._watchers[0] not in self._watchers:
            watcher = ErrorWatcher(errors, filter_errors=listening(self._drops))
            errors._watchers.insert(0, watcher)
            self._watchers.add(watcher)

    def enter(self, module: Module) -> None:
        """Begin with a module; mypy tells of what is unused in it when all of its circle of imports are done."""
        self.module = module
        self._sharpened[module.checker.path] = module.sharpened

    def _drops(self, file: str, info: ErrorInfo) -> bool:
        if info.code is not None and info.code.code == "unused-ignore":
            return self._is_used(file, info)
        innocent = is_of_notation(file, info) or self._is_innocent(info)
        if innocent:
            self._excused.add((file, info.line))
        return innocent

    def _is_used(self, file: str, info: ErrorInfo) -> bool:
        """Tell whether plain mypy has something to ignore here."""
        if (file, info.line) in self._excused or is_of_the_parent(info.message):
            return True
        return info.line in self._sharpened.get(file, ()) and is_of_types(info.message)

    def _is_innocent(self, info: ErrorInfo) -> bool:
        module = self.module
        if module is not None and info.module == module.checker.tree.fullname:
            if info.message.startswith("Revealed type is"):
                reveal_believed(info, module)
                return False
            if not concerns_arrays(info, module):
                return False
            return default_is_size(info, module.definitions) or is_innocent(info, module)
        # No array of this module has been met yet, so only what is written in its signatures can be the reason.
        tree = None if self.trees is None else self.trees.get(info.module or "")
        if tree is None or not info.message.startswith("Incompatible default"):
            return False
        return default_is_size(info, read_definitions(tree))
