"""In-place writes to traced arrays: the object takes a new value, the recorded history stays as it is."""

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff.errors import NotDifferentiableError


def assign(target: Any, result: Any, plain: Any) -> Any:
    """Let the traced array ``target`` stand for ``result``; ``plain`` is the NumPy array beneath it.

    Every name bound to the object sees the new value, as with arrays. Views do not, so a write to an array that
    is a view, or of which a view was taken, is refused. Scalars are immutable: the result is a new one.
    """
    if not isinstance(plain, np.ndarray):
        return result
    if result.shape != target.shape:
        raise ValueError(f"cannot write shape {result.shape} in place into an array of shape {target.shape}")
    made_here = target.index in target.tape.entries
    if target.index in target.tape.viewed or (made_here and plain.base is not None):
        raise NotDifferentiableError(
            f"cannot write in place into a traced array of shape {target.shape} that shares memory with another: "
            "the other would not see it; write x = x + y instead of x += y, or take x.copy() first"
        )
    if result.dtype != target.dtype:
        result = result.astype(target.dtype)
    target.value, target.index, target.tape = result.value, result.index, result.tape
    return target
