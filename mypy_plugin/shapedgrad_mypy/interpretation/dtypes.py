"""Which dtype a value stands for."""

from __future__ import annotations

from shapedgrad_mypy.interpretation.values import Constant, Library, Value

_ALIASES = {
    "int": "int64", "int_": "int64", "intp": "int64", "long": "int64", "longlong": "int64", "intc": "int32",
    "uint": "uint64", "uintp": "uint64", "short": "int16", "byte": "int8", "ubyte": "uint8", "ushort": "uint16",
    "float": "float64", "double": "float64", "single": "float32", "half": "float16", "float_": "float64",
    "complex": "complex128", "bool_": "bool", "cdouble": "complex128", "csingle": "complex64",
    "object_": "object", "str_": "str", "bytes_": "bytes",
}  # fmt: skip
_CODES = {
    "f": "float32", "d": "float64", "i": "int32", "l": "int64", "q": "int64", "?": "bool", "B": "uint8", "b": "int8",
    "f2": "float16", "f4": "float32", "f8": "float64", "i1": "int8", "i2": "int16", "i4": "int32", "i8": "int64",
    "u1": "uint8", "u2": "uint16", "u4": "uint32", "u8": "uint64", "c8": "complex64", "c16": "complex128", "O": "object",
}  # fmt: skip
_NAMES = frozenset(
    [
        "bool",
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "float16",
        "float32",
        "float64",
        "complex64",
        "complex128",
        "object",
        "str",
    ]
)


def dtype_of(value: Value) -> str | None:
    """Read the dtype that a class, a text or a dtype stands for."""
    match value:
        case Library(name=name):
            module, _, text = name.rpartition(".")
            if module not in {"numpy", "builtins"}:
                return None
        case Constant(value=str(text)):
            text = _CODES.get(text.lstrip("<>=|"), text)
        case _:
            return None
    text = _ALIASES.get(text, text)
    return text if text in _NAMES else None
