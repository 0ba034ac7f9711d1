"""Refusals by NumPy inside a differentiation, told again in the words of the shape rules.

The rules are loaded when something is refused for the first time: most programs never need them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.errors import IndexShapeError
from shapedgrad.shapes.errors import ShapeError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapedgrad.autodiff.primitive import Primitive
    from shapedgrad.shapes.indexing import IndexItem


def explain(refusal: Exception, primitive: Primitive, args: Sequence[Any], params: dict[str, Any]) -> None:
    """Raise the `ShapeError` of the operation's shape rule; return if the rule has nothing against the operands.

    Raises
    ------
    ShapeError
        What the static checker says of the same operation on the same shapes.
    """
    from shapedgrad.shapes.shape import Shape

    shapes = tuple(Shape(np.shape(x)) for x in args)
    if "index" in params:
        first, *others = shapes
        _infer(refusal, primitive.name, (first, _index(params["index"]), *others), {})
    else:
        _infer(refusal, primitive.name, (shapes,) if primitive.joint else shapes, params)


def explain_call(refusal: Exception, function: Callable[..., Any], args: Sequence[Any], kwargs: Any) -> None:
    """Do the same for a call of one of NumPy's functions, which may have refused before any primitive did."""
    name = f"{function.__module__}.{function.__name__}".removeprefix("numpy.")
    operands = [_operand(x) for x in args]
    _infer(refusal, name, operands, {key: _operand(x) for key, x in kwargs.items()})


def _operand(x: Any) -> Any:
    from shapedgrad.shapes.shape import Shape

    if hasattr(x, "shape"):
        return Shape(x.shape)
    if isinstance(x, (list, tuple)) and any(hasattr(item, "shape") for item in x):
        return tuple(Shape(np.shape(item)) for item in x)
    return x


def _index(index: Any) -> tuple[IndexItem, ...]:
    return tuple(_item(item) for item in (index if isinstance(index, tuple) else (index,)))


def _item(item: Any) -> IndexItem:
    from shapedgrad.shapes.indexing import ELLIPSIS, NEW_AXIS, IndexArray, Mask, Slice
    from shapedgrad.shapes.shape import Shape

    if item is None:
        return NEW_AXIS
    if item is Ellipsis:
        return ELLIPSIS
    if isinstance(item, slice):
        return Slice(item.start, item.stop, item.step)
    array = np.asarray(item)
    if array.dtype == bool:
        return Mask(Shape(array.shape))
    return int(array) if array.ndim == 0 else IndexArray(Shape(array.shape))


def _infer(refusal: Exception, name: str, operands: Sequence[Any], params: dict[str, Any]) -> None:
    if isinstance(refusal, ShapeError):
        return
    try:
        from shapedgrad.shapes.rules.table import infer

        infer(name, *operands, **params)
    except ShapeError as error:
        kind = IndexShapeError if isinstance(refusal, IndexError) else ShapeError
        raise kind(
            str(error),
            operation=error.operation,
            operands=error.operands,
            reason=error.reason,
            code=error.code,
            hint=error.hint,
        ) from refusal
    except Exception:  # noqa: BLE001  # an operation without a rule, or a rule that wants other parameters
        return
