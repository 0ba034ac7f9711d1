"""The fit: a cotangent has the shape and the dtype of the array whose cotangent it is, or it is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.errors import GradientShapeError, quote

if TYPE_CHECKING:
    from shapedgrad.autodiff.tape import Entry


def shape_of(x: Any) -> tuple[int, ...]:
    """Return the shape of an array, traced or not, or of a Python number."""
    shape: tuple[int, ...] = x.shape if hasattr(x, "shape") else ()
    return shape


def dtype_of(x: Any) -> np.dtype[Any]:
    """Return the dtype of an array, traced or not, or of a Python number."""
    dtype: np.dtype[Any] = x.dtype if hasattr(x, "dtype") else np.dtype(type(x))
    return dtype


def fit(cotangent: Any, entry: Entry, position: int) -> Any:
    """Fit what a rule answered to the operand at ``position``: sum what broadcasting added, then insist.

    A dtype is changed only where the operation itself promoted the operand.

    Raises
    ------
    GradientShapeError
        If the shapes or the dtypes differ even so.
    """
    operand = entry.args[position]
    wanted, dtype = shape_of(operand), dtype_of(operand)
    if cotangent is None:
        raise _misfit(entry, position, "is None", wanted)
    given = shape_of(cotangent)
    fitted = cotangent
    if given != wanted and entry.primitive.broadcasts and stretches(wanted, given):
        fitted = unbroadcast(fitted, wanted)
    if shape_of(fitted) != wanted:
        raise _misfit(entry, position, f"has shape {given}", wanted)
    found = dtype_of(fitted)
    if found == dtype:
        return fitted
    if found.kind != "f" or dtype_of(entry.result) == dtype:
        raise _misfit(entry, position, f"has dtype {found}", dtype)
    return fitted.astype(dtype) if hasattr(fitted, "astype") else np.float64(fitted)


def stretches(narrow: tuple[int, ...], wide: tuple[int, ...]) -> bool:
    """Tell whether broadcasting can turn the one shape into the other."""
    extra = len(wide) - len(narrow)
    return extra >= 0 and all(n in {1, w} for n, w in zip(narrow, wide[extra:], strict=True))


def unbroadcast(x: Any, shape: tuple[int, ...]) -> Any:
    """Sum over the axes that broadcasting an array of ``shape`` has added or lengthened."""
    extra = len(x.shape) - len(shape)
    ones = [axis for axis, n in enumerate(shape, extra) if n == 1 and x.shape[axis] != 1]
    total = np.add.reduce(x, axis=(*range(extra), *ones))
    return total.reshape(shape) if ones else total


def _misfit(entry: Entry, position: int, has: str, wanted: object) -> GradientShapeError:
    name = entry.primitive.name
    filename, line = entry.line
    reason = f"the gradient {has} where the argument has {wanted}"
    shapes = ", ".join(str(shape_of(x)) for x in entry.args)
    return GradientShapeError(
        f"the gradient of {name} with respect to its argument {position} {has} where the argument has {wanted} "
        f"(arguments {shapes} -> {shape_of(entry.result)}; called at {quote(filename, line)})",
        operation=name,
        operands=tuple(shape_of(x) for x in entry.args),
        reason=reason,
    )
