"""Rules by which an operation is written as another one: the result has the same bits, the signs of zeros included.

Sums are never put in another order, and no factor is moved. What IEEE 754 makes exact is used: ``x + (-y)`` is
``x - y``, ``x * 1`` is ``x``. What NumPy does for an operand of another shape or dtype is done beforehand where that is
faster.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.backward import has_nan
from shapedgrad.autodiff.forward import has_nan_inside
from shapedgrad.autodiff.methods import holds_somewhere
from shapedgrad.compile import forms, kernels
from shapedgrad.compile.graph import Aval, Node

if TYPE_CHECKING:
    from shapedgrad.compile.simplify import Builder

SMALL = 1 << 16
"""Up to how many bytes the cost of a call counts, rather than that of its work."""


def rewritten(node: Node, build: Builder) -> Node:
    """Return an operation in the place of a node: an earlier one, a new one, or the node itself, changed."""
    if node.answer is not None:
        _ask_briefly(node)
        return node
    if forms.is_elementwise(node):
        return _elementwise(node, build)
    if node.function is np.einsum:
        _choose_path(node)
        return node
    if node.function == np.add.reduce:
        return _counted(node, build)
    if forms.of_engine(node, "getitem", "indexing"):
        return _gathered(node, build)
    if forms.of_engine(node, "scatter", "indexing"):
        return _scattered(node, build)
    return node


def _ask_briefly(node: Node) -> None:
    x = node.args[0]
    if node.name != "ask" or x.aval.kind != "array" or not x.aval.nbytes:
        return
    if x.aval.nbytes > SMALL:
        _ask_less(node, x)
        return
    if node.function in {has_nan, has_nan_inside} and x.aval.dtype.kind == "f" and x.aval.dtype.itemsize > 2:
        node.function = kernels.not_a_number
    if node.function is holds_somewhere and x.aval.dtype == bool:
        node.function = kernels.some


def _ask_less(node: Node, x: Node) -> None:
    """Look for NaNs in a large product with a constant by way of the other factor, if that is smaller."""
    if node.function is not has_nan or x.function is not np.matmul or x.aval.dtype not in kernels.REALS:
        return
    for constant, factor in (x.args, x.args[::-1]):
        if (
            isinstance(constant, np.ndarray)
            and isinstance(factor, Node)
            and constant.dtype == factor.aval.dtype == x.aval.dtype
            and 2 * factor.aval.nbytes <= x.aval.nbytes
            and np.isfinite(constant).all()
        ):
            node.function, node.args = kernels.Bounded(constant, has_nan), (x, factor)


def _choose_path(node: Node) -> None:
    """Choose once in which order the operands of an einsum are contracted, as the call would each time."""
    optimize = node.kwargs.get("optimize", False)
    if optimize not in (True, "greedy", "optimal"):
        return
    alike = [
        np.broadcast_to(np.empty((), x.aval.dtype), x.aval.shape) if isinstance(x, Node) else x
        for x in node.args
    ]
    node.kwargs = {**node.kwargs, "optimize": np.einsum_path(*alike, optimize=optimize)[0]}


# --------------------------------------------------------------------------------------- elementwise


def _elementwise(node: Node, build: Builder) -> Node:
    same = _trivial(node)
    if same is not None:
        return same
    node.args = tuple(_slimmer(x, node) for x in node.args)
    if node.function is np.multiply:
        node.args = tuple(_number_of(x, node, build) for x in node.args)
    if node.function in {np.add, np.subtract}:
        _turned(node)
        return _added(node, build)
    return node


def _trivial(node: Node) -> Node | None:
    """Return the operand that an operation gives back as it is."""
    x, y = node.args if len(node.args) == 2 else (node.args[0], None)
    if node.function in {np.multiply, np.divide} and _same(x, node) and _is_number(y, 1.0):
        return x  # type: ignore[no-any-return]
    if node.function is np.multiply and _same(y, node) and _is_number(x, 1.0):
        return y
    if node.function is np.subtract and _same(x, node) and _is_number(y, 0.0):
        return x  # type: ignore[no-any-return]
    if (
        node.function is np.negative
        and isinstance(x, Node)
        and x.function is np.negative
        and _same(x.args[0], node)
    ):
        return x.args[0]  # type: ignore[no-any-return]
    return None


def _same(x: Any, node: Node) -> bool:
    return isinstance(x, Node) and x.aval == node.aval


def _is_number(x: Any, value: float) -> bool:
    plain: Any = uniform(x) if isinstance(x, np.ndarray) else x
    if not isinstance(plain, (float, int, np.floating)):
        return False
    return bool(plain == value) and not np.signbit(plain)


def uniform(x: Any) -> Any:
    """Return the number that all elements of a constant array are, or None."""
    if x.dtype.kind not in "fc" or x.size == 0:
        return None
    first = x.reshape(-1)[:1]
    same = np.ascontiguousarray(x).view(np.uint8).reshape(-1, x.itemsize) == first.view(np.uint8)
    return first[0] if same.all() else None


def _slimmer(x: Any, node: Node) -> Any:
    """Return an operand without what only repeats it, if the others have the result's shape and layout."""
    others = [y for y in node.args if y is not x]
    if not any(isinstance(y, Node) and y.aval.kind == "array" and _lies_alike(y, node) for y in others):
        return x
    if isinstance(x, np.ndarray) and x.ndim:
        number = uniform(x)
        return x if number is None else np.array(number)
    if isinstance(x, Node) and x.function is np.array and len(x.args) == 1:
        wide = x.args[0]
        if isinstance(wide, Node) and wide.function is np.broadcast_to and wide.aval.dtype == x.aval.dtype:
            return wide.args[0]
    return x


def _lies_alike(x: Node, node: Node) -> bool:
    return x.aval.shape == node.aval.shape and forms.in_order(x.aval) and forms.in_order(node.aval)


def _number_of(x: Any, node: Node, build: Builder) -> Any:
    """Return booleans that numbers are multiplied with as numbers, which NumPy would make piece by piece."""
    if (
        not isinstance(x, Node)
        or x.aval.kind != "array"
        or x.aval.dtype != bool
        or node.aval.dtype.kind != "f"
    ):
        return x
    if not forms.in_order(x.aval) or x.aval.size < node.aval.size:
        return x
    aval = Aval("array", x.aval.shape, node.aval.dtype, forms.strides_in_order(x.aval.shape, node.aval.dtype))
    return build.make(node, kernels.cast, (x, node.aval.dtype), aval)


def _counted(node: Node, build: Builder) -> Node:
    """Return a sum of booleans as numbers, of numbers that they are made beforehand."""
    x = node.args[0]
    dtype = node.kwargs.get("dtype")
    if (
        set(node.kwargs) == {"axis", "keepdims", "dtype"}
        and dtype == node.aval.dtype
        and node.aval.kind == "array"
    ):
        made = _number_of(x, node, build)
        if made is not x:
            node.args, node.kwargs = (made,), {key: node.kwargs[key] for key in ("axis", "keepdims")}
    return node


def _turned(node: Node) -> None:
    """Write a sum with what is negated as a difference, and the other way round."""
    x, y = node.args
    if node.function is np.add and _negated(x, node) and not _negated(y, node):
        x, y = y, x
    if _negated(y, node):
        node.function = np.subtract if node.function is np.add else np.add
        node.name, node.args = node.function.__name__, (x, y.args[0])


def _negated(x: Any, node: Node) -> bool:
    return (
        isinstance(x, Node)
        and x.function is np.negative
        and isinstance(x.args[0], Node)
        and x.args[0].aval.dtype == x.aval.dtype == node.aval.dtype
        and node.aval.dtype.kind == "f"
    )


# ------------------------------------------------------------------------------------------ indexing


def _places(index: Any, shape: tuple[int, ...]) -> Any:
    """Return the places in the flat array that constant index arrays, one for each axis, select."""
    if type(index) is not tuple or len(index) != len(shape) or not shape:
        return None
    if not all(isinstance(item, np.ndarray) and item.dtype.kind in "iu" and item.ndim for item in index):
        return None
    try:
        return np.ravel_multi_index(
            [np.where(item < 0, item + n, item) for item, n in zip(index, shape, strict=True)], shape
        )
    except ValueError:
        return None


def _gathered(node: Node, build: Builder) -> Node:
    x = node.args[0]
    if not isinstance(x, Node) or not forms.in_order(x.aval):
        return node
    places = _places(node.kwargs["index"], x.aval.shape)
    if places is None or places.shape != node.aval.shape or not forms.in_order(node.aval):
        return node
    return build.make(node, kernels.taken, (_flat(x, node, build), places), node.aval)


def _flat(x: Node, node: Node, build: Builder) -> Node:
    if len(x.aval.shape) == 1:
        return x
    aval = Aval("array", (x.aval.size,), x.aval.dtype, (x.aval.dtype.itemsize,))
    return build.make(node, kernels.flat, (x,), aval, view=True)


def _scattered(node: Node, build: Builder) -> Node:
    """Return what is selected by an axis more put back by one less, and elements that differ put where they belong."""
    x, index, shape = node.args[0], node.kwargs["index"], node.kwargs["shape"]
    if not isinstance(x, Node) or x.aval.kind != "array" or not forms.in_order(x.aval):
        return node
    items = index if type(index) is tuple else (index,)
    if all(
        item is None or item is Ellipsis or (type(item) is slice and item == slice(None)) for item in items
    ):
        return build.make(node, kernels.reshaped, (x, shape), node.aval, view=True)
    places = _places(index, shape)
    if places is None or places.shape != x.aval.shape or np.unique(places).size != places.size:
        return node
    # the engine counts these up from zero
    added = node.aval.dtype in kernels.REALS and all(i.dtype.kind == "i" for i in items)
    return build.make(node, kernels.put, (x, places, shape, added), node.aval)


def _added(node: Node, build: Builder) -> Node:
    """Return a sum with what was put into zeros as an addition to these elements."""
    if node.function is not np.add:
        return node
    x, y = node.args
    if isinstance(x, Node) and x.function is kernels.put:
        x, y = y, x
    if (
        not (isinstance(y, Node) and y.function is kernels.put and isinstance(x, Node))
        or x.function is kernels.put
    ):
        return node
    value, places, _, added = y.args
    if not added or x.aval != node.aval or not forms.in_order(x.aval) or value.aval.dtype != node.aval.dtype:
        return node
    if math.prod(node.aval.shape) < 2 * places.size:
        return node
    return build.make(node, kernels.added_at, (x, value, places), node.aval)
