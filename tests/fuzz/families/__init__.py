"""What random statements are made of, a file per family of NumPy's manual."""

from __future__ import annotations

from tests.fuzz.families import (
    apart,
    calculus,
    calls,
    contraction,
    creation,
    effects,
    elementwise,
    fourier,
    indexing,
    joining,
    layout,
    linalg,
    methods,
    polynomials,
    random,
    reduction,
    scalars,
    selecting,
    sorting,
    statistics,
    views,
)
from tests.fuzz.families.registry import FORMS, Form

__all__ = [
    "FORMS",
    "Form",
    "apart",
    "calculus",
    "calls",
    "contraction",
    "creation",
    "effects",
    "elementwise",
    "fourier",
    "indexing",
    "joining",
    "layout",
    "linalg",
    "methods",
    "polynomials",
    "random",
    "reduction",
    "scalars",
    "selecting",
    "sorting",
    "statistics",
    "views",
]
