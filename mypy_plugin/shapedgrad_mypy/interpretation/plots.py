"""Functions of matplotlib: what is drawn together has to fit, and axes come in tables."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, same
from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.interpretation.machine import span
from shapedgrad_mypy.interpretation.operations import operate
from shapedgrad_mypy.interpretation.scientific import array_of, given
from shapedgrad_mypy.interpretation.values import TOP, Array, Constant, Integer, Made, Some, Tuple, Value

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.number_models import Model
    from shapedgrad_mypy.interpretation.scope import Scope


def _plot(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``plt.plot(x, y)``: as many places as heights."""
    group: list[Shape] = []
    for each in (*args, Some("str")):
        if each != Some("str") and not _is_text(each):
            group.append(array_of(each, machine).shape)
        elif len(group) % 2 == 0:  # plt.plot(x, y, "r", x, z)
            for pair in zip(group[::2], group[1::2], strict=True):
                _check_points(pair, node, scope, machine)
            group = []
        else:
            break
    return TOP


def _scatter(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``plt.scatter(x, y)``: as many places as heights, however they are arranged."""
    sizes = [array_of(each, machine).shape.size for each in args[:2]]
    if len(sizes) == 2 and same(*sizes) is False:
        message = f"cannot draw {sizes[0]} places at {sizes[1]} heights"
        machine.report(span(node, scope), message, "shape-broadcast")
    return TOP


def _broadcast(count: int) -> Model:
    """Return the model of a function whose first arguments are broadcast: ``plt.bar(x, heights)``."""

    def model(
        args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
    ) -> Value:
        for each in args[1:count]:
            operate("add", [array_of(args[0], machine), array_of(each, machine)], {}, node, scope, machine)
        return TOP

    return model


def _check_points(shapes: Sequence[Shape], node: ast.AST, scope: Scope, machine: Machine) -> None:
    one, other = shapes
    if not one.rank or not other.rank:
        return
    if same(one.dim(0), other.dim(0)) is False:
        message = f"cannot draw {one} against {other}: axis 0 is {one.dim(0)} and {other.dim(0)}"
        machine.report(span(node, scope), message, "shape-broadcast")


def _is_text(value: Value) -> bool:
    return isinstance(value, Constant) and isinstance(value.value, str)


def _subplots(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``fig, axes = plt.subplots(2, 3)``: an array of axes, without the axes of one row or one column."""
    rows, columns = (Integer(1) if each is None else each for each in given(args, keywords, "nrows", "ncols"))
    sizes = [each.dim if isinstance(each, Integer) else UNKNOWN for each in (rows, columns)]
    if "squeeze" in keywords or not all(isinstance(size, int) for size in sizes):
        return Tuple((TOP, TOP))
    dims = [size for size in sizes if size != 1]
    return Tuple((Made("matplotlib.figure.Figure"), Array(Shape(dims), "object") if dims else _AXES))


_AXES = Made("matplotlib.axes.Axes")


def _axes(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    return _AXES


def _figure(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    return Made("matplotlib.figure.Figure")


MODELS: Mapping[str, Model] = {
    "matplotlib.pyplot.plot": _plot,
    "matplotlib.axes.Axes.plot": _plot,
    "matplotlib.pyplot.scatter": _scatter,
    "matplotlib.axes.Axes.scatter": _scatter,
    **{
        f"{module}.{name}": _broadcast(count)
        for module in ["matplotlib.pyplot", "matplotlib.axes.Axes"]
        for name, count in [("bar", 2), ("barh", 2), ("fill_between", 3), ("errorbar", 2), ("stem", 2)]
    },
    "matplotlib.pyplot.subplots": _subplots,
    "matplotlib.pyplot.figure": _figure,
    "matplotlib.pyplot.gca": _axes,
    "matplotlib.pyplot.axes": _axes,
    "matplotlib.pyplot.subplot": _axes,
    "matplotlib.figure.Figure.add_subplot": _axes,
}
