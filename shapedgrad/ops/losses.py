"""Losses: what is minimised."""

# ruff: noqa: TC001  # annotations are there at run time, too
# mypy: disable-error-code="no-any-return"
# what the bodies compute with may be traced, and has no static type; the annotations are for callers

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np

from shapedgrad.array import NDArray, Shape
from shapedgrad.autodiff.methods import anywhere
from shapedgrad.ops.nn import array, log_softmax, relu
from shapedgrad.shapes.errors import ShapeError

F = TypeVar("F", bound=np.floating[Any])


def cross_entropy(scores: NDArray[Shape["N, C"], F], labels: NDArray[Shape["N"], np.integer[Any]]) -> F:
    """Return the mean of -log(softmax(scores)) at the labels, without overflow.

    Parameters
    ----------
    scores : (N, C)
        A score for each of N examples and C classes.
    labels : (N,)
        The right class of each example, from 0 to C - 1.

    Raises
    ------
    ShapeError
        If there is not one label for each example.
    IndexError
        If a label is no class.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import cross_entropy
    >>> round(float(cross_entropy(np.zeros((2, 3)), np.array([0, 2]))), 6)
    1.098612
    """
    scores = array(scores)
    return -np.mean(_chosen(log_softmax(scores), labels, "cross_entropy"))


def hinge_loss(
    scores: NDArray[Shape["N, C"], F], labels: NDArray[Shape["N"], np.integer[Any]], margin: float = 1.0
) -> F:
    """Return the mean over examples of what wrong scores lack to a margin below the right one (Weston and Watkins, 1999).

    Shapes and errors are those of `cross_entropy`. Where a score is at the margin exactly, the derivative is 0.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import hinge_loss
    >>> float(hinge_loss(np.array([[3.0, 2.5, 0.0]]), np.array([0])))
    0.5
    """
    scores = array(scores)
    right = _chosen(scores, labels, "hinge_loss")
    # the right score itself is always at the margin: it is counted and taken away again
    over = relu(scores - np.reshape(right, (-1, 1)) + margin)
    return np.sum(over) / len(labels) - max(margin, 0.0)


def mse(x: NDArray[Shape["*batch"], F], y: NDArray[Shape["*batch"], F]) -> F:
    """Return the mean of squared differences of arrays of one shape; nothing is broadcast.

    Raises
    ------
    ShapeError
        If the shapes differ: the mean over (N, N) differences of (N, 1) and (N,) is a frequent mistake.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import mse
    >>> float(mse(np.array([1.0, 2.0]), np.array([1.0, 4.0])))
    2.0
    """
    x, y = array(x), array(y)
    if x.shape != y.shape:
        reason = f"{x.shape} and {y.shape} are not the same shape"
        raise ShapeError(
            f"cannot compare: {reason}", operation="mse", operands=(x.shape, y.shape), reason=reason
        )
    return np.mean(np.square(x - y))


def _chosen(scores: Any, labels: Any, operation: str) -> Any:
    """Return the score of each example at its label."""
    labels = array(labels)
    if labels.shape != scores.shape[:1] or len(scores.shape) != 2:
        reason = f"labels of shape {labels.shape} for scores of shape {scores.shape}"
        raise ShapeError(
            f"cannot choose: {reason}",
            operation=operation,
            operands=(scores.shape, labels.shape),
            reason=reason,
        )
    classes = scores.shape[1]
    if anywhere((labels < 0) | (labels >= classes)):
        raise IndexError(f"labels are classes from 0 to {classes - 1}, not {labels}")
    return scores[np.arange(scores.shape[0]), labels]
