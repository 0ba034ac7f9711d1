"""What a program of the corpus does when it is run."""

from __future__ import annotations

import ast
import contextlib
import io
import sys
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

NOTE = "__note__"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The exception, if any, and the line of the program that it comes from."""

    error: Exception | None
    file: Path | None = None
    line: int = 0


def run(files: tuple[Path, ...]) -> Outcome:
    """Run the first of some files, which may import the others."""
    try:
        execute(files, ast.parse(files[0].read_text()))
    except Exception as error:  # noqa: BLE001
        frames = traceback.extract_tb(error.__traceback__)
        inner = [frame for frame in frames if Path(frame.filename) in files]
        return Outcome(error, Path(inner[-1].filename), inner[-1].lineno or 0)
    return Outcome(None)


def shapes_given(files: tuple[Path, ...], place: str) -> set[tuple[int, ...]]:
    """The shapes of all that a variable of the first file is given, or that a function of it returns."""
    noted: dict[str, set[tuple[int, ...]]] = {}

    def note(where: str, value: object) -> object:
        noted.setdefault(where, set()).add(np.shape(value))  # type: ignore[arg-type]
        return value

    tree = ast.parse(files[0].read_text())
    for statement, where in places(tree):
        call = ast.Call(ast.Name(NOTE, ast.Load()), [ast.Constant(where), statement.value], [])
        statement.value = call
    execute(files, ast.fix_missing_locations(tree), {NOTE: note})
    return noted.get(place, set())


def places(tree: ast.AST, function: str = "") -> Iterator[tuple[ast.Assign | ast.Return, str]]:
    """Each statement that gives a variable a value, or returns one, and a name for this place."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield node, name
            case ast.Return(value=ast.expr()):
                yield node, f"return of {function}"
            case ast.FunctionDef(name=name):
                yield from places(node, name)
            case _:
                yield from places(node, function)


def execute(files: tuple[Path, ...], tree: ast.Module, names: dict[str, object] | None = None) -> None:
    with _quiet(), _importable(files):
        np.random.seed(0)  # noqa: NPY002
        exec(compile(tree, str(files[0]), "exec"), {"__name__": "__main__", **(names or {})})  # noqa: S102


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()), np.printoptions():
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def _importable(files: tuple[Path, ...]) -> Iterator[None]:
    folder = str(files[0].parent)
    sys.path.insert(0, folder)
    try:
        yield
    finally:
        sys.path.remove(folder)
        for part in files[1:]:
            sys.modules.pop(part.stem, None)
