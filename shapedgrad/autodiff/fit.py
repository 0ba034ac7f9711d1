"""The fit: a cotangent has the shape and the dtype of the array whose cotangent it is, or it is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.errors import GradientShapeError, quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapedgrad.autodiff.tape import Entry


def shape_of(x: Any) -> tuple[int, ...]:
    """Return the shape of an array, traced or not, or of a Python number."""
    shape: tuple[int, ...] = x.shape if hasattr(x, "shape") else ()
    return shape


def dtype_of(x: Any) -> np.dtype[Any]:
    """Return the dtype of an array, traced or not, or of a Python number."""
    dtype: np.dtype[Any] = x.dtype if hasattr(x, "dtype") else np.dtype(type(x))
    return dtype


class Parts:
    """Cotangents of some of the results of one operation, by their number."""

    __slots__ = ("by_number",)

    def __init__(self, by_number: dict[int, Any]) -> None:
        self.by_number = by_number

    def __add__(self, other: Parts) -> Parts:
        total = dict(self.by_number)
        for n, c in other.by_number.items():
            total[n] = total[n] + c if n in total else c
        return Parts(total)

    def filled(self, results: Sequence[Any]) -> tuple[Any, ...]:
        """Return a cotangent for each result: zeros for those that no one asked about."""
        return tuple(
            self.by_number[n] if n in self.by_number else np.zeros(shape_of(y), dtype_of(y))[()]
            for n, y in enumerate(results)
        )


def fit(cotangent: Any, entry: Entry, position: int) -> Any:
    """Fit what a rule answered to the operand at ``position``: sum what broadcasting added, then insist.

    A dtype is changed only where the operation itself promoted the operand; of a real operand that it made
    complex the cotangent is the real part.

    Raises
    ------
    GradientShapeError
        If the shapes or the dtypes differ even so.
    """
    if type(cotangent) is Parts:
        return cotangent
    operand = entry.args[position]
    wanted, dtype = shape_of(operand), dtype_of(operand)
    if cotangent is None:
        raise _misfit(entry, f"gradient of {{}} with respect to its argument {position}", "is None", wanted)
    given = shape_of(cotangent)
    fitted = cotangent
    if given != wanted and entry.primitive.broadcasts and stretches(wanted, given):
        fitted = unbroadcast(fitted, wanted)
    what = f"gradient of {{}} with respect to its argument {position}"
    if shape_of(fitted) != wanted:
        raise _misfit(entry, what, f"has shape {given}", wanted)
    found = dtype_of(fitted)
    if found == dtype:
        return fitted
    if not _promoted(found, dtype, entry):
        raise _misfit(entry, what, f"has dtype {found}", dtype)
    return _cast(fitted, dtype)


def fit_tangent(tangent: Any, entry: Entry) -> Any:
    """Fit what a jvp rule answered to the operation's result: broadcast it, then insist on shape and dtype.

    Raises
    ------
    GradientShapeError
        If the shapes or the dtypes differ even so.
    """
    wanted, dtype = shape_of(entry.result), dtype_of(entry.result)
    given, found = shape_of(tangent), dtype_of(tangent)
    if given == wanted and found == dtype:
        return tangent
    fitted = tangent
    if given != wanted and entry.primitive.broadcasts and stretches(given, wanted):
        fitted = np.broadcast_to(tangent, wanted)
    if shape_of(fitted) != wanted:
        raise _misfit(entry, "tangent of {}", f"has shape {given}", wanted, "result")
    if found == dtype:
        return fitted
    if found.kind not in "fc" or (found.kind == "c" and dtype.kind == "f"):
        raise _misfit(entry, "tangent of {}", f"has dtype {found}", dtype, "result")
    return _cast(fitted, dtype)


def _promoted(found: np.dtype[Any], dtype: np.dtype[Any], entry: Entry) -> bool:
    if found.kind not in "fc":
        return False
    if found.kind == "f" and dtype.kind == "c":
        return True  # a real cotangent is complex without an imaginary part
    if entry.primitive.several:
        return found.kind == dtype.kind
    if found.kind == "c" and dtype.kind == "f":
        return dtype_of(entry.result).kind == "c" or any(dtype_of(x).kind == "c" for x in entry.args)
    return dtype_of(entry.result) != dtype


def _cast(x: Any, dtype: np.dtype[Any]) -> Any:
    if not hasattr(x, "astype"):
        return dtype.type(x)
    if dtype.kind == "f" and x.dtype.kind == "c":
        x = np.real(x)
    return x if x.dtype == dtype else x.astype(dtype)


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


def _misfit(entry: Entry, what: str, has: str, wanted: object, whose: str = "argument") -> GradientShapeError:
    name = entry.primitive.name
    filename, line = entry.line
    of = what.format(name)
    shapes = ", ".join(str(shape_of(x)) for x in entry.args)
    results = entry.result if entry.primitive.several else (entry.result,)
    told = ", ".join(str(shape_of(y)) for y in results)
    return GradientShapeError(
        f"the {of} {has} where the {whose} has {wanted} "
        f"(arguments {shapes} -> {told}; called at {quote(filename, line)})",
        operation=name,
        operands=tuple(shape_of(x) for x in entry.args),
        reason=f"the {what.split(maxsplit=1)[0]} {has} where the {whose} has {wanted}",
    )
