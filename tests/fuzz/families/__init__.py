"""What random statements are made of, a file per family of NumPy's manual."""

from __future__ import annotations

from tests.fuzz.families import (
    beyond,
    calculus,
    calls,
    contraction,
    creation,
    effects,
    elementwise,
    indexing,
    joining,
    layout,
    linalg,
    random,
    reduction,
    sorting,
)
from tests.fuzz.families.registry import FORMS, Form

__all__ = [
    "FORMS",
    "Form",
    "beyond",
    "calculus",
    "calls",
    "contraction",
    "creation",
    "effects",
    "elementwise",
    "indexing",
    "joining",
    "layout",
    "linalg",
    "random",
    "reduction",
    "sorting",
]
