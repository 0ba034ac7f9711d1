"""Clipping: gradients kept within bounds, whatever containers they are in."""

from __future__ import annotations

import math
from typing import Any, TypeVar

import numpy as np

from shapedgrad.transforms.pytree import flatten, unflatten

_T = TypeVar("_T")


def global_norm(tree: Any) -> float:
    """Return the length of all arrays of a tree together, as of one vector.

    >>> global_norm({"w": np.array([3.0, 0.0]), "b": 4.0})
    5.0
    """
    leaves, _ = flatten(tree)
    return math.sqrt(sum(float(np.vdot(x, x).real) for x in leaves))


def clip_by_norm(tree: _T, limit: float) -> _T:
    """Return a tree scaled down as a whole so that its `global_norm` is at most ``limit``.

    >>> clip_by_norm(np.array([3.0, 4.0]), 1.0)
    array([0.6, 0.8])
    """
    length = global_norm(tree)
    if length <= limit:
        return tree
    leaves, structure = flatten(tree)
    return unflatten(structure, [x * (limit / length) for x in leaves])  # type: ignore[no-any-return]


def clip_by_value(tree: _T, limit: float) -> _T:
    """Return a tree whose elements all lie between ``-limit`` and ``limit``.

    >>> clip_by_value(np.array([3.0, -0.5]), 1.0)
    array([ 1. , -0.5])
    """
    leaves, structure = flatten(tree)
    return unflatten(structure, [np.clip(x, -limit, limit) for x in leaves])  # type: ignore[no-any-return]
