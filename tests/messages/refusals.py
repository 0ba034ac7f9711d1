"""Calls that are refused, and what is said: the files of this folder, a line for each call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from shapedgrad.shapes.errors import ShapeError
from shapedgrad.shapes.rules.table import TABLE, infer
from tests.calls import Call
from tests.messages.notation import Unwritable, read, written
from tests.samples import SAMPLES
from tests.shapes.rules.changes import changed

FOLDER = Path(__file__).parent
ARROW = " -> "
CHANGES, MOST = 300, 3


def family(operation: str) -> str:
    """The file of an operation: that of its rule."""
    return TABLE[operation].rule.__module__.rpartition(".")[2]


def files() -> list[Path]:
    return sorted(FOLDER.glob("*.txt"))


def calls(path: Path) -> list[str]:
    """The calls of a file."""
    return [line.split(ARROW)[0] for line in path.read_text().splitlines()]


def line(call: str) -> str:
    """A call and its refusal."""
    return f"{call}{ARROW}{said(*read(call))}"


def said(operation: str, call: Call) -> str:
    try:
        result = infer(operation, *call.args, **call.params)
    except ShapeError as error:
        return f"{error.code}: {error}"
    return f"accepted: {result}"


def not_yet(covered: set[str]) -> Iterator[str]:
    """Refused calls for rules of which no operation has any: samples, changed until they do not fit."""
    rules = {(TABLE[each].rule, TABLE[each].phrase) for each in covered}
    for operation, row in TABLE.items():
        if (row.rule, row.phrase) not in rules:
            rules.add((row.rule, row.phrase))
            yield from refused(operation)


def refused(operation: str) -> list[str]:
    """A few different refusals of an operation, the shortest calls first."""
    random = Random(operation)  # noqa: S311
    found: dict[str, str] = {}
    for sample in SAMPLES[operation]:
        for _ in range(CHANGES):
            call = changed(random, operation, sample)
            try:
                text, refusal = written(operation, call), said(operation, call)
            except Unwritable:
                return []
            reason = re.sub(r"\d+", "#", refusal.rpartition("): ")[2])
            if not refusal.startswith("accepted"):
                found[reason] = min(found.get(reason, text), text, key=_oddness)
    return sorted(found.values(), key=_oddness)[:MOST]


def _oddness(call: str) -> int:
    """How far a call is from what users write: arrays without axes, without numbers, with many axes."""
    return len(call) + 20 * call.count("()") + 20 * len(re.findall(r"\b0[,)]", call)) + 5 * call.count("1,")
