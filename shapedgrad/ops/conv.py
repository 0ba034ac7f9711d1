"""Convolutions of neural networks, which are correlations: the kernel is not flipped.

Axes are in the order (examples, channels, place ...). The sizes of the results are those of Dumoulin and Visin,
"A guide to convolution arithmetic for deep learning" (2016).
"""

# ruff: noqa: TC001  # annotations are there at run time, too
# mypy: disable-error-code="no-any-return"
# what the bodies compute with may be traced, and has no static type; the annotations are for callers

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from shapedgrad.array import Dim, NDArray, Shape
from shapedgrad.ops.nn import array
from shapedgrad.ops.patches import add_up, cut, padded
from shapedgrad.shapes.errors import ShapeError

if TYPE_CHECKING:
    from collections.abc import Sequence

F = TypeVar("F", bound=np.floating[Any])


def conv1d(
    x: NDArray[Shape["N, G*I, L"], F],
    w: NDArray[Shape["O, I, K"], F],
    b: NDArray[Shape["O"], F] | None = None,
    stride: Dim["S"] = 1,
    padding: Dim["P"] = 0,
    dilation: Dim["D"] = 1,
    groups: Dim["G"] = 1,
) -> NDArray[Shape["N, O, (L + 2*P - D*(K - 1) - 1)//S + 1"], F]:
    """Return the correlation of sequences with kernels.

    Parameters
    ----------
    x : (N, groups*I, L)
        N sequences of length L, with groups*I channels.
    w : (O, I, K)
        A kernel of length K for each of O output channels.
    b : (O,), optional
        What is added to each output channel.
    stride, padding, dilation : int
        The step between two places of the kernel; how many zeros are put at both ends; the step within the kernel.
    groups : int
        Into how many groups the channels are divided: each output channel sees one of them.

    Raises
    ------
    ShapeError
        If the channels do not fit, or the kernel is longer than the sequence.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import conv1d
    >>> conv1d(np.array([[[1.0, 2.0, 4.0, 8.0]]]), np.array([[[-1.0, 1.0]]]))
    array([[[1., 2., 4.]]])
    """
    return conv_nd(x, w, b, (stride,), (padding,), (dilation,), groups)


def conv2d(
    x: NDArray[Shape["N, G*I, H, W"], F],
    w: NDArray[Shape["O, I, KH, KW"], F],
    b: NDArray[Shape["O"], F] | None = None,
    stride: Dim["S"] = 1,
    padding: Dim["P"] = 0,
    dilation: Dim["D"] = 1,
    groups: Dim["G"] = 1,
) -> NDArray[
    Shape["N, O, (H + 2*P - D*(KH - 1) - 1)//S + 1, (W + 2*P - D*(KW - 1) - 1)//S + 1"],
    F,
]:
    """Return the correlation of images with kernels; see `conv1d`.

    `conv_nd` takes a stride, a padding and a dilation for each axis.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import conv2d
    >>> conv2d(np.ones((1, 3, 5, 5)), np.ones((8, 3, 3, 3)), stride=2, padding=1).shape
    (1, 8, 3, 3)
    """
    return conv_nd(x, w, b, (stride,) * 2, (padding,) * 2, (dilation,) * 2, groups)


def conv3d(
    x: NDArray[Shape["N, G*I, T, H, W"], F],
    w: NDArray[Shape["O, I, KT, KH, KW"], F],
    b: NDArray[Shape["O"], F] | None = None,
    stride: Dim["S"] = 1,
    padding: Dim["P"] = 0,
    dilation: Dim["D"] = 1,
    groups: Dim["G"] = 1,
) -> NDArray[
    Shape[
        "N, O, (T + 2*P - D*(KT - 1) - 1)//S + 1, (H + 2*P - D*(KH - 1) - 1)//S + 1, (W + 2*P - D*(KW - 1) - 1)//S + 1"
    ],
    F,
]:
    """Return the correlation of volumes with kernels; see `conv1d`.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import conv3d
    >>> conv3d(np.ones((1, 2, 4, 4, 4)), np.ones((3, 2, 1, 2, 3))).shape
    (1, 3, 4, 3, 2)
    """
    return conv_nd(x, w, b, (stride,) * 3, (padding,) * 3, (dilation,) * 3, groups)


def conv_nd(
    x: NDArray[Shape["..."], F],
    w: NDArray[Shape["..."], F],
    b: NDArray[Shape["..."], F] | None,
    stride: Sequence[int],
    padding: Sequence[int],
    dilation: Sequence[int],
    groups: int = 1,
) -> NDArray[Shape["..."], F]:
    """Return the correlation of arrays with kernels, with steps for each axis; see `conv1d`.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import conv_nd
    >>> conv_nd(np.ones((1, 1, 5, 5)), np.ones((1, 1, 3, 1)), None, (2, 1), (1, 0), (1, 1)).shape
    (1, 1, 3, 5)
    """
    x, w = array(x), array(w)
    rank = len(w.shape) - 2
    if len(x.shape) != rank + 2 or x.shape[1] != groups * w.shape[1] or w.shape[0] % groups:
        _refuse("convolve", x, w, f"{x.shape[1:2]} channels in, {w.shape[:2]} in the kernel, {groups} groups")
    kernel = tuple(w.shape[2:])
    patches = cut(padded(x, tuple(padding)), kernel, tuple(stride), tuple(dilation))
    n, places = x.shape[0], patches.shape[2 : 2 + rank]
    channels, inputs = w.shape[0] // groups, w.shape[1]
    # (n, group, input, places, kernel) -> (group, input and kernel, n and places): one product for each group
    apart = np.reshape(patches, (n, groups, inputs, *places, *kernel))
    order = (1, 2, *range(3 + rank, 3 + 2 * rank), 0, *range(3, 3 + rank))
    columns = np.reshape(np.transpose(apart, order), (groups, inputs * math.prod(kernel), -1))
    product = np.matmul(np.reshape(w, (groups, channels, -1)), columns)
    return _biased(np.swapaxes(np.reshape(product, (w.shape[0], n, *places)), 0, 1), b)


def conv_transpose1d(
    x: NDArray[Shape["N, G*I, L"], F],
    w: NDArray[Shape["G*I, O, K"], F],
    b: NDArray[Shape["G*O"], F] | None = None,
    stride: Dim["S"] = 1,
    padding: Dim["P"] = 0,
    output_padding: Dim["A"] = 0,
    dilation: Dim["D"] = 1,
    groups: Dim["G"] = 1,
) -> NDArray[Shape["N, G*O, (L - 1)*S - 2*P + D*(K - 1) + A + 1"], F]:
    """Return the transpose of `conv1d`: what its gradient by x does to a cotangent.

    Parameters
    ----------
    x : (N, groups*I, L)
        What `conv1d` with the same kernels would have returned.
    w : (groups*I, O, K)
        The kernels, with the axes of channels exchanged.
    b : (groups*O,), optional
        What is added to each output channel.
    stride, padding, dilation, groups : int
        As of `conv1d`.
    output_padding : int
        How many places are added at the end, for several lengths give `conv1d` of a stride the same length.

    Raises
    ------
    ShapeError
        If the channels do not fit, or the padding leaves nothing.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import conv_transpose1d
    >>> conv_transpose1d(np.array([[[1.0, 2.0]]]), np.array([[[1.0, 10.0, 100.0]]]), stride=2)
    array([[[  1.,  10., 102.,  20., 200.]]])
    """
    return conv_transpose_nd(x, w, b, (stride,), (padding,), (output_padding,), (dilation,), groups)


def conv_transpose2d(
    x: NDArray[Shape["N, G*I, H, W"], F],
    w: NDArray[Shape["G*I, O, KH, KW"], F],
    b: NDArray[Shape["G*O"], F] | None = None,
    stride: Dim["S"] = 1,
    padding: Dim["P"] = 0,
    output_padding: Dim["A"] = 0,
    dilation: Dim["D"] = 1,
    groups: Dim["G"] = 1,
) -> NDArray[
    Shape["N, G*O, (H - 1)*S - 2*P + D*(KH - 1) + A + 1, (W - 1)*S - 2*P + D*(KW - 1) + A + 1"],
    F,
]:
    """Return the transpose of `conv2d`; see `conv_transpose1d`.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import conv_transpose2d
    >>> conv_transpose2d(np.ones((1, 8, 3, 3)), np.ones((8, 3, 4, 4)), stride=2, padding=1).shape
    (1, 3, 6, 6)
    """
    pair = (output_padding,) * 2
    return conv_transpose_nd(x, w, b, (stride,) * 2, (padding,) * 2, pair, (dilation,) * 2, groups)


def conv_transpose3d(
    x: NDArray[Shape["N, G*I, T, H, W"], F],
    w: NDArray[Shape["G*I, O, KT, KH, KW"], F],
    b: NDArray[Shape["G*O"], F] | None = None,
    stride: Dim["S"] = 1,
    padding: Dim["P"] = 0,
    output_padding: Dim["A"] = 0,
    dilation: Dim["D"] = 1,
    groups: Dim["G"] = 1,
) -> NDArray[
    Shape[
        "N, G*O, (T - 1)*S - 2*P + D*(KT - 1) + A + 1, (H - 1)*S - 2*P + D*(KH - 1) + A + 1, (W - 1)*S - 2*P + D*(KW - 1) + A + 1"
    ],
    F,
]:
    """Return the transpose of `conv3d`; see `conv_transpose1d`.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import conv_transpose3d
    >>> conv_transpose3d(np.ones((1, 2, 2, 2, 2)), np.ones((2, 1, 2, 2, 2)), stride=2).shape
    (1, 1, 4, 4, 4)
    """
    triple = (output_padding,) * 3
    return conv_transpose_nd(x, w, b, (stride,) * 3, (padding,) * 3, triple, (dilation,) * 3, groups)


def conv_transpose_nd(
    x: NDArray[Shape["..."], F],
    w: NDArray[Shape["..."], F],
    b: NDArray[Shape["..."], F] | None,
    stride: Sequence[int],
    padding: Sequence[int],
    output_padding: Sequence[int],
    dilation: Sequence[int],
    groups: int = 1,
) -> NDArray[Shape["..."], F]:
    """Return the transpose of `conv_nd`, with steps for each axis; see `conv_transpose1d`.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import conv_transpose_nd
    >>> conv_transpose_nd(np.ones((1, 1, 3, 5)), np.ones((1, 1, 3, 1)), None, (2, 1), (1, 0), (0, 0), (1, 1)).shape
    (1, 1, 5, 5)
    """
    x, w = array(x), array(w)
    rank, kernel = len(w.shape) - 2, tuple(w.shape[2:])
    if len(x.shape) != rank + 2 or x.shape[1] != w.shape[0] or x.shape[1] % groups:
        _refuse("convolve", x, w, f"{x.shape[1:2]} channels in, {w.shape[:2]} in the kernel, {groups} groups")
    n, places, inputs, outputs = x.shape[0], x.shape[2:], w.shape[0] // groups, w.shape[1]
    columns = np.reshape(np.swapaxes(x, 0, 1), (groups, inputs, -1))
    product = np.matmul(np.swapaxes(np.reshape(w, (groups, inputs, -1)), 1, 2), columns)
    # (group, output and kernel, n and places) -> (n, group and output, places, kernel)
    apart = np.reshape(product, (groups * outputs, *kernel, n, *places))
    patches = np.transpose(apart, (1 + rank, 0, *range(2 + rank, 2 + 2 * rank), *range(1, 1 + rank)))
    steps = tuple(stride), tuple(dilation)
    whole = [(m - 1) * s + d * (k - 1) + 1 for m, k, s, d in zip(places, kernel, *steps, strict=True)]
    shape = tuple([m + more for m, more in zip(whole, output_padding, strict=True)])
    image = add_up(patches, kernel, *steps, shape)
    stops = [m - 2 * p for m, p in zip(shape, padding, strict=True)]
    if min(stops) < 1:
        _refuse("convolve", x, w, f"padding {tuple(padding)} leaves nothing of {shape}")
    return _biased(image[(..., *[slice(p, p + m) for p, m in zip(padding, stops, strict=True)])], b)


def _biased(y: Any, b: Any) -> Any:
    return y if b is None else y + np.reshape(b, (-1,) + (1,) * (len(y.shape) - 2))


def _refuse(verb: str, x: Any, w: Any, reason: str) -> None:
    raise ShapeError(
        f"cannot {verb} {tuple(x.shape)} with {tuple(w.shape)}: {reason}",
        operation="conv_nd",
        operands=(x.shape, w.shape),
        reason=reason,
    )
