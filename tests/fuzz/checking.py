"""The programs as files, and one run of mypy over them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.fuzz.program import NAME, Scope, Statement
from tests.fuzz.spelling import respelled, spelling

ROOT = Path(__file__).resolve().parents[2]
PROLOGUE = """\
from typing import reveal_type

import numpy as np
import numpy.typing as npt

import shapedgrad.numpy as snp
from shapedgrad import Dim, NDArray, Shape
from tests.fuzz import functions as use

rng = np.random.default_rng(0)
rs = np.random.RandomState(0)
"""
LINE = re.compile(r"(scope_\d+)\.py:(\d+): (note|error): (.*)")
CRASH = re.compile(r"(?s)(\w+: [^\n]*)\n+\S*(scope_\d+)\.py:(\d+): error: INTERNAL ERROR")
CRASHES = 20
PER_FILE = 400
Message = tuple[tuple[str, int], str, str]
Places = dict[tuple[str, int], Statement]


class CheckerFailed(Exception):
    """mypy itself gave up."""


def check(scopes: Iterable[Scope], folder: Path) -> None:
    """Note at each statement what mypy reveals of it, and its errors."""
    places = write(scopes, folder)
    for place, kind, message in _run_to_the_end(places, folder):
        statement = places.get(place)
        if statement is None:
            continue
        if kind == "error":
            statement.errors.append(message)
        elif message.startswith("Revealed type is "):
            statement.revealed = message.removeprefix("Revealed type is ")
    _forgive(places, folder)


def _run_to_the_end(places: Places, folder: Path) -> list[Message]:
    """Run mypy; where the plugin fails, note it at the statement, take that out, and run again."""
    for _ in range(CRASHES):
        try:
            return run_mypy(folder, plugin=True)
        except CheckerFailed as failure:
            found = CRASH.search(str(failure))
            place = (found[2], int(found[3])) if found else ("", 0)
            if place not in places:
                raise
            places[place].errors.append(f"CRASH {found[1] if found else ''}")
            _take_out(folder / f"{place[0]}.py", place[1])
    raise CheckerFailed(f"{CRASHES} crashes")


def _take_out(path: Path, line: int) -> None:
    lines = path.read_text().splitlines()
    text = lines[line - 1]
    lines[line - 1] = text[: len(text) - len(text.lstrip())] + "pass"
    path.write_text("\n".join(lines) + "\n")


def _forgive(places: Places, folder: Path) -> None:
    """Mark errors that mypy gives without the plugin, too: NumPy's stubs are not ours."""
    every = {id(each): each for each in places.values()}.values()
    doubtful = [each for each in every if any("[shape" not in error for error in each.errors)]
    if not doubtful:
        return
    plain: dict[int, set[str]] = {}
    for place, kind, message in run_mypy(folder, plugin=False):
        if kind == "error" and place in places:
            plain.setdefault(id(places[place]), set()).add(_code(message))
    for statement in doubtful:
        known = plain.get(id(statement), set())
        statement.errors = [
            f"(stubs) {error}" if known and "[shape" not in error else error for error in statement.errors
        ]


def _code(message: str) -> str:
    return message.rpartition("[")[2]


def write(scopes: Iterable[Scope], folder: Path) -> Places:
    """Write files of some hundred statements each; return which line is which statement."""
    places: Places = {}
    lines: list[str] = []
    stem, held = "", 0
    for scope in scopes:
        if not stem or not scope.symbolic or held + len(scope.statements) > PER_FILE:
            _save(folder, stem, lines)
            stem, held, lines = f"scope_{scope.number}", 0, PROLOGUE.splitlines()
        held += len(scope.statements)
        _write_scope(scope, stem, lines, places)
    _save(folder, stem, lines)
    return places


def _save(folder: Path, stem: str, lines: list[str]) -> None:
    if stem:
        (folder / f"{stem}.py").write_text("\n".join(lines) + "\n")


def _write_scope(scope: Scope, stem: str, lines: list[str], places: Places) -> None:
    indent = ""
    known: set[str] = set()
    if scope.symbolic:
        indent = "    "
        given = [f"{name}: {each.annotation}" for name, each in scope.operands.items() if name[0] == "a"]
        lines.append(f"def f{scope.number}({', '.join([*given, scope.integers()])}) -> None:")
    spelled = spelling(scope)
    for statement in scope.statements:
        if not scope.symbolic:
            _define(statement.uses, scope, known, lines)
        for line in _lines(statement):
            lines.append(indent + respelled(line, spelled))
            places[stem, len(lines)] = statement


def _define(names: list[str], scope: Scope, known: set[str], lines: list[str]) -> None:
    """Write the definitions of variables, and of those that they need, once."""
    for name in names:
        if name[0] == "a" and name not in known:
            known.add(name)
            _define(NAME.findall(scope.operands[name].definition), scope, known, lines)
            lines.append(f"{name} = {scope.operands[name].definition}")


def _lines(statement: Statement) -> list[str]:
    text, results = (
        statement.text,
        ", ".join(statement.results) + "," * (statement.unpacked and len(statement.results) == 1),
    )
    if statement.effect:
        return [text]
    if results:
        revealed = f"({results})" if statement.unpacked else results
        return [f"{results} = {text}", f"reveal_type({revealed})"]
    if statement.holder:
        whole = f"{statement.holder} = {text.removesuffix(statement.part)}"
        return [whole, f"reveal_type({statement.holder}{statement.part})"]
    return [f"reveal_type({text})"]


def run_mypy(folder: Path, *, plugin: bool) -> list[Message]:
    """Run mypy over a folder; return file and line, kind and text of each message."""
    config = folder / "mypy.ini"
    config.write_text(f"[mypy]\nstrict = True\n{'plugins = shapedgrad_mypy' if plugin else ''}\n")
    files = sorted(str(path) for path in folder.glob("scope_*.py"))
    command = [sys.executable, "-m", "mypy", "--config-file", str(config), "--no-error-summary"]
    command += [
        "--cache-dir",
        os.environ.get("FUZZ_CACHE", str(folder / "cache")) + ("" if plugin else "-plain"),
    ]
    command += ["--hide-error-context", "--no-pretty", "--show-traceback", *files]
    paths = os.pathsep.join([str(ROOT / "mypy_plugin"), str(ROOT)])
    env = {**os.environ, "SHAPEDGRAD_STRICT": "1", "MYPYPATH": paths, "PYTHONPATH": paths}
    done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=folder, check=False)
    if done.returncode not in {0, 1}:
        raise CheckerFailed(done.stdout[-3000:] + done.stderr[-3000:])
    found = map(LINE.search, done.stdout.splitlines())
    return [((match[1], int(match[2])), match[3], match[4]) for match in found if match]
