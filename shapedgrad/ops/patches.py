"""Patches of images: a view of what a kernel sees at each of its places, and the sum of overlapping patches."""

# ruff: noqa: ARG005  # every rule takes what the engine gives

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided

from shapedgrad.autodiff.batching import on_matrices
from shapedgrad.autodiff.primitive import Primitive
from shapedgrad.autodiff.traced import apply
from shapedgrad.shapes.errors import ShapeError

Sizes = tuple[int, ...]


def _cut(x: Any, kernel: Sizes, stride: Sizes, dilation: Sizes) -> Any:
    rank = len(kernel)
    outer, inner = x.shape[:-rank], x.shape[-rank:]
    places = tuple(
        [(n - d * (k - 1) - 1) // s + 1 for n, k, s, d in zip(inner, kernel, stride, dilation, strict=True)]
    )
    steps = x.strides[-rank:]
    strides = (
        *x.strides[:-rank],
        *[s * step for s, step in zip(stride, steps, strict=True)],
        *[d * step for d, step in zip(dilation, steps, strict=True)],
    )
    return as_strided(x, (*outer, *places, *kernel), strides, writeable=False)


def _add_up(x: Any, kernel: Sizes, stride: Sizes, dilation: Sizes, shape: Sizes) -> Any:
    rank = len(kernel)
    places = x.shape[x.ndim - 2 * rank : x.ndim - rank]
    total = np.zeros((*x.shape[: x.ndim - 2 * rank], *shape), x.dtype)
    # one addition for each place in the kernel, of all patches at once
    for offset in product(*map(range, kernel)):
        window = tuple([
            slice(d * k, d * k + s * (n - 1) + 1, s)
            for k, s, d, n in zip(offset, stride, dilation, places, strict=True)
        ])  # fmt: skip
        total[(..., *window)] += x[(..., *offset)]
    return total


_ADD_UP = Primitive(
    "add_patches",
    _add_up,
    lambda g, y, x, shape, **params: apply(_CUT, (g,), params),
    linear="each",
    batch=on_matrices,
)
_CUT: Primitive = Primitive(
    "patches",
    _cut,
    lambda g, y, x, **params: apply(_ADD_UP, (g,), {**params, "shape": x.shape[-len(params["kernel"]) :]}),
    linear="each",
    batch=on_matrices,
)


def cut(x: Any, kernel: Sizes, stride: Sizes, dilation: Sizes) -> Any:
    """Return the patches that a kernel sees: axes for its places, then axes within it, in place of the last axes.

    Raises
    ------
    ShapeError
        If the kernel is larger than the array, or a step is not positive.
    """
    inner = x.shape[-len(kernel) :]
    if min((*kernel, *stride, *dilation)) < 1:
        reason = f"kernel {kernel}, stride {stride} and dilation {dilation} must be at least 1"
        raise ShapeError(
            f"cannot cut patches: {reason}", operation="patches", operands=(x.shape,), reason=reason
        )
    if any(n < d * (k - 1) + 1 for n, k, d in zip(inner, kernel, dilation, strict=True)):
        reason = f"a kernel of {kernel} with dilation {dilation} is larger than {inner}"
        raise ShapeError(
            f"cannot cut patches of an array of shape {x.shape}: {reason}",
            operation="patches",
            operands=(x.shape,),
            reason=reason,
        )
    return apply(_CUT, (x,), {"kernel": kernel, "stride": stride, "dilation": dilation})


def add_up(x: Any, kernel: Sizes, stride: Sizes, dilation: Sizes, shape: Sizes) -> Any:
    """Return an array with the last axes of ``shape``, to which patches are added at their places: `cut` transposed."""
    return apply(_ADD_UP, (x,), {"kernel": kernel, "stride": stride, "dilation": dilation, "shape": shape})


def padded(x: Any, padding: Sizes, value: float = 0.0) -> Any:
    """Return an array with as much added at both ends of each of the last axes."""
    if not any(padding):
        return x
    width = [(0, 0)] * (len(x.shape) - len(padding)) + [(n, n) for n in padding]
    return np.pad(x, width, constant_values=value) if value else np.pad(x, width)
