"""Functional programming: functions that are given a function, and windows over an array."""

from __future__ import annotations

from typing import Final

from shapedgrad.shapes.rules import dtyping, elementwise, functional, strides
from shapedgrad.shapes.rules.operation import rows

# fmt: off
ROWS: Final = (
    *rows("apply_along_axis", functional.apply_along_axis, dtyping.of_function, "apply a function along axis {axis} of {arr}", "shape-axis", arrays=True),
    *rows("apply_over_axes", functional.apply_over_axes, dtyping.of_function, "apply a function over axes {axes} of {a}", "shape-axis", arrays=True),
    *rows("fromfunction", functional.fromfunction, dtyping.of_function, "apply a function to a grid of shape {shape}", "shape"),
    *rows("vectorize.__call__", functional.vectorized, dtyping.of_function, "map over {args}", arrays=True),
    *rows("piecewise", elementwise.piecewise, "same", "map over {x}", arrays=True),
    *rows("lib.stride_tricks.sliding_window_view", strides.sliding_window_view, "same", "slide a window of {window_shape} over[ axis {axis} of] {x}", "shape"),
    *rows("lib.stride_tricks.as_strided", strides.as_strided, "same", "see {x}[ as of shape {shape}][ by strides {strides}]", "shape", arrays=True),
)
# fmt: on
