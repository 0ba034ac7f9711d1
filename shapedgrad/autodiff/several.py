"""Operations that have several results: decompositions, and functions that are recorded as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapedgrad.autodiff.fit import Parts, dtype_of
from shapedgrad.autodiff.operands import innermost, peel
from shapedgrad.autodiff.primitive import Primitive
from shapedgrad.autodiff.traced import NO_PARAMS, record, run_body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapedgrad.autodiff.tape import Level

_PART = Primitive(
    "part of a result",
    lambda results, n: results[n],
    lambda g, y, results, n: Parts({n: g}),  # noqa: ARG005
    jvps=(lambda t, y, results, n: t[n],),  # noqa: ARG005
)


def apply_several(
    primitive: Primitive, args: Sequence[Any], params: dict[str, Any] = NO_PARAMS
) -> tuple[Any, ...]:
    """Do an operation that has several results; those of integers and booleans are constants."""
    level = innermost(args, params)
    if level is None:
        return tuple(run_body(primitive, args, params))
    if level.batch:
        return level.interpret(primitive, args, params)  # type: ignore[no-any-return]
    values, parents = peel(args, level)
    results = apply_several(primitive, values, params)
    return record_several(level, (primitive, results, values, params, parents))


def record_several(level: Level, operation: tuple[Any, ...]) -> tuple[Any, ...]:
    """Take note of an operation with several results, and of each result as a part of them."""
    results = operation[1]
    whole = record(level, operation)
    parents = ((0, whole.index),)
    return tuple(
        record(level, (_PART, y, (results,), {"n": n}, parents)) if dtype_of(y).kind in "fc" else y
        for n, y in enumerate(results)
    )
