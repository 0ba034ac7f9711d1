"""Discrete Fourier transforms: linear functions, whose transposes are transforms again.

A transform pads or cuts its operand first, so its transpose cuts or pads last. The matrix of the transform itself
is symmetric, and nothing is conjugated in a vjp, so a transform is its own transpose.
"""

# ruff: noqa: ARG001  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index, normalize_axis_tuple

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.batching import along_axis
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import apply
from shapedgrad.ops.complex import is_complex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapedgrad.autodiff.examples import Call

_OPPOSITE: dict[Any, Any] = {None: "forward", "backward": "forward", "forward": "backward", "ortho": "ortho"}


def _fitted(x: Any, shape: tuple[int, ...]) -> Any:
    """Return an array cut or padded with zeros at the end of each axis."""
    if x.shape == shape:
        return x
    x = x[tuple([slice(min(m, n)) for m, n in zip(x.shape, shape, strict=True)])]
    missing = [(0, n - m) for m, n in zip(x.shape, shape, strict=True)]
    return np.pad(x, missing) if x.shape != shape else x


def _batch(call: Call) -> Any:
    axes = tuple([n + 1 for n in call.params["axes"]])
    return apply(call.primitive, call.operands, {**call.params, "axes": axes})


def _complex_transform(name: str, function: Any, of_one_axis: Any) -> Primitive:
    def body(x: Any, s: tuple[int, ...], axes: tuple[int, ...], norm: Any) -> Any:
        return of_one_axis(x, s[0], axes[0], norm) if len(axes) == 1 else function(x, s, axes, norm)

    def transpose(g: Any, y: Any, x: Any, s: tuple[int, ...], axes: tuple[int, ...], norm: Any) -> Any:
        return _fitted(function(g, s, axes, norm), x.shape)

    return Primitive(name, body, transpose, linear="each", batch=_batch)


_FFT = _complex_transform("fft.fftn", np.fft.fftn, np.fft.fft)
_IFFT = _complex_transform("fft.ifftn", np.fft.ifftn, np.fft.ifft)


def _twice(n: int, axis: int, rank: int, dtype: np.dtype[Any]) -> Any:
    """Return how often each frequency of a real transform of n numbers occurs in the whole spectrum."""
    counts = np.full(n // 2 + 1, 2.0, dtype)
    counts[0] = 1.0
    if n % 2 == 0:
        counts[-1] = 1.0
    return counts.reshape((-1,) + (1,) * (rank - axis - 1))


def _real_of(dtype: np.dtype[Any]) -> np.dtype[Any]:
    return np.dtype(dtype.char.lower()) if dtype.kind == "c" else dtype


def _rfft_vjp(g: Any, y: Any, x: Any, n: int, axis: int, norm: Any) -> Any:
    halves = np.conjugate(g) / _twice(n, axis, len(x.shape), _real_of(g.dtype))
    return _fitted(np.fft.irfft(halves, n, axis, _OPPOSITE[norm]), x.shape)


def _irfft_vjp(g: Any, y: Any, x: Any, n: int, axis: int, norm: Any) -> Any:
    halves = np.conjugate(np.fft.rfft(g, n, axis, _OPPOSITE[norm]))
    return _fitted(halves * _twice(n, axis, len(x.shape), g.dtype), x.shape)


_RFFT = Primitive("fft.rfft", np.fft.rfft, _rfft_vjp, linear="each", batch=along_axis)
_IRFFT = Primitive("fft.irfft", np.fft.irfft, _irfft_vjp, linear="each", batch=along_axis)


def _along_one(function: Any, primitive: Primitive) -> None:
    @implements(function)
    def transform(a: Any, n: int | None = None, axis: int = -1, norm: Any = None, out: Any = None) -> Any:
        _refuse(function, out)
        axis = normalize_axis_index(axis, len(a.shape))
        n = a.shape[axis] if n is None else n
        return apply(primitive, (a,), {"s": (n,), "axes": (axis,), "norm": norm})


_along_one(np.fft.fft, _FFT)
_along_one(np.fft.ifft, _IFFT)


def _along_several(function: Any, primitive: Primitive, default: Any) -> None:
    @implements(function)
    def transform(a: Any, s: Any = None, axes: Any = default, norm: Any = None, out: Any = None) -> Any:
        _refuse(function, out)
        s, axes = _sizes(a.shape, s, axes)
        return apply(primitive, (a,), {"s": s, "axes": axes, "norm": norm})


_along_several(np.fft.fftn, _FFT, None)
_along_several(np.fft.ifftn, _IFFT, None)
_along_several(np.fft.fft2, _FFT, (-2, -1))
_along_several(np.fft.ifft2, _IFFT, (-2, -1))


def _sizes(shape: tuple[int, ...], s: Any, axes: Any) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if axes is None:
        axes = range(len(shape)) if s is None else range(len(shape) - len(s), len(shape))
    axes = normalize_axis_tuple(tuple(axes), len(shape), allow_duplicate=True)
    # -1 stands for the length of the axis
    return tuple(
        [
            shape[n] if size in {None, -1} else size
            for n, size in zip(axes, s or (None,) * len(axes), strict=True)
        ]
    ), axes


def _refuse(function: Any, out: Any) -> None:
    if out is not None:
        raise escapes.written_out(function, out)


@implements(np.fft.rfft)
def rfft(a: Any, n: int | None = None, axis: int = -1, norm: Any = None, out: Any = None) -> Any:
    """See numpy.fft.rfft."""
    _refuse(np.fft.rfft, out)
    if is_complex(a):
        raise TypeError("np.fft.rfft is of real numbers: use np.fft.fft")
    axis = normalize_axis_index(axis, len(a.shape))
    return apply(_RFFT, (a,), {"n": a.shape[axis] if n is None else n, "axis": axis, "norm": norm})


@implements(np.fft.irfft)
def irfft(a: Any, n: int | None = None, axis: int = -1, norm: Any = None, out: Any = None) -> Any:
    """See numpy.fft.irfft."""
    _refuse(np.fft.irfft, out)
    axis = normalize_axis_index(axis, len(a.shape))
    n = 2 * (a.shape[axis] - 1) if n is None else n
    return apply(_IRFFT, (a if is_complex(a) else a + 0j,), {"n": n, "axis": axis, "norm": norm})


@implements(np.fft.hfft)
def hfft(a: Any, n: int | None = None, axis: int = -1, norm: Any = None, out: Any = None) -> Any:
    """See numpy.fft.hfft."""
    return irfft(np.conjugate(a), n, axis, _OPPOSITE[norm], out)


@implements(np.fft.ihfft)
def ihfft(a: Any, n: int | None = None, axis: int = -1, norm: Any = None, out: Any = None) -> Any:
    """See numpy.fft.ihfft."""
    return np.conjugate(rfft(a, n, axis, _OPPOSITE[norm], out))


def _real_several(forward: Any, backward: Any, default: Any) -> None:
    @implements(forward)
    def rfftn(a: Any, s: Any = None, axes: Any = default, norm: Any = None, out: Any = None) -> Any:
        _refuse(forward, out)
        s, axes = _sizes(a.shape, s, axes)
        half = rfft(a, s[-1], axes[-1], norm)
        return _rest(_FFT, half, s, axes, norm)

    @implements(backward)
    def irfftn(a: Any, s: Any = None, axes: Any = default, norm: Any = None, out: Any = None) -> Any:
        _refuse(backward, out)
        whole = s is None or s[-1] == -1
        s, axes = _sizes(a.shape, s, axes)
        last = 2 * (a.shape[axes[-1]] - 1) if whole else s[-1]
        return irfft(_rest(_IFFT, a, s, axes, norm), last, axes[-1], norm)


def _rest(primitive: Primitive, a: Any, s: Sequence[int], axes: Sequence[int], norm: Any) -> Any:
    if len(axes) == 1:
        return a
    return apply(primitive, (a,), {"s": tuple(s[:-1]), "axes": tuple(axes[:-1]), "norm": norm})


_real_several(np.fft.rfftn, np.fft.irfftn, None)
_real_several(np.fft.rfft2, np.fft.irfft2, (-2, -1))


@implements(np.fft.fftshift)
def fftshift(x: Any, axes: Any = None) -> Any:
    """See numpy.fft.fftshift."""
    return _shifted(x, axes, lambda n: n // 2)


@implements(np.fft.ifftshift)
def ifftshift(x: Any, axes: Any = None) -> Any:
    """See numpy.fft.ifftshift."""
    return _shifted(x, axes, lambda n: -(n // 2))


def _shifted(x: Any, axes: Any, by: Any) -> Any:
    axes = normalize_axis_tuple(range(len(x.shape)) if axes is None else axes, len(x.shape))
    return np.roll(x, tuple([by(x.shape[n]) for n in axes]), axes)
