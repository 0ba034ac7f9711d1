"""Pooling over windows of images, and windows as columns.

Axes are in the order (examples, channels, place ...), windows are squares: `shapedgrad.ops.patches.cut` takes others.
"""

# ruff: noqa: TC001  # annotations are there at run time, too
# mypy: disable-error-code="no-any-return"
# what the bodies compute with may be traced, and has no static type; the annotations are for callers

from __future__ import annotations

import math
from typing import Any, TypeVar

import numpy as np

from shapedgrad.array import Dim, NDArray, Shape
from shapedgrad.ops.nn import array
from shapedgrad.ops.patches import cut, padded

F = TypeVar("F", bound=np.floating[Any])


def max_pool1d(
    x: NDArray[Shape["N, C, L"], F], window: Dim["K"], stride: Dim["S"], padding: Dim["P"] = 0
) -> NDArray[Shape["N, C, (L + 2*P - K)//S + 1"], F]:
    """Return the largest element of each window; where several are, they share the gradient.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import max_pool1d
    >>> max_pool1d(np.array([[[1.0, 5.0, 2.0, 3.0]]]), 2, 2)
    array([[[5., 3.]]])
    """
    return _pooled(np.max, x, 1, window, stride, padding, -math.inf)


def max_pool2d(
    x: NDArray[Shape["N, C, H, W"], F], window: Dim["K"], stride: Dim["S"], padding: Dim["P"] = 0
) -> NDArray[Shape["N, C, (H + 2*P - K)//S + 1, (W + 2*P - K)//S + 1"], F]:
    """Return the largest element of each window; see `max_pool1d`.

    Parameters
    ----------
    x : (N, C, H, W)
        N images of C channels.
    window, stride : int
        The side of the windows, and the step between them.
    padding : int
        How far windows reach beyond the edges, where nothing counts.

    Raises
    ------
    ShapeError
        If a window is larger than the image.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import max_pool2d
    >>> max_pool2d(np.arange(16.0).reshape(1, 1, 4, 4), 2, 2)
    array([[[[ 5.,  7.],
             [13., 15.]]]])
    """
    return _pooled(np.max, x, 2, window, stride, padding, -math.inf)


def max_pool3d(
    x: NDArray[Shape["N, C, T, H, W"], F], window: Dim["K"], stride: Dim["S"], padding: Dim["P"] = 0
) -> NDArray[Shape["N, C, (T + 2*P - K)//S + 1, (H + 2*P - K)//S + 1, (W + 2*P - K)//S + 1"], F]:
    """Return the largest element of each window; see `max_pool1d`.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import max_pool3d
    >>> max_pool3d(np.arange(8.0).reshape(1, 1, 2, 2, 2), 2, 1).item()
    7.0
    """
    return _pooled(np.max, x, 3, window, stride, padding, -math.inf)


def avg_pool1d(
    x: NDArray[Shape["N, C, L"], F], window: Dim["K"], stride: Dim["S"], padding: Dim["P"] = 0
) -> NDArray[Shape["N, C, (L + 2*P - K)//S + 1"], F]:
    """Return the mean of each window; zeros beyond the edges count.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import avg_pool1d
    >>> avg_pool1d(np.array([[[1.0, 5.0, 2.0, 4.0]]]), 2, 2)
    array([[[3., 3.]]])
    """
    return _pooled(np.mean, x, 1, window, stride, padding, 0.0)


def avg_pool2d(
    x: NDArray[Shape["N, C, H, W"], F], window: Dim["K"], stride: Dim["S"], padding: Dim["P"] = 0
) -> NDArray[Shape["N, C, (H + 2*P - K)//S + 1, (W + 2*P - K)//S + 1"], F]:
    """Return the mean of each window; see `max_pool2d`. Zeros beyond the edges count.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import avg_pool2d
    >>> avg_pool2d(np.arange(16.0).reshape(1, 1, 4, 4), 2, 2)
    array([[[[ 2.5,  4.5],
             [10.5, 12.5]]]])
    """
    return _pooled(np.mean, x, 2, window, stride, padding, 0.0)


def avg_pool3d(
    x: NDArray[Shape["N, C, T, H, W"], F], window: Dim["K"], stride: Dim["S"], padding: Dim["P"] = 0
) -> NDArray[Shape["N, C, (T + 2*P - K)//S + 1, (H + 2*P - K)//S + 1, (W + 2*P - K)//S + 1"], F]:
    """Return the mean of each window; see `avg_pool1d`.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import avg_pool3d
    >>> avg_pool3d(np.arange(8.0).reshape(1, 1, 2, 2, 2), 2, 1).item()
    3.5
    """
    return _pooled(np.mean, x, 3, window, stride, padding, 0.0)


def _pooled(reduce: Any, x: Any, rank: int, window: int, stride: int, padding: int, beyond: float) -> Any:
    image = padded(array(x), (padding,) * rank, beyond)
    patches = cut(image, (window,) * rank, (stride,) * rank, (1,) * rank)
    return reduce(patches, axis=tuple(range(-rank, 0)))


def unfold(
    x: NDArray[Shape["N, C, H, W"], F],
    window: Dim["K"],
    stride: Dim["S"] = 1,
    padding: Dim["P"] = 0,
    dilation: Dim["D"] = 1,
) -> NDArray[
    Shape["N, C*K*K, ((H + 2*P - D*(K - 1) - 1)//S + 1) * ((W + 2*P - D*(K - 1) - 1)//S + 1)"],
    F,
]:
    """Return each window of an image as a column: a convolution is then one matrix product.

    Raises
    ------
    ShapeError
        If a window is larger than the image.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import unfold
    >>> unfold(np.arange(9.0).reshape(1, 1, 3, 3), 2)
    array([[[0., 1., 3., 4.],
            [1., 2., 4., 5.],
            [3., 4., 6., 7.],
            [4., 5., 7., 8.]]])
    """
    x = array(x)
    n, channels = x.shape[:2]
    patches = cut(padded(x, (padding,) * 2), (window,) * 2, (stride,) * 2, (dilation,) * 2)
    count = patches.shape[2] * patches.shape[3]
    return np.reshape(np.transpose(patches, (0, 1, 4, 5, 2, 3)), (n, channels * window * window, count))
