"""A few hundred random statements, and those that once were wrong, in one run of mypy."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from tests.fuzz.checking import check
from tests.fuzz.execution import programs, run
from tests.fuzz.program import Operand, Scope, Size, Statement, evaluate
from tests.fuzz.regressions import CONCRETE, SYMBOLIC
from tests.fuzz.report import Judged, judged, ratios
from tests.fuzz.reveal import read, shape
from tests.fuzz.table import aligned
from tests.fuzz.values import numbers
from tests.fuzz.verdict import DEFECTS, Verdict

SEEDS = (4, 5, 6)
STATEMENTS = 120
SIZES = (
    {"N": 5, "D": 7, "M": 4},
    {"N": 2, "D": 3, "M": 6},
    {"N": 3, "D": 3, "M": 3},
    {"N": 1, "D": 4, "M": 1},
)
PARAMETERS = {
    "x": ("N D", "float64"),
    "y": ("M D", "float64"),
    "v": ("N", "float64"),
    "c": ("N 1 D", "float64"),
}
PARAMETERS["i"] = ("D 2", "int32")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    drawn = [scope for seed in SEEDS for scope in programs(STATEMENTS, seed)]
    scopes = [*drawn, kept(CONCRETE), kept(SYMBOLIC, symbolic=True)]
    for number, scope in enumerate(scopes):
        scope.number = number
    check(scopes, tmp_path_factory.mktemp("fuzz"))
    return judged(scopes)


def kept(statements: tuple[str, ...], *, symbolic: bool = False) -> Scope:
    """The statements that once were wrong."""
    scope = Scope(0, list(SIZES) if symbolic else [{}], symbolic)
    names = dict(zip(PARAMETERS, (f"a{place}" for place in range(len(PARAMETERS))), strict=True))
    rng = np.random.default_rng(0)
    for name, (dims, dtype) in PARAMETERS.items() if symbolic else ():
        sizes = tuple(Size(dim, dim.lower()) for dim in dims.split())
        scope.operands[names[name]] = Operand(names[name], sizes, dtype, "real", "")
        scope.arrays[names[name]] = [
            numbers([evaluate(size, given) for size in sizes], dtype, "increasing", rng) for given in SIZES
        ]
    for text in statements:
        renamed = re.sub(r"\b[xyvci]\b", lambda m: names[m[0]], text) if symbolic else text
        scope.statements.append(Statement(renamed, "kept", "", scope))
        run(scope.statements[-1])
    return scope


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda verdict: verdict.name.lower())
def test_nothing_wrong(results: list[Judged], defect: Verdict) -> None:
    kept = [each for each in results if each.statement.family == "kept"]
    among = kept if defect is Verdict.MISSED else results
    wrong = [str(each) for each in among if each.verdict is defect]
    assert not wrong, "\n".join(wrong)


KNOWN = {Verdict.EXACT, Verdict.CAUGHT, Verdict.UNPROVEN, Verdict.STUBS}
"""Where NumPy takes what its stubs do not, mypy says so with the plugin as without."""


def test_what_once_was_unknown_is_known(results: list[Judged]) -> None:
    kept = [each for each in results if each.statement.family == "kept"]
    unknown = [str(each) for each in kept if each.verdict not in KNOWN]
    assert not unknown, "\n".join(unknown)


def test_precision(results: list[Judged]) -> None:
    found = ratios(each for each in results if each.statement.family != "kept")
    assert found["exact"] >= 0.98, aligned(results)
    assert found["dtype known"] >= 0.97, aligned(results)
    assert found["caught"] >= 0.95, aligned(results)  # of some fifty; of many it is 0.99


def test_mutations_are_refused_often_enough(results: list[Judged]) -> None:
    refused = sum(each.verdict in {Verdict.CAUGHT, Verdict.UNPROVEN} for each in results)
    assert refused >= len(results) / 20


def test_what_is_revealed_is_read() -> None:
    text = "numpy.ndarray[tuple[shapedgrad_mypy.sizes.Sum[shapedgrad_mypy.sizes.Maximum[N, Literal[1]], Literal[-1]], D, Any], Any]"
    assert shape(read(text).args[0], {"N": 0, "D": 2}) == [0, 2, None]
    assert shape(read("tuple[int, ...]"), {}) is None


def test_programs_are_the_same_for_the_same_seed(tmp_path: Path) -> None:
    texts = [[each.text for scope in programs(60, 7) for each in scope.statements] for _ in range(2)]
    assert texts[0] == texts[1]
