"""Attention, and distances between all vectors of two sets."""

# ruff: noqa: TC001  # annotations are there at run time, too
# mypy: disable-error-code="no-any-return"
# what the bodies compute with may be traced, and has no static type; the annotations are for callers

from __future__ import annotations

import math
from typing import Any, TypeVar

import numpy as np

from shapedgrad.array import NDArray, Shape
from shapedgrad.ops.nn import array, softmax
from shapedgrad.shapes.errors import ShapeError

F = TypeVar("F", bound=np.floating[Any])


def scaled_dot_product_attention(
    q: NDArray[Shape["*batch, L, E"], F],
    k: NDArray[Shape["*batch, S, E"], F],
    v: NDArray[Shape["*batch, S, V"], F],
    mask: NDArray[Shape["..."], np.bool] | None = None,
    causal: bool = False,
    scale: float | None = None,
) -> NDArray[Shape["*batch, L, V"], F]:
    """Return for each query the mean of the values, weighted by how the keys agree with it (Vaswani et al., 2017).

    Parameters
    ----------
    q : (..., L, E)
        Queries.
    k, v : (..., S, E), (..., S, V)
        Keys and values.
    mask : (..., L, S), optional
        True where a query may see a key; it is broadcast. A query that sees none gets zeros.
    causal : bool
        Whether query n sees the keys up to n only.
    scale : float, optional
        What products of queries and keys are multiplied by, 1 / sqrt(E) by default.

    Raises
    ------
    ShapeError
        If queries and keys, or keys and values, do not fit.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import scaled_dot_product_attention
    >>> keys = 1000 * np.eye(2)
    >>> scaled_dot_product_attention(np.array([[1.0, 0.0]]), keys, np.array([[5.0], [7.0]]))
    array([[5.]])
    """
    q, k, v = array(q), array(k), array(v)
    _insist_on_pairs("queries", q, -1, "keys", k, -1)
    _insist_on_pairs("keys", k, -2, "values", v, -2)
    scale = 1.0 / math.sqrt(q.shape[-1]) if scale is None else scale
    scores = np.matmul(q, np.swapaxes(k, -1, -2)) * scale
    seen = None if mask is None else np.asarray(mask, bool)
    if causal:
        below = np.tri(q.shape[-2], k.shape[-2], dtype=bool)
        seen = below if seen is None else seen & below
    if seen is None:
        return np.matmul(softmax(scores), v)
    # the largest finite number: -inf would make NaNs of queries that see nothing
    weights = softmax(np.where(seen, scores, float(np.finfo(scores.dtype).min)))
    return np.matmul(np.where(seen, weights, 0.0), v)


def _insist_on_pairs(one: str, x: Any, m: int, other: str, y: Any, n: int) -> None:
    if len(x.shape) < 2 or len(y.shape) < 2 or x.shape[m] != y.shape[n]:
        reason = (
            f"axis {m} of the {one} {x.shape} and axis {n} of the {other} {y.shape} have to be of one length"
        )
        raise ShapeError(
            f"cannot attend with {one} {x.shape} and {other} {y.shape}: {reason}",
            operation="scaled_dot_product_attention", operands=(x.shape, y.shape), reason=reason,
        )  # fmt: skip


def pairwise_distance(
    x: NDArray[Shape["M, D"], F], y: NDArray[Shape["N, D"], F], ord: float = 2
) -> NDArray[Shape["M, N"], F]:
    """Return the distance of each row of the one matrix to each of the other; its gradient at distance 0 is 0.

    Differences are taken before they are squared: near points are told apart as well as far ones, other than by
    the formula with one matrix product, which is faster but forgets half of the digits.

    Parameters
    ----------
    x, y : (M, D), (N, D)
        Points of D coordinates.
    ord : float
        The order of the norm: 2 Euclid's, 1 the sum, `numpy.inf` the largest of the coordinates' differences.

    Raises
    ------
    ShapeError
        If points do not have as many coordinates.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import pairwise_distance
    >>> pairwise_distance(np.array([[0.0, 0.0]]), np.array([[3.0, 4.0], [0.0, 0.0]]))
    array([[5., 0.]])
    """
    x, y = array(x), array(y)
    return np.linalg.norm(x[:, None, :] - y[None, :, :], ord, axis=-1)
