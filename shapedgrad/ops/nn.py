"""Functions of neural networks that NumPy lacks: activations, softmax and its kin.

All take and return arrays of floating point numbers, traced or not, and keep their dtype.
"""

# ruff: noqa: ARG005, TC001  # every rule takes what the engine gives; annotations are there at run time, too
# mypy: disable-error-code="no-any-return"
# what the bodies compute with may be traced, and has no static type; the annotations are for callers

from __future__ import annotations

import math
from typing import Any, Literal, TypeVar, overload

import numpy as np

from shapedgrad.array import NDArray, Shape
from shapedgrad.autodiff.batching import along_axis
from shapedgrad.autodiff.primitive import Primitive
from shapedgrad.autodiff.traced import apply
from shapedgrad.ops.reduction import log_sum_exp_jvp, log_sum_exp_vjp

F = TypeVar("F", bound=np.floating[Any])


def array(x: Any) -> Any:
    """Return an array or a number as something that has a shape and a dtype."""
    return x if hasattr(x, "dtype") else np.asarray(x)


def _sigmoid_body(x: Any) -> Any:
    # exp of what is not positive never overflows
    power = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, power) / (1.0 + power)


_SIGMOID = Primitive("sigmoid", _sigmoid_body, lambda g, y, x: g * (y * (1.0 - y)), elementwise=True)
_RELU = Primitive("relu", lambda x: np.maximum(x, 0.0), lambda g, y, x: g * (x > 0), elementwise=True)


def sigmoid(x: NDArray[Shape["*batch"], F]) -> NDArray[Shape["*batch"], F]:
    """Return 1 / (1 + exp(-x)) of each element, without overflow.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import sigmoid
    >>> sigmoid(np.array([-1000.0, 0.0, 1000.0]))
    array([0. , 0.5, 1. ])
    """
    return apply(_SIGMOID, (array(x),))


def log_sigmoid(x: NDArray[Shape["*batch"], F]) -> NDArray[Shape["*batch"], F]:
    """Return the logarithm of the sigmoid of each element, without overflow.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import log_sigmoid
    >>> log_sigmoid(np.array([-1000.0, 0.0]))
    array([-1.00000000e+03, -6.93147181e-01])
    """
    return -np.logaddexp(-array(x), 0.0)


def softplus(x: NDArray[Shape["*batch"], F]) -> NDArray[Shape["*batch"], F]:
    """Return log(1 + exp(x)) of each element, without overflow: a smooth `relu`.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import softplus
    >>> softplus(np.array([-1000.0, 0.0, 1000.0]))
    array([0.00000000e+00, 6.93147181e-01, 1.00000000e+03])
    """
    return np.logaddexp(array(x), 0.0)


def relu(x: NDArray[Shape["*batch"], F]) -> NDArray[Shape["*batch"], F]:
    """Return the larger of each element and 0; the derivative at 0 is 0.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import relu
    >>> relu(np.array([-1.0, 0.0, 2.0]))
    array([0., 0., 2.])
    """
    return apply(_RELU, (array(x),))


def leaky_relu(x: NDArray[Shape["*batch"], F], slope: float = 0.01) -> NDArray[Shape["*batch"], F]:
    """Return each element, times ``slope`` where it is not positive (Maas et al., 2013).

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import leaky_relu
    >>> leaky_relu(np.array([-1.0, 2.0]), 0.1)
    array([-0.1,  2. ])
    """
    x = array(x)
    return np.where(x > 0, x, slope * x)


def elu(x: NDArray[Shape["*batch"], F], alpha: float = 1.0) -> NDArray[Shape["*batch"], F]:
    """Return each element, and ``alpha * (exp(x) - 1)`` where it is not positive (Clevert et al., 2015).

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import elu
    >>> elu(np.array([-1000.0, 2.0]))
    array([-1.,  2.])
    """
    x = array(x)
    return np.where(x > 0, x, alpha * np.expm1(np.where(x > 0, 0.0, x)))


def selu(x: NDArray[Shape["*batch"], F]) -> NDArray[Shape["*batch"], F]:
    """Return the self-normalising `elu` of each element (Klambauer et al., 2017).

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import selu
    >>> selu(np.array([0.0, 1.0]))
    array([0.        , 1.05070099])
    """
    return 1.0507009873554805 * elu(x, 1.6732632423543772)


def silu(x: NDArray[Shape["*batch"], F]) -> NDArray[Shape["*batch"], F]:
    """Return each element times its sigmoid, known as swish, too (Elfwing et al., 2017).

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import silu
    >>> silu(np.array([0.0, 100.0]))
    array([  0., 100.])
    """
    return array(x) * sigmoid(x)


def gelu(
    x: NDArray[Shape["*batch"], F], approximate: Literal["none", "tanh"] = "none"
) -> NDArray[Shape["*batch"], F]:
    """Return each element times the normal distribution function of it (Hendrycks and Gimpel, 2016).

    With ``approximate="tanh"`` the distribution function is approximated by a hyperbolic tangent.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import gelu
    >>> gelu(np.array([-1.0, 0.0, 1.0]))
    array([-0.15865525,  0.        ,  0.84134475])
    """
    x = array(x)
    if approximate == "none":
        from shapedgrad.ops.error_function import erf

        return 0.5 * x * (1.0 + erf(x * math.sqrt(0.5)))
    return 0.5 * x * (1.0 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def _softmax_body(x: Any, axis: Any) -> Any:
    power = np.exp(x - np.maximum.reduce(x, axis=axis, keepdims=True))
    return power / np.add.reduce(power, axis=axis, keepdims=True)


def _softmax_vjp(g: Any, y: Any, _: Any, axis: Any) -> Any:
    weighted = g * y
    return weighted - y * np.add.reduce(weighted, axis=axis, keepdims=True)


def _log_softmax_body(x: Any, axis: Any) -> Any:
    shifted = x - np.maximum.reduce(x, axis=axis, keepdims=True)
    return shifted - np.log(np.add.reduce(np.exp(shifted), axis=axis, keepdims=True))


def _log_sum_exp_body(x: Any, axis: Any, keepdims: bool) -> Any:
    largest = np.maximum.reduce(x, axis=axis, keepdims=True)
    largest = np.where(np.isfinite(largest), largest, 0.0)
    with np.errstate(divide="ignore"):
        total = np.log(np.add.reduce(np.exp(x - largest), axis=axis, keepdims=True)) + largest
    return total if keepdims else np.squeeze(total, axis=axis)


_SOFTMAX = Primitive("softmax", _softmax_body, _softmax_vjp, jvps=(_softmax_vjp,), batch=along_axis)
_LOG_SOFTMAX = Primitive(
    "log_softmax",
    _log_softmax_body,
    lambda g, y, x, axis: g - np.exp(y) * np.add.reduce(g, axis=axis, keepdims=True),
    jvps=(lambda t, y, x, axis: t - np.add.reduce(np.exp(y) * t, axis=axis, keepdims=True),),
    batch=along_axis,
)
_LOG_SUM_EXP = Primitive(
    "logsumexp", _log_sum_exp_body, log_sum_exp_vjp, jvps=(log_sum_exp_jvp,), batch=along_axis
)


def softmax(
    x: NDArray[Shape["*batch"], F], axis: int | tuple[int, ...] | None = -1
) -> NDArray[Shape["*batch"], F]:
    """Return exp(x) over its sum along an axis, without overflow.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import softmax
    >>> softmax(np.array([[1000.0, 1000.0], [0.0, -1000.0]]))
    array([[0.5, 0.5],
           [1. , 0. ]])
    """
    return apply(_SOFTMAX, (array(x),), {"axis": axis})


def log_softmax(
    x: NDArray[Shape["*batch"], F], axis: int | tuple[int, ...] | None = -1
) -> NDArray[Shape["*batch"], F]:
    """Return the logarithm of `softmax`, without overflow and without log(0).

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import log_softmax
    >>> log_softmax(np.array([0.0, -1000.0]))
    array([    0., -1000.])
    """
    return apply(_LOG_SOFTMAX, (array(x),), {"axis": axis})


@overload
def logsumexp(
    x: NDArray[Shape["*batch, N"], F], axis: Literal[-1] = ..., *, keepdims: Literal[False] = ...
) -> NDArray[Shape["*batch"], F]: ...
@overload
def logsumexp(
    x: NDArray[Shape["*batch, N"], F], axis: Literal[-1] = ..., *, keepdims: Literal[True]
) -> NDArray[Shape["*batch, 1"], F]: ...
@overload
def logsumexp(
    x: NDArray[Shape["..."], F], axis: int | tuple[int, ...] | None = ..., *, keepdims: bool = ...
) -> NDArray[Shape["..."], F]: ...
def logsumexp(x: Any, axis: Any = -1, *, keepdims: bool = False) -> Any:
    """Return the logarithm of the sum of exp(x) along an axis, without overflow.

    A sum of nothing but exp(-inf) is -inf, with the derivative 0.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import logsumexp
    >>> float(logsumexp(np.array([1000.0, 1000.0])))
    1000.6931471805599
    """
    return apply(_LOG_SUM_EXP, (array(x),), {"axis": axis, "keepdims": keepdims})
