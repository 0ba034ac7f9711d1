"""Arrays made in the likeness of traced ones: constants that traced arrays can be written into."""

# ruff: noqa: ARG001  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff.primitive import CREATORS, implements
from shapedgrad.autodiff.traced import lift

# np.zeros(shape, like=x): NumPy hands the call over without its like=
CREATORS |= {np.zeros, np.ones, np.empty, np.full, np.eye, np.identity, np.arange, np.tri}


def _alike(function: Any) -> None:
    @implements(function)
    def alike(a: Any, dtype: Any = None, order: str = "K", subok: bool = True, shape: Any = None) -> Any:
        shape = a.shape if shape is None else shape
        return lift(function(np.empty(0), dtype=dtype or a.dtype, shape=shape), a)


for _function in (np.zeros_like, np.ones_like, np.empty_like):
    _alike(_function)


@implements(np.full_like)
def full_like(
    a: Any, fill_value: Any, dtype: Any = None, order: str = "K", subok: bool = True, shape: Any = None
) -> Any:
    """See numpy.full_like."""
    return np.zeros_like(a, dtype=dtype, shape=shape) + fill_value
