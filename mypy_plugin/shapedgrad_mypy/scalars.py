"""Scalar types of NumPy <-> names of dtypes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import TypeAlias, TypeInfo
from mypy.types import (
    CallableType,
    Instance,
    LiteralType,
    Overloaded,
    Type,
    TypeType,
    UnionType,
    get_proper_type,
)

from shapedgrad_mypy.codec import NUMBERS, is_array, is_number, unknown_type

if TYPE_CHECKING:
    from mypy.checker import TypeChecker

    from shapedgrad_mypy.module import Module

_EXACT = {
    "float64": "float64",
    "complex128": "complex128",
    "bool": "bool",
    "str_": "str",
    "bytes_": "bytes",
    "object_": "object",
    "datetime64": "datetime64",
    "timedelta64": "timedelta64",
}
_SIZED = {
    "signedinteger": "int",
    "unsignedinteger": "uint",
    "floating": "float",
    "complexfloating": "complex",
}
_PYTHON = {"bool": "bool", "int": "weak int", "float": "weak float", "complex": "weak complex", "str": "str"}
_PYTHON_DTYPES = {
    "bool": "bool",
    "int": "int64",
    "float": "float64",
    "complex": "complex128",
    "str": "str",
    "object": "object",
}
_IN_NUMPY = {"str": "str_", "bytes": "bytes_", "object": "object_"}


def scalar_dtype(typ: Type) -> str | None:
    """Return the name of the dtype that a NumPy scalar type has: ``floating[_32Bit]`` is float32."""
    typ = get_proper_type(typ)
    if not isinstance(typ, Instance):
        return None
    for base in typ.type.mro:
        if base.fullname.startswith("numpy.") and base.name in _EXACT:
            return _EXACT[base.name]
        if base.fullname.startswith("numpy.") and base.name in _SIZED:
            return _sized(typ, base)
    return None


def _sized(typ: Instance, base: TypeInfo) -> str | None:
    """Read the precision off the type's argument; NumPy's default integer is spelled with a union of two."""
    while typ.type is not base:
        if not typ.type.bases:
            return None
        typ = typ.type.bases[0]
    precision = get_proper_type(typ.args[0]) if typ.args else None
    if isinstance(precision, UnionType) and base.name.endswith("integer"):
        bits = 64
    elif isinstance(precision, Instance) and precision.type.name.strip("_").removesuffix("Bit").isdigit():
        bits = int(precision.type.name.strip("_").removesuffix("Bit"))
    else:
        return None
    return f"{_SIZED[base.name]}{bits * (2 if base.name == 'complexfloating' else 1)}"


def is_scalar(typ: Type) -> bool:
    """Tell whether a value of the type is a single number to NumPy: a scalar of its own, or one of Python's."""
    typ = get_proper_type(typ)
    if isinstance(typ, LiteralType):
        return True
    if not isinstance(typ, Instance):
        return False
    return typ.type.has_base("numpy.generic") or any(
        base.fullname == f"builtins.{name}"
        for base in typ.type.mro
        for name in ("bool", "int", "float", "complex")
    )


def value_dtype(typ: Type) -> str | None:
    """Return the dtype name of a scalar's type; Python's own numbers are weak."""
    typ = get_proper_type(typ)
    if isinstance(typ, LiteralType):
        typ = typ.fallback
    if not isinstance(typ, Instance):
        return None
    if is_number(typ) and typ.type.name == "bool_scalar":
        return "bool"
    if typ.type.has_base("numpy.generic"):
        return scalar_dtype(typ)
    for base in typ.type.mro:
        if base.fullname.startswith("builtins.") and base.name in _PYTHON:
            return _PYTHON[base.name]
    return None


def array_dtype(typ: Type) -> str | None:
    """Return the dtype name of an array type."""
    typ = get_proper_type(typ)
    if not isinstance(typ, Instance) or not is_array(typ) or len(typ.args) < 2:
        return None
    return dtype_name(typ.args[1])


def dtype_name(typ: Type) -> str | None:
    """Return the name of ``numpy.dtype[...]``."""
    typ = get_proper_type(typ)
    if isinstance(typ, Instance) and typ.type.fullname == "numpy.dtype" and typ.args:
        return scalar_dtype(typ.args[0])
    return None


def requested_dtype(typ: Type) -> str | None:
    """Return the dtype that an argument ``dtype=`` asks for: a scalar class, or a dtype."""
    typ = get_proper_type(typ)
    if isinstance(typ, TypeType):
        return _class_dtype(typ.item)
    if isinstance(typ, Overloaded):
        typ = typ.items[0]
    if isinstance(typ, CallableType) and typ.is_type_obj():
        return _class_dtype(typ.ret_type)
    return dtype_name(typ)


def _class_dtype(typ: Type) -> str | None:
    typ = get_proper_type(typ)
    if isinstance(typ, Instance) and typ.type.fullname.startswith("builtins."):
        return _PYTHON_DTYPES.get(typ.type.name)
    return scalar_dtype(typ)


def number_type(name: str | None, module: Module) -> Type:
    """Return the type of a number that plain mypy calls ``Any``."""
    if not module.has_stubs or name in {"object", "datetime64", "timedelta64"}:
        return unknown_type()
    if name in {"str", "bytes"}:
        return module.named(f"numpy.{_IN_NUMPY[name]}", [])
    known = f"{name}_scalar" in module.checker.modules[NUMBERS].names
    return module.named(f"{NUMBERS}.{name if known else 'number'}_scalar", [])


def encode_dtype(name: str | None, checker: TypeChecker) -> Type:
    """Return the type ``numpy.dtype[...]`` of a dtype's name; an unknown one is ``dtype[Any]``."""
    scalar = None if name is None else scalar_type(name, checker)
    return checker.named_generic_type("numpy.dtype", [unknown_type() if scalar is None else scalar])


def scalar_type(name: str, checker: TypeChecker) -> Type | None:
    """Return the type of NumPy's scalars of a dtype, which may be a class or an alias in NumPy's stubs."""
    numpy = checker.modules.get("numpy")
    symbol = None if numpy is None else numpy.names.get(_IN_NUMPY.get(name, name))
    if symbol is None:
        return None
    if isinstance(symbol.node, TypeAlias):
        return symbol.node.target
    if isinstance(symbol.node, TypeInfo):
        return Instance(symbol.node, [variable.default for variable in symbol.node.defn.type_vars])
    return None
