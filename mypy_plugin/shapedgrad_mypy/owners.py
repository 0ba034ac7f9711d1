"""Whose the names in an annotation's text are: a type variable of that name, a class, a function, an alias, or nobody's.

Each owned name becomes a real type variable, and from there on mypy treats its function as it treats any other generic
function.
"""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from mypy.nodes import FuncDef, TypeAlias
from mypy.types import (
    CallableType,
    Instance,
    TupleType,
    Type,
    TypeList,
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
from shapedgrad.shapes.notation import parse_jaxtyping, parse_shape
from shapedgrad.shapes.shape import ANY, Rest, Shape
from shapedgrad_mypy.class_names import is_named_by, text_of
from shapedgrad_mypy.codec import (
    decode_shape,
    expanded,
    is_array,
    is_dimension,
    key_of,
    variable_key,
)
from shapedgrad_mypy.dropped_notes import dropped_shape
from shapedgrad_mypy.forgetting import replace_parts
from shapedgrad_mypy.notes import is_noted

if TYPE_CHECKING:
    from mypy.plugin import AnalyzeTypeContext
    from mypy.semanal import SemanticAnalyzer
    from mypy.typeanal import TypeAnalyser

_AFTER_ANALYSIS = 100
"""The priority of our patches: later than mypy's own, which complete the types that we read."""

_ALIAS = "alias"
"""The owner of the names in an alias, until a function's signature uses it."""


def owners_of(shape: Shape, ctx: AnalyzeTypeContext) -> Mapping[Name, Dim | Shape]:
    """Map each name of a shape to the type variable that it stands for, or to what is unknown."""
    owners: dict[Name, Dim | Shape] = {}
    for mentioned in mentioned_names(shape):
        variadic = any(isinstance(item, Rest) and item.name == mentioned for item in shape.items)
        key = _key(mentioned.text, variadic, ctx)
        if key is None:
            owners[mentioned] = ANY if variadic else UNKNOWN
        else:
            named = Name(mentioned.text, key=key)
            owners[mentioned] = Shape([Rest(named)]) if variadic else name(mentioned.text, key=key)
    return owners


def mentioned_names(shape: Shape) -> Iterator[Name]:
    """Yield the names in a shape."""
    for item in shape.items:
        if not isinstance(item, Rest):
            yield from names(item)
        elif item.name is not None:
            yield item.name


def _key(text: str, variadic: bool, ctx: AnalyzeTypeContext) -> str | None:
    """Return the key of the type variable that a name is, from the innermost owner that declares it; None for nobody's.

    That is a type variable of that name which is bound here; the class, if its constructor gives the name a size; or the
    outermost enclosing function whose signature mentions the name, for a nested function sees the names of the outer one.
    Elsewhere, in a module or a class, nothing could bind a name.
    """
    analyser = semantic_analyser(ctx)
    variable = _bound_variable(text, variadic, ctx)
    if variable is not None:
        return key_of(variable)
    functions = [node for node in analyser.scope.functions if isinstance(node, FuncDef)]
    owner = None if analyser.type is None else is_named_by(text, analyser.type)
    if owner is None:
        declaring = (node for node in functions if text in _declared_names(node, analyser))
        owner = next((node.fullname for node in declaring), None)
    if owner is None:
        owner = _ALIAS if type_analyser(ctx).defining_alias else None
    for node in functions:
        analyser.schedule_patch(_AFTER_ANALYSIS, _Quantification(node))
    return None if owner is None else variable_key(*owned_variable(text, owner))


def _bound_variable(
    text: str, variadic: bool, ctx: AnalyzeTypeContext
) -> TypeVarType | TypeVarTupleType | None:
    """Return the program's own type variable of a name, where one is bound: a file may mix both spellings."""
    symbol = semantic_analyser(ctx).lookup_qualified(text, ctx.type, suppress_errors=True)
    bound = None if symbol is None else type_analyser(ctx).tvar_scope.get_binding(symbol)
    if variadic:
        return bound if isinstance(bound, TypeVarTupleType) else None
    return bound if isinstance(bound, TypeVarType) and is_dimension(bound) else None


def _variable_id(text: str, namespace: str) -> TypeVarId:
    """Make the identity of a name: the same wherever it stands in one function, and in every run.

    mypy numbers the type variables of functions -1, -2, ...: ours are far below.
    """
    return TypeVarId(_OURS - zlib.crc32(text.encode()), namespace=namespace)


def owned_variable(text: str, owner: str) -> tuple[str, TypeVarId]:
    """Return full name and identity of the type variable that a name of a function, a class or an alias is."""
    return f"{owner}.{text}", _variable_id(text, owner)


_OURS = -1000


def is_ours(variable: TypeVarId) -> bool:
    """Tell whether a type variable stands for a name in a text."""
    return variable.raw_id <= _OURS


# ----------------------------------------------------------------------------- names of functions


def _declared_names(node: FuncDef, analyser: SemanticAnalyzer) -> set[str]:
    """Return the names that a function's signature mentions, read from the annotations as they were written."""
    signature = node.unanalyzed_type
    if not isinstance(signature, CallableType):
        return set()
    found: set[str] = set()
    for typ in (*signature.arg_types, signature.ret_type):
        _collect_names(typ, analyser, found)
    return found


def _collect_names(typ: Type, analyser: SemanticAnalyzer, found: set[str]) -> None:
    text = text_of(typ)
    if text is not None:
        for parse in (parse_shape, parse_jaxtyping):
            with contextlib.suppress(ShapeSyntaxError):
                found.update(name.text for name in mentioned_names(parse(text)))
    if isinstance(typ, UnboundType) and typ.name.replace(".", "").isidentifier():
        symbol = analyser.lookup_qualified(typ.name, typ, suppress_errors=True)
        if symbol is not None and isinstance(symbol.node, TypeAlias):
            target = symbol.node.target
            dropped = dropped_shape(symbol.node.fullname, target, analyser.modules)
            named = names_of_alias(target) if dropped is None else mentioned_names(dropped)
            found.update(each.text for each in named)
    for part in _parts(typ):
        _collect_names(part, analyser, found)


def _parts(typ: Type) -> tuple[Type, ...]:
    """Return the types inside a type, analysed or not."""
    match typ:
        case Instance():
            return (*typ.args, *(typ.extra_attrs.attrs.values() if is_noted(typ) and typ.extra_attrs else ()))
        case UnboundType():
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
    """Add the dimension names of a function's signature to its type variables, once mypy has analysed the signature.

    mypy computes the variables of a signature before it analyses the arguments, so that the names are missing there. A
    method is generic over the names of its class, too: what the instance says of them is put in at each call.
    """

    def __init__(self, node: FuncDef) -> None:
        self.node = node

    def __call__(self) -> None:
        signature = get_proper_type(self.node.type)
        if not isinstance(signature, CallableType):
            return
        owners = {self.node.fullname}
        if self.node.info:
            owners.update(base.fullname for base in self.node.info.mro)
        known = {variable.id for variable in signature.variables}
        found: dict[TypeVarId, TypeVarType | TypeVarTupleType] = {}
        for typ in (*signature.arg_types, signature.ret_type):
            _collect_variables(typ, owners, found)
        fresh = [variable for identity, variable in found.items() if identity not in known]
        # In place, because an overloaded function shares this object with its items.
        signature.variables = (*signature.variables, *fresh)


def _collect_variables(
    typ: Type, owners: set[str], found: dict[TypeVarId, TypeVarType | TypeVarTupleType]
) -> None:
    typ = expanded(typ)
    if isinstance(typ, TypeVarType | TypeVarTupleType):
        if typ.id.namespace in owners and is_ours(typ.id):
            found.setdefault(typ.id, typ)
        return
    for part in _parts(typ):
        _collect_variables(part, owners, found)


# ----------------------------------------------------------------------------- names of aliases


def names_of_alias(target: Type) -> set[Name]:
    """Return the dimension names that an alias has of its own, which each use has to declare."""
    found: set[Name] = set()

    def look(part: Type) -> Type | None:
        if isinstance(part, Instance) and is_array(part) and part.args:
            found.update(
                each for each in mentioned_names(decode_shape(part.args[0])) if f" {_ALIAS} " in each.key
            )
        return None

    replace_parts(target, look)
    return found


# ----------------------------------------------------------------------------- mypy's analysers


def type_analyser(ctx: AnalyzeTypeContext) -> TypeAnalyser:
    """Return mypy's analyser of types."""
    return ctx.api  # type: ignore[return-value]  # the interface hides what every implementation has


def semantic_analyser(ctx: AnalyzeTypeContext) -> SemanticAnalyzer:
    """Return mypy's semantic analyser."""
    return type_analyser(ctx).api  # type: ignore[return-value]  # the same
