"""Medians and quantiles: each lies between two neighbours in the order of the elements."""

# ruff: noqa: ARG001  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.errors import NotBatchedError, NotDifferentiableError
from shapedgrad.autodiff.methods import ArrayMethods, anywhere, primal
from shapedgrad.autodiff.primitive import implements
from shapedgrad.ops.constants import of_values
from shapedgrad.ops.reduction import GIVEN_NOT

if TYPE_CHECKING:
    from collections.abc import Callable

# The place of a quantile grows with q by the number of elements and a constant (Hyndman and Fan, 1996).
_GROWTH = {
    "interpolated_inverted_cdf": 0.0, "hazen": 0.0, "weibull": 1.0, "linear": -1.0, "median_unbiased": 1 / 3,
    "normal_unbiased": 1 / 4,
}  # fmt: skip
_CHOOSING = frozenset({"inverted_cdf", "closest_observation", "lower", "higher", "nearest"})


def _in_order(
    a: Any, axis: Any, keepdims: bool, places: Callable[[Any, Any], Any], *, leading: int = 0,
    precision: Any = None, weighted: bool = False,
) -> Any:  # fmt: skip
    """Return the elements at fractional places of the sorted array; ``places`` tells them, for each slice.

    It is given the numbers 0, 1, 2, ... of the sorted elements, NaN where the element is NaN, and the order: so
    NumPy's own functions, applied to numbers in place of elements, tell where they look.
    """
    rank = len(a.shape)
    axes = normalize_axis_tuple(range(rank) if axis is None else axis, rank)
    moved = np.moveaxis(a, axes, tuple(range(-len(axes), 0)))
    outer = moved.shape[: rank - len(axes)]
    rows = np.reshape(moved, (*outer, math.prod(moved.shape[len(outer) :])))
    order = np.argsort(primal(rows), axis=-1, kind="stable")
    ordered = np.take_along_axis(rows, order, -1)
    numbers: Any = np.arange(rows.shape[-1], dtype=float)
    missing = np.isnan(primal(ordered))
    if anywhere(missing) or weighted:
        numbers = np.where(missing, np.nan, numbers)
    place = places(numbers, order)
    if numbers.ndim == 1:
        place = np.broadcast_to(
            np.reshape(place, place.shape + (1,) * (len(rows.shape) - 1)), place.shape + rows.shape[:-1]
        )
    plain = primal(place)
    unknown = np.isnan(plain)
    low = np.floor(np.where(unknown, 0.0, plain)).astype(int)
    share = (place - low).astype(a.dtype if precision is None else precision)
    high = np.minimum(low + 1, rows.shape[-1] - 1)
    # quantiles stand in front of the slices, the sorted elements behind them
    below, above = (
        np.moveaxis(np.take_along_axis(ordered, np.moveaxis(n.reshape(math.prod(n.shape[: n.ndim - len(outer)]), *outer), 0, -1), -1), -1, 0)
        .reshape(n.shape)
        for n in (low, high)
    )  # fmt: skip
    # an infinite neighbour that has no share must not make it a NaN
    result = below * (1 - share) + np.where(primal(share) == 0, 0.0, above) * share
    result = np.where(unknown, np.nan, result)
    return np.expand_dims(result, tuple(n + leading for n in axes)) if keepdims else result


def _middle(function: Any) -> None:
    @implements(function)
    def median(
        a: Any, axis: Any = None, out: Any = None, overwrite_input: bool = False, keepdims: Any = False
    ) -> Any:  # fmt: skip
        if out is not None:
            raise escapes.written_out(function, out)
        keep = keepdims is not GIVEN_NOT and bool(keepdims)
        return _in_order(a, axis, keep, lambda numbers, _: of_values(lambda a: function(a, axis=-1), numbers))


_middle(np.median)
_middle(np.nanmedian)


def _share_of_order(function: Any, of_numbers: Any, scale: float) -> None:
    @implements(function)
    def quantile(
        a: Any, q: Any, axis: Any = None, out: Any = None, overwrite_input: bool = False,
        method: str = "linear", keepdims: Any = False, *, weights: Any = None, interpolation: Any = None,
    ) -> Any:  # fmt: skip
        if out is not None:
            raise escapes.written_out(function, out)
        a = a if hasattr(a, "dtype") else np.asarray(a, float)
        # as NumPy: an array of quantiles has a precision of its own, unless an element is chosen as it is
        own = not isinstance(q, (int, float)) and method not in _CHOOSING
        q = q if isinstance(q, ArrayMethods) else np.asarray(q)
        precision = np.result_type(a.dtype, q.dtype) if own else a.dtype
        plain = primal(q) / scale

        def places(numbers: Any, order: Any) -> Any:
            by_order = None if weights is None else _by_order(weights, order, a.shape, axis)
            options = {"axis": -1, "method": method, "weights": by_order}
            if isinstance(plain, ArrayMethods):
                found = of_values(lambda p: of_numbers(numbers, p, **options), plain)
            else:
                found = of_values(lambda a: of_numbers(a, plain, **options), numbers)
            return _with_slope(found, q, scale, method, numbers) if isinstance(q, ArrayMethods) else found

        keep = keepdims is not GIVEN_NOT and bool(keepdims)
        return _in_order(
            a, axis, keep, places, leading=q.ndim, precision=precision, weighted=weights is not None
        )


for _function, _of_numbers, _scale in (
    (np.quantile, np.quantile, 1.0), (np.percentile, np.quantile, 100.0),
    (np.nanquantile, np.nanquantile, 1.0), (np.nanpercentile, np.nanquantile, 100.0),
):  # fmt: skip
    _share_of_order(_function, _of_numbers, _scale)


def _by_order(weights: Any, order: Any, shape: tuple[int, ...], axis: Any) -> Any:
    """Return the weights of the elements of each slice in their order."""
    if isinstance(order, ArrayMethods):
        raise NotBatchedError("the weights of a quantile are in another order for each example")
    if isinstance(weights, ArrayMethods):
        raise NotDifferentiableError("a quantile is a step function of its weights, which must not be traced")
    weights, rank = np.asarray(weights), len(shape)
    axes = normalize_axis_tuple(range(rank) if axis is None else axis, rank)
    if weights.shape == shape:
        weights = np.moveaxis(weights, axes, tuple(range(-len(axes), 0)))
        weights = weights.reshape(*weights.shape[: rank - len(axes)], -1)
    return np.take_along_axis(
        np.broadcast_to(weights.reshape(-1) if weights.ndim == 1 else weights, order.shape), order, -1
    )


def _with_slope(found: Any, q: Any, scale: float, method: str, numbers: Any) -> Any:
    """Return the places as a function of q."""
    n = np.sum(~np.isnan(numbers), axis=-1)
    slope = np.where((found > 0) & (found < n - 1), n + _GROWTH.get(method, -n), 0.0) / scale
    extra = np.reshape(q - primal(q), q.shape + (1,) * (len(numbers.shape) - 1))
    return found + extra * slope
