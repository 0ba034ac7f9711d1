"""Convolutions over several axes, as `scipy.signal` has them."""

# ruff: noqa: ARG005  # every rule takes what the engine gives

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple
from scipy import signal as ss  # type: ignore[import-untyped]

from shapedgrad.autodiff.primitive import Primitive
from shapedgrad.autodiff.traced import apply

__all__ = ["convolve", "correlate", "fftconvolve"]

Mode = Literal["full", "valid", "same"]


def _body(a: Any, v: Any, axes: tuple[int, ...], fast: bool | None) -> Any:
    dtype = np.result_type(a, v)
    # without a Fourier transform, if all axes are convolved and it does not pay: then sums are exact
    whole = len(axes) == a.ndim and fast is not True
    full = (
        ss.convolve(a, v, method="auto" if fast is None else "direct")
        if whole
        else ss.fftconvolve(a, v, axes=axes)
    )
    return full.astype(dtype, copy=False)


def _window(x: Any, axes: tuple[int, ...], starts: list[int], sizes: list[int]) -> Any:
    index = [slice(None)] * len(x.shape)
    for axis, start, size in zip(axes, starts, sizes, strict=True):
        index[axis] = slice(start, start + size)
    return x[tuple(index)]


def _beside(g: Any, other: Any, wanted: Any, axes: tuple[int, ...], fast: bool | None) -> Any:
    """Return the cotangent of ``wanted``, which was convolved with ``other``: that is g correlated with it."""
    turned = _full(g, np.flip(other, axes), axes, fast)
    starts = [other.shape[axis] - 1 for axis in axes]
    return _window(turned, axes, starts, [wanted.shape[axis] for axis in axes])


_CONVOLVE: Primitive = Primitive(
    "scipy.signal.convolve",
    _body,
    lambda g, y, a, v, axes, fast: _beside(g, v, a, axes, fast),
    lambda g, y, a, v, axes, fast: _beside(g, a, v, axes, fast),
    linear="each",
    broadcasts=True,
)


def _full(a: Any, v: Any, axes: tuple[int, ...], fast: bool | None) -> Any:
    return apply(_CONVOLVE, (a, v), {"axes": axes, "fast": fast})


def _convolved(a: Any, v: Any, mode: str, axes: Any, fast: bool | None) -> Any:
    a, v = (x if hasattr(x, "dtype") else np.asarray(x) for x in (a, v))
    if len(a.shape) != len(v.shape):
        raise ValueError(f"arrays of shapes {a.shape} and {v.shape} are convolved, which differ in rank")
    if mode not in {"full", "valid", "same"}:
        raise ValueError(f'mode {mode!r} is none of "full", "valid", "same"')
    axes = tuple(range(len(a.shape))) if axes is None else normalize_axis_tuple(axes, len(a.shape))
    pairs = [(a.shape[axis], v.shape[axis]) for axis in axes]
    if mode == "valid" and not (all(m >= n for m, n in pairs) or all(m <= n for m, n in pairs)):
        raise ValueError(f"neither of {a.shape} and {v.shape} has room for the other along axes {axes}")
    full = _full(a, v, axes, fast)
    if mode == "full" or not axes:
        return full
    if mode == "same":
        # the middle of the axes that broadcasting has lengthened, too: that is what SciPy cuts out
        starts = [(n - m) // 2 for n, m in zip(full.shape, a.shape, strict=True)]
        return _window(full, tuple(range(len(starts))), starts, list(a.shape))
    return _window(full, axes, [min(pair) - 1 for pair in pairs], [abs(m - n) + 1 for m, n in pairs])


def convolve(
    in1: Any, in2: Any, mode: Mode = "full", method: Literal["auto", "direct", "fft"] = "auto"
) -> Any:
    """Return the convolution of two arrays of one rank, over all axes.

    Parameters
    ----------
    in1, in2 : array
        What is convolved.
    mode : {"full", "valid", "same"}
        All of it; where they overlap wholly; or the middle of it, in the shape of ``in1``.
    method : {"auto", "direct", "fft"}
        By sums, by Fourier transforms, or by what SciPy takes for the faster.

    Raises
    ------
    ValueError
        If the ranks differ, or with mode "valid" neither array has room for the other.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import grad
    >>> from shapedgrad.scipy.signal import convolve
    >>> image, edge = np.eye(3), np.array([[1.0, -1.0]])
    >>> convolve(image, edge, "valid")
    array([[-1.,  0.],
           [ 1., -1.],
           [ 0.,  1.]])
    >>> grad(lambda k: np.sum(convolve(image, k, "valid") ** 2))(edge)
    array([[ 4., -4.]])
    """
    return _convolved(in1, in2, mode, None, {"auto": None, "direct": False, "fft": True}[method])


def fftconvolve(in1: Any, in2: Any, mode: Mode = "full", axes: Any = None) -> Any:
    """Return the convolution over some axes, by Fourier transforms; the others broadcast.

    Parameters and errors are those of `convolve`; ``axes`` is an int or a tuple, all axes by default.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.signal import fftconvolve
    >>> fftconvolve(np.ones((4, 1, 5)), np.ones((1, 3, 2)), axes=-1).shape
    (4, 3, 6)
    """
    return _convolved(in1, in2, mode, axes, fast=True)


def correlate(
    in1: Any, in2: Any, mode: Mode = "full", method: Literal["auto", "direct", "fft"] = "auto"
) -> Any:
    """Return the cross-correlation of two arrays of one rank, over all axes.

    Parameters and errors are those of `convolve`.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.signal import correlate
    >>> correlate(np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.0]))
    array([0., 3., 7., 2.])
    """
    in2 = in2 if hasattr(in2, "dtype") else np.asarray(in2)
    turned = np.conjugate(np.flip(in2)) if in2.dtype.kind == "c" else np.flip(in2)
    return convolve(in1, turned, mode, method)
