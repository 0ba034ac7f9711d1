"""Elements by their coordinates: gather_nd, scatter_nd, embedding, one_hot."""

# ruff: noqa: TC001  # annotations are there at run time, too
# mypy: disable-error-code="no-any-return"
# what the bodies compute with may be traced, and has no static type; the annotations are for callers

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, overload

import numpy as np

from shapedgrad.array import Dim, NDArray, Shape
from shapedgrad.autodiff.methods import anywhere
from shapedgrad.ops.indexing import scatter
from shapedgrad.ops.nn import array
from shapedgrad.shapes.errors import ShapeError

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T", bound=np.generic)
F = TypeVar("F", bound=np.inexact[Any])
Indices = np.integer[Any]


# fmt: off
@overload
def gather_nd(params: NDArray[Shape["A, *rest"], T], indices: NDArray[Shape["1"], Indices]) -> NDArray[Shape["*rest"], T]: ...
@overload
def gather_nd(params: NDArray[Shape["A, B, *rest"], T], indices: NDArray[Shape["2"], Indices]) -> NDArray[Shape["*rest"], T]: ...
@overload
def gather_nd(params: NDArray[Shape["A, B, C, *rest"], T], indices: NDArray[Shape["3"], Indices]) -> NDArray[Shape["*rest"], T]: ...
@overload
def gather_nd(params: NDArray[Shape["A, *rest"], T], indices: NDArray[Shape["I, 1"], Indices]) -> NDArray[Shape["I, *rest"], T]: ...
@overload
def gather_nd(params: NDArray[Shape["A, B, *rest"], T], indices: NDArray[Shape["I, 2"], Indices]) -> NDArray[Shape["I, *rest"], T]: ...
@overload
def gather_nd(params: NDArray[Shape["A, B, C, *rest"], T], indices: NDArray[Shape["I, 3"], Indices]) -> NDArray[Shape["I, *rest"], T]: ...
@overload
def gather_nd(params: NDArray[Shape["A, *rest"], T], indices: NDArray[Shape["I, J, 1"], Indices]) -> NDArray[Shape["I, J, *rest"], T]: ...
@overload
def gather_nd(params: NDArray[Shape["A, B, *rest"], T], indices: NDArray[Shape["I, J, 2"], Indices]) -> NDArray[Shape["I, J, *rest"], T]: ...
@overload
def gather_nd(params: NDArray[Shape["A, B, C, *rest"], T], indices: NDArray[Shape["I, J, 3"], Indices]) -> NDArray[Shape["I, J, *rest"], T]: ...
@overload
def gather_nd(params: NDArray[Shape["..."], T], indices: NDArray[Shape["..."], Indices]) -> NDArray[Shape["..."], T]: ...
# fmt: on
def gather_nd(params: Any, indices: Any) -> Any:
    """Return the elements, or slices, at coordinates: ``params[tuple(i)]`` for each vector ``i`` of ``indices``.

    Parameters
    ----------
    params : (P1, ..., Pm)
        What is looked into.
    indices : (..., k)
        Coordinates of the first k axes of ``params``, from 0 on.

    Returns
    -------
    array of shape ``indices.shape[:-1] + params.shape[k:]``

    Raises
    ------
    ShapeError
        If there are more coordinates than axes.
    IndexError
        If a coordinate is outside of its axis; negative ones are.

    Notes
    -----
    What is gathered twice has the sum of both cotangents as its own. This is TensorFlow's ``tf.gather_nd``.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import gather_nd
    >>> gather_nd(np.array([[1, 2, 3], [4, 5, 6]]), np.array([[1, 1], [1, 2]]))
    array([5, 6])
    >>> gather_nd(np.array([[1, 2, 3], [4, 5, 6]]), np.array([[1], [0]]))
    array([[4, 5, 6],
           [1, 2, 3]])
    """
    params, indices = array(params), array(indices)
    index = _coordinates(indices, params.shape, "gather_nd")
    return params[index] if index else np.broadcast_to(params, indices.shape[:-1] + params.shape)


def _coordinates(indices: Any, shape: tuple[int, ...], operation: str) -> tuple[Any, ...]:
    """Return the index that the vectors of coordinates stand for."""
    depth = indices.shape[-1] if len(indices.shape) else 0
    if len(indices.shape) == 0 or depth > len(shape):
        reason = f"coordinates of shape {indices.shape} have more components than {shape} has axes"
        raise ShapeError(
            f"cannot look them up: {reason}",
            operation=operation,
            operands=(shape, indices.shape),
            reason=reason,
        )
    limits = np.array(shape[:depth])
    if anywhere((indices < 0) | (indices >= limits)):
        raise IndexError(f"coordinates are from 0 to below {shape[:depth]}, not {indices}")
    return tuple([indices[..., n] for n in range(depth)])


def scatter_nd(
    indices: NDArray[Shape["..."], Indices], updates: NDArray[Shape["..."], F], shape: Sequence[int]
) -> NDArray[Shape["..."], F]:
    """Return zeros of a shape to which updates are added at coordinates: the transpose of `gather_nd`.

    Parameters
    ----------
    indices : (..., k)
        Coordinates of the first k axes.
    updates : ``indices.shape[:-1] + shape[k:]``
        What is added there; where coordinates are the same, all of it.
    shape : tuple of int
        The shape of the result.

    Raises
    ------
    ShapeError
        If the updates do not have their shape.
    IndexError
        If a coordinate is outside of its axis.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import scatter_nd
    >>> scatter_nd(np.array([[1], [3], [1]]), np.array([9.0, 10.0, 11.0]), (5,))
    array([ 0., 20.,  0., 10.,  0.])
    """
    indices, updates, shape = array(indices), array(updates), tuple(shape)
    index = _coordinates(indices, shape, "scatter_nd")
    wanted = indices.shape[:-1] + shape[indices.shape[-1] :]
    if updates.shape != wanted:
        reason = f"updates of shape {updates.shape} where {wanted} is wanted"
        raise ShapeError(
            f"cannot scatter: {reason}",
            operation="scatter_nd",
            operands=(indices.shape, updates.shape),
            reason=reason,
        )
    return scatter(updates, index, shape)


def embedding(
    table: NDArray[Shape["V, D"], F], ids: NDArray[Shape["*batch"], Indices]
) -> NDArray[Shape["*batch, D"], F]:
    """Return the row of a table for each number.

    Raises
    ------
    IndexError
        If a number is not one of a row, from 0 on.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import embedding
    >>> embedding(np.array([[0.0, 1.0], [2.0, 3.0]]), np.array([1, 1, 0]))
    array([[2., 3.],
           [2., 3.],
           [0., 1.]])
    """
    table, ids = array(table), array(ids)
    if anywhere((ids < 0) | (ids >= table.shape[0])):
        raise IndexError(f"there are rows from 0 to {table.shape[0] - 1}, not {ids}")
    return table[ids]


def one_hot(
    labels: NDArray[Shape["*batch"], Indices], depth: Dim["C"]
) -> NDArray[Shape["*batch, C"], np.float64]:
    """Return for each label a vector that is 1 at the label's place and 0 elsewhere.

    Raises
    ------
    IndexError
        If a label is not from 0 to below ``depth``.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import one_hot
    >>> one_hot(np.array([2, 0]), 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    labels = array(labels)
    if anywhere((labels < 0) | (labels >= depth)):
        raise IndexError(f"labels are classes from 0 to {depth - 1}, not {labels}")
    return (np.reshape(labels, (*labels.shape, 1)) == np.arange(depth)).astype(np.float64)
