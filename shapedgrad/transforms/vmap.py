"""vmap: a function of one example becomes a function of many."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.batched import Batch, Batched
from shapedgrad.autodiff.fit import shape_of
from shapedgrad.autodiff.trace import on_tape, run
from shapedgrad.autodiff.traced import Traced
from shapedgrad.shapes.errors import ShapeError
from shapedgrad.transforms.call import name_of
from shapedgrad.transforms.pytree import flatten, holds_none, opened, paths, unflatten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import optree


def vmap(f: Callable[..., Any], in_axes: Any = 0, out_axes: Any = 0) -> Callable[..., Any]:
    """Return the function that does for many examples at once what ``f`` does for one.

    Inside of ``f`` an array has the shape that it has in one example. Most operations run once for all examples,
    with one more axis; what has no such rule is done for one example after the other, which is right but not
    fast: `np.convolve`, index arrays behind slices, any function of NumPy's without a rule of ours.

    Parameters
    ----------
    f : callable
        Plain NumPy code of one example. It must not branch on values: use `np.where` in place of ``if``.
    in_axes : int, None, or a tuple or tree of these
        Along which axis of each positional argument the examples lie; None hands the argument over as it is. A
        single one counts for all of them; for a container, one for all of its arrays or a container of them.
        Keyword arguments have the examples along their first axis.
    out_axes : int, None, or a tree of these
        Along which axis of each result the examples shall lie; None is for results that are the same for all.

    Returns
    -------
    callable
        Takes the arguments of ``f`` with one more axis where ``in_axes`` says so.

    Raises
    ------
    ShapeError
        If the arguments hold different numbers of examples.
    TypeError
        If the function asks for the one value of what differs between examples (``if x > 0``, ``float(x)``).

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import grad, vmap
    >>> distance = lambda x, y: np.sqrt(np.sum((x - y) ** 2))
    >>> points = np.array([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]])
    >>> vmap(distance, in_axes=(0, None))(points, points[0])
    array([ 0.,  5., 10.])

    One gradient for each example:

    >>> vmap(grad(distance), in_axes=(0, None))(points[1:], points[0])
    array([[0.6, 0.8],
           [0.6, 0.8]])
    """

    @wraps(f)
    def of_many(*args: Any, **kwargs: Any) -> Any:
        leaves, structure = flatten((args, kwargs))
        axes, _ = flatten(None)
        axes = _axes_of_leaves(in_axes, args, kwargs, f)
        level = Batch(_size(f, leaves, axes, structure))
        traced = [
            x if axis is None else Batched(_to_front(x, axis), level)
            for x, axis in zip(leaves, axes, strict=True)
        ]

        def of_leaves(given: list[Any]) -> Any:
            positional, named = unflatten(structure, given)
            return f(*positional, **named)

        return _collected(run(of_leaves, traced, level), out_axes, level, f)

    return of_many


def _axes_of_leaves(in_axes: Any, args: Sequence[Any], kwargs: Any, f: Callable[..., Any]) -> list[Any]:
    if in_axes is None or isinstance(in_axes, int):
        in_axes = (in_axes,) * len(args)
    if len(in_axes) != len(args):
        raise TypeError(
            f"vmap of {name_of(f)}: in_axes has {len(in_axes)} items for {len(args)} positional arguments"
        )
    found: list[Any] = []
    for axes, tree in zip((*in_axes, 0), (*args, kwargs), strict=True):
        found += spread_axes(axes, tree, f)
    return found


def spread_axes(axes: Any, tree: Any, f: Callable[..., Any]) -> list[Any]:
    """Return an axis, or None, for each leaf of a tree, given a tree of them whose leaves may stand for many."""
    leaves, structure = flatten(tree)
    if axes is None or isinstance(axes, int):
        return [axes] * len(leaves)
    given: list[Any] | None
    if not isinstance(axes, (dict, list, tuple)) and not structure.children():
        raise TypeError(f"vmap of {name_of(f)}: {axes!r} is no axis: an int or None is, or a tree of these")
    try:
        given = structure.flatten_up_to(axes) if not holds_none(axes) else None
    except ValueError:
        given = None
    if given is not None and all(isinstance(a, int) for a in given):
        return list(given)
    if not leaves:
        return []
    children, entries = opened(tree)
    if isinstance(axes, dict) and isinstance(tree, dict) and axes.keys() == tree.keys():
        parts = [(axes[key], child) for key, child in zip(entries, children, strict=True)]
    elif isinstance(axes, (tuple, list)) and len(axes) == len(children):
        parts = list(zip(axes, children, strict=True))
    else:
        raise TypeError(f"vmap of {name_of(f)}: axes {axes} do not fit an argument of structure {structure}")
    return [axis for a, child in parts for axis in spread_axes(a, child, f)]


def _size(
    f: Callable[..., Any], leaves: Sequence[Any], axes: Sequence[Any], structure: optree.PyTreeSpec
) -> int:
    sizes: dict[str, int] = {}
    for x, axis, place in zip(leaves, axes, paths(structure), strict=True):
        if axis is None:
            continue
        shape = shape_of(x) if hasattr(x, "shape") else np.shape(x)
        if not -len(shape) <= axis < len(shape):
            raise ShapeError(
                f"vmap of {name_of(f)}: argument {place} has shape {shape}, so it has no axis {axis} of examples",
                operation="vmap", operands=(shape,), reason=f"no axis {axis}",
            )  # fmt: skip
        sizes[place] = shape[axis]
    if len(set(sizes.values())) != 1:
        told = ", ".join(f"{size} in {place}" for place, size in sizes.items())
        what = (
            f"the arguments hold different numbers of examples: {told}"
            if sizes
            else "no argument holds examples"
        )
        raise ShapeError(
            f"vmap of {name_of(f)}: {what}",
            operation="vmap", operands=(), reason=what,
        )  # fmt: skip
    return next(iter(sizes.values()))


def _to_front(x: Any, axis: int) -> Any:
    x = x if isinstance(x, (np.ndarray, Traced)) else np.asarray(x)
    return x if axis == 0 else np.moveaxis(x, axis, 0)


def _collected(output: Any, out_axes: Any, level: Batch, f: Callable[..., Any]) -> Any:
    leaves, structure = flatten(output)
    axes = spread_axes(out_axes, output, f)
    return unflatten(structure, [_with_axis(y, axis, level) for y, axis in zip(leaves, axes, strict=True)])


def _with_axis(y: Any, axis: int | None, level: Batch) -> Any:
    if axis is None:
        if on_tape(y, level):
            raise ValueError("out_axes is None for a result that differs between examples")
        return y
    if not on_tape(y, level):
        y = np.asarray(y) if not isinstance(y, Traced) else y
        whole = np.broadcast_to(y, (level.size, *y.shape))
        whole = whole.copy()
    else:
        whole = y.value
    rank = len(shape_of(whole))
    if not -rank <= axis < rank:
        raise ValueError(f"out_axes is {axis} for a result of shape {shape_of(whole)[1:]} for each example")
    return whole if axis == 0 else np.moveaxis(whole, 0, axis)
