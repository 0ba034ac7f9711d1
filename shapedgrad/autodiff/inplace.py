"""In-place writes to traced arrays: objects take new values, the recorded history stays as it is.

A traced array that shares memory with the one that it was made from (a slice, a transpose) is linked to it, so a
write to either is seen by both, as with arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import ref

import numpy as np

from shapedgrad.autodiff.errors import NotDifferentiableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from shapedgrad.autodiff.primitive import Primitive
    from shapedgrad.autodiff.traced import Traced

_EVERYWHERE = ...
_MANY = 16
"""From how many views on those that are gone are forgotten."""


class Link:
    """How a view was made from its base, and which views were made from it in turn."""

    __slots__ = ("base", "children", "index", "remake", "restore")

    def __init__(
        self,
        base: Traced | None = None,
        remake: Callable[[Traced], Traced] | None = None,
        index: Any = None,
        restore: Callable[[Traced, Traced], Traced] | None = None,
    ) -> None:
        self.base = base
        self.remake = remake
        self.index = index
        self.restore = restore
        self.children: list[ref[Traced]] = []


def link(
    view: Traced,
    base: Traced,
    remake: Callable[[Traced], Traced],
    index: Any,
    restore: Callable[[Traced, Traced], Traced],
) -> None:
    """Remember that a view was made from a base.

    ``remake`` makes the view of the base again. ``index`` is given if it was made by a basic index; otherwise, if it
    has all elements of the base in another order, ``restore`` of the base and the view makes the base again.
    """
    view.link = Link(base, remake, index, restore)
    if base.link is None:
        base.link = Link()
    children = base.link.children
    if len(children) >= _MANY:
        children[:] = [child for child in children if child() is not None]
    children.append(ref(view))


def link_view(
    view: Traced, base: Traced, do: Callable[..., Any], primitive: Primitive, params: dict[str, Any]
) -> None:
    """Link the result of an operation, which ``do`` does, to its operand if it is a view of that."""
    plain = view.value
    if type(plain) is not np.ndarray:
        plain = view.plain
    memory, whole = getattr(plain, "base", None), base.plain
    if memory is None or type(whole) is not np.ndarray:
        return  # a copy, or of a number
    if not view.shape and "index" in params and not _keeps_rank(params["index"]):
        return  # an element, also of each example: a number to the code of one of them
    if memory is whole or memory is whole.base or np.may_share_memory(plain, whole):
        link(
            view,
            base,
            lambda x: do((x,), params),
            params.get("index"),
            # where all elements are moved, moving them back is what the derivative does
            lambda x, y: primitive.vjps[0](y, y, x, **params),
        )


def _keeps_rank(index: Any) -> bool:
    """Tell whether what an index selects is an array even if it has no axes: x[0, ...]."""
    return any(item is Ellipsis for item in (index if type(index) is tuple else (index,)))


def assign(target: Traced, result: Any, plain: Any, index: Any = _EVERYWHERE) -> Any:
    """Let the traced array ``target`` stand for ``result``, which differs from it at ``index``.

    ``plain`` is the NumPy array beneath the target. Scalars are immutable: the result is a new one.
    """
    if not isinstance(plain, np.ndarray) or (plain.shape and not target.shape):
        return result  # a number, or one of each example
    if not plain.flags.writeable:
        raise ValueError("assignment destination is read-only")
    if result.shape != target.shape:
        raise ValueError(f"cannot write shape {result.shape} in place into an array of shape {target.shape}")
    _take(target, result.astype(target.dtype) if result.dtype != target.dtype else result)
    if target.link is not None:
        _refresh(target, plain, index, None)
        _write_through(target)
    return target


def _take(target: Traced, result: Traced) -> None:
    if type(target) is not type(result):
        object.__setattr__(target, "__class__", type(result))
    target.value, target.index, target.tape = result.value, result.index, result.tape


def _write_through(view: Traced) -> None:
    """Write a view that has changed into its base, and that into its own."""
    while view.link is not None and (base := view.link.base) is not None:
        plain, index = base.plain, view.link.index
        if index is not None:
            _take(base, base.written(index, view))
        elif view.link.restore is not None and view.size == base.size and view.dtype == base.dtype:
            _take(base, view.link.restore(base, view))
            index = _EVERYWHERE
        else:
            raise NotDifferentiableError(
                f"cannot write in place into a traced array of shape {view.shape} that shares its memory with one of "
                f"shape {base.shape}; write x = x + y instead of x += y, or take x.copy() first"
            )
        _refresh(base, plain, index, view)
        view = base


def _refresh(base: Traced, plain: Any, index: Any, writer: Traced | None) -> None:
    """Make the views of a base again that see what was written at ``index``."""
    for reference in base.link.children if base.link else ():
        view = reference()
        if view is None or view is writer or view.link is None or view.link.remake is None:
            continue
        if (
            view.link.index is not None
            and plain.shape == base.shape
            and _apart(plain, index, view.link.index)
        ):
            continue
        before = view.plain
        _take(view, view.link.remake(base))
        _refresh(view, before, _EVERYWHERE, None)


def _apart(plain: Any, index: Any, other: Any) -> bool:
    written = plain[index]  # a copy, or a scalar, if not by a basic index to more than one element
    return np.may_share_memory(written, plain) and not np.may_share_memory(written, plain[other])
