"""NumPy's operations: their bodies, and beneath each its derivative, written with NumPy's operations again.

Importing this package fills the registries of `shapedgrad.autodiff.primitive`.
"""

from shapedgrad.ops import (
    constants,
    contraction,
    creation,
    cumulative,
    decomposition,
    einsum,
    elementwise,
    indexing,
    joining,
    layout,
    linalg,
    reduction,
    selection,
    signals,
)

__all__ = [
    "constants",
    "contraction",
    "creation",
    "cumulative",
    "decomposition",
    "einsum",
    "elementwise",
    "indexing",
    "joining",
    "layout",
    "linalg",
    "reduction",
    "selection",
    "signals",
]
