"""The forms that operations take in generated code: which can write into a buffer, and which give a view."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.compile import kernels
from shapedgrad.compile.graph import Aval, Node

if TYPE_CHECKING:
    from collections.abc import Callable

_SYMBOLS: dict[Callable[..., Any], str] = {
    operator.add: "+", operator.sub: "-", operator.mul: "*", operator.truediv: "/", operator.floordiv: "//",
    operator.mod: "%", operator.pow: "**", operator.lt: "<", operator.le: "<=", operator.gt: ">", operator.ge: ">=",
    operator.eq: "==", operator.ne: "!=",
}  # fmt: skip


def of_engine(node: Node, name: str, module: str) -> bool:
    """Tell whether an operation is the engine's own of a name, rather than a user's."""
    return node.name == name and getattr(node.function, "__module__", "") == f"shapedgrad.ops.{module}"


def symbol(node: Node) -> str | None:
    """Return the operator of an operation on two numbers."""
    return _SYMBOLS.get(node.function) if node.function is not None and len(node.args) == 2 else None


def is_ufunc(node: Node) -> bool:
    """Tell whether an operation is a plain call of a ufunc with one result."""
    return isinstance(node.function, np.ufunc) and not node.kwargs and node.function.nout == 1


def is_elementwise(node: Node) -> bool:
    """Tell whether each element of the result is computed of the elements at its place."""
    return is_ufunc(node) and node.function.signature is None  # type: ignore[union-attr]


def reduction(node: Node) -> np.ufunc | None:
    """Return the ufunc whose reduction an operation is, if it has no more than an axis and keepdims."""
    owner = getattr(node.function, "__self__", None)
    plain = set(node.kwargs) <= {"axis", "keepdims"} and len(node.args) == 1
    if isinstance(owner, np.ufunc) and node.function.__name__ == "reduce" and plain:  # type: ignore[union-attr]
        return owner
    if node.function is np.sum and plain:
        return np.add
    return None


def reduction_params(node: Node) -> tuple[Any, bool]:
    """Return the axis and keepdims of a reduction."""
    axis = node.kwargs.get("axis", None if node.function is np.sum else 0)
    return axis, bool(node.kwargs.get("keepdims", False))


def is_copy(node: Node) -> bool:
    """Tell whether an operation copies its operand, in the order of the result."""
    if node.function is np.array:
        return len(node.args) == 1 and isinstance(node.args[0], (Node, np.ndarray))
    return node.function is kernels.cast or (of_engine(node, "astype", "layout") and _plain_cast(node))


def _plain_cast(node: Node) -> bool:
    x = node.args[0]
    return (
        isinstance(x, Node)
        and x.aval.kind == "array"
        and x.aval.dtype.kind in "fiub"
        and node.aval.dtype.kind in "fi"
    )


def is_write(node: Node) -> bool:
    """Tell whether an operation copies an array and writes into the copy."""
    return of_engine(node, "setitem", "indexing")


def is_view(node: Node) -> bool:
    """Tell whether an operation is known to give a view of its first operand, whatever the values."""
    return (
        node.base is not None
        and bool(node.args)
        and node.args[0] is node.base
        and (
            of_engine(node, "getitem", "indexing")
            or of_engine(node, "reshape", "layout")
            or of_engine(node, "transpose", "layout")
            or node.function in {np.broadcast_to, kernels.flat, kernels.reshaped}
        )
    )


def takes_buffer(node: Node) -> bool:
    """Tell whether an operation can write its result into an array that is there."""
    if node.aval.kind != "array" or node.base is not None or node.constant or not node.aval.nbytes:
        return False
    if not (
        is_ufunc(node) or reduction(node) is not None or is_copy(node) or is_write(node) or is_kernel(node)
    ):
        return False
    return is_dense(node)


def is_kernel(node: Node) -> bool:
    """Tell whether an operation is one of ours that fills an array."""
    return node.function in {kernels.taken, kernels.put, kernels.added_at}


def strides_in_order(shape: tuple[int, ...], dtype: np.dtype[Any]) -> tuple[int, ...]:
    """Return the strides of an array whose elements lie in memory in the order of its axes."""
    strides, step = [], dtype.itemsize
    for size in reversed(shape):
        strides.append(step)
        step *= size
    return tuple(reversed(strides))


def in_order(aval: Aval) -> bool:
    """Tell whether the elements lie in memory in the order of the axes, without gaps."""
    expected = strides_in_order(aval.shape, aval.dtype)
    return aval.size > 0 and all(
        n == 1 or step == wanted for n, step, wanted in zip(aval.shape, aval.strides, expected, strict=True)
    )


def is_dense(node: Node) -> bool:
    """Tell whether the elements of an array fill its memory, in whichever order of its axes."""
    expected = node.aval.dtype.itemsize
    for step, size in sorted(
        (s, n) for s, n in zip(node.aval.strides, node.aval.shape, strict=True) if n != 1
    ):
        if step != expected:
            return False
        expected *= size
    return True
