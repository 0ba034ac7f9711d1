"""The same elements in another shape, as users of PyTorch know it: view, permute, contiguous, repeat_interleave."""

# ruff: noqa: TC001  # annotations are there at run time, too
# mypy: disable-error-code="no-any-return"
# what the bodies compute with may be traced, and has no static type; the annotations are for callers

from __future__ import annotations

from typing import Any, Literal, TypeVar, overload

import numpy as np

from shapedgrad.array import Dim, NDArray, Shape
from shapedgrad.autodiff.methods import bare
from shapedgrad.ops.nn import array
from shapedgrad.shapes.errors import ShapeError

T = TypeVar("T", bound=np.generic)


def permute(x: NDArray[Shape["..."], T], *axes: int) -> NDArray[Shape["..."], T]:
    """Return a view with the axes in another order; `numpy.transpose` with the axes as arguments.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import permute
    >>> permute(np.zeros((2, 3, 4)), 2, 0, 1).shape
    (4, 2, 3)
    """
    return np.transpose(array(x), axes)


def view(x: NDArray[Shape["..."], T], *shape: int) -> NDArray[Shape["..."], T]:
    """Return the same elements in another shape, without a copy: writing into the result writes into ``x``.

    Parameters
    ----------
    x : array
        What is looked at.
    *shape : int
        The lengths of the axes; one may be -1, which is what is left.

    Raises
    ------
    ShapeError
        If there are not as many elements, or they do not lie in memory in that order: then `numpy.reshape` copies
        them, and so does ``view(contiguous(x), ...)``.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import permute, view
    >>> x = np.zeros((2, 3, 4))
    >>> view(x, 6, -1).shape
    (6, 4)
    >>> view(permute(x, 1, 0, 2), 3, 8)
    Traceback (most recent call last):
    ...
    shapedgrad.shapes.errors.ShapeError: cannot view (3, 2, 4) as (3, 8): its elements do not lie in memory in that \
order (reshape or contiguous would copy them)
    """
    x = array(x)
    plain, sizes = bare(x), shape
    plain = plain[(0,) * (plain.ndim - len(x.shape))] if plain.ndim > len(x.shape) else plain
    try:
        plain.reshape(sizes, copy=False)
    except ValueError as refusal:
        copies = "copy" in str(refusal)
        reason = "its elements do not lie in memory in that order" if copies else str(refusal)
        hint = "reshape or contiguous would copy them" if copies else ""
        raise ShapeError(
            f"cannot view {x.shape} as {sizes}: {reason}" + (f" ({hint})" if hint else ""),
            operation="view", operands=(x.shape,), reason=reason, code="shape-reshape", hint=hint,
        ) from None  # fmt: skip
    return np.reshape(x, sizes)


def contiguous(x: NDArray[Shape["*shape"], T]) -> NDArray[Shape["*shape"], T]:
    """Return the array with its elements in memory in the order of its axes; a copy if they are not.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import contiguous
    >>> contiguous(np.zeros((2, 3)).T).flags.c_contiguous
    True
    """
    x = array(x)
    return x if bare(x).flags.c_contiguous else np.copy(x, order="C")


@overload
def repeat_interleave(
    x: NDArray[Shape["*rest, N"], T], repeats: Dim["R"], axis: Literal[-1] = ...
) -> NDArray[Shape["*rest, N*R"], T]: ...
@overload
def repeat_interleave(
    x: NDArray[Shape["N, *rest"], T], repeats: Dim["R"], axis: Literal[0]
) -> NDArray[Shape["N*R, *rest"], T]: ...
@overload
def repeat_interleave(
    x: NDArray[Shape["A, N, *rest"], T], repeats: Dim["R"], axis: Literal[1]
) -> NDArray[Shape["A, N*R, *rest"], T]: ...
@overload
def repeat_interleave(x: NDArray[Shape["..."], T], repeats: Any, axis: int) -> NDArray[Shape["..."], T]: ...
def repeat_interleave(x: Any, repeats: Any, axis: int = -1) -> Any:
    """Return each slice along an axis several times, one behind the other: `numpy.repeat`, by default of the last axis.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.ops import repeat_interleave
    >>> repeat_interleave(np.array([[1, 2, 3], [4, 5, 6]]), 2, 0)
    array([[1, 2, 3],
           [1, 2, 3],
           [4, 5, 6],
           [4, 5, 6]])
    """
    return np.repeat(array(x), repeats, axis=axis)
