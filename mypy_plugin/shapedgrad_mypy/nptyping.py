"""nptyping's and numpydantic's ``NDArray[Shape["2, 3"], Float]``.

To mypy, the one's `NDArray` is `numpy.ndarray`, and the other's a union of all that may hold an array: what is in the brackets is
not looked at. What numpydantic makes an array of, a path or a list, is excused; see `notations`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.types import AnyType, Instance, Type, TypeOfAny, UnboundType, get_proper_type

from shapedgrad.shapes.errors import ShapeSyntaxError
from shapedgrad.shapes.notation import parse_nptyping
from shapedgrad.shapes.shape import ANY, Shape
from shapedgrad_mypy.class_names import text_of
from shapedgrad_mypy.codec import NDARRAY, encode_shape
from shapedgrad_mypy.owners import owners_of, type_analyser

if TYPE_CHECKING:
    from mypy.plugin import AnalyzeTypeContext


def array_annotation(ctx: AnalyzeTypeContext) -> Type:
    """Read ``NDArray[shape, dtype]`` as an array of that shape; of the dtype, what names one of NumPy's classes."""
    named = type_analyser(ctx).named_type
    args = ctx.type.args
    shape = _shape(args[0]) if len(args) == 2 else ANY
    dtype = _dtype(args[1] if len(args) == 2 else None, ctx)
    return named(NDARRAY, [encode_shape(shape.substitute(owners_of(shape, ctx)), named), dtype])


def _shape(arg: Type) -> Shape:
    text = text_of(arg.args[0]) if isinstance(arg, UnboundType) and len(arg.args) == 1 else None
    if text is None:
        return ANY
    try:
        return parse_nptyping(text)
    except ShapeSyntaxError:
        return ANY  # the library says so itself


def _dtype(arg: Type | None, ctx: AnalyzeTypeContext) -> Type:
    """Return NumPy's own type where the text names one; ``float``, or one of several, is a dtype of the library's."""
    if isinstance(arg, UnboundType) and not arg.args and arg.original_str_expr is None:
        scalar = get_proper_type(type_analyser(ctx).analyze_type(arg))
        if isinstance(scalar, Instance) and scalar.type.has_base("numpy.generic"):
            return type_analyser(ctx).named_type("numpy.dtype", [scalar])
        if isinstance(scalar, Instance) and scalar.type.fullname == "numpy.dtype":
            return scalar
    return type_analyser(ctx).named_type("numpy.dtype", [AnyType(TypeOfAny.special_form)])
