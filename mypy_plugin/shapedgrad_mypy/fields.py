"""The fields of a named tuple: their names are bound when one is made, and are nobody's afterwards."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mypy.nodes import AssignmentStmt, NameExpr
from mypy.types import CallableType, TupleType, UnboundType, get_proper_type

from shapedgrad.shapes.errors import ShapeSyntaxError
from shapedgrad.shapes.notation import parse_jaxtyping, parse_shape
from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.class_names import text_of
from shapedgrad_mypy.operands import NotAnArray, operand

if TYPE_CHECKING:
    from mypy.types import Type

    from shapedgrad.shapes.shape import Shape
    from shapedgrad_mypy.actuals import ResultContext
    from shapedgrad_mypy.module import Module


def field_facts(
    signature: CallableType, ctx: ResultContext, module: Module
) -> Iterator[tuple[str, Shape, Shape]]:
    """Yield what the class writes of each field that is an array, and what the call gives."""
    made = get_proper_type(signature.ret_type)
    if not signature.is_type_obj() or not isinstance(made, TupleType):
        return
    written = {
        statement.lvalues[0].name: statement.unanalyzed_type
        for statement in made.partial_fallback.type.defn.defs.body
        if isinstance(statement, AssignmentStmt) and isinstance(statement.lvalues[0], NameExpr)
    }
    for name, actuals in zip(signature.arg_names, ctx.args, strict=True):
        declared = _shape(written.get(name or ""))
        if declared is not None and len(actuals) == 1:
            with contextlib.suppress(NotAnArray, Ragged):
                yield name or "", declared, operand(actuals[0], module).shape


def _shape(written: Type | None) -> Shape | None:
    """Return the shape in ``NDArray[Shape["N, 3"], f8]`` or ``Float[np.ndarray, "n 3"]``, as it was written."""
    if not isinstance(written, UnboundType) or len(written.args) != 2:
        return None
    first, second = written.args
    with contextlib.suppress(ShapeSyntaxError):
        if isinstance(first, UnboundType) and first.name.endswith("Shape") and len(first.args) == 1:
            text = text_of(first.args[0])
            return None if text is None else parse_shape(text)
        text = text_of(second)
        return None if text is None else parse_jaxtyping(text)
    return None
