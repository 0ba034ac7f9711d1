"""The sizes that an instance has for the names of its class: ``Linear(784, 10).w`` is (784, 10).

mypy infers ``Linear[int, int]``, and sees no type variables at all in a class that only mentions names.  So the sizes go
with the instance as mypy's own notes of what ``hasattr`` has found do: through variables, and lost where two types that differ
are joined.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import (
    Expression,
    NameExpr,
    SuperExpr,
    TypeInfo,
    Var,
)
from mypy.types import ExtraAttrs, FunctionLike, Instance, Type, TypeVarType, get_proper_type

from shapedgrad.shapes.dim import UNKNOWN, Dim, Name, names
from shapedgrad.shapes.shape import SCALAR, Shape
from shapedgrad_mypy.class_names import names_of_class
from shapedgrad_mypy.codec import (
    decode_dim,
    decode_shape,
    encode_dim,
    encode_shape,
    is_array,
    is_dimension,
    is_size,
    key_of,
    variable_key,
)
from shapedgrad_mypy.forgetting import holds_shapes, replace_parts
from shapedgrad_mypy.notes import SIZE, is_noted, noted_shape, with_shape
from shapedgrad_mypy.owners import is_ours, mentioned_names, owned_variable

if TYPE_CHECKING:
    from shapedgrad_mypy.codec import Named
    from shapedgrad_mypy.module import Module


def has_names(info: TypeInfo) -> bool:
    """Tell whether a class has dimension names: mentioned, or declared as type variables that are sizes of its arrays."""
    return any(
        bool(names_of_class(base)) or _has_sizes(base)
        for base in info.mro
        if not base.module_name.startswith(_LIBRARIES)
    )


def _has_sizes(info: TypeInfo) -> bool:
    """Tell whether type variables of a class are sizes of its arrays; others that are bound to `int` are mypy's alone."""
    own = {
        key_of(each) for each in info.defn.type_vars if isinstance(each, TypeVarType) and is_dimension(each)
    }
    if own and _SIZED not in info.metadata:
        mentioned = {
            name.key
            for symbol in info.names.values()
            for part in _parts(getattr(symbol.node, "type", None))
            for name in names_in(part)
        }
        info.metadata[_SIZED] = {"sized": bool(own & mentioned)}
    return bool(own) and bool(info.metadata[_SIZED]["sized"])


_SIZED = "shapedgrad: type variables are sizes"
"""Where mypy keeps, with the class, what we have found of it."""


_LIBRARIES = ("builtins", "typing", "numpy", "collections", "abc", "shapedgrad_mypy")


def is_shaped(typ: Type) -> bool:
    """Tell whether a type says anything of shapes: an array's, a name's of ours, or those that an instance has."""
    if holds_shapes(typ):
        return True
    typ = get_proper_type(typ)
    if isinstance(typ, TypeVarType) and is_dimension(typ):
        return is_ours(typ.id)
    if isinstance(typ, Instance):
        return is_noted(typ) or has_names(typ.type) or any(is_shaped(arg) for arg in typ.args)
    return False


def names_of(info: TypeInfo) -> frozenset[Name]:
    """Return the dimension names of a class and of its bases."""
    found: set[Name] = set()
    for base in info.mro:
        variables = [each for each in base.defn.type_vars if isinstance(each, TypeVarType)]
        found.update(Name(each.name, key=key_of(each)) for each in variables if is_dimension(each))
        found.update(
            Name(text, key=variable_key(*owned_variable(text, base.fullname)))
            for text in names_of_class(base)
        )
    return frozenset(found)


def sizes_of(instance: Instance, named: Named) -> dict[Name, Dim]:
    """Return what the names of its class, and of the bases, are for an instance, as far as that is known."""
    sizes = _noted(instance)
    whole = instance.copy_modified(args=_sized_args(instance, sizes, named))
    for base in instance.type.mro:
        variables = [(place, each) for place, each in enumerate(base.defn.type_vars) if _is_dimension(each)]
        if variables:
            args = map_instance_to_supertype(whole, base).args
            for place, variable in variables:
                size = decode_dim(args[place]) if place < len(args) else UNKNOWN
                if size is not UNKNOWN and isinstance(variable, TypeVarType):
                    sizes[Name(variable.name, key=key_of(variable))] = size
    return sizes


def with_sizes(instance: Instance, sizes: Mapping[Name, Dim], named: Named) -> Instance:
    """Return an instance of which these sizes are known, and no others."""
    integer = named("builtins.int", [])
    args = [
        integer if _is_dimension(variable) and is_size(arg) else arg
        for variable, arg in zip(instance.type.defn.type_vars, instance.args, strict=False)
    ]
    own = names_of(instance.type)
    notes = {
        f"{SIZE}{each.key}": encode_dim(size, named)
        for each, size in sizes.items()
        if size is not UNKNOWN and each in own
    }
    result = Instance(instance.type, args, instance.line, instance.column)
    result.extra_attrs = ExtraAttrs(notes) if notes else None
    return result


def explicit(instance: Instance, named: Named) -> Instance:
    """Return the type with the sizes that an instance has for the variables of its class as its arguments."""
    return instance.copy_modified(args=_sized_args(instance, _noted(instance), named))


def substituted(typ: Type, sizes: Mapping[Name, Dim], named: Named) -> Type:
    """Return the type with sizes in place of names; what has none there stays."""

    def replaced(part: Type) -> Type | None:
        noted = noted_shape(part)
        if noted is not None and isinstance(part, Instance):
            return with_shape(part, noted.substitute(dict(sizes)), named)
        if isinstance(part, Instance) and is_array(part) and part.args:
            shape = decode_shape(part.args[0]).substitute(dict(sizes))
            return part.copy_modified(args=[encode_shape(shape, named), *part.args[1:]])
        if (
            isinstance(part, Instance)
            and not part.type.module_name.startswith(_LIBRARIES)
            and has_names(part.type)
        ):
            mine = {each: _substitute(size, sizes) for each, size in sizes_of(part, named).items()}
            return with_sizes(part, mine, named)
        if is_size(part):
            return encode_dim(_substitute(decode_dim(part), sizes), named)
        return None

    return replace_parts(typ, replaced)


def _substitute(dim: Dim, sizes: Mapping[Name, Dim]) -> Dim:
    return Shape((dim,)).substitute(dict(sizes)).dims[0]


def believed(receiver: Instance, expression: Expression, module: Module) -> Instance:
    """Return the type of an instance as the assignment that it comes from has it, not as mypy joins several."""
    typ = module.type_of(expression)
    return typ if isinstance(typ, Instance) and typ.type is receiver.type else receiver


def is_self(expression: Expression) -> bool:
    """Tell whether an expression is the instance that a method was called on: to it, the names are what they are."""
    if isinstance(expression, NameExpr):
        return isinstance(expression.node, Var) and expression.node.is_self
    return isinstance(expression, SuperExpr)


def names_of_arrays(typ: Type) -> set[Name]:
    """Return the names in the shapes of a type's arrays, and of those that its instances hold."""
    found: set[Name] = set()

    def look(part: Type) -> Type | None:
        if isinstance(part, Instance) and is_array(part) and part.args:
            found.update(mentioned_names(decode_shape(part.args[0])))
        elif isinstance(part, Instance) and has_names(part.type):
            for size in filter(is_size, part.args):
                found.update(names(decode_dim(size)))
            for base in part.type.mro:
                for symbol in base.names.values():
                    for inner in _parts(getattr(symbol.node, "type", None)):
                        found.update(names_in(inner))
        return None

    replace_parts(typ, look)
    return found


def _parts(declared: Type | None) -> list[Type]:
    """Return the arrays in the type of an attribute or a method, and no instances: those may lead back here."""
    typ = None if declared is None else get_proper_type(declared)
    items = typ.items if isinstance(typ, FunctionLike) else []
    parts = [part for item in items for part in (*item.arg_types, item.ret_type)]
    return [part for part in parts or ([typ] if typ is not None else []) if is_array(part)]


def names_in(typ: Type) -> set[Name]:
    """Return the dimension names in a type."""
    found: set[Name] = set()

    def look(part: Type) -> Type | None:
        if isinstance(part, Instance) and is_array(part) and part.args:
            found.update(mentioned_names(decode_shape(part.args[0])))
        elif isinstance(part, Instance):
            for size in _noted(part).values():
                found.update(names(size))
            found.update(mentioned_names(noted_shape(part) or SCALAR))
        if is_size(part):
            found.update(names(decode_dim(part)))
        return None

    replace_parts(typ, look)
    return found


# ----------------------------------------------------------------------------- where the sizes are kept


def _noted(instance: Instance) -> dict[Name, Dim]:
    found: dict[Name, Dim] = {}
    for note, size in (instance.extra_attrs.attrs if instance.extra_attrs else {}).items():
        if note.startswith(SIZE):
            key = note.removeprefix(SIZE)
            found[Name(key.split(" ")[-1].rpartition(".")[2], key=key)] = decode_dim(size)
    return found


def _sized_args(instance: Instance, sizes: Mapping[Name, Dim], named: Named) -> list[Type]:
    args: list[Type] = []
    for variable, arg in zip(instance.type.defn.type_vars, instance.args, strict=False):
        size: Dim = UNKNOWN
        if isinstance(variable, TypeVarType) and is_dimension(variable) and not is_size(arg):
            size = sizes.get(Name(variable.name, key=key_of(variable)), UNKNOWN)
        args.append(arg if size is UNKNOWN else encode_dim(size, named))
    return args


def _is_dimension(variable: Type) -> bool:
    return isinstance(variable, TypeVarType) and is_dimension(variable)
