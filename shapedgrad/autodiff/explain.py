"""Refusals by NumPy inside a differentiation, told again in the words of the shape rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.shapes.errors import ShapeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapedgrad.autodiff.primitive import Primitive


def explain(refusal: Exception, primitive: Primitive, args: Sequence[Any], params: dict[str, Any]) -> None:
    """Raise the `ShapeError` of the operation's shape rule; return if the rule has nothing against the operands.

    Raises
    ------
    ShapeError
        What the static checker says of the same operation on the same shapes.
    """
    if isinstance(refusal, ShapeError):
        return
    try:
        from shapedgrad.shapes.rules.table import infer
        from shapedgrad.shapes.shape import Shape

        shapes = [Shape(np.shape(x)) for x in args]
        operands = (tuple(shapes),) if primitive.joint else tuple(shapes)
        infer(primitive.name, *operands, **params)
    except ShapeError as error:
        raise error from refusal
    except Exception:  # noqa: BLE001  # an operation without a rule, or a rule that wants other parameters
        return
