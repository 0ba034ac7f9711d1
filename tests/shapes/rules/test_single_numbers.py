"""Whether a result of rank 0 is an array or a number, against NumPy itself."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from shapedgrad.shapes.rules.table import TABLE
from tests.samples import SAMPLES
from tests.shapes.rules.changes import changed
from tests.shapes.rules.numpy_calls import REFUSED, call_numpy, installed

if TYPE_CHECKING:
    from collections.abc import Iterator

CHANGES = 20

# An ellipsis, keepdims=, weights= or size=() make arrays where there would be numbers, and a function what it likes.
EITHER = {"fromfunction", "getitem", "median", "percentile", "quantile"}


def single(result: Any) -> Iterator[Any]:
    """The parts of a result that have rank 0."""
    if isinstance(result, tuple | list):
        for each in result:
            yield from single(each)
    elif np.ndim(result) == 0:
        yield result


OF_ARRAYS = [
    name
    for name, row in TABLE.items()
    if (callable(row.dtype) or row.dtype not in {"none", "dims", "dim", "list"})
    and name not in EITHER
    and not name.startswith("random.")
    and installed(name)
]


@pytest.mark.parametrize("operation", OF_ARRAYS)
def test_single_numbers(operation: str) -> None:
    random = Random(operation)  # noqa: S311  (no cryptography)
    calls = [
        *SAMPLES[operation],
        *(changed(random, operation, random.choice(SAMPLES[operation])) for _ in range(CHANGES)),
    ]
    for call in calls:
        if any(key.startswith("out") for key in call.params):
            continue
        try:
            result = call_numpy(operation, call.args, call.params)
        except REFUSED:
            continue
        for each in single(result):
            assert isinstance(each, np.ndarray) == TABLE[operation].arrays, (str(call), each)
