"""Numbers about numbers: means, spreads, quantiles, correlations, histograms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.dim import UNKNOWN, at_least, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import stacked
from shapedgrad.shapes.rules.axes import lenient, reduced, several
from shapedgrad.shapes.rules.parameters import one_of
from shapedgrad.shapes.rules.targets import exactly, into, matched, spread_to
from shapedgrad.shapes.shape import ANY, SCALAR, Shape, broadcast

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim
    from shapedgrad.shapes.rules.parameters import Axes, DType, Flag, Ignored, Text


def mean(
    a: Shape,
    axis: Axes | None = None,
    dtype: DType = None,
    out: Shape | None = None,
    keepdims: Flag = False,
    *,
    where: Shape = SCALAR,
) -> Shape:
    """The mean over some axes."""
    spread_to(a, where)
    return exactly(out, reduced(a, axis, keepdims=keepdims))


def nanmean(
    a: Shape,
    axis: Axes | None = None,
    dtype: DType = None,
    out: Shape | None = None,
    keepdims: Flag = False,
    *,
    where: Shape = SCALAR,
) -> Shape:
    """The mean over some axes, of what is a number."""
    return mean(a, lenient(a, axis), dtype, out, keepdims, where=where)


def deviation(
    a: Shape,
    axis: Axes | None = None,
    dtype: DType = None,
    out: Shape | None = None,
    ddof: Ignored = 0,
    keepdims: Flag = False,
    *,
    where: Shape = SCALAR,
    mean: Shape | None = None,
    correction: Ignored = 0,
) -> Shape:
    """``std(a, axis)``, ``var(a, axis)``."""
    whole = a if mean is None else broadcast(a, mean)
    spread_to(whole, where)
    return exactly(out, reduced(whole, axis, keepdims=keepdims))


def nandeviation(
    a: Shape,
    axis: Axes | None = None,
    dtype: DType = None,
    out: Shape | None = None,
    ddof: Ignored = 0,
    keepdims: Flag = False,
    *,
    where: Shape = SCALAR,
    mean: Shape | None = None,
    correction: Ignored = 0,
) -> Shape:
    """``nanstd(a, axis)``, ``nanvar(a, axis)``."""
    if mean is not None:
        spread_to(a, mean)
    return deviation(a, lenient(a, axis), dtype, out, ddof, keepdims, where=where)


def median(
    a: Shape,
    axis: Axes | None = None,
    out: Shape | None = None,
    overwrite_input: Ignored = False,
    keepdims: Flag = False,
) -> Shape:
    """The number in the middle, over some axes."""
    if out is None:
        return reduced(a, axis, keepdims=keepdims)
    exactly(_first_places(out, a, axis) if keepdims else out, reduced(a, axis, keepdims=False))
    return out


def nanmedian(
    a: Shape,
    axis: Axes | None = None,
    out: Shape | None = None,
    overwrite_input: Ignored = False,
    keepdims: Flag = False,
) -> Shape:
    """The number in the middle, over some axes; written into ``out`` by broadcasting."""
    return _quantiles_into(out, SCALAR, a, axis, keepdims=keepdims)


def _quantiles_into(out: Shape | None, q: Shape, a: Shape, axis: Axes | None, *, keepdims: bool) -> Shape:
    """A number for each quantile over some axes, the quantiles' axes in front; broadcast into ``out``."""
    if out is None:
        return stacked(q, reduced(a, axis, keepdims=keepdims))
    into(_first_places(out, a, axis) if keepdims else out, stacked(q, reduced(a, axis, keepdims=False)))
    return out


def _first_places(out: Shape, a: Shape, axis: Axes | None) -> Shape:
    """What is written to of a target whose axes are kept: the first place of those, however long they are."""
    if out.rank is None or a.rank is None:
        return ANY
    if out.rank < a.rank:
        raise Refusal(f"out {out} has rank {out.rank} where {a.rank} or more is wanted", "shape-assign")
    kept = [a.normalize(each) - a.rank for each in (range(a.rank) if axis is None else several(axis))]
    for each in kept:
        if same(out.dim(each), 0):
            raise Refusal(f"axis {each} of out {out} has no place", "shape-assign")
    return out.drop(kept)


METHODS = (
    "inverted_cdf averaged_inverted_cdf closest_observation interpolated_inverted_cdf hazen weibull linear"
    " median_unbiased normal_unbiased lower higher midpoint nearest"
)


def quantile(
    a: Shape,
    q: Shape,
    axis: Axes | None = None,
    out: Shape | None = None,
    overwrite_input: Ignored = False,
    method: Text = "linear",
    keepdims: Flag = False,
    *,
    weights: Shape | None = None,
    interpolation: Ignored = None,
) -> Shape:
    """A number for each quantile asked for, over some axes; the quantiles' axes come first."""
    if (axis is None and a.size == 0) or (
        axis is not None and any(same(a.dim(each), 0) for each in several(axis))
    ):
        raise Refusal(f"{a} has no numbers along axis {axis}")
    one_of(METHODS, method, "method")
    if q.rank not in {0, 1, 2, None}:
        raise Refusal(f"{q} has rank {q.rank} where at most 2 is wanted")
    if q.size == 0 and q.rank not in {1, None}:
        raise Refusal(f"there are no quantiles in {q}")
    _by_weight(a, axis, weights, method)
    return _quantiles_into(out, q, a, axis, keepdims=keepdims)


def nanquantile(
    a: Shape,
    q: Shape,
    axis: Axes | None = None,
    out: Shape | None = None,
    overwrite_input: Ignored = False,
    method: Text = "linear",
    keepdims: Flag = False,
    *,
    weights: Shape | None = None,
    interpolation: Ignored = None,
) -> Shape:
    """A number for each quantile asked for; NumPy mixes the axes up of many quantiles over several axes."""
    one_of(METHODS, method, "method")
    result = reduced(a, axis, keepdims=keepdims)
    _by_weight(a, axis, weights, method)
    if a.size == 0:
        return exactly(out, result)
    if q.rank in {0, 1} or weights is not None or axis is None or len(several(axis)) == 1:
        return _quantiles_into(out, q, a, axis, keepdims=keepdims)
    mixed = stacked(q, result)
    return out or (Shape((UNKNOWN,) * len(mixed.dims)) if mixed.known_rank else ANY)


def average(
    a: Shape,
    axis: Axes | None = None,
    weights: Shape | None = None,
    returned: Flag = False,
    *,
    keepdims: Flag = False,
) -> Shape | tuple[Shape, Shape]:
    """The mean, weighted by as many weights as there are numbers, or as there are along the axes."""
    result = reduced(a, axis, keepdims=keepdims)
    if weights is not None and weights != a:
        _weighted(a, axis, weights)
    return (result, result) if returned else result


def _by_weight(a: Shape, axis: Axes | None, weights: Shape | None, method: Text) -> None:
    """Quantiles of weighted numbers are those of one method alone."""
    if weights is None:
        return
    if isinstance(method, str) and method != "inverted_cdf":
        raise Refusal(f"weights are for the method inverted_cdf, not {method}")
    if weights != a:
        _weighted(a, axis, weights)


def _weighted(a: Shape, axis: Axes | None, weights: Shape) -> None:
    if axis is None or weights.rank == a.rank:
        matched(a, weights, "weights")
    elif None not in {weights.rank, a.rank}:
        matched(Shape(a.dim(each) for each in several(axis)), weights, "weights")


def covariance(
    m: Shape,
    y: Shape | None = None,
    rowvar: Flag = True,
    bias: Ignored = False,
    ddof: Ignored = None,
    fweights: Shape | None = None,
    aweights: Shape | None = None,
    *,
    dtype: DType = None,
) -> Shape:
    """``cov(m)``: a number for each pair of variables, which are the rows; of one variable, a single number."""
    if y is not None:
        return _of_both(m, y, rowvar=rowvar)
    if m.rank is None:
        return ANY
    variables, _ = _observed(m, rowvar=rowvar)
    if same(variables, 1) is not False:
        return SCALAR if variables == 1 else ANY
    return Shape((variables, variables))


def _of_both(m: Shape, y: Shape, *, rowvar: bool) -> Shape:
    """A number for each pair of the variables of two arrays, if the first has any."""
    if m.rank is None or y.rank is None:
        return Shape((UNKNOWN, UNKNOWN))
    (variables, observations), (more, others) = (_observed(each, rowvar=rowvar) for each in (m, y))
    if variables == 0:
        return Shape((0, 0))
    agree(observations, others, "the numbers of observations are", "shape-join")
    whole = variables + more if at_least(variables, 1) else UNKNOWN
    return SCALAR if whole == 1 else Shape((whole, whole))


def correlation(x: Shape, y: Shape | None = None, rowvar: Flag = True, *, dtype: DType = None) -> Shape:
    """``corrcoef(x)``: a number for each pair of variables."""
    return covariance(x, y, rowvar)


def _observed(m: Shape, *, rowvar: bool) -> tuple[Dim, Dim]:
    """How many variables an array has, and how many observations of each."""
    if m.rank not in {0, 1, 2}:
        raise Refusal(f"{m} has rank {m.rank} where at most 2 is wanted")
    rows, columns = ((1, 1), (1, *m.dims), m.dims)[m.rank or 0]
    return (rows, columns) if rowvar or m.rank != 2 else (columns, rows)
