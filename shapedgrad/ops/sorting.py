"""Putting arrays in order, and what is different in them: each result is a selection of the elements."""

# ruff: noqa: ARG001  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff.errors import NotBatchedError
from shapedgrad.autodiff.methods import ArrayMethods, primal
from shapedgrad.autodiff.primitive import implements


@implements(np.sort)
def sort(a: Any, axis: int | None = -1, kind: Any = None, order: Any = None, *, stable: Any = None) -> Any:
    """See numpy.sort."""
    if axis is None:
        a, axis = np.ravel(a), -1
    places = np.argsort(primal(a), axis=axis, kind="stable")
    return np.take_along_axis(a, places, axis)


@implements(np.partition)
def partition(a: Any, kth: Any, axis: int | None = -1, kind: str = "introselect", order: Any = None) -> Any:
    """See numpy.partition."""
    if axis is None:
        a, axis = np.ravel(a), -1
    return np.take_along_axis(a, np.argpartition(primal(a), kth, axis=axis), axis)


def values_of(x: Any, function: Any) -> Any:
    """Return the values that decide about the size of a result; within `vmap` the examples go one by one."""
    plain = primal(x)
    if isinstance(plain, ArrayMethods):
        raise NotBatchedError(f"np.{function.__name__} has a result whose size depends on the values")
    return plain


@implements(np.unique)
def unique(
    ar: Any, return_index: bool = False, return_inverse: bool = False, return_counts: bool = False,
    axis: int | None = None, *, equal_nan: bool = True, sorted: bool = True,
) -> Any:  # fmt: skip
    """See numpy.unique; of elements that are equal, the first has the gradient."""
    _, index, *others = np.unique(  # type: ignore[call-overload]
        values_of(ar, np.unique), return_index=True, return_inverse=return_inverse, return_counts=return_counts, axis=axis,
        equal_nan=equal_nan,
    )  # fmt: skip
    values = np.take(ar, index, axis=axis)
    extra = [index, *others] if return_index else others
    return (values, *extra) if extra else values


@implements(np.unique_values)
def unique_values(x: Any) -> Any:
    """See numpy.unique_values; the values are in order."""
    return unique(x, equal_nan=False)


def _with_counts(function: Any) -> Any:
    @implements(function)
    def uniques(x: Any) -> Any:
        plain = function(values_of(x, function))
        return plain._replace(values=unique(x, equal_nan=False))

    return uniques


for _function in (np.unique_all, np.unique_counts, np.unique_inverse):
    _with_counts(_function)


@implements(np.union1d)
def union1d(ar1: Any, ar2: Any) -> Any:
    """See numpy.union1d."""
    return unique(np.concatenate([np.ravel(ar1), np.ravel(ar2)]))


@implements(np.setxor1d)
def setxor1d(ar1: Any, ar2: Any, assume_unique: bool = False) -> Any:
    """See numpy.setxor1d."""
    both = [x if assume_unique else np.unique(x) for x in (np.ravel(ar1), np.ravel(ar2))]
    joined = np.sort(np.concatenate(both))
    plain = values_of(joined, np.setxor1d)
    repeated = np.concatenate([[False], plain[1:] == plain[:-1], [False]])
    return joined[~repeated[1:] & ~repeated[:-1]]


@implements(np.setdiff1d)
def setdiff1d(ar1: Any, ar2: Any, assume_unique: bool = False) -> Any:
    """See numpy.setdiff1d."""
    ar1 = np.ravel(ar1) if assume_unique else np.unique(ar1)
    return ar1[np.isin(values_of(ar1, np.setdiff1d), primal(ar2), invert=True)]


@implements(np.intersect1d)
def intersect1d(ar1: Any, ar2: Any, assume_unique: bool = False, return_indices: bool = False) -> Any:
    """See numpy.intersect1d; the elements are those of the first array."""
    plain1, plain2 = values_of(ar1, np.intersect1d), values_of(ar2, np.intersect1d)
    _, first, second = np.intersect1d(plain1, plain2, assume_unique, return_indices=True)
    values = np.ravel(ar1)[first]
    return (values, first, second) if return_indices else values
