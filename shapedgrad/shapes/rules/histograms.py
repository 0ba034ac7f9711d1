"""Numbers counted in bins: ``histogram``, ``histogramdd``, ``bincount``, ``digitize``."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.dim import UNKNOWN, at_least, maximum, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.rules.creation import vector
from shapedgrad.shapes.rules.parameters import Several
from shapedgrad.shapes.rules.targets import matched
from shapedgrad.shapes.rules.wording import counted
from shapedgrad.shapes.shape import SCALAR, Shape

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim, Unknown
    from shapedgrad.shapes.rules.parameters import ArrayOrArrays, Bins, DimOrArray, Flag, Ignored

Histogram: TypeAlias = "tuple[Shape, tuple[Shape, ...]]"


def histogram(
    a: Shape,
    bins: DimOrArray = 10,
    range: Ignored = None,
    density: Flag = False,
    weights: Shape | None = None,
) -> tuple[Shape, Shape]:
    """Counts between edges, of which there is one more."""
    if weights is not None:
        matched(a, weights, "weights")
    edges = _edges(bins)
    return Shape((maximum(edges - 1, 0),)), Shape((edges,))


def histogram_bin_edges(
    a: Shape, bins: DimOrArray = 10, range: Ignored = None, weights: Shape | None = None
) -> Shape:
    """The edges of the bins: one more than there are bins, or those that are given."""
    return histogram(a, bins, range, weights=weights)[1]


def _edges(bins: DimOrArray) -> Dim:
    """How many edges there are: one more than bins, or as many as are given."""
    if isinstance(bins, Shape):
        return UNKNOWN if bins == SCALAR else vector(bins)
    if at_least(-bins, 0):
        raise Refusal(f"there are {bins} bins")
    return bins + 1


def histogram2d(
    x: Shape,
    y: Shape,
    bins: Bins = 10,
    range: Ignored = None,
    density: Flag = False,
    weights: Shape | None = None,
) -> tuple[Shape, Shape, Shape]:
    """Counts in rectangles, and the edges along both axes."""
    agree(vector(x), vector(y), "the numbers of points are", "shape-broadcast")
    counts, (first, second) = _counted(_for_two(bins), 2, x.dim(0), weights)
    return counts, first, second


def _for_two(bins: Bins) -> Bins:
    """The bins of two axes: a sequence that has neither one nor two entries is the edges of both."""
    if bins == SCALAR:
        return UNKNOWN
    entries = len(bins) if isinstance(bins, tuple) else vector(bins) if isinstance(bins, Shape) else 1
    if isinstance(bins, tuple) and len(bins) > 2:
        if any(isinstance(each, Shape) and each != SCALAR for each in bins):
            raise Refusal(f"{len(bins)} bins are for 2 axes")
        bins = Shape((len(bins),))
    if same(entries, 2):
        return bins if isinstance(bins, tuple) else (UNKNOWN, UNKNOWN)
    if isinstance(bins, Shape):
        if same(entries, 1):
            raise Refusal(f"bins {bins} are for 1 axis, and there are 2")
        return (UNKNOWN, UNKNOWN) if same(entries, 2) is None else (bins, bins)
    return bins


def histogramdd(
    sample: ArrayOrArrays,
    bins: Bins = 10,
    range: Ignored = None,
    density: Flag = False,
    weights: Shape | None = None,
) -> Histogram | Unknown:
    """Counts in boxes, and the edges along each axis; points are the rows of an array, or a sequence of coordinates."""
    points, axes = _points(sample)
    return _counted(bins, axes, points, weights) if isinstance(axes, int) else UNKNOWN


def _points(sample: ArrayOrArrays) -> tuple[Dim, Dim]:
    """How many points there are, and how many coordinates each has."""
    if isinstance(sample, Several):
        return UNKNOWN, sample.count
    if isinstance(sample, Shape):
        if sample.rank not in {0, 1, 2, None}:
            raise Refusal(f"{sample} has rank {sample.rank} where 2 is wanted")
        if sample.rank is None:
            return UNKNOWN, UNKNOWN
        return (1, 1) if sample == SCALAR else (sample.dim(0), 1 if sample.rank == 1 else sample.dim(1))
    if set(sample) == {SCALAR}:
        return len(sample), 1
    points: Dim = UNKNOWN
    for each in sample:
        points = agree(points, vector(each), "the numbers of points are", "shape-broadcast")
    return points, len(sample)


def _counted(bins: Bins, axes: int, points: Dim, weights: Shape | None) -> Histogram:
    if weights is not None and points != 0:
        agree(points, vector(weights), "the numbers of points and weights are", "shape-broadcast")
    if axes == 0:
        raise Refusal("the points have no coordinates")
    if isinstance(bins, Shape):
        if bins.rank != 0:
            agree(axes, vector(bins), "the numbers of axes and bins are", "shape-broadcast")
        bins = UNKNOWN
    each = bins if isinstance(bins, tuple) else (bins,) * axes
    if len(each) != axes:
        raise Refusal(f"{len(each)} bins are for {counted(axes, 'axis', 'axes')}")
    edges = [_edges(one) for one in each]
    if 0 in edges:
        raise Refusal("there are no edges")
    return Shape(edge - 1 for edge in edges), tuple(Shape((edge,)) for edge in edges)


def bincount(x: Shape, weights: Shape | None = None, minlength: Ignored = 0) -> Shape:
    """How often each number stands there."""
    if weights is not None and x.size != 0:
        agree(vector(x), vector(weights), "the lengths are", "shape-broadcast")
    vector(x)
    return Shape((UNKNOWN,))


def digitize(x: Shape, bins: Shape, right: Ignored = False) -> Shape:
    """For each number, the bin that it falls into."""
    vector(bins)
    return x
