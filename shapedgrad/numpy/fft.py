"""numpy.fft, under the name that goes with `shapedgrad.numpy`."""

from __future__ import annotations

from typing import Any

from numpy import fft as _numpy

from shapedgrad.numpy.dispatch import direct

__all__ = list(_numpy.__all__)
globals().update({name: direct(getattr(_numpy, name)) for name in __all__})


def __getattr__(name: str) -> Any:
    return getattr(_numpy, name)
