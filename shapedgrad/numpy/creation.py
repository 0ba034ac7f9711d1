"""Arrays made of traced numbers: the functions that NumPy does not hand over to traced arrays."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Callable


def holds_traced(x: Any) -> bool:
    """Tell whether a value is traced, or is a list or tuple in which something is."""
    return isinstance(x, Traced) or (type(x) in {list, tuple} and any(map(holds_traced, x)))


def _stacked(x: Any) -> Any:
    return np.stack([_stacked(item) for item in x]) if type(x) in {list, tuple} else x


@functools.wraps(np.array)
def array(object: Any, dtype: Any = None, *, copy: Any = True, ndmin: int = 0, **kwargs: Any) -> Any:  # noqa: A002
    """See numpy.array; the numbers and arrays in lists may be traced."""
    if not holds_traced(object):
        return np.array(object, dtype, copy=copy, ndmin=ndmin, **kwargs)
    made = _stacked(object)
    if dtype is not None and made.dtype != np.dtype(dtype):
        made = made.astype(dtype)
    elif isinstance(object, Traced) and copy:
        made = made.copy()
    if made.ndim < ndmin:
        made = made.reshape((1,) * (ndmin - made.ndim) + made.shape)
    return made


def _as(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def convert(a: Any, dtype: Any = None, *args: Any, **kwargs: Any) -> Any:
        if not holds_traced(a):
            return function(a, dtype, *args, **kwargs)
        return array(a, dtype, copy=False)

    return convert


@functools.wraps(np.full)
def full(shape: Any, fill_value: Any, dtype: Any = None, **kwargs: Any) -> Any:
    """See numpy.full; the value may be traced."""
    if not holds_traced(fill_value):
        return np.full(shape, fill_value, dtype, **kwargs)
    return np.broadcast_to(array(fill_value, dtype), shape).copy()


@functools.wraps(np.full_like)
def full_like(
    a: Any,
    fill_value: Any,
    dtype: Any = None,
    order: Any = "K",
    subok: bool = True,
    shape: Any = None,
    **kwargs: Any,
) -> Any:
    """See numpy.full_like; the value may be traced."""
    if isinstance(a, Traced) or not holds_traced(fill_value):
        return np.full_like(a, fill_value, dtype, order, subok, shape, **kwargs)
    like = np.empty_like(a, dtype, subok=False, shape=shape)
    return full(like.shape, fill_value, like.dtype)


@functools.wraps(np.take)
def take(a: Any, indices: Any, axis: int | None = None, out: Any = None, mode: Any = "raise") -> Any:
    """See numpy.take; the places may differ between the examples of a `vmap`."""
    if not isinstance(indices, Traced) or out is not None or mode != "raise":
        return np.take(a, indices, axis, out, mode)
    from shapedgrad.ops.indexing import select

    if axis is None:
        a, axis = np.ravel(a), 0
    before = (slice(None),) * (axis % np.ndim(a))
    return select(a, (*before, indices))


class _Joined:
    """np.r_ and np.c_, of which the parts may be traced."""

    def __init__(self, theirs: Any, columns: bool) -> None:
        self._theirs = theirs
        self._columns = columns

    def __getitem__(self, key: Any) -> Any:
        parts = key if isinstance(key, tuple) else (key,)
        if not holds_traced(list(parts)):
            return self._theirs[key]
        if isinstance(parts[0], str):
            raise NotDifferentiableError("np.r_ of traced arrays takes no directive: use np.concatenate")
        arrays = [self._part(part) for part in parts]
        return np.concatenate(arrays, axis=-1 if self._columns else 0)

    def _part(self, part: Any) -> Any:
        made = self._theirs[part] if isinstance(part, slice) else array(part)
        made = np.atleast_1d(made)
        # a column for c_, as its documentation has it: (n,) becomes (n, 1)
        return made.reshape(-1, 1) if self._columns and made.ndim == 1 else made


CREATION: dict[str, Any] = {
    "array": array,
    "c_": _Joined(np.c_, columns=True),
    "r_": _Joined(np.r_, columns=False),
    "full": full,
    "full_like": full_like,
    "take": take,
    **{f.__name__: _as(f) for f in (np.asarray, np.asanyarray, np.ascontiguousarray, np.asfortranarray)},
}
"""What takes the place of NumPy's functions of these names."""
