"""Shapes and dimensions <-> the types that mypy carries them in.

A size is a ``Literal``, a declared name is a type variable bound to `int`, arithmetic is a class of `sizes.pyi`, and
unknown is ``Any``.  A shape is the ``tuple[...]`` of these that is the first argument of `numpy.ndarray`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import TYPE_CHECKING, TypeAlias

from mypy.types import (
    AnyType,
    Instance,
    LiteralType,
    ProperType,
    TupleType,
    Type,
    TypeAliasType,
    TypeOfAny,
    TypeVarId,
    TypeVarTupleType,
    TypeVarType,
    UnpackType,
    get_proper_type,
)

from shapedgrad.shapes.dim import (
    UNKNOWN,
    Dim,
    FloorDiv,
    Maximum,
    Minimum,
    Name,
    Polynomial,
    divide,
    maximum,
    minimum,
    name,
)
from shapedgrad.shapes.shape import ANY, Rest, Shape

if TYPE_CHECKING:
    from shapedgrad.shapes.atoms import Atom

NDARRAY = "numpy.ndarray"
SIZES = "shapedgrad_mypy.sizes"
NUMBERS = "shapedgrad_mypy.numbers"

Named: TypeAlias = Callable[[str, list[Type]], Instance]
"""How a type is named: ``checker.named_generic_type``, or the semantic analyser's counterpart."""


def unknown_type() -> AnyType:
    """Return the type of an unknown dimension."""
    return AnyType(TypeOfAny.special_form)


def expanded(typ: Type) -> ProperType:
    """Return a type without the names of aliases; a recursive one, of which there is no end, is unknown."""
    if isinstance(typ, TypeAliasType) and typ.is_recursive:
        return unknown_type()
    return get_proper_type(typ)


# ------------------------------------------------------------------------------------- types -> shapes


def decode_dim(typ: Type) -> Dim:
    """Read a dimension from the type that stands for it."""
    typ = get_proper_type(typ)
    if isinstance(typ, Instance):
        if typ.last_known_value is not None:
            typ = typ.last_known_value
        elif typ.type.fullname.startswith(SIZES):
            return computed(typ.type.name, [decode_dim(arg) for arg in typ.args])
    if isinstance(typ, LiteralType):
        return typ.value if type(typ.value) is int else UNKNOWN
    if isinstance(typ, TypeVarType) and is_dimension(typ):
        return name(typ.name, key=key_of(typ))
    return UNKNOWN


def is_dimension(typ: TypeVarType) -> bool:
    """Tell whether a type variable stands for a dimension: it is bound to `int`, and is not being inferred."""
    bound = get_proper_type(typ.upper_bound)
    return isinstance(bound, Instance) and bound.type.fullname == "builtins.int" and not typ.id.is_meta_var()


def is_size(typ: Type) -> bool:
    """Tell whether a type stands for the value of an integer: a name, a number, or arithmetic of them."""
    typ = get_proper_type(typ)
    if isinstance(typ, TypeVarType):
        return is_dimension(typ)
    if isinstance(typ, LiteralType):
        return type(typ.value) is int
    return isinstance(typ, Instance) and typ.type.module_name == SIZES


def computed(operation: str, args: Sequence[Dim]) -> Dim:
    """Return the size that a class of `sizes.pyi` stands for, given those that it is computed from."""
    match operation:
        case "Sum":
            return reduce(lambda a, b: a + b, args)
        case "Product":
            return reduce(lambda a, b: a * b, args)
        case "FloorDiv":
            return divide(args[0], args[1])
        case "Minimum":
            return minimum(*args)
        case "Maximum":
            return maximum(*args)
        case _:
            return UNKNOWN


def decode_shape(typ: Type) -> Shape:
    """Read a shape from a ``tuple[...]`` type; whatever is no tuple of known length is of unknown rank."""
    typ = get_proper_type(typ)
    if not isinstance(typ, TupleType) or typ.partial_fallback.type.fullname != "builtins.tuple":
        return ANY
    items = [_decode_item(item) for item in typ.items]
    return Shape(items) if sum(isinstance(item, Rest) for item in items) <= 1 else ANY


def _decode_item(typ: Type) -> Dim | Rest:
    typ = get_proper_type(typ)
    if not isinstance(typ, UnpackType):
        return decode_dim(typ)
    inner = get_proper_type(typ.type)
    return Rest(Name(inner.name, key=key_of(inner))) if isinstance(inner, TypeVarTupleType) else Rest(None)


def is_array(typ: Type) -> bool:
    """Tell whether a type is a plain NumPy array; subclasses have rules of their own and are left alone."""
    typ = get_proper_type(typ)
    return isinstance(typ, Instance) and typ.type.fullname == NDARRAY


def is_number(typ: Type) -> bool:
    """Tell whether a type is one of ours for a single number that plain mypy calls ``Any``."""
    typ = get_proper_type(typ)
    return isinstance(typ, Instance) and typ.type.module_name == NUMBERS


def array_shape(typ: Type) -> Shape | None:
    """Return the shape of a plain array type, or None for any other type."""
    typ = get_proper_type(typ)
    if isinstance(typ, Instance) and typ.type.fullname == NDARRAY and typ.args:
        return decode_shape(typ.args[0])
    return None


# ------------------------------------------------------------------------------------- shapes -> types


def encode_dim(dim: Dim, named: Named) -> Type:
    """Write a dimension as a type."""
    if isinstance(dim, int):
        return LiteralType(dim, named("builtins.int", []))
    if isinstance(dim, Polynomial):
        terms = [_encode_term(monomial, coefficient, named) for monomial, coefficient in dim.terms]
        return terms[0] if len(terms) == 1 else _arithmetic("Sum", terms, named)
    return unknown_type()


def _encode_term(monomial: Iterable[tuple[Atom, int]], coefficient: int, named: Named) -> Type:
    factors = [_encode_atom(atom, named) for atom, power in monomial for _ in range(power)]
    if coefficient != 1 or not factors:
        factors.insert(0, encode_dim(coefficient, named))
    return factors[0] if len(factors) == 1 else _arithmetic("Product", factors, named)


def _encode_atom(atom: Atom, named: Named) -> Type:
    match atom:
        case Name():
            return encode_name(atom, named)
        case FloorDiv(numerator, denominator):
            return _arithmetic(
                "FloorDiv", [encode_dim(numerator, named), encode_dim(denominator, named)], named
            )
        case Minimum(args):
            return _arithmetic("Minimum", [encode_dim(arg, named) for arg in args], named)
        case Maximum(args):
            return _arithmetic("Maximum", [encode_dim(arg, named) for arg in args], named)


def _arithmetic(operation: str, args: Sequence[Type], named: Named) -> Type:
    return named(f"{SIZES}.{operation}", list(args))


def encode_name(dimension: Name, named: Named) -> Type:
    """Write a declared name as the type variable that it was read from; names without one are unknown."""
    identity = _identity(dimension)
    if identity is None:
        return unknown_type()
    fullname, variable = identity
    return TypeVarType(dimension.text, fullname, variable, [], named("builtins.int", []), _no_default())


def encode_shape(shape: Shape, named: Named) -> Type:
    """Write a shape as the ``tuple[...]`` that `numpy.ndarray` takes as its first argument."""
    fallback = named("builtins.tuple", [unknown_type()])
    if shape == ANY:
        return fallback
    return TupleType([_encode_item(item, named) for item in shape.items], fallback)


def _encode_item(item: Dim | Rest, named: Named) -> Type:
    return _encode_rest(item, named) if isinstance(item, Rest) else encode_dim(item, named)


def _encode_rest(rest: Rest, named: Named) -> Type:
    any_tuple = named("builtins.tuple", [unknown_type()])
    identity = None if rest.name is None else _identity(rest.name)
    if rest.name is None or identity is None:
        return UnpackType(any_tuple)
    fullname, variable = identity
    bound = named("builtins.tuple", [named("builtins.int", [])])
    return UnpackType(TypeVarTupleType(rest.name.text, fullname, variable, bound, any_tuple, _no_default()))


def _no_default() -> AnyType:
    return AnyType(TypeOfAny.from_omitted_generics)


def as_integer(dim: Type, named: Named) -> Type:
    """Return a dimension as a program sees it: an `int`, whose value is known but is no type of its own.

    A plain ``Literal[3]`` would turn ``if x.shape[0] == 1`` into unreachable code.
    """
    dim = get_proper_type(dim)
    integer = named("builtins.int", [])
    if isinstance(dim, LiteralType):
        return integer.copy_modified(last_known_value=dim)
    if isinstance(dim, AnyType) or isinstance(decode_dim(dim), int):
        return integer
    return dim


def row_type(array: Type, named: Named) -> Type:
    """Return the type of what a loop over an array runs through; ``Any`` if that is single numbers, or unknown."""
    array = get_proper_type(array)
    shape = array_shape(array)
    if shape is None or shape.rank is None or shape.rank < 2 or not isinstance(array, Instance):
        return unknown_type()
    return array.copy_modified(args=[encode_shape(shape.drop((0,)), named), *array.args[1:]])


def both(one: Type, other: Type, named: Named) -> Type:
    """Return the type of an array of which two things are known; of two sizes, or dtypes, the first counts."""
    one, other = get_proper_type(one), get_proper_type(other)
    mine, theirs = array_shape(one), array_shape(other)
    if mine is None or theirs is None or not isinstance(one, Instance) or not isinstance(other, Instance):
        return other if isinstance(one, AnyType) else one
    shape = theirs if mine == ANY else mine
    if mine.rank is not None and mine.rank == theirs.rank:
        pairs = zip(mine.dims, theirs.dims, strict=True)
        shape = Shape(size if given is UNKNOWN else given for given, size in pairs)
    dtype = get_proper_type(one.args[1])
    vague = isinstance(dtype, AnyType) or (
        isinstance(dtype, Instance) and isinstance(get_proper_type((*dtype.args, dtype)[0]), AnyType)
    )
    return one.copy_modified(args=[encode_shape(shape, named), other.args[1] if vague else dtype])


# ------------------------------------------------------------------------------------- names <-> type variables


def variable_key(fullname: str, variable: TypeVarId) -> str:
    """Return the key that makes the name of a type variable unique, and from which the variable is made again."""
    return f"{variable.raw_id} {variable.namespace} {fullname}"


def key_of(typ: TypeVarType | TypeVarTupleType) -> str:
    """Return the key of the name that a type variable stands for."""
    return variable_key(typ.fullname, typ.id)


def _identity(dimension: Name) -> tuple[str, TypeVarId] | None:
    if not dimension.key or not dimension.declared:
        return None
    raw_id, namespace, fullname = dimension.key.split(" ")
    return fullname, TypeVarId(int(raw_id), namespace=namespace)
