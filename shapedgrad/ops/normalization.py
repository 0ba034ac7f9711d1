"""Layers that keep activations in bounds: normalisation, dropout."""

# ruff: noqa: TC001  # annotations are there at run time, too
# mypy: disable-error-code="no-any-return"
# what the bodies compute with may be traced, and has no static type; the annotations are for callers

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np

from shapedgrad.array import NDArray, Shape
from shapedgrad.ops.nn import array

F = TypeVar("F", bound=np.floating[Any])


def layer_norm(
    x: NDArray[Shape["*batch, D"], F],
    weight: NDArray[Shape["D"], F] | None = None,
    bias: NDArray[Shape["D"], F] | None = None,
    eps: float = 1e-5,
) -> NDArray[Shape["*batch, D"], F]:
    """Return each vector of the last axis with mean 0 and variance 1, scaled and moved (Ba et al., 2016).

    Parameters
    ----------
    x : (..., D)
        Vectors.
    weight, bias : (D,), optional
        What each component is multiplied by, and what is added to it.
    eps : float
        What is added to the variance, for vectors that are constant.

    Raises
    ------
    ShapeError
        If there is not one weight for each component.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import layer_norm
    >>> layer_norm(np.array([[1.0, 3.0]]), eps=0.0)
    array([[-1.,  1.]])
    """
    x = array(x)
    mean = np.mean(x, axis=-1, keepdims=True)
    return _scaled(x, mean, np.mean(np.square(x - mean), axis=-1, keepdims=True), weight, bias, eps)


def batch_norm(
    x: NDArray[Shape["N, C, *place"], F],
    weight: NDArray[Shape["C"], F] | None = None,
    bias: NDArray[Shape["C"], F] | None = None,
    mean: NDArray[Shape["C"], F] | None = None,
    var: NDArray[Shape["C"], F] | None = None,
    eps: float = 1e-5,
) -> NDArray[Shape["N, C, *place"], F]:
    """Return each channel with mean 0 and variance 1 over the batch, scaled and moved (Ioffe and Szegedy, 2015).

    Parameters
    ----------
    x : (N, C, ...)
        N examples of C channels, each of one or more numbers.
    weight, bias : (C,), optional
        What each channel is multiplied by, and what is added to it.
    mean, var : (C,), optional
        What is taken for the channels' means and variances: while a network is trained those of the batch, which
        is the default; afterwards running means of what `batch_statistics` told.
    eps : float
        What is added to the variance, for channels that are constant.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import batch_norm
    >>> batch_norm(np.array([[1.0, 2.0], [3.0, 2.0]]), eps=1e-12)
    array([[-1.,  0.],
           [ 1.,  0.]])
    """
    x = array(x)
    column = (-1,) + (1,) * (len(x.shape) - 2)
    if mean is None or var is None:
        mean, var = batch_statistics(x)
    weight, bias = (None if p is None else np.reshape(p, column) for p in (weight, bias))
    return _scaled(x, np.reshape(mean, column), np.reshape(var, column), weight, bias, eps)


def batch_statistics(
    x: NDArray[Shape["N, C, *place"], F],
) -> tuple[NDArray[Shape["C"], F], NDArray[Shape["C"], F]]:
    """Return mean and variance of each channel over the batch.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import batch_statistics
    >>> batch_statistics(np.array([[1.0, 2.0], [3.0, 2.0]]))
    (array([2., 2.]), array([1., 0.]))
    """
    x = array(x)
    axes = (0, *range(2, len(x.shape)))
    return np.mean(x, axis=axes), np.var(x, axis=axes)


def _scaled(x: Any, mean: Any, var: Any, weight: Any, bias: Any, eps: float) -> Any:
    y = (x - mean) / np.sqrt(var + eps)
    y = y if weight is None else y * weight
    return y if bias is None else y + bias


def dropout(
    x: NDArray[Shape["*batch"], F], rate: float, rng: np.random.Generator
) -> NDArray[Shape["*batch"], F]:
    """Return an array with elements set to 0 at random, the others scaled to keep the mean (Srivastava et al., 2014).

    Parameters
    ----------
    x : (...)
        Any array.
    rate : float
        The probability of an element to become 0, from 0 to below 1.
    rng : numpy.random.Generator
        Where the choice comes from: the same generator at the same state makes the same choice.

    Raises
    ------
    ValueError
        If ``rate`` is no such probability.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import dropout
    >>> dropout(np.ones(4), 0.5, np.random.default_rng(0))
    array([2., 0., 0., 0.])
    """
    if not 0 <= rate < 1:
        raise ValueError(f"the rate of dropout is a probability below 1, not {rate}")
    x = array(x)
    kept = rng.random(x.shape) >= rate
    return x * (kept.astype(x.dtype) / (1 - rate))
