"""The error function, which NumPy lacks, to the precision of float64."""

# ruff: noqa: ARG005, TC001  # every rule takes what the engine gives; annotations are there at run time, too
# mypy: disable-error-code="no-any-return"
# what the bodies compute with may be traced, and has no static type; the annotations are for callers

from __future__ import annotations

import math
from typing import Any, TypeVar

import numpy as np

from shapedgrad.array import NDArray, Shape
from shapedgrad.autodiff.primitive import Primitive
from shapedgrad.autodiff.traced import apply

F = TypeVar("F", bound=np.floating[Any])

# Cody (1969), "Rational Chebyshev approximations for the error function": near 0, in the middle, and far out.
_NEAR = (
    (1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3),
    (1.0, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3),
)  # fmt: skip
_MIDDLE = (
    (2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2,
     8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3),
    (1.0, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
     3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3),
)  # fmt: skip
_FAR = (
    (1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
     1.60837851487422766e-2, 6.58749161529837803e-4),
    (1.0, 2.56852019228982242, 1.87295284992346047, 5.27905102951428412e-1, 6.05183413124413191e-2,
     2.33520497626869185e-3),
)  # fmt: skip


def _ratio(coefficients: tuple[tuple[float, ...], tuple[float, ...]], x: Any) -> Any:
    above, below = (np.polyval(np.asarray(c, x.dtype), x) for c in coefficients)
    return above / below


def _complement(size: Any) -> Any:
    """Return 1 - erf of numbers above 0.46875."""
    inverse = 1.0 / (size * size)
    far = (1.0 / math.sqrt(math.pi) - inverse * _ratio(_FAR, inverse)) / size
    return np.exp(-size * size) * np.where(size <= 4.0, _ratio(_MIDDLE, np.minimum(size, 4.0)), far)


def _body(x: Any) -> Any:
    wide = np.asarray(x, np.float64)
    size = np.abs(wide)
    near = wide * _ratio(_NEAR, np.minimum(size, 0.46875) ** 2)
    apart = np.sign(wide) * (1.0 - _complement(np.clip(size, 0.46875, 30.0)))
    return np.where(size <= 0.46875, near, apart).astype(np.asarray(x).dtype)[()]


_ERF = Primitive(
    "erf", _body, lambda g, y, x: g * (2.0 / math.sqrt(math.pi) * np.exp(-(x * x))), elementwise=True
)


def erf(x: NDArray[Shape["*batch"], F]) -> NDArray[Shape["*batch"], F]:
    """Return the error function of each element.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import erf
    >>> erf(np.array([-10.0, 0.0, 0.5]))
    array([-1.        ,  0.        ,  0.52049988])
    """
    return apply(_ERF, (x if hasattr(x, "dtype") else np.asarray(x),))
