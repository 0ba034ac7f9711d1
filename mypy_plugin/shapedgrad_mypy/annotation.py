"""Annotations -> types: ``NDArray[Shape["N, D"], np.float64]`` and ``Dim["N"]``.

mypy sees `NDArray` as an alias that ignores its shape and `Shape` as ``Literal``, so it cannot know the names inside the
string.  Each becomes a type variable; see `owners`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from mypy.types import (
    AnyType,
    Instance,
    RawExpressionType,
    TupleType,
    Type,
    TypeOfAny,
    TypeVarType,
    UnboundType,
    get_proper_type,
)

from shapedgrad.shapes.dim import UNKNOWN, Dim
from shapedgrad.shapes.errors import ShapeSyntaxError
from shapedgrad.shapes.notation import parse_dim, parse_shape
from shapedgrad.shapes.shape import ANY, Rest, Shape
from shapedgrad_mypy.class_names import text_of
from shapedgrad_mypy.codec import NDARRAY, encode_dim, encode_shape, unknown_type
from shapedgrad_mypy.owners import owners_of, semantic_analyser, type_analyser
from shapedgrad_mypy.report import ERROR_CODES

if TYPE_CHECKING:
    from mypy.plugin import AnalyzeTypeContext

T = TypeVar("T")
_LITERALS = ("typing.Literal", "typing_extensions.Literal", "shapedgrad.array.Shape")


def array_annotation(ctx: AnalyzeTypeContext) -> Type:
    """Read ``NDArray[shape, scalar type]`` as ``numpy.ndarray[tuple[...], dtype[...]]``."""
    api = type_analyser(ctx)
    args = ctx.type.args
    shape = _shape_type(args[0], ctx) if args else api.named_type("builtins.tuple", [unknown_type()])
    scalar = api.analyze_type(args[1]) if len(args) > 1 else AnyType(TypeOfAny.special_form)
    if len(args) not in {0, 2}:
        _refuse('NDArray takes a shape and a dtype, as in NDArray[Shape["N, 3"], np.float64]', ctx)
    return api.named_type(NDARRAY, [shape, api.named_type("numpy.dtype", [scalar])])


def literal_annotation(ctx: AnalyzeTypeContext) -> Type:
    """Tell ``Dim["N"]``, which is ``Literal`` by another name to mypy, from any other literal."""
    if ctx.type.name.split(".")[-1] == "Dim":
        return dim_annotation(ctx)
    return type_analyser(ctx).analyze_literal_type(ctx.type)


def dim_annotation(ctx: AnalyzeTypeContext) -> Type:
    """Read ``Dim["N"]`` as an `int` whose value is the dimension."""
    api = type_analyser(ctx)
    integer = api.named_type("builtins.int", [])
    texts = [text for arg in ctx.type.args if (text := text_of(arg)) is not None]
    if len(ctx.type.args) != 1 or not texts:
        return _refuse('Dim takes one text, as in Dim["N"]', ctx)
    dim = parsed(parse_dim, texts[0], ctx)
    bound = UNKNOWN if dim is None else Shape([dim]).substitute(owners_of(Shape([dim]), ctx)).dims[0]
    return integer if bound is UNKNOWN else encode_dim(bound, api.named_type)


def unreadable(ctx: AnalyzeTypeContext) -> Type:
    """Return what stands for an annotation that could not be read."""
    return AnyType(TypeOfAny.special_form)


# ----------------------------------------------------------------------------- reading the shape argument


def _shape_type(arg: Type, ctx: AnalyzeTypeContext) -> Type:
    api = type_analyser(ctx)
    if isinstance(arg, UnboundType) and _is_shape(arg, ctx):
        shape = _read_items(arg, ctx)
        return encode_shape(shape.substitute(owners_of(shape, ctx)), api.named_type)
    analyzed = get_proper_type(api.analyze_type(arg))
    if isinstance(analyzed, TupleType | AnyType | TypeVarType) or _is_tuple(analyzed):
        return analyzed
    return _refuse('a shape is written Shape["N, 3"], Shape[3, 4] or tuple[N, D]', ctx)


def _is_shape(arg: UnboundType, ctx: AnalyzeTypeContext) -> bool:
    """Tell whether this is ``Shape[...]``, by whatever name: to mypy it is ``Literal``."""
    if not arg.args or arg.original_str_expr is not None:
        return False
    symbol = semantic_analyser(ctx).lookup_qualified(arg.name, arg, suppress_errors=True)
    return symbol is not None and symbol.fullname in _LITERALS


def _is_tuple(typ: Type) -> bool:
    return isinstance(typ, Instance) and typ.type.fullname == "builtins.tuple"


def _read_items(arg: UnboundType, ctx: AnalyzeTypeContext) -> Shape:
    """Read the arguments of ``Shape[...]``: texts, sizes, or both."""
    items: list[Dim | Rest] = []
    for part in arg.args:
        text = text_of(part)
        if isinstance(part, RawExpressionType) and type(part.literal_value) is int:
            items.append(part.literal_value)
            if part.literal_value < 0:
                _refuse(f"{part.literal_value} is no size", ctx)
                return ANY
        elif text is not None:
            shape = parsed(parse_shape, text, ctx)
            if shape is None:
                return ANY
            items.extend(shape.items)
        else:
            _refuse(f"a shape is made of texts and sizes, not {part}", ctx)
            return ANY
    if sum(isinstance(item, Rest) for item in items) > 1:
        _refuse("a shape has at most one part of any rank", ctx)
        return ANY
    return Shape(items)


def parsed(parse: Callable[[str], T], text: str, ctx: AnalyzeTypeContext) -> T | None:
    """Return what a text says, or None after a report of where it goes wrong."""
    try:
        return parse(text)
    except ShapeSyntaxError as error:
        _refuse(error.line, ctx)
        return None


def _refuse(message: str, ctx: AnalyzeTypeContext) -> AnyType:
    ctx.api.fail(message, ctx.context, code=ERROR_CODES["shape-annotation"])
    return AnyType(TypeOfAny.from_error)
