from __future__ import annotations

import ast
from collections import Counter

import pytest

from tests.programs.execution import places, run, shapes_given
from tests.programs.pairs import CORPUS, Pair, marks, pairs

PAIRS = pairs()
LOUD = [pair for pair in PAIRS if not pair.mark.silent]
SILENT = [pair for pair in PAIRS if pair.mark.silent]


@pytest.mark.parametrize("pair", LOUD, ids=str)
def test_numpy_refuses_the_marked_line(pair: Pair) -> None:
    outcome = run(pair.bug)
    assert isinstance(outcome.error, ValueError | IndexError | TypeError), outcome
    assert pair.mark.covers(outcome.file or CORPUS, outcome.line), (outcome, pair.mark)


@pytest.mark.parametrize("pair", SILENT, ids=str)
def test_the_shape_on_the_marked_line_was_not_meant(pair: Pair) -> None:
    statements = places(ast.parse(pair.mark.file.read_text()))
    (place,) = [name for statement, name in statements if statement.lineno == pair.mark.first]
    assert run(pair.bug).error is None
    meant, given = shapes_given(pair.fixed, place), shapes_given(pair.bug, place)
    assert meant, place
    assert given
    assert given.isdisjoint(meant)


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_the_correction_runs_through(pair: Pair) -> None:
    outcome = run(pair.fixed)
    assert outcome.error is None, outcome


def test_there_are_enough_of_many_kinds() -> None:
    assert len(PAIRS) >= 70
    assert len({pair.kind for pair in PAIRS}) >= 12
    assert sum(pair.mark.certain for pair in PAIRS) >= 60


def test_names_are_those_of_modules_and_each_is_there_once() -> None:
    names = Counter(path.stem for path in CORPUS.rglob("*.py"))
    assert set(names.values()) == {1}
    assert all(name.isidentifier() for name in names)


def test_each_file_belongs_to_a_pair_and_corrections_are_not_marked() -> None:
    assert {file for pair in PAIRS for file in (*pair.bug, *pair.fixed)} == set(CORPUS.rglob("*.py"))
    assert not [mark for pair in PAIRS for file in pair.fixed for mark in marks(file)]
