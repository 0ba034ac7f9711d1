"""``vmap(f)``: a function called with one example of each argument, and an axis of examples in what it gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, Dim, same
from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.interpretation.derived import Run, per_output, shape_of
from shapedgrad_mypy.interpretation.machine import span
from shapedgrad_mypy.interpretation.operands import operand
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Integer,
    Tuple,
    Value,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine


def mapped(run: Run) -> Value:
    """Call a function with one example of each argument, and give what it returns an axis of examples."""
    axes = _axes(run.transform.option("in_axes", Integer(0)), len(run.args))
    out = run.transform.option("out_axes", Integer(0))
    shapes = [shape_of(each, run.machine) for each in run.args]
    if axes is None or run.keywords or None in shapes:
        run.machine.unknown_code(run.transform.function, *run.args)
        return TOP
    examples: list[Value] = []
    count: Dim = UNKNOWN
    for value, axis, shape in zip(run.args, axes, shapes, strict=True):
        if axis is None or shape is None:
            examples.append(value)
            continue
        if shape.rank is None or not -shape.rank <= axis < shape.rank:
            return TOP
        size = shape.dim(axis)
        if same(count, size) is False:
            message = (
                f"cannot map over {' and '.join(map(str, shapes))}: there are {count} and {size} examples"
            )
            run.machine.report(span(run.node, run.scope), message, "shape-call")
            return TOP
        count = size if count is UNKNOWN else count
        examples.append(replace(operand(value, run.machine.state), shape=shape.drop((axis % shape.rank,))))
    single = run.machine.call(run.transform.function, examples, run.node, run.scope)
    return per_output(single, lambda each: _batched(each, count, out, run.machine))


def _axes(given: Value, count: int) -> list[int | None] | None:
    """Return the axis of examples of each argument, None for one that is the same for all."""
    items = list(given.items) if isinstance(given, Tuple) else [given] * count
    found: list[int | None] = []
    for item in items:
        if isinstance(item, Integer) and isinstance(item.dim, int):
            found.append(item.dim)
        elif item == NONE:
            found.append(None)
    return found if len(found) == len(items) == count else None


def _batched(value: Value, count: Dim, out: Value, machine: Machine) -> Value:
    shape = shape_of(value, machine)
    if shape is None or shape.rank is None or not isinstance(out, Integer) or not isinstance(out.dim, int):
        return TOP
    dims = list(shape.dims)
    place = out.dim if out.dim >= 0 else out.dim + len(dims) + 1
    dims.insert(place, count)
    return replace(operand(value, machine.state), shape=Shape(dims))
