"""The door of the plugin: it answers nothing, and loads nothing, until a program has met NumPy."""

from __future__ import annotations

import hashlib
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mypy.plugin import Plugin

import shapedgrad.shapes
import shapedgrad_mypy.report  # noqa: F401  # registers the error codes, which settings may name
from shapedgrad_mypy.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Callable

    from mypy.nodes import MypyFile
    from mypy.plugin import ReportConfigContext

    from shapedgrad_mypy.hooks import Hooks

STUBS = ("shapedgrad_mypy.sizes", "shapedgrad_mypy.numbers")
"""Our own stubs, which are loaded beside NumPy; `codec` names them, too."""


ANNOTATIONS = frozenset({"typing.Literal", "typing.Annotated"})
"""The names of Python's in annotations that we read."""

LIBRARIES = ("numpy.", "builtins.", "typing.", "typing_extensions.", "collections.", "_typeshed.", "types.")
"""Where no other name in an annotation says anything of shapes: mypy asks for all names, and often."""


class ShapedgradPlugin(Plugin):
    """What mypy asks, `Hooks` answers; most programs, and most runs with a warm cache, need no answer."""

    def get_type_analyze_hook(self, fullname: str) -> Callable[[Any], Any] | None:
        """Answer for annotations."""
        if not self._met_numpy or (fullname.startswith(LIBRARIES) and fullname not in ANNOTATIONS):
            return None
        return self.hooks.get_type_analyze_hook(fullname)

    def get_function_signature_hook(self, fullname: str) -> Callable[[Any], Any] | None:
        """Answer for the signatures of functions."""
        return self.hooks.get_function_signature_hook(fullname) if self._met_numpy else None

    def get_method_signature_hook(self, fullname: str) -> Callable[[Any], Any] | None:
        """Answer for the signatures of methods."""
        return self.hooks.get_method_signature_hook(fullname) if self._met_numpy else None

    def get_function_hook(self, fullname: str) -> Callable[[Any], Any] | None:
        """Answer for functions."""
        return self.hooks.get_function_hook(fullname) if self._met_numpy else None

    def get_method_hook(self, fullname: str) -> Callable[[Any], Any] | None:
        """Answer for methods, and for operators."""
        return self.hooks.get_method_hook(fullname) if self._met_numpy else None

    def get_attribute_hook(self, fullname: str) -> Callable[[Any], Any] | None:
        """Answer for attributes."""
        return self.hooks.get_attribute_hook(fullname) if self._met_numpy else None

    def get_class_attribute_hook(self, fullname: str) -> Callable[[Any], Any] | None:
        """Answer for attributes of classes."""
        return self.hooks.get_class_attribute_hook(fullname) if self._met_numpy else None

    def get_additional_deps(self, file: MypyFile) -> list[tuple[int, str, int]]:
        """Have our stubs loaded beside NumPy."""
        return [(10, stub, -1) for stub in STUBS] if any(map(_imports_arrays, file.imports)) else []

    def report_config_data(self, ctx: ReportConfigContext) -> object:
        """Have mypy forget its cache when a rule has changed, or another module whose functions were followed."""
        if ctx.path.endswith(".pyi"):
            return self._digest
        if ctx.is_check:
            followed = self._sources.known(ctx.path)
        else:
            read = self.hooks.world.texts_for(ctx.path) if "hooks" in vars(self) else {}
            followed = self._sources.keep(ctx.path, read)
        return {"code": self._digest, "followed": followed} if followed else self._digest

    @cached_property
    def _sources(self) -> Sources:
        return Sources(self.options.cache_dir)

    @property
    def _met_numpy(self) -> bool:
        return self._modules is not None and "numpy" in self._modules

    @cached_property
    def hooks(self) -> Hooks:
        """What answers, once there is something to be asked."""
        from shapedgrad_mypy.hooks import Hooks  # 50 ms, which other programs are spared

        return Hooks(self)

    @cached_property
    def _digest(self) -> str:
        return self._sources.of_code(code_files(), code_digest)


def _imports_arrays(entry: Any) -> bool:
    names = [name for name, _ in entry.ids] if hasattr(entry, "ids") else [entry.id]
    return any(name.split(".")[0] in {"numpy", "shapedgrad"} for name in names)


def code_digest() -> str:
    """Return a digest of the code that decides on shapes."""
    digest = hashlib.sha256()
    for path, _, _ in code_files():
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()


def code_files() -> list[tuple[str, int, int]]:
    """Return the files of the code that decides on shapes: when each was written, and how long it is."""
    folders = [str(Path(package).parent) for package in (shapedgrad.shapes.__file__, __file__)]
    found: list[tuple[str, int, int]] = []
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".pyi")):
                    status = entry.stat()
                    found.append((entry.path, status.st_mtime_ns, status.st_size))
                elif entry.name not in _NO_CODE and entry.is_dir():
                    folders.append(entry.path)
    return sorted(found)


_NO_CODE = frozenset({"__pycache__", "commands"})


def plugin(version: str) -> type[Plugin]:
    """Return the plugin class; mypy calls this with its version."""
    return ShapedgradPlugin
