"""Default values of functions that mypy has read from its cache, where a signature has types alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy.nodes import MypyFile


def default_of(fullname: str, parameter: str, modules: Mapping[str, MypyFile]) -> int | None:
    """Return the integer that a parameter of a function is if it is left out, as its module's source says."""
    name, _, function = fullname.rpartition(".")
    inner = function
    while name and name not in modules:
        name, _, owner = name.rpartition(".")
        inner = f"{owner}.{inner}"
    if name not in modules:
        return None
    return _defaults(modules[name].path).get((inner, parameter))


def _defaults(path: str) -> Mapping[tuple[str, str], int]:
    try:
        return _defaults_at(path, Path(path).stat().st_mtime_ns)
    except OSError:
        return {}


@lru_cache(maxsize=64)
def _defaults_at(path: str, _stamp: int) -> Mapping[tuple[str, str], int]:
    try:
        tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    except (OSError, SyntaxError, ValueError):
        return {}
    return dict(_integers(tree.body, ""))


def _integers(body: list[ast.stmt], prefix: str) -> Iterator[tuple[tuple[str, str], int]]:
    for statement in body:
        if isinstance(statement, ast.ClassDef):
            yield from _integers(statement.body, f"{prefix}{statement.name}.")
        elif isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = statement.args
            positional = [*arguments.posonlyargs, *arguments.args]
            behind = positional[len(positional) - len(arguments.defaults) :]
            pairs = [*zip(behind, arguments.defaults, strict=True)]
            pairs += [
                (each, default)
                for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
                if default is not None
            ]
            for each, default in pairs:
                if isinstance(default, ast.Constant) and type(default.value) is int:
                    yield (prefix + statement.name, each.arg), default.value
