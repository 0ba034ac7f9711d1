"""What a rule answers, as the type of the call; and what it refuses, as an error."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import TYPE_CHECKING

from mypy.nodes import Expression
from mypy.types import AnyType, Instance, TupleType, Type, UninhabitedType, UnionType, get_proper_type

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.errors import ShapeError
from shapedgrad.shapes.rules.axes import either
from shapedgrad.shapes.rules.parameters import Several
from shapedgrad.shapes.shape import ANY, SCALAR, Shape
from shapedgrad_mypy.aval import Aval
from shapedgrad_mypy.bound import DTypes, single
from shapedgrad_mypy.codec import (
    NDARRAY,
    array_shape,
    as_integer,
    both,
    encode_dim,
    encode_shape,
    is_array,
    is_number,
    unknown_type,
)
from shapedgrad_mypy.report import report
from shapedgrad_mypy.scalars import array_dtype, encode_dtype, is_scalar, number_type, scalar_dtype
from shapedgrad_mypy.syntax import ANYWHERE

if TYPE_CHECKING:
    from mypy.nodes import Context

    from shapedgrad_mypy.module import Module


def answer(
    shapes: Callable[[], object],
    dtypes: Callable[[], DTypes],
    default: Type,
    context: Context,
    module: Module,
    *,
    of_arrays: bool = False,
) -> Type:
    """Return the type of what a rule answers; where it refuses, report it and claim nothing.

    `of_arrays` says that the operation makes arrays even of rank 0, where others return a number.
    Where NumPy's stubs say ``Any``, what it is is remembered, in case that the type has to stay ``Any``.
    """
    module.exact.pop(context, None)
    module.firmer.discard(context)
    module.arrays_of_any.discard(context)
    module.sharpen(context)
    try:
        answered = shapes()
    except ShapeError as error:
        report(module.checker, str(error), context, error.code)
        return without_shape(default, module)
    dtype = dtypes()
    if _is_vague(default):
        module.firmer.add(context)
        if is_array(default):
            module.arrays_of_any.add(context)
    ranked = array_shape(default)
    if ranked is not None and ranked.rank is not None:
        module.ranked.add(context)
    if isinstance(answered, Shape) and isinstance(get_proper_type(default), AnyType):
        module.exact[context] = Aval(answered, single(dtype))
        if context in module.displayed:
            return default
    if of_arrays and answered == SCALAR and is_array(default):
        return sized_array(Aval(SCALAR, single(dtype)), default, module)
    if isinstance(answered, tuple) and module.unpacked.get(context) in {len(answered), ANYWHERE}:
        typ = get_proper_type(default)
        if isinstance(typ, Instance) and typ.type.fullname == "builtins.list":
            return _tuple_type(answered, dtype, TupleType([typ.args[0]] * len(answered), typ), module)
    return _sharpened(encode(answered, dtype, default, module), context, module)


def _sharpened(typ: Type, context: Context, module: Module) -> Type:
    """Return the type of an array with what following the program has told of it, where types do not tell."""
    shape = array_shape(typ)
    if shape is None or (UNKNOWN not in shape.items and shape != ANY) or not isinstance(context, Expression):
        return typ
    followed = module.interpreted(context)
    return typ if followed is None else both(typ, followed, module.named)


def checked(shapes: Callable[[], object], default: Type, context: Context, module: Module) -> Type:
    """Return the type that is given, after a report of what a rule refuses."""
    try:
        shapes()
    except ShapeError as error:
        report(module.checker, str(error), context, error.code)
    return default


def sizes(shapes: Callable[[], object], default: Type, context: Context, module: Module) -> Type:
    """Return the type of a shape that is a tuple of integers: ``np.broadcast_shapes((3, 1), (4,))``."""
    answered = _asked(shapes, context, module)
    if not isinstance(answered, Shape) or answered.rank is None:
        return default
    items = [as_integer(encode_dim(dim, module.named), module.named) for dim in answered.dims]
    return TupleType(items, module.named("builtins.tuple", [module.named("builtins.int", [])]))


def size(shapes: Callable[[], object], default: Type, context: Context, module: Module) -> Type:
    """Return the type of one integer that is the only size of a shape: ``np.size(x)``."""
    answered = _asked(shapes, context, module)
    if not isinstance(answered, Shape) or answered.rank != 1:
        return default
    return as_integer(encode_dim(answered.dim(0), module.named), module.named)


def nested(
    shapes: Callable[[], object], dtype: str | None, default: Type, context: Context, module: Module
) -> Type:
    """Return the type of ``x.tolist()``: lists as deep as the array has axes, which the stubs know up to three."""
    answered = _asked(shapes, context, module)
    if not isinstance(answered, Shape) or answered.rank is None or not isinstance(default, AnyType):
        return default
    kind = "".join(letter for letter in dtype or "" if letter.isalpha()).removeprefix("u")
    item: Type = module.named(f"builtins.{kind}", []) if kind in _OF_PYTHON else unknown_type()
    for _ in range(answered.rank):
        item = module.named("builtins.list", [item])
    module.firmer.add(context)
    return item


_OF_PYTHON = frozenset(["bool", "int", "float", "complex"])


def _asked(shapes: Callable[[], object], context: Context, module: Module) -> object:
    try:
        return shapes()
    except ShapeError as error:
        report(module.checker, str(error), context, error.code)
        return None


def _is_vague(typ: Type) -> bool:
    """Tell whether plain mypy leaves open what a result is, or which dtype it has."""
    typ = get_proper_type(typ)
    if isinstance(typ, TupleType):
        return any(map(_is_vague, typ.items))
    if isinstance(typ, Instance) and typ.type.fullname in {"builtins.list", "builtins.tuple"}:
        return any(map(_is_vague, typ.args))
    return isinstance(typ, AnyType) or (is_array(typ) and array_dtype(typ) is None)


def encode(shapes: object, dtypes: DTypes, default: Type, module: Module) -> Type:
    """Return the type of an array, or of several; what is not known stays as mypy has it."""
    default = get_proper_type(default)
    if isinstance(shapes, Shape):
        return array_type(Aval(shapes, single(dtypes)), default, module)
    if isinstance(default, Instance) and (
        default.type.fullname == "builtins.list"
        or (isinstance(shapes, Several) and default.type.fullname == "builtins.tuple")
    ):
        item = _common_shape(shapes)
        return default.copy_modified(args=[array_type(Aval(item, single(dtypes)), default.args[0], module)])
    if isinstance(shapes, tuple):
        return _tuple_type(shapes, dtypes, default, module)
    return without_shape(default, module)


def _common_shape(shapes: object) -> Shape:
    """Return what is certain of every item of a list of arrays."""
    if isinstance(shapes, Several):
        return shapes.shape
    parts = [shape for shape in shapes if isinstance(shape, Shape)] if isinstance(shapes, tuple) else []
    return reduce(either, parts) if parts else ANY


def array_type(aval: Aval, default: Type, module: Module) -> Type:
    """Return ``numpy.ndarray[tuple[...], dtype[...]]``; NumPy's stubs know what a single number is."""
    default = get_proper_type(default)
    if aval.shape == SCALAR:
        of_numpy = isinstance(default, Instance) and default.type.has_base("numpy.generic")
        wrong = of_numpy and aval.dtype is not None and scalar_dtype(default) != aval.dtype
        vague = is_array(default) or isinstance(default, AnyType | UnionType) or wrong
        return number_type(aval.dtype, module) if vague else default
    if aval.shape == ANY:
        if is_array(default) and aval.dtype is not None:
            return sized_array(aval, default, module)
        return unknown_type() if is_scalar(default) else without_shape(default, module)
    of_tuple = isinstance(default, Instance) and default.type.fullname == "builtins.tuple"
    if isinstance(default, Instance) and not (is_array(default) or is_scalar(default) or of_tuple):
        return default
    return sized_array(aval, default, module)


def sized_array(aval: Aval, default: Type, module: Module) -> Type:
    """Return ``numpy.ndarray[tuple[...], dtype[...]]``, with the dtype as NumPy's stubs spell it if they know it."""
    default = get_proper_type(default)
    known = default.args[1] if isinstance(default, Instance) and _agrees(default, aval.dtype) else None
    return module.named(
        NDARRAY, [encode_shape(aval.shape, module.named), known or encode_dtype(aval.dtype, module.checker)]
    )


def _agrees(default: Instance, dtype: str | None) -> bool:
    """Tell whether NumPy's stubs know the dtype, and no better one is known: then their spelling is kept.

    It is ours where a number of ours is made an array, ``x.sum().reshape(1)``.
    """
    known = array_dtype(default)
    spelled = get_proper_type(default.args[1]) if is_array(default) and len(default.args) == 2 else None
    if known is None and dtype is None and isinstance(spelled, Instance) and spelled.args:
        return isinstance(get_proper_type(spelled.args[0]), Instance)  # one that has no name here: void
    if known is None or dtype not in {None, known}:
        return False
    return not (isinstance(spelled, Instance) and any(map(is_number, spelled.args)))


def _tuple_type(shapes: tuple[object, ...], dtypes: DTypes, default: Type, module: Module) -> Type:
    count = len(shapes)
    if isinstance(default, TupleType) and len(default.items) == count:
        defaults: list[Type] = list(default.items)
    elif isinstance(default, Instance) and default.type.fullname == "builtins.tuple":
        defaults = [default.args[0]] * count
    elif isinstance(default, AnyType | UnionType | TupleType) or is_array(default):  # stubs count wrong, too
        defaults = [unknown_type()] * count
    else:
        return default
    each = list(dtypes) if isinstance(dtypes, tuple | list) else [dtypes] * count
    items = [
        encode(shape, dtype, item, module) for shape, dtype, item in zip(shapes, each, defaults, strict=True)
    ]
    if isinstance(default, TupleType) and len(default.items) == count:
        return default.copy_modified(items=items)
    return TupleType(items, module.named("builtins.tuple", [unknown_type()]))


def without_shape(typ: Type, module: Module) -> Type:
    """Return the type with the shape of an array forgotten: NumPy's stubs are wrong about some."""
    typ = get_proper_type(typ)
    if isinstance(
        typ, UninhabitedType
    ):  # what NumPy is known to refuse: the program is checked behind it, too
        return unknown_type()
    if is_array(typ) and isinstance(typ, Instance):
        return typ.copy_modified(args=[encode_shape(ANY, module.named), *typ.args[1:]])
    if isinstance(typ, TupleType):
        return typ.copy_modified(items=[without_shape(item, module) for item in typ.items])
    return typ
