"""Operands of ufuncs, as they are handed over fastest."""

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.compile.graph import Node


def constants_as_arrays(node: Node) -> list[Any]:
    """Return the operands of a ufunc with arrays of no axes for numbers, which NumPy takes faster, if they do the same."""
    function: Any = node.function
    if not any(isinstance(x, Node) and x.aval.kind == "array" for x in node.args):
        return list(node.args)
    kinds = [_kind(x) for x in node.args]
    if None in kinds or not any(type(x) in {int, float, complex} for x in node.args):
        return list(node.args)
    try:
        loop = function.resolve_dtypes((*kinds, None))
        made = [
            np.array(x, loop[n]) if type(x) in {int, float, complex} else x for n, x in enumerate(node.args)
        ]
        if function.resolve_dtypes((*[_kind(x) for x in made], None)) == loop:
            return made
    except (TypeError, OverflowError):
        pass
    return list(node.args)


def _kind(x: Any) -> Any:
    if isinstance(x, Node):
        return _type_of_number(x) if x.aval.kind == "number" else x.aval.dtype
    if type(x) in {int, float, complex}:
        return type(x)
    return getattr(x, "dtype", None)


def _type_of_number(x: Node) -> type[Any]:
    return x.aval.dtype.type(0).item().__class__  # type: ignore[no-any-return]
