"""The corpus: programs with a mistake about shapes, as people make it, and the same programs without it.

`corpus/<kind>/<name>_bug.py` marks the line at fault with a comment, `<name>_fixed.py` has no mark; modules that they
import are named `<name>_bug_<part>.py` and `<name>_fixed_<part>.py`.

    # BUG: reason                 NumPy refuses this line, and literals and data flow prove that it must
    # BUG (data): reason          NumPy refuses it, but what the sizes are is only known when the program runs
    # SILENT: reason              NumPy accepts the line, and gives a shape that was not meant
    # SILENT (declared): reason   the same, but an annotation forbids it
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
MARK = re.compile(r"# (BUG|SILENT)(?: \((data|declared)\))?: (.+)$")


@dataclass(frozen=True, slots=True)
class Mark:
    """The statement at fault, and why."""

    file: Path
    first: int
    last: int
    silent: bool
    qualifier: str
    reason: str

    @property
    def certain(self) -> bool:
        """Whether a checker can know, with nothing but its default settings."""
        return self.qualifier == "declared" or not (self.silent or self.qualifier)

    def covers(self, file: Path, line: int) -> bool:
        return file == self.file and self.first <= line <= self.last


@dataclass(frozen=True, slots=True)
class Pair:
    """A mistake and its correction; the first file of each is the one to run."""

    kind: str
    name: str
    bug: tuple[Path, ...]
    fixed: tuple[Path, ...]
    mark: Mark

    def __str__(self) -> str:
        return f"{self.kind}/{self.name}"


def pairs() -> list[Pair]:
    """The whole corpus, by kind and name."""
    return [_pair(path) for path in sorted(CORPUS.glob("*/*_bug.py"))]


def marks(path: Path) -> list[Mark]:
    """What a file's comments say is wrong in it."""
    text = path.read_text()
    tree = ast.parse(text)
    return [
        Mark(path, *_statement(tree, number), found[1] == "SILENT", found[2] or "", found[3])
        for number, line in enumerate(text.splitlines(), 1)
        if (found := MARK.search(line))
    ]


def _pair(bug: Path) -> Pair:
    name = bug.stem.removesuffix("_bug")
    files = {
        version: (bug.with_stem(f"{name}_{version}"), *sorted(bug.parent.glob(f"{name}_{version}_*.py")))
        for version in ("bug", "fixed")
    }
    (mark,) = [mark for file in files["bug"] for mark in marks(file)]
    return Pair(bug.parent.name, name, files["bug"], files["fixed"], mark)


def _statement(tree: ast.Module, line: int) -> tuple[int, int]:
    """The lines of the innermost statement that a line belongs to; of a compound one, those of its head."""
    held = [
        (node.lineno, _end(node))
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and node.lineno <= line <= _end(node)
    ]
    return min(held, key=lambda lines: lines[1] - lines[0])


def _end(statement: ast.stmt) -> int:
    body = getattr(statement, "body", None)
    return body[0].lineno - 1 if body else statement.end_lineno or statement.lineno
