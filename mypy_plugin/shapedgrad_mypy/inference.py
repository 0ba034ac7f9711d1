"""The core's one door, with a memory: mypy asks about one expression once for each overload that it tries."""

from __future__ import annotations

from functools import lru_cache

from shapedgrad.shapes.errors import ShapeError
from shapedgrad.shapes.rules.table import infer


def inferred(operation: str, *args: object, **params: object) -> object:
    """Return what `infer` answers; raise the `ShapeError` that it raises."""
    answer = _remembered(operation, args, tuple(params.items()))
    if isinstance(answer, ShapeError):
        raise answer
    return answer


@lru_cache(maxsize=4096)
def _remembered(operation: str, args: tuple[object, ...], params: tuple[tuple[str, object], ...]) -> object:
    try:
        return infer(operation, *args, **dict(params))
    except ShapeError as error:
        return error
