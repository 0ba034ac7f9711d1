"""How operations are done for many examples at once: one rule for each kind of operation, most by broadcasting.

A rule takes a `Call` and returns the result with the examples along its first axis. It does the operation by
NumPy's functions or by `apply`, so that operands may be traced, or arrays of examples, further out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple

from shapedgrad.autodiff.batch_indexing import getitem, scatter, setitem
from shapedgrad.autodiff.examples import is_examples, loop, shape_in, spread_out, widened
from shapedgrad.autodiff.several import apply_several
from shapedgrad.autodiff.traced import apply

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapedgrad.autodiff.examples import Call


def broadcasting(call: Call) -> Any:
    """Elementwise operations: the examples' axis comes before all others, also where ranks differ."""
    if any(is_examples(value) for value in call.params.values()):
        return loop(call)
    return apply(call.primitive, aligned(call.operands, call.batched), call.params)


def aligned(operands: Sequence[Any], batched: Sequence[bool], least: int = 0) -> list[Any]:
    """Return operands that broadcast with each other, examples with examples."""
    rank = max([least, *[np.ndim(x) - b for x, b in zip(operands, batched, strict=True)]])
    return [widened(x, rank) if b else x for x, b in zip(operands, batched, strict=True)]


def along_axis(call: Call) -> Any:
    """Operations of one array along the axes that the parameter ``axis`` names, None naming all."""
    (x,) = call.operands
    if not call.batched[0]:
        return loop(call)
    rank = np.ndim(x) - 1
    axis = call.params.get("axis")
    axes = range(rank) if axis is None else normalize_axis_tuple(axis, rank)
    moved = tuple(n + 1 for n in axes)
    changed = {"axis": moved[0] if isinstance(axis, (int, np.integer)) else moved}
    where: Any = call.params.get("where")
    if is_examples(where):
        changed["where"] = widened(where.value, rank)
    return apply(call.primitive, (x,), {**call.params, **changed})


def on_matrices(call: Call) -> Any:
    """Operations on the last two axes of an array, which do any leading ones by themselves."""
    do = apply_several if call.primitive.several else apply
    return do(call.primitive, call.operands, call.params)


def solve(call: Call) -> Any:
    """Solve the equations: a vector on the right becomes a matrix of one column."""
    a, b = call.operands
    vector = np.ndim(b) - call.batched[1] == 1
    if vector:
        b = b[..., None]
    solved = apply(call.primitive, aligned((a, b), call.batched), call.params)
    return solved[..., 0] if vector else solved


def matmul(call: Call) -> Any:
    """Multiply matrices: vectors become matrices, and one matrix for all examples makes one large product."""
    x, y = call.operands
    rank_x, rank_y = (np.ndim(z) - b for z, b in zip(call.operands, call.batched, strict=True))
    if not call.batched[1] and rank_y <= 2 and rank_x == 1:
        return np.matmul(x, y)
    if not call.batched[0] and rank_x <= 2 and rank_y == 1:
        return np.matmul(y, x.T)
    if not call.batched[1] and rank_y == 2:
        rows = np.matmul(np.reshape(x, (-1, shape_in(x)[-1])), y)
        return np.reshape(rows, (*shape_in(x)[:-1], shape_in(y)[-1]))
    row, column = rank_x == 1, rank_y == 1
    x, y = x[..., None, :] if row else x, y[..., None] if column else y
    product = np.matmul(*aligned((x, y), call.batched))
    if row and column:
        return product[..., 0, 0]
    return product[..., 0, :] if row else product[..., 0] if column else product


def reshape(call: Call) -> Any:
    """Reshape each example."""
    (x,) = call.operands
    inner = shape_in(x)[1:]
    target = np.broadcast_to(np.empty(()), inner).reshape(call.params["shape"]).shape
    if call.params.get("order", "C") == "F":
        # Fortran's order is C's with all axes reversed, on both sides.
        turned = np.reshape(_reversed(x), (call.size, *reversed(target)))
        return _reversed(turned)
    return np.reshape(x, (call.size, *target))


def _reversed(x: Any) -> Any:
    return np.transpose(x, (0, *range(np.ndim(x) - 1, 0, -1)))


def transpose(call: Call) -> Any:
    """Transpose each example."""
    (x,) = call.operands
    rank = np.ndim(x) - 1
    axes = call.params["axes"]
    order = range(rank)[::-1] if axes is None else normalize_axis_tuple(axes, rank)
    return np.transpose(x, (0, *[n + 1 for n in order]))


def broadcast_to(call: Call) -> Any:
    """Broadcast each example."""
    shape = call.params["shape"]
    shape = (shape,) if isinstance(shape, (int, np.integer)) else tuple(shape)
    return np.broadcast_to(widened(call.operands[0], len(shape)), (call.size, *shape))


def joined(call: Call) -> Any:
    """Join the arrays of each example along an axis, old or new."""
    arrays = [x if b else spread_out(x, call.size) for x, b in zip(call.operands, call.batched, strict=True)]
    rank = np.ndim(arrays[0]) - 1 + (call.primitive.name == "stack")
    return apply(call.primitive, arrays, {"axis": call.params["axis"] % rank + 1})


def roll(call: Call) -> Any:
    """Roll each example."""
    (x,) = call.operands
    axis, rank = call.params["axis"], np.ndim(x) - 1
    if axis is None:
        return np.reshape(np.roll(np.reshape(x, (call.size, -1)), call.params["shift"], 1), shape_in(x))
    axes = tuple(n + 1 for n in normalize_axis_tuple(axis, rank, allow_duplicate=True))
    return np.roll(x, call.params["shift"], axes)


def tile(call: Call) -> Any:
    """Tile each example."""
    return np.tile(widened(call.operands[0], len(call.params["reps"])), (1, *call.params["reps"]))


def einsum(call: Call) -> Any:
    """Give the examples a letter of their own."""
    used = set("".join([call.params["output"], *call.params["inputs"]]))
    letter = next(chr(n) for n in (*range(97, 123), *range(65, 91)) if chr(n) not in used)
    inputs = [letter + s if b else s for s, b in zip(call.params["inputs"], call.batched, strict=True)]
    return np.einsum(",".join(inputs) + "->" + letter + call.params["output"], *call.operands)


RULES: dict[str, Callable[..., Any]] = {
    **dict.fromkeys(
        (
            "sum",
            "mean",
            "var",
            "std",
            "max",
            "min",
            "prod",
            "cumsum",
            "cumprod",
            "linalg.norm",
            "repeat",
            "sort",
        ),
        along_axis,
    ),
    **dict.fromkeys(("copy", "astype"), broadcasting),
    **dict.fromkeys(("linalg.inv", "linalg.det", "linalg.slogdet", "linalg.cholesky"), on_matrices),
    **dict.fromkeys(("linalg.eigh", "linalg.eig", "linalg.svd", "linalg.qr"), on_matrices),
    **dict.fromkeys(("concatenate", "stack"), joined),
    "linalg.solve": solve,
    "matmul": matmul,
    "reshape": reshape,
    "transpose": transpose,
    "broadcast_to": broadcast_to,
    "roll": roll,
    "tile": tile,
    "einsum": einsum,
    "getitem": getitem,
    "scatter": scatter,
    "setitem": setitem,
}
"""By the primitives' names; a call.primitive may bring a rule of its own (``batch=``), and has a loop without."""
