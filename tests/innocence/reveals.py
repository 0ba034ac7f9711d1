"""What NumPy's own typing tests reveal with the plugin, and what without it.

    python -m tests.innocence.reveals [--write]

prints what changes, one expression a line; `--write` keeps it as the golden file that the test compares with.
"""

from __future__ import annotations

import ast
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

import numpy as np

from tests.innocence.compare import PLUGIN, notes_of, run_mypy

GOLDEN = Path(__file__).parent / "reveals.txt"
NOTHING = "(an error)"
"""What mypy reveals of an expression that it finds an error in."""

REVEALED = re.compile(r'Revealed type is "(.*)"$', re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """An expression whose type is another one with the plugin."""

    file: str
    expression: str
    without: str
    with_it: str

    def __str__(self) -> str:
        return f"{self.file}: {self.expression}\n    {_short(self.without)}\n    {_short(self.with_it)}\n"

    @property
    def line(self) -> str:
        """The change in one line."""
        return f"{self.expression}  ->  {_short(self.with_it)}"


def folder() -> Path | None:
    """Return the folder of NumPy's assertions of types, if the installed NumPy has it."""
    spec = find_spec("numpy")
    found = Path(spec.origin).parent / "typing/tests/data/reveal" if spec and spec.origin else None
    return found if found and found.is_dir() else None


def changes(caches: Path | None = None) -> list[Change]:
    """Return what changes, file by file."""
    source = folder()
    assert source
    with tempfile.TemporaryDirectory(prefix="reveals-") as scratch:
        expressions = _rewritten(source, Path(scratch, "reveal"))
        kept = caches or Path(scratch, "caches")
        runs = [
            run_mypy(
                ["reveal"], (), plugin, cwd=Path(scratch), cache=kept / (plugin or "without"), read=notes_of
            )
            for plugin in (None, PLUGIN)
        ]
    without, with_it = (
        {(note.file, note.line): found[1] for note in run if (found := REVEALED.match(note.message))}
        for run in runs
    )
    assert len(without) > 1000, "the typing tests of NumPy are not where they were"
    return sorted(
        Change(Path(place[0]).name, expressions[place], old, with_it.get(place, NOTHING))
        for place, old in without.items()
        if with_it.get(place, NOTHING) != old
    )


def _rewritten(source: Path, target: Path) -> dict[tuple[str, int], str]:
    """Copy the files with ``reveal_type(x)`` for ``assert_type(x, T)``; return each x by its place."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    (target / "__init__.pyi").touch()
    expressions = {}
    for file in sorted(target.glob("*.pyi")):
        text = file.read_text(encoding="utf-8")
        lines = text.splitlines()
        for call in _assertions(text):
            expression = ast.get_source_segment(text, call.args[0]) or ""
            assert call.end_lineno
            first, last = call.lineno - 1, call.end_lineno - 1
            before = lines[first].encode()[: call.col_offset].decode()
            lines[first : last + 1] = [
                before + f"reveal_type({' '.join(expression.split())})",
                *[""] * (last - first),
            ]
            expressions[f"{target.name}/{file.name}", call.lineno] = " ".join(expression.split())
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return expressions


def _assertions(text: str) -> Iterable[ast.Call]:
    """Return the calls of ``assert_type`` that stand alone on their lines."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Expr(value=ast.Call(func=ast.Name(id="assert_type")) as call):
                yield call
            case _:
                pass


# ------------------------------------------------------------------------------------ more precise, or different?


def different(changed: Sequence[Change]) -> list[Change]:
    """Return the changes whose new type is no subtype of the old one, or leaves open what the old one says.

    mypy judges, without the plugin, from the types as they are written; what is unknown is a class of its own in the new type,
    so that only ``Any`` will take it.
    """
    judged = [change for change in changed if change.with_it != NOTHING]
    text = _HEADER
    for k, change in enumerate(judged):
        text += f"def f{k}(value: {_closed(change.with_it)}) -> {_written(change.without)}: return value\n"
    with tempfile.TemporaryDirectory(prefix="precise-") as scratch:
        Path(scratch, "precise.py").write_text(text)
        errors = run_mypy(["precise.py"], (), None, cwd=Path(scratch), cache=Path(scratch, "cache"))
    start = _HEADER.count("\n") + 1
    return sorted({judged[error.line - start] for error in errors if error.code == "return-value"})


_HEADER = """
import builtins, collections, datetime, numpy, types, typing
import shapedgrad_mypy.numbers
from typing import Any, Literal, Never
class Unknown: ...
"""


def _written(typ: str) -> str:
    """Return a type as a program can write it."""
    typ = _as_list(typ)
    typ = re.sub(r"Literal\[([^\]]*)\]\?", r"Literal[\1]", typ)
    return re.sub(r", fallback=[\w.]+(\[[^\[\]]*\])?\]", "]", typ)  # a named tuple


def _as_list(typ: str) -> str:
    """Return a type with lists in place of the parts that are shown of them: those of ``np.split``."""
    marker = ", fallback="
    while (cut := typ.find(f"{marker}list[")) >= 0:
        start, depth = cut, 0
        while depth < 1:
            start -= 1
            depth += {"[": 1, "]": -1}.get(typ[start], 0)
        first = cut + len(marker)
        last, depth = typ.index("[", first) + 1, 1
        while depth:
            depth += {"[": 1, "]": -1}.get(typ[last], 0)
            last += 1
        front = typ[:start].removesuffix("tuple").removesuffix("builtins.")
        typ = f"{front}builtins.{typ[first:last]}{typ[last + 1 :]}"
    return typ


def _closed(typ: str) -> str:
    """Return a type with ``int`` for an unknown size, and a class of its own for anything else that is unknown."""
    typ, marker = _written(typ), "numpy.ndarray[tuple["
    pieces, position = [], 0
    while (start := typ.find(marker, position)) >= 0:
        start, end, depth = start + len(marker), start + len(marker), 1
        while depth:
            depth += {"[": 1, "]": -1}.get(typ[end], 0)
            end += 1
        pieces += [_unknown(typ[position:start]), re.sub(r"\bAny\b", "int", typ[start:end])]
        position = end
    return "".join([*pieces, _unknown(typ[position:])])


def _unknown(typ: str) -> str:
    return re.sub(r"\bAny\b", "Unknown", typ)


def _short(typ: str) -> str:
    """Return a type as a person writes it."""
    for kind, name in (("signedinteger", "int"), ("unsignedinteger", "uint"), ("floating", "float")):
        typ = re.sub(rf"numpy\.{kind}\[numpy\._typing\._nbit_base\._(\d+)Bit\]", rf"{name}\1", typ)
        both = r"numpy\._typing\._nbit_base\._32Bit \| numpy\._typing\._nbit_base\._64Bit"
        typ = re.sub(rf"numpy\.{kind}\[{both}\]", f"{name}p", typ)
    typ = typ.replace("numpy.bool[builtins.bool]", "bool")
    return re.sub(r"\b(numpy|builtins|shapedgrad_mypy\.\w+|numpy\._typing\._\w+)\.(?=\w)", "", typ)


def listing(changed: Sequence[Change]) -> str:
    """Return the text of the golden file."""
    text = f"numpy {np.__version__}\n"
    for file, group in groupby(changed, key=lambda change: change.file):
        text += f"\n{file}\n" + "".join(f"    {change.line}\n" for change in group)
    return text


def main() -> int:
    """Print the changes."""
    changed = changes()
    if "--write" in sys.argv[1:]:
        GOLDEN.write_text(listing(changed))
    else:
        print(listing(changed))  # noqa: T201  this is the command's answer
    for change in different(changed):
        print(f"DIFFERENT {change}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
