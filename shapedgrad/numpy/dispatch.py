"""NumPy's functions with a way past NumPy's dispatch, where the first argument is traced, or is a list of such."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import numpy as np

import shapedgrad.ops  # noqa: F401  # fills the registries of operations
from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.explain import explain_call
from shapedgrad.autodiff.primitive import FUNCTIONS, UFUNCS
from shapedgrad.autodiff.traced import Traced, _binary, _unary
from shapedgrad.numpy.creation import array, holds_traced

if TYPE_CHECKING:
    from collections.abc import Callable

_OF_UFUNCS = ("accumulate", "at", "identity", "nargs", "nin", "nout", "ntypes", "outer", "reduce", "reduceat")


def direct(value: Any) -> Any:
    """Return what stands for a value of NumPy's namespace in ours."""
    if isinstance(value, np.ufunc):
        return _of_ufunc(value) if value in UFUNCS and value.nin <= 2 and value.nout == 1 else value
    if callable(value) and not isinstance(value, type) and value in FUNCTIONS:
        return _of_function(value)
    return value


def _of_ufunc(ufunc: np.ufunc) -> Any:
    primitive = UFUNCS[ufunc]

    def unary(x: Any, /, *args: Any, **kwargs: Any) -> Any:
        if type(x) is Traced and not args and not kwargs:
            return _unary(primitive, ufunc, x)
        return ufunc(x, *args, **kwargs)

    def binary(x: Any, y: Any, /, *args: Any, **kwargs: Any) -> Any:
        if (type(x) is Traced or type(y) is Traced) and not args and not kwargs:
            return _binary(primitive, ufunc, x, y)
        return ufunc(x, y, *args, **kwargs)

    chosen: Any = unary if ufunc.nin == 1 else binary
    function: Any = functools.update_wrapper(chosen, ufunc, ("__name__", "__doc__"), ())
    for name in _OF_UFUNCS:
        setattr(function, name, getattr(ufunc, name))
    return function


def _of_function(function: Callable[..., Any]) -> Any:
    implementation = FUNCTIONS[function]

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        if args and type(args[0]) is Traced and "out" not in kwargs:
            try:
                return implementation(*args, **kwargs)
            except (ValueError, IndexError) as refusal:
                explain_call(refusal, function, args, kwargs)
                raise
        try:
            return function(*args, **kwargs)
        except NotDifferentiableError:
            # np.mean([x, y]) of traced numbers: NumPy does not look for them inside of a list
            made = [array(x) if type(x) in {list, tuple} and holds_traced(x) else x for x in args]
            if all(new is old for new, old in zip(made, args, strict=True)):
                raise
        return call(*made, **kwargs)

    return call
