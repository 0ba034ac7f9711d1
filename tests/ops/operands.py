"""What operands are made of: numbers drawn once, away from the kinks of the functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

_rng = np.random.default_rng(7)


def normal(*shape: int) -> np.ndarray[Any, Any]:
    return _rng.normal(size=shape)


def positive(*shape: int) -> np.ndarray[Any, Any]:
    return _rng.uniform(0.3, 2.0, size=shape)


def unit(*shape: int) -> np.ndarray[Any, Any]:
    return _rng.uniform(-0.8, 0.8, size=shape)


def apart(*shape: int) -> np.ndarray[Any, Any]:
    """Elements that differ by more than any step of a numerical derivative."""
    n = int(np.prod(shape))
    return (_rng.permutation(n) - n / 3).reshape(shape) * 0.37


@dataclass(frozen=True)
class Sample:
    name: str
    f: Callable[..., Any]
    args: tuple[Any, ...]


def complex_normal(*shape: int) -> np.ndarray[Any, Any]:
    return _rng.normal(size=shape) + 1j * _rng.normal(size=shape)
