"""Which variables results are put into: sometimes one that is no longer needed, as ``x = x[:, None]``."""

from __future__ import annotations

import random

from tests.fuzz.program import NAME, Scope

REUSED, OTHER_RANK = 0.5, 0.3


def spelling(scope: Scope) -> dict[str, str]:
    """The variable of each result; mypy sees assignments to one variable where the generator made several."""
    rng = random.Random(scope.number)  # noqa: S311
    last = {name: place for place, each in enumerate(scope.statements) for name in NAME.findall(each.text)}
    spelled: dict[str, str] = {}
    free: list[str] = []
    for place, statement in enumerate(scope.statements):
        if statement.effect:
            continue
        free += [name for name in statement.uses if name in spelled and last[name] == place]
        for result in statement.results:
            fitting = [name for name in free if _fits(name, result, scope, rng)]
            spelled[result] = result
            if fitting and rng.random() < REUSED:
                free.remove(fitting[0])
                spelled[result] = spelled[fitting[0]]
    return spelled


def _fits(old: str, new: str, scope: Scope, rng: random.Random) -> bool:
    """Whether plain mypy would take the new value in place of the old, or only sometimes would not."""
    before, after = scope.operands[old], scope.operands[new]
    same = before.dtype == after.dtype and bool(before.rank) == bool(after.rank)
    return same and (before.rank == after.rank or rng.random() < OTHER_RANK)


def respelled(text: str, spelled: dict[str, str]) -> str:
    """The text with the variables that are used in it."""
    return NAME.sub(lambda match: spelled.get(match[0], match[0]), text)
