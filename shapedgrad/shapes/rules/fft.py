"""Fourier transforms, along one axis or several; ``n`` and ``s`` cut or pad first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, Dim, at_least
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.rules.axes import several
from shapedgrad.shapes.rules.creation import sizes
from shapedgrad.shapes.rules.parameters import as_shape
from shapedgrad.shapes.rules.targets import exactly
from shapedgrad.shapes.rules.wording import counted
from shapedgrad.shapes.shape import SCALAR, Shape, broadcast

if TYPE_CHECKING:
    from shapedgrad.shapes.rules.parameters import Axes, Axis, Dims, Ignored


def fft(
    a: Shape, n: Dim | None = None, axis: Axis = -1, norm: Ignored = None, out: Shape | None = None
) -> Shape:
    """As many frequencies as points."""
    return exactly(out, a.replace(axis, points(a.dim(axis) if n is None else n)))


def rfft(
    a: Shape, n: Dim | None = None, axis: Axis = -1, norm: Ignored = None, out: Shape | None = None
) -> Shape:
    """The frequencies that real points have: the other half mirrors them."""
    return exactly(out, a.replace(axis, points(a.dim(axis) if n is None else n) // 2 + 1))


def irfft(
    a: Shape, n: Dim | None = None, axis: Axis = -1, norm: Ignored = None, out: Shape | None = None
) -> Shape:
    """Real points out of half of the frequencies: an even number, unless another is asked for."""
    return exactly(out, a.replace(axis, points(2 * (a.dim(axis) - 1) if n is None else n)))


def fftn(
    a: Shape, s: Dims | None = None, axes: Axes | None = None, norm: Ignored = None, out: Shape | None = None
) -> Shape:
    """As many frequencies as points, along several axes."""
    for axis, size in reversed(_sizes(a, s, axes)):
        a = exactly(out, a.replace(axis, points(size)))  # every step is written there
    return exactly(out, a)


def rfftn(
    a: Shape, s: Dims | None = None, axes: Axes | None = None, norm: Ignored = None, out: Shape | None = None
) -> Shape:
    """As many frequencies as points, along several axes; half of them along the last."""
    *others, (last, size) = _some(_sizes(a, s, axes))
    a = exactly(out, a.replace(last, points(size) // 2 + 1))
    for axis, each in reversed(others):
        a = exactly(out, a.replace(axis, points(each)))
    return exactly(out, a)


def irfftn(
    a: Shape, s: Dims | None = None, axes: Axes | None = None, norm: Ignored = None, out: Shape | None = None
) -> Shape:
    """Real points out of frequencies along several axes, half of them along the last."""
    *others, (last, size) = _some(_sizes(a, s, axes))
    for axis, each in others:
        a = a.replace(axis, points(each))
    return exactly(out, a.replace(last, points(2 * (size - 1) if s is None else size)))


def fft2(
    a: Shape,
    s: Dims | None = None,
    axes: Axes | None = (-2, -1),
    norm: Ignored = None,
    out: Shape | None = None,
) -> Shape:
    """``fftn`` along two axes."""
    return fftn(a, s, axes, norm, out)


def rfft2(
    a: Shape,
    s: Dims | None = None,
    axes: Axes | None = (-2, -1),
    norm: Ignored = None,
    out: Shape | None = None,
) -> Shape:
    """``rfftn`` along two axes."""
    return rfftn(a, s, axes, norm, out)


def irfft2(
    a: Shape,
    s: Dims | None = None,
    axes: Axes | None = (-2, -1),
    norm: Ignored = None,
    out: Shape | None = None,
) -> Shape:
    """``irfftn`` along two axes."""
    return irfftn(a, s, axes, norm, out)


def shift(x: Shape, axes: Axes | None = None) -> Shape:
    """Frequencies in another order."""
    if x == SCALAR and axes in {None, ()}:
        raise Refusal("there are no axes to shift along", "shape-axis")
    for axis in () if axes is None else several(axes):
        x.dim(axis)
    return x


def fftfreq(n: Dim, d: Shape | None = None, device: Ignored = None) -> Shape:
    """The frequencies of so many points, for each distance between them."""
    return _frequencies(n, n, d)


def rfftfreq(n: Dim, d: Shape | None = None, device: Ignored = None) -> Shape:
    """The frequencies of so many real points, for each distance between them."""
    return _frequencies(n, n // 2 + 1, d)


def _frequencies(n: Dim, count: Dim, d: Shape | None) -> Shape:
    if d is None:
        points(n)
    return broadcast(sizes(count), SCALAR if d is None else d)


def points(size: Dim) -> Dim:
    """The number of points of a transform, which is not 0."""
    if at_least(1 - size, 1):
        raise Refusal(f"a transform of {size} points is not defined", "shape-axis")
    return size


def _some(pairs: list[tuple[int, Dim]]) -> list[tuple[int, Dim]]:
    if not pairs:
        raise Refusal("no axis is named", "shape-axis")
    return pairs


def _sizes(a: Shape, s: Dims | None, axes: Axes | None) -> list[tuple[int, Dim]]:
    """Each axis with its number of points; without axes, the last ones, as many as there are sizes."""
    wanted = None if s is None else as_shape(s)
    if axes is None:
        rank = wanted.rank if wanted is not None and wanted.known_rank else a.rank
        axes = tuple(range(-rank, 0)) if rank is not None else (-1,)
    named = several(axes)
    if wanted is None or not wanted.known_rank:
        return [(axis, a.dim(axis) if wanted is None else UNKNOWN) for axis in named]
    if len(wanted.dims) != len(named):
        raise Refusal(
            f"{counted(len(wanted.dims), 'size is', 'sizes are')} for {counted(len(named), 'axis', 'axes')}",
            "shape-axis",
        )
    return [
        (axis, a.dim(axis) if size == -1 else size) for axis, size in zip(named, wanted.dims, strict=True)
    ]
