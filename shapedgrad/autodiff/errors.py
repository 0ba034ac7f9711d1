"""Errors of differentiation: cotangents that do not fit, operations without a derivative, values that escape."""

from __future__ import annotations

from linecache import getline

from shapedgrad.shapes.errors import ShapeError


class GradientShapeError(ShapeError):
    """A cotangent does not have the shape or the dtype of the array whose gradient it should be."""


class IndexShapeError(ShapeError, IndexError):
    """A `ShapeError` where NumPy itself raises an IndexError, for code that catches that."""


class NotDifferentiableError(TypeError):
    """An operation on a traced array has no derivative here, or would lose it silently."""


class NotBatchedError(NotDifferentiableError):
    """Within `vmap`, code asked for the one value of what is many: one for each example."""


def quote(filename: str, line: int) -> str:
    """Return the place and the text of a source line, as an error shows them."""
    text = getline(filename, line).strip()
    return f"{filename}:{line}" + (f": {text}" if text else "")
