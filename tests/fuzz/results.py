"""Results that later statements use, whole or in parts."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np

from tests.fuzz.generator import Generator
from tests.fuzz.program import Operand, Scope, Size, Statement, evaluate

KINDS = {"b": "mask", "i": "real", "u": "real", "c": "complex"}
LARGEST = 500
WHOLE, PART, SEVERAL = 0.25, 0.45, 0.4
"""How many results are kept, and how many of several ones are taken apart or put into variables."""


def keep(statement: Statement, g: Generator) -> None:
    """Let later statements use the result; several are sometimes unpacked, or one is taken of them."""
    outcomes = statement.outcomes
    if statement.effect:
        return
    if (
        all(isinstance(each, tuple | list) for each in outcomes)
        and len({len(each) for each in outcomes}) == 1
    ):
        _take_apart(statement, g, len(outcomes[0]))
    elif not statement.data and g.chance(WHOLE):
        dims = dims_of(outcomes, statement.scope)
        if dims is not None and _finite(outcomes):
            statement.results = (_variable(statement.text, dims, outcomes, statement.scope),)


def _take_apart(statement: Statement, g: Generator, count: int) -> None:
    if not count:
        return
    if g.chance(PART):
        _take_one(statement, g, g.rng.randrange(count))
    elif g.chance(SEVERAL) and count <= 4 and not statement.data:
        _take_all(statement, count)


def _take_one(statement: Statement, g: Generator, place: int) -> None:
    """``x.svd().S`` or ``x.svd()[1]``, in one line or in two."""
    fields = getattr(statement.outcomes[0], "_fields", ())
    statement.part = f".{fields[place]}" if fields and g.chance(0.7) else f"[{place}]"
    if g.chance(0.5):
        statement.holder = f"t{len(statement.scope.operands)}_{len(statement.scope.statements)}"
    statement.text += statement.part
    statement.outcomes = [each[place] for each in statement.outcomes]


def _take_all(statement: Statement, count: int) -> None:
    """``q, r = x.qr()``."""
    outcomes, names = statement.outcomes, []
    parts = [[each[place] for each in outcomes] for place in range(count)]
    shapes = [dims_of(part, statement.scope) for part in parts]
    for place, (dims, part) in enumerate(zip(shapes, parts, strict=True)):
        if dims is None or not _finite(part):
            return
        names.append((f"{statement.text}[{place}]", dims, part))
    statement.unpacked = True
    statement.results = tuple(_variable(*each, statement.scope) for each in names)


def _finite(outcomes: Sequence[Any]) -> bool:
    """Whether later statements can compute with the numbers."""
    return all(np.isfinite(each).all() for each in outcomes)


def _variable(definition: str, dims: tuple[Size, ...], outcomes: list[Any], scope: Scope) -> str:
    name = f"v{len(scope.operands)}"
    dtype = outcomes[0].dtype
    kind = "float64" if dtype == "float64" else KINDS.get(dtype.kind, "float")
    scope.operands[name] = Operand(name, dims, str(dtype), kind, definition)
    scope.arrays[name] = outcomes
    return name


def dims_of(outcomes: Sequence[Any], scope: Scope) -> tuple[Size, ...] | None:
    """The dimensions that the results have under all instantiations, if they have names."""
    if not all(isinstance(each, np.ndarray | np.generic) and each.dtype.kind in "fiubc" for each in outcomes):
        return None
    if len({each.ndim for each in outcomes}) > 1 or max(each.size for each in outcomes) > LARGEST:
        return None
    if len({(each.dtype, isinstance(each, np.ndarray)) for each in outcomes}) > 1:
        return None
    dims = [_named(sizes, scope) for sizes in zip(*(each.shape for each in outcomes), strict=True)]
    known = tuple(each for each in dims if each is not None)
    return known if len(known) == len(dims) else None


def _named(sizes: tuple[int, ...], scope: Scope) -> Size | None:
    """The dimension that has these sizes under the instantiations."""
    for each in _candidates(sizes[0], scope):
        if all(
            evaluate(each, given) == size for size, given in zip(sizes, scope.instantiations, strict=True)
        ):
            return each
    return None


def _candidates(first: int, scope: Scope) -> list[Size]:
    """A number, a name, and what comes of joining and flattening."""
    names = [each for each in scope.instantiations[0] if each.isupper()]
    pairs = list(itertools.combinations_with_replacement(names, 2))
    return [
        Size(str(first), str(first)),
        *(Size(name, name.lower()) for name in names),
        *(Size(f"{name}+1", f"({name.lower()} + 1)") for name in names),
        *(Size(f"2*{name}", f"(2 * {name.lower()})") for name in names),
        *(Size(f"{a}*{b}", f"({a.lower()} * {b.lower()})") for a, b in pairs),
        *(Size(f"{a}+{b}", f"({a.lower()} + {b.lower()})") for a, b in pairs if a != b),
    ]
