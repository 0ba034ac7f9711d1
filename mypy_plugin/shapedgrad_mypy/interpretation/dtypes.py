"""Which dtype a value stands for."""

from __future__ import annotations

from shapedgrad_mypy.dtype_names import named_dtype
from shapedgrad_mypy.interpretation.values import Constant, Library, Value

_ALIASES = {
    "int": "int64", "int_": "int64", "intp": "int64", "long": "int64", "longlong": "int64", "intc": "int32",
    "uint": "uint64", "uintp": "uint64", "short": "int16", "byte": "int8", "ubyte": "uint8", "ushort": "uint16",
    "float_": "float64", "bool_": "bool", "object_": "object", "str_": "str", "bytes_": "bytes", "l": "int64", "O": "object",
}  # fmt: skip
"""What NumPy calls some dtypes beside the names that `named_dtype` knows."""


def dtype_of(value: Value) -> str | None:
    """Read the dtype that a class, a text or a dtype stands for."""
    match value:
        case Library(name=name):
            module, _, text = name.rpartition(".")
            if module not in {"numpy", "builtins"}:
                return None
        case Constant(value=str(text)):
            text = text.removeprefix(">")
        case _:
            return None
    text = _ALIASES.get(text, text)
    return text if text in {"object", "str"} else named_dtype(text)
