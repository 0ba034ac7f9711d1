"""Calls by NumPy's protocols that are not a plain call of a differentiable ufunc."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.methods import ArrayMethods, primal
from shapedgrad.autodiff.primitive import CONSTANTS, FUNCTIONS, REDUCTIONS, UFUNCS

if TYPE_CHECKING:
    import numpy as np


def unusual_ufunc(ufunc: np.ufunc, method: str, inputs: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Do what is not a plain call of a differentiable ufunc: reductions, constants, keywords; or refuse."""
    out = kwargs.get("out")
    if out is not None:
        raise escapes.written_out(ufunc, out)
    if (ufunc, method) in REDUCTIONS:
        return REDUCTIONS[ufunc, method](*inputs, **kwargs)
    if method == "__call__" and ufunc in FUNCTIONS:
        return FUNCTIONS[ufunc](*inputs, **kwargs)
    if method == "__call__" and ufunc in UFUNCS and set(kwargs) == {"dtype"}:
        return ufunc(*inputs).astype(kwargs["dtype"])
    if method == "__call__" and ufunc in CONSTANTS:
        return ufunc(*primals(inputs), **primals(kwargs))
    raise escapes.not_implemented(ufunc, method, kwargs)


def primals(x: Any) -> Any:
    """Return arguments without differentiation, those in lists, tuples and dicts too."""
    if isinstance(x, ArrayMethods):
        return primal(x)
    if type(x) in {list, tuple}:
        return type(x)(primals(item) for item in x)
    if type(x) is dict:
        return {key: primals(item) for key, item in x.items()}
    return x
