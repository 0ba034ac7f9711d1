"""Refusals say what they said when they were last read: ``python -m tests.messages`` writes them anew, to be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from shapedgrad.shapes.errors import CODES
from shapedgrad.shapes.rules.table import TABLE
from tests.messages.notation import read, written
from tests.messages.refusals import ARROW, calls, family, files, line, not_yet


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_refusals_are_worded_as_they_were(path: Path) -> None:
    assert path.read_text().splitlines() == [line(call) for call in calls(path)], "run `make docs`, and read"


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_calls_are_refused(path: Path) -> None:
    codes = {text.partition(ARROW)[2].partition(":")[0] for text in path.read_text().splitlines()}
    assert codes
    assert codes <= set(CODES)


def test_every_family_has_its_file() -> None:
    refusing = {family(read(call)[0]) for path in files() for call in calls(path)}
    assert refusing == {path.stem for path in files()}
    assert {family(name) for name in TABLE} - refusing <= NEVER


NEVER = {"functional"}
"""Families whose calls have no notation: they take functions."""


def test_every_rule_that_refuses_has_its_lines() -> None:
    assert list(not_yet({read(call)[0] for path in files() for call in calls(path)})) == []


def test_calls_are_read_as_they_are_written() -> None:
    for path in files():
        for call in calls(path):
            operation, arguments = read(call)
            assert read(written(operation, arguments)) == (operation, arguments)
