"""Arrays written out as lists and tuples of numbers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from tests.fuzz.program import Operand

MOST = 8


def written_out(operand: Operand, arrays: Sequence[Any], rng: random.Random) -> str:
    """An array as nested lists, if it is small and its sizes are numbers; else nothing."""
    numbers = arrays[0]
    if not all(dim.notation.isdigit() for dim in operand.dims) or not 0 < numbers.size <= MOST:
        return ""
    return nested(numbers.tolist(), rng) if numbers.dtype.kind in "biuf" else ""


def nested(numbers: Any, rng: random.Random) -> str:
    """Lists in lists, sometimes tuples."""
    if not isinstance(numbers, list):
        return repr(round(numbers, 2)) if isinstance(numbers, float) else repr(numbers)
    inside = ", ".join(nested(each, rng) for each in numbers)
    if rng.random() < 0.15:
        return f"({inside},)" if len(numbers) == 1 else f"({inside})"
    return f"[{inside}]"


def ragged(rng: random.Random) -> str:
    """Lists whose parts differ."""
    row = ["[1, 2]", "[3]", "[4, 5, 6]", "7"]
    chosen = rng.sample(row, rng.randint(2, 3))
    text = f"[{', '.join(chosen)}]"
    return f"[{text}, {text}]" if rng.random() < 0.2 else text


def of_sizes(sizes: Sequence[int], rng: random.Random, values: Sequence[str]) -> str:
    """Nested lists of that shape, the numbers drawn from those given."""
    if not sizes:
        return rng.choice(values)
    inside = ", ".join(of_sizes(sizes[1:], rng, values) for _ in range(sizes[0]))
    if rng.random() < 0.2:
        return f"({inside},)" if sizes[0] == 1 else f"({inside})"
    return f"[{inside}]"
