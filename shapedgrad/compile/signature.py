"""The signature of a call: what a plan is made for, and the text of the guards by which it tells that it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.methods import ArrayMethods

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

NUMBERS = (int, float, complex)


def is_plain(x: Any) -> bool:
    """Tell whether a leaf is one that a plan can take: not traced, not of a class that does as it likes."""
    if isinstance(x, np.ndarray):
        return type(x) is np.ndarray and x.dtype.kind in "biufc"
    return not isinstance(x, ArrayMethods) and not hasattr(type(x), "__array_function__")


def is_traced(x: Any) -> bool:
    """Tell whether a leaf is an argument of the graph: arrays and numbers are, all else is part of the signature."""
    return isinstance(x, (np.ndarray, np.generic)) or type(x) in NUMBERS


def facts(x: Any) -> Hashable:
    """Return what of a leaf belongs to the signature."""
    if isinstance(x, np.ndarray):
        return (np.ndarray, x.shape, x.dtype, x.strides)
    kind: Any = type(x)
    return kind if is_traced(x) else (kind, x)


def guards(leaves: Sequence[Any], constant: Callable[[Any], str], names: Sequence[str]) -> list[str]:
    """Return statements that leave the generated code if the leaves are not as those that it was made for."""
    tests = []
    for x, name in zip(leaves, names, strict=True):
        if isinstance(x, np.ndarray):
            tests.append(
                f"type({name}) is not ndarray or {name}.dtype is not {constant(x.dtype)} or {name}.shape != {x.shape!r} "
                f"or {name}.strides != {x.strides!r}"
            )
        elif is_traced(x):
            tests.append(f"type({name}) is not {constant(type(x))}")
        else:
            tests.append(f"{name} is not {constant(x)}")
    return [f"if {test}: return MISS" for test in tests]
