"""Every defect as a statement that can be pasted, and what share of the statements is right."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.fuzz.program import Raised, Scope, Statement
from tests.fuzz.verdict import DEFECTS, Verdict, judge

if TYPE_CHECKING:
    from collections.abc import Iterable

VALID = (Verdict.EXACT, Verdict.RANK, Verdict.UNKNOWN)


@dataclass(frozen=True)
class Judged:
    """A statement and its verdict."""

    statement: Statement
    verdict: Verdict
    typed: bool  # the dtype is known

    def __str__(self) -> str:
        """The defect in a few lines."""
        statement = self.statement
        said = "; ".join(statement.errors) or _short(statement.revealed) or "nothing"
        return f"{self.verdict.value}: {statement.inlined()}\n    NumPy: {_outcomes(statement)}\n    mypy:  {said}"


def _short(revealed: str) -> str:
    for long, short in {"shapedgrad_mypy.": "", "numpy.": "", "builtins.": "", "sizes.": ""}.items():
        revealed = revealed.replace(long, short)
    return re.sub(r"Literal\[(-?\d+)\]\??", r"\1", revealed)


def _outcomes(statement: Statement) -> str:
    parts = []
    for sizes, outcome in zip(statement.scope.instantiations, statement.outcomes, strict=True):
        given = ",".join(f"{name}={value}".replace(" ", "") for name, value in sizes.items())
        parts.append(f"{given and given + ': '}{described(outcome)}")
    return " | ".join(parts[:3])


def described(outcome: object) -> str:
    """A result in a few characters: shape and dtype."""
    if isinstance(outcome, Raised):
        return str(outcome)
    if isinstance(outcome, tuple | list):
        return f"{type(outcome).__name__} of " + ", ".join(map(described, outcome[:3]))
    return f"{getattr(outcome, 'shape', type(outcome).__name__)} {getattr(outcome, 'dtype', '')}"


def judged(scopes: Iterable[Scope]) -> list[Judged]:
    """The verdict on each statement."""
    found = []
    for scope in scopes:
        verdicts: dict[str, Verdict] = {}
        for statement in scope.statements:
            verdict, typed = judge(statement, verdicts)
            verdicts |= dict.fromkeys(statement.results, verdict if typed else Verdict.RANK)
            found.append(Judged(statement, verdict, typed))
    return found


def ratios(results: Iterable[Judged]) -> dict[str, float]:
    """Of valid statements, how many have every dimension known; of refused ones, how many mypy sees."""
    results = list(results)
    counts = Counter(each.verdict for each in results)
    valid = sum(counts[each] for each in VALID)
    refused = counts[Verdict.CAUGHT] + counts[Verdict.MISSED] + counts[Verdict.UNPROVEN]
    typed = sum(each.typed for each in results if each.verdict in VALID)
    return {
        "exact": counts[Verdict.EXACT] / max(valid, 1),
        "dtype known": typed / max(valid, 1),
        "caught": 1 - counts[Verdict.MISSED] / max(refused, 1),
    }


def defects(results: list[Judged], also: tuple[Verdict, ...] = ()) -> list[Judged]:
    """The statements with a defect, the worst first."""
    order = [*DEFECTS, *also]
    return sorted(
        (each for each in results if each.verdict in order), key=lambda each: order.index(each.verdict)
    )
