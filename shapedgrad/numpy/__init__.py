"""NumPy's namespace for differentiated code: ``import shapedgrad.numpy as np``.

It is never needed: plain ``import numpy as np`` is differentiated as well. It saves NumPy's own dispatch to traced
arrays, which costs as much as a small operation, and it has what that dispatch cannot reach: `array` of lists that
hold traced numbers, `asarray` of traced arrays, `full` of a traced value, `r_` and `c_`, `mean` of a list, `take`
from a plain array at places that differ between the examples of a `vmap`. To type checkers it is NumPy.

>>> import shapedgrad.numpy as np
>>> from shapedgrad import grad
>>> grad(lambda x: np.sum(np.array([x, 2.0 * x, x**2])))(3.0)
np.float64(9.0)
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as _numpy  # noqa: ICN001  # np is the name of this module

from shapedgrad.numpy.creation import CREATION
from shapedgrad.numpy.dispatch import direct

_SUBMODULES = {"fft", "linalg", "random"}

__all__ = [name for name in _numpy.__all__ if not name.startswith("__")]
globals().update(
    {
        name: CREATION[name] if name in CREATION else direct(getattr(_numpy, name))
        for name in __all__
        if name not in _SUBMODULES
        and name in vars(_numpy)  # others are modules that NumPy loads when asked for
    }
)


def __getattr__(name: str) -> Any:
    if name in _SUBMODULES:
        return import_module(f"{__name__}.{name}")
    return getattr(_numpy, name)
