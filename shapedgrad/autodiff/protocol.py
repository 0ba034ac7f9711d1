"""Calls by NumPy's protocols that are not a plain call of a differentiable ufunc."""

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.methods import ArrayMethods, primal
from shapedgrad.autodiff.primitive import CONSTANTS, FUNCTIONS, REDUCTIONS, UFUNCS

FACTS = frozenset(
    {
        np.shape,
        np.ndim,
        np.size,
        np.result_type,
        np.can_cast,
        np.common_type,
        np.iscomplexobj,
        np.isrealobj,
    }
)
"""What tells of shapes and dtypes alone: the answer is the same for all numbers."""


def unusual_ufunc(ufunc: np.ufunc, method: str, inputs: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Do what is not a plain call of a differentiable ufunc: reductions, constants, keywords; or refuse."""
    out = kwargs.get("out")
    if out is not None:
        if not all(isinstance(x, ArrayMethods) for x in out) or len(out) != 1:
            raise escapes.written_out(ufunc, out)
        return written_out_of(getattr(ufunc, method), inputs, {**kwargs, "out": out[0]})
    if (ufunc, method) in REDUCTIONS:
        return REDUCTIONS[ufunc, method](*inputs, **kwargs)
    if method == "__call__" and ufunc in FUNCTIONS:
        return FUNCTIONS[ufunc](*inputs, **kwargs)
    if method == "__call__" and ufunc in UFUNCS and set(kwargs) == {"dtype"}:
        return ufunc(*inputs).astype(kwargs["dtype"])
    if method == "__call__" and ufunc in CONSTANTS:
        return ufunc(*primals(inputs), **primals(kwargs))
    raise escapes.not_implemented(ufunc, method, kwargs)


def written_out_of(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Call a function and write its result into the traced array ``out``, as NumPy does."""
    others = {key: value for key, value in kwargs.items() if key != "out"}
    out, result = kwargs["out"], function(*args, **others)
    if result.shape != out.shape:
        raise ValueError(f"out has shape {out.shape} where the result has {result.shape}")
    if not np.can_cast(result.dtype, out.dtype, "same_kind"):
        raise TypeError(f"out has dtype {out.dtype} where the result has {result.dtype}")
    out[...] = result
    return out


def constants(ufunc: np.ufunc, inputs: tuple[Any, ...]) -> list[Any]:
    """Return the operands of a ufunc without a derivative, as constants to the differentiations further out."""
    values = [primal(x) for x in inputs]
    if ufunc not in CONSTANTS and any(new is not x for new, x in zip(values, inputs, strict=True)):
        raise escapes.not_implemented(ufunc)
    return values


def primals(x: Any) -> Any:
    """Return arguments without differentiation, those in lists, tuples and dicts too."""
    if isinstance(x, ArrayMethods):
        return primal(x)
    if type(x) in {list, tuple}:
        return type(x)(primals(item) for item in x)
    if type(x) is dict:
        return {key: primals(item) for key, item in x.items()}
    return x
