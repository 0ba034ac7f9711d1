"""Functions that are given a function: ``apply_along_axis``, ``fromfunction``, ``vectorize``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import ends, stacked
from shapedgrad.shapes.rules.axes import several
from shapedgrad.shapes.rules.creation import sizes
from shapedgrad.shapes.rules.wording import counted
from shapedgrad.shapes.shape import ANY, SCALAR, Rest, Shape, broadcast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapedgrad.shapes.dim import Dim
    from shapedgrad.shapes.rules.parameters import Axes, Axis, Dims, DType, Function, Ignored, Result, Text


def apply_along_axis(func1d: Function, axis: Axis, arr: Shape, *args: Ignored, **kwargs: Ignored) -> Shape:
    """What a function makes of each vector along an axis, in place of that axis."""
    line, others = Shape((arr.dim(axis),)), arr.drop((axis,))
    if any(not isinstance(size, Rest) and size == 0 for size in others.items):
        raise Refusal(f"there are no vectors along axis {axis} of {arr}")
    made = func1d(line) if callable(func1d) else ANY
    if arr.rank is None or not isinstance(made, Shape):
        return ANY
    place = arr.normalize(axis)
    return stacked(others.dims[:place], made, others.dims[place:])


def apply_over_axes(func: Function, a: Shape, axes: Axes) -> Shape:
    """What a function makes of an array along one axis after the other, all of which are kept."""
    if a.rank is None:
        return ANY
    for axis in several(axes):
        place = axis + a.rank if axis < 0 else axis
        made = func(a, place) if callable(func) else ANY
        if not isinstance(made, Shape) or made.rank is None:
            a = Shape((UNKNOWN,) * len(a.dims))
        elif made.rank == a.rank:
            a = made
        elif made.rank + 1 == a.rank:
            a = made.insert(place, 1)
        else:
            raise Refusal(f"the function makes {made} of {a}", "shape-axis")
    return a


def fromfunction(
    function: Function, shape: Dims, *, dtype: DType = None, like: Ignored = None, **kwargs: Ignored
) -> Result:
    """What a function makes of the coordinates of all places, one array for each axis."""
    grid = sizes(shape)
    if not callable(function) or grid.rank is None:
        return UNKNOWN
    made: Result = function(*(grid,) * grid.rank)
    return made


def vectorized(pyfunc: Function, signature: Text | None, *args: Shape) -> Result:
    """``vectorize(pyfunc, signature=...)(*args)``: number by number, or along core axes; all others broadcast."""
    if signature is None:
        return _number_by_number(pyfunc, args)
    if not isinstance(signature, str):
        return UNKNOWN
    inputs, outputs = cores(signature)
    if len(inputs) != len(args):
        raise Refusal(
            f"{signature!r} is about {counted(len(inputs), 'argument', 'arguments')}, not {len(args)}"
        )
    found: dict[str, Dim] = {}
    loops = []
    for names, a in zip(inputs, args, strict=True):
        _, loop, core = ends(a, 0, len(names))
        loops.append(loop)
        for name, size in zip(names, core, strict=True):
            found[name] = agree(found.get(name, size), size, f"the sizes of {name} are", "shape-broadcast")
    loop = broadcast(*loops)
    if callable(pyfunc):  # which has to accept its core axes
        pyfunc(*(Shape(found[name] for name in names) for names in inputs))
    results = tuple(stacked(loop, [found.get(name, UNKNOWN) for name in names]) for names in outputs)
    return results if len(results) > 1 else results[0]


def _number_by_number(pyfunc: Function, args: tuple[Shape, ...]) -> Result:
    """As many arrays as the function has results, which are single numbers."""
    whole = broadcast(*args)
    made = pyfunc(*(SCALAR,) * len(args)) if callable(pyfunc) else UNKNOWN
    if isinstance(made, tuple):
        return (whole,) * len(made)
    return whole if made == SCALAR else UNKNOWN


_CORE = r"\((?:\w+(?:,\w+)*)?\)"
_SIGNATURE = re.compile(rf"{_CORE}(?:,{_CORE})*->{_CORE}(?:,{_CORE})*")


def cores(signature: str) -> tuple[Sequence[Sequence[str]], Sequence[Sequence[str]]]:
    """The names of the core axes of each operand and of each result: those of ``(n,k),(k)->(n)``."""
    bare = "".join(signature.split())
    if not _SIGNATURE.fullmatch(bare):
        raise Refusal(f"{signature!r} is no signature")
    inputs, outputs = (
        [re.findall(r"\w+", core) for core in re.findall(_CORE, side)] for side in bare.split("->")
    )
    return inputs, outputs
