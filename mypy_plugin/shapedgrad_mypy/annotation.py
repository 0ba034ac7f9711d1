"""Annotations -> types: ``NDArray[Shape["N, D"], np.float64]`` and ``Dim["N"]``.

mypy sees `NDArray` as an alias that ignores its shape and `Shape` as ``Literal``, so it cannot know the names inside the
string.  Each name becomes a real type variable of the function whose signature mentions it, and from there on mypy
treats the function as it treats any other generic function.
"""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from mypy.nodes import FuncDef
from mypy.types import (
    AnyType,
    CallableType,
    Instance,
    RawExpressionType,
    TupleType,
    Type,
    TypeList,
    TypeOfAny,
    TypeVarId,
    TypeVarTupleType,
    TypeVarType,
    UnboundType,
    UnionType,
    UnpackType,
    get_proper_type,
)

from shapedgrad.shapes.dim import UNKNOWN, Dim, Name, name, names
from shapedgrad.shapes.errors import ShapeSyntaxError
from shapedgrad.shapes.notation import parse_dim, parse_jaxtyping, parse_shape
from shapedgrad.shapes.shape import ANY, Rest, Shape
from shapedgrad_mypy.codec import NDARRAY, encode_dim, encode_shape, expanded, unknown_type, variable_key
from shapedgrad_mypy.report import ERROR_CODES

if TYPE_CHECKING:
    from mypy.plugin import AnalyzeTypeContext
    from mypy.semanal import SemanticAnalyzer
    from mypy.typeanal import TypeAnalyser

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


def text_of(arg: Type) -> str | None:
    """Return the text of a string argument, however mypy has parsed it."""
    if isinstance(arg, RawExpressionType) and isinstance(arg.literal_value, str):
        return arg.literal_value
    return arg.original_str_expr if isinstance(arg, UnboundType) else None


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


# ----------------------------------------------------------------------------- whose names they are


def owners_of(shape: Shape, ctx: AnalyzeTypeContext) -> Mapping[Name, Dim | Shape]:
    """Map each name of a shape to the type variable of the function that declares it.

    That is the outermost enclosing function whose signature mentions the name: a nested function sees the names of the
    outer one.  Elsewhere, in a module or a class, nothing could bind a name, and the dimension is unknown.
    """
    analyser = semantic_analyser(ctx)
    functions = [node for node in analyser.scope.functions if isinstance(node, FuncDef)]
    owners: dict[Name, Dim | Shape] = {}
    for mentioned in _mentioned(shape):
        owner = next((node for node in functions if mentioned.text in _declared_names(node)), None)
        variadic = any(isinstance(item, Rest) and item.name == mentioned for item in shape.items)
        if owner is not None:
            key = variable_key(
                f"{owner.fullname}.{mentioned.text}", _variable_id(mentioned.text, owner.fullname)
            )
            named = Name(mentioned.text, key=key)
            owners[mentioned] = Shape([Rest(named)]) if variadic else name(mentioned.text, key=key)
            analyser.schedule_patch(_AFTER_ANALYSIS, _Quantification(owner))
        else:
            owners[mentioned] = ANY if variadic else UNKNOWN
    return owners


_AFTER_ANALYSIS = 100
"""The priority of our patches: later than mypy's own, which complete the types that we read."""


def _mentioned(shape: Shape) -> Iterator[Name]:
    for item in shape.items:
        if not isinstance(item, Rest):
            yield from names(item)
        elif item.name is not None:
            yield item.name


def _variable_id(text: str, namespace: str) -> TypeVarId:
    """Make the identity of a name: the same wherever it stands in one function, and in every run.

    mypy numbers the type variables of functions -1, -2, ...: ours are far below.
    """
    return TypeVarId(-1000 - zlib.crc32(text.encode()), namespace=namespace)


def _declared_names(node: FuncDef) -> set[str]:
    """Return the names that a function's signature mentions, read from the annotations as they were written."""
    signature = node.unanalyzed_type
    if not isinstance(signature, CallableType):
        return set()
    found: set[str] = set()
    for typ in (*signature.arg_types, signature.ret_type):
        _collect_names(typ, found)
    return found


def _collect_names(typ: Type, found: set[str]) -> None:
    text = text_of(typ)
    if text is not None:
        for parse in (parse_shape, parse_jaxtyping):
            with contextlib.suppress(ShapeSyntaxError):
                found.update(name.text for name in _mentioned(parse(text)))
    for part in _parts(typ):
        _collect_names(part, found)


def _parts(typ: Type) -> tuple[Type, ...]:
    """Return the types inside a type, analysed or not."""
    match typ:
        case UnboundType() | Instance():
            return tuple(typ.args)
        case TupleType() | UnionType() | TypeList():
            return tuple(typ.items)
        case CallableType():
            return (*typ.arg_types, typ.ret_type)
        case UnpackType():
            return (typ.type,)
        case _:
            return ()


class _Quantification:
    """Add a function's dimension names to its type variables, once mypy has analysed its signature.

    mypy computes the variables of a signature before it analyses the arguments, so that the names are missing there.
    """

    def __init__(self, node: FuncDef) -> None:
        self.node = node

    def __call__(self) -> None:
        signature = get_proper_type(self.node.type)
        if not isinstance(signature, CallableType):
            return
        known = {variable.id for variable in signature.variables}
        found: dict[TypeVarId, TypeVarType | TypeVarTupleType] = {}
        for typ in (*signature.arg_types, signature.ret_type):
            _collect_variables(typ, self.node.fullname, found)
        fresh = [variable for identity, variable in found.items() if identity not in known]
        # In place, because an overloaded function shares this object with its items.
        signature.variables = (*signature.variables, *fresh)


def _collect_variables(
    typ: Type, namespace: str, found: dict[TypeVarId, TypeVarType | TypeVarTupleType]
) -> None:
    typ = expanded(typ)
    if isinstance(typ, TypeVarType | TypeVarTupleType):
        if typ.id.namespace == namespace and typ.id.raw_id <= -1000:
            found.setdefault(typ.id, typ)
        return
    for part in _parts(typ):
        _collect_variables(part, namespace, found)


# ----------------------------------------------------------------------------- mypy's analysers


def type_analyser(ctx: AnalyzeTypeContext) -> TypeAnalyser:
    """Return mypy's analyser of types."""
    return ctx.api  # type: ignore[return-value]  # the interface hides what every implementation has


def semantic_analyser(ctx: AnalyzeTypeContext) -> SemanticAnalyzer:
    """Return mypy's semantic analyser."""
    return type_analyser(ctx).api  # type: ignore[return-value]  # the same
