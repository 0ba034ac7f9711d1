"""Types with less in them: shapes forgotten, as plain mypy has them, or only brought into canonical form."""

from __future__ import annotations

from collections.abc import Callable

from mypy.types import (
    CallableType,
    Instance,
    TupleType,
    Type,
    TypeAliasType,
    TypeVarType,
    UnionType,
    UnpackType,
    get_proper_type,
)

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.shape import ANY, Rest
from shapedgrad_mypy.codec import (
    SIZES,
    Named,
    decode_shape,
    encode_shape,
    is_array,
    is_dimension,
    is_number,
    is_size,
    unknown_type,
)
from shapedgrad_mypy.notes import is_noted


def forget_shapes(typ: Type, named: Named) -> Type:
    """Return the type as plain mypy would have it: arrays of any shape, and dimensions that are just integers."""

    def forgotten(part: Type) -> Type | None:
        if isinstance(part, Instance) and is_array(part) and part.args:
            return part.copy_modified(args=[encode_shape(ANY, named), *part.args[1:]])
        if isinstance(part, Instance) and part.type.fullname.startswith(SIZES):
            return named("builtins.int", [])
        if is_number(part):
            return unknown_type()
        if isinstance(part, TypeVarType) and is_dimension(part):
            return named("builtins.int", [])
        if isinstance(part, Instance) and _has_dimensions(part):
            args = [unknown_type() if is_size(arg) else replace_parts(arg, forgotten) for arg in part.args]
            return Instance(part.type, args, part.line, part.column)
        return None

    return replace_parts(typ, forgotten)


def _has_dimensions(instance: Instance) -> bool:
    """Tell whether an instance of a program's own class knows sizes, as its arguments or in a note of ours."""
    variables = instance.type.defn.type_vars
    return is_noted(instance) or any(
        isinstance(each, TypeVarType) and is_dimension(each) for each in variables
    )


def canonical_shapes(typ: Type, named: Named) -> Type:
    """Return the type with every dimension in canonical form, and those that are some `int` unknown."""

    def canonical(part: Type) -> Type | None:
        if isinstance(part, Instance) and is_array(part) and part.args:
            shape = encode_shape(decode_shape(part.args[0]), named)
            return part.copy_modified(args=[shape, *part.args[1:]])
        return None

    return replace_parts(typ, canonical)


def forget_dtypes(typ: Type) -> Type:
    """Return the type with arrays of any dtype."""

    def forgotten(part: Type) -> Type | None:
        if isinstance(part, Instance) and is_array(part) and len(part.args) == 2:
            return part.copy_modified(args=[part.args[0], unknown_type()])
        return None

    return replace_parts(typ, forgotten)


def holds_arrays(typ: Type) -> bool:
    """Tell whether there is an array in a type."""
    return forget_dtypes(typ) != get_proper_type(typ)


def holds_shapes(typ: Type) -> bool:
    """Tell whether a type says anything of the shape of an array."""
    found = False

    def look(part: Type) -> Type | None:
        nonlocal found
        if isinstance(part, Instance) and is_array(part) and part.args:
            found = found or decode_shape(part.args[0]) != ANY
            return part
        found = found or (isinstance(part, Instance) and is_noted(part))
        return None

    replace_parts(typ, look)
    return found


def holds_sizes(typ: Type) -> bool:
    """Tell whether a type says anything of the size of an array's dimensions, not only of their number."""
    found = False

    def look(part: Type) -> Type | None:
        nonlocal found
        if isinstance(part, Instance) and is_array(part) and part.args:
            found = found or any(
                item is not UNKNOWN for item in decode_shape(part.args[0]).items if item != Rest(None)
            )
            return part
        return None

    replace_parts(typ, look)
    return found


def replace_parts(typ: Type, replacement: Callable[[Type], Type | None]) -> Type:
    """Return the type with each part, outermost first, replaced where the function gives something else for it."""
    if isinstance(typ, TypeAliasType) and typ.is_recursive:
        return typ
    typ = get_proper_type(typ)
    replaced = replacement(typ)
    if replaced is not None:
        return replaced

    def inner(part: Type) -> Type:
        return replace_parts(part, replacement)

    match typ:
        case Instance() if typ.args:
            return typ.copy_modified(args=[inner(arg) for arg in typ.args])
        case TupleType():
            return typ.copy_modified(items=[inner(item) for item in typ.items])
        case UnionType():
            return UnionType.make_union([inner(item) for item in typ.items])
        case UnpackType():
            return UnpackType(inner(typ.type))
        case CallableType():
            return typ.copy_modified(
                arg_types=[inner(arg) for arg in typ.arg_types], ret_type=inner(typ.ret_type)
            )
        case _:
            return typ
