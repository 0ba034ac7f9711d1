"""Operands: which transformation is the innermost among them, and what they are beneath it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.methods import ArrayMethods, is_recorded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapedgrad.autodiff.tape import Level

PLAIN = frozenset({np.ndarray, float, int, bool, np.float64, np.float32, np.int64, np.bool_})
"""The types of what takes part in an operation as it is."""


_OF_ARRAYS = frozenset({"index", "where"})


def innermost(args: Sequence[Any], params: Mapping[str, Any] = MappingProxyType({})) -> Level | None:
    """Return the innermost level that an operand is traced at; indices and masks may be arrays of examples (`vmap`)."""
    level = None
    for x in args:
        if isinstance(x, ArrayMethods) and (level is None or x.tape.level > level.level):
            level = x.tape
    for key in _OF_ARRAYS & params.keys():
        given = params[key]
        for x in given if type(given) is tuple else (given,):
            if isinstance(x, ArrayMethods) and (level is None or x.tape.level > level.level):
                level = x.tape
    return level


def traced_within(tree: Any, level: Level) -> bool:
    """Tell whether something among nested arguments is traced further in than a level."""
    if type(tree) in {list, tuple}:
        return any(traced_within(item, level) for item in tree)
    return isinstance(tree, ArrayMethods) and tree.tape.level > level.level


def peel(args: Sequence[Any], level: Level) -> tuple[list[Any], list[tuple[int, Any]]]:
    """Return operands with a level's tracing taken off, and which of them were traced, with their places."""
    values: list[Any] = []
    parents: list[tuple[int, Any]] = []
    for x in args:
        if isinstance(x, ArrayMethods) and x.tape is level:
            parents.append((len(values), x.index))
            # A Python float is kept as such by the operators, for it must not widen float32; here it is an array.
            value = x.value
            x = np.float64(value) if type(value) is float else value  # noqa: PLW2901
            if is_recorded(value):
                x = value.tape.widening(value)  # noqa: PLW2901
        elif type(x) not in PLAIN and not isinstance(x, ArrayMethods):
            x = escapes.constant(x)  # noqa: PLW2901
        values.append(x)
    return values, parents
