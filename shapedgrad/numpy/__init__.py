"""NumPy's namespace for differentiated code: ``import shapedgrad.numpy as np``.

It is never needed: plain ``import numpy as np`` is differentiated as well. It saves NumPy's own dispatch to traced
arrays, which is what small operations spend half of their time on, and it has what that dispatch cannot reach:
`array` of lists that hold traced numbers, `asarray` of traced arrays, `full` of a traced value, `take` from a plain
array at places that differ between the examples of a `vmap`. To type checkers it is NumPy.

>>> import shapedgrad.numpy as np
>>> from shapedgrad import grad
>>> grad(lambda x: np.sum(np.array([x, 2.0 * x, x**2])))(3.0)
np.float64(9.0)
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import numpy as _numpy  # noqa: ICN001  # np is the name of this module

import shapedgrad.ops  # noqa: F401  # fills the registries of operations
from shapedgrad.autodiff.explain import explain_call
from shapedgrad.autodiff.primitive import FUNCTIONS, UFUNCS
from shapedgrad.autodiff.traced import Traced, _binary, _unary
from shapedgrad.numpy.creation import CREATION

if TYPE_CHECKING:
    from collections.abc import Callable

_OF_UFUNCS = (
    "accumulate",
    "at",
    "identity",
    "nargs",
    "nin",
    "nout",
    "ntypes",
    "outer",
    "reduce",
    "reduceat",
    "signature",
    "types",
)


def _of_ufunc(ufunc: Any) -> Any:
    """Return the ufunc, with a way past NumPy's dispatch for one or two traced operands."""
    primitive = UFUNCS[ufunc]

    def unary(x: Any, /, *args: Any, **kwargs: Any) -> Any:
        if type(x) is Traced and not args and not kwargs:
            return _unary(primitive, ufunc, x)
        return ufunc(x, *args, **kwargs)

    def binary(x: Any, y: Any, /, *args: Any, **kwargs: Any) -> Any:
        if (type(x) is Traced or type(y) is Traced) and not args and not kwargs:
            return _binary(primitive, ufunc, x, y)
        return ufunc(x, y, *args, **kwargs)

    function: Any = functools.update_wrapper(
        unary if ufunc.nin == 1 else binary, ufunc, ("__name__", "__doc__"), ()
    )
    for name in _OF_UFUNCS:
        setattr(function, name, getattr(ufunc, name))
    return function


def _of_function(function: Callable[..., Any]) -> Any:
    """Return the function, with a way past NumPy's dispatch where its first argument is traced."""
    implementation = FUNCTIONS[function]

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        if args and type(args[0]) is Traced:
            try:
                return implementation(*args, **kwargs)
            except (ValueError, IndexError) as refusal:
                explain_call(refusal, function, args, kwargs)
                raise
        return function(*args, **kwargs)

    return call


def _of(value: Any) -> Any:
    if isinstance(value, _numpy.ufunc):
        return _of_ufunc(value) if value in UFUNCS and value.nin <= 2 and value.nout == 1 else value
    if callable(value) and not isinstance(value, type) and value in FUNCTIONS:
        return _of_function(value)
    return value


__all__ = [name for name in _numpy.__all__ if not name.startswith("__")]
globals().update(
    {
        name: CREATION.get(name) or _of(getattr(_numpy, name))
        for name in __all__
        if name not in {"linalg", "fft", "random"}
    }
)


def __getattr__(name: str) -> Any:
    if name in {"linalg", "fft", "random"}:
        from importlib import import_module

        return import_module(f"{__name__}.{name}")
    return getattr(_numpy, name)
