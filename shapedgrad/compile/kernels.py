"""Operations that take the place of others in a simplified graph: they give the same bits in less time."""

from __future__ import annotations

from typing import Any

import numpy as np

# They are NumPy's own business, and may go.
_core: Any = getattr(np, "_core", None)
_make: Any = getattr(getattr(_core, "umath", None), "_make_extobj", None)
_current: Any = getattr(getattr(_core, "umath", None), "_extobj_contextvar", None)


REALS = frozenset({np.dtype(np.float32), np.dtype(np.float64)})
"""The dtypes of most computations."""


def flat(x: Any) -> Any:
    """Return a view of the elements in their order."""
    return x.reshape(-1)


def reshaped(x: Any, shape: tuple[int, ...]) -> Any:
    """Return a view of the elements in another shape."""
    return x.reshape(shape)


def taken(x: Any, places: Any) -> Any:
    """Return the elements at places of a flat array, which are known to be within it."""
    return x.take(places, None, None, "clip")


def put(value: Any, places: Any, shape: tuple[int, ...], added: bool) -> Any:
    """Return zeros in which a value is written at places of the flat array, none of which repeats.

    ``added`` says that the values are added to zero, which turns -0.0 into 0.0.
    """
    full = np.zeros(shape, value.dtype)
    full.reshape(-1)[places] = value + 0.0 if added else value
    return full


def added_at(x: Any, value: Any, places: Any) -> Any:
    """Return the sum of an array and of what `put` makes of a value."""
    full = x + 0.0
    elements = full.reshape(-1)
    elements[places] = elements.take(places) + value
    return full


def cast(x: Any, dtype: Any) -> Any:
    """Return a copy of an array in another dtype."""
    return x.astype(dtype)


def some(x: Any) -> bool:
    """Tell whether some element of an array of booleans holds."""
    return bool(np.count_nonzero(x))


def not_a_number(x: Any) -> bool:
    """Tell whether some element of an array of real numbers is not a number: then the sum of squares is not."""
    total = np.vdot(x, x)
    return bool(total != total)  # noqa: PLR0124  # only NaN differs from itself


class Bounded:
    """Whether a product of a constant with ``factor`` has a NaN: not if the factor is small enough, which is asked first."""

    __slots__ = ("least", "question")
    __name__ = "bounded"

    def __init__(self, constant: Any, question: Any) -> None:
        # No sum of products is larger than the product of the lengths of both arrays (Cauchy and Schwarz).
        largest = float(np.finfo(constant.dtype).max)
        length = float(np.sqrt(np.vdot(constant, constant)))
        bound = largest / (4.0 * max(length, 1.0))
        self.least = min(bound * bound, largest / 4.0)
        self.question = question

    def __call__(self, product: Any, factor: Any) -> bool:
        """Answer for a product."""
        return not np.vdot(factor, factor) < self.least and bool(self.question(product))


class Errors:
    """What NumPy does about floating point errors in a part of the code: `numpy.errstate`, in a quarter of the time."""

    __slots__ = ("given",)

    def __init__(self, given: dict[str, Any]) -> None:
        self.given = given

    def set(self) -> Any:
        """Set it, and return what `reset` has to be given."""
        return np.seterr(**self.given) if _make is None else _current.set(_make(**self.given))

    @staticmethod
    def reset(token: Any) -> None:
        """Set what was set before."""
        if _make is None:
            np.seterr(**token)
        else:
            _current.reset(token)
