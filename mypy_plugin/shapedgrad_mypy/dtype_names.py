"""Dtypes by their names: ``float32``, ``f4``."""

from __future__ import annotations

import re


def named_dtype(text: str) -> str | None:
    """Return the dtype that a text names: ``"float32"``, ``"f4"``, ``"<i8"``; None for any other."""
    text = text.removeprefix("<").removeprefix("=").removeprefix("|")
    if text in _BY_NAME:
        return _BY_NAME[text]
    for kind, name in _WITHOUT_SIZE.items():
        if re.fullmatch(kind, text):
            return name
    kind, size = text[:1], text[1:]
    name = f"{_BY_LETTER[kind]}{8 * int(size)}" if kind in _BY_LETTER and size.isdigit() else text
    return name if name in _SIZED_NAMES else None


def item_size(name: str | None) -> int | None:
    """Return how many bytes a number of a dtype takes, or None where its name does not tell."""
    if name == "bool":
        return 1
    bits = "" if name is None else name.lstrip("abcdefghijklmnopqrstuvwxyz")
    return int(bits) // 8 if name in _SIZED_NAMES and bits else None


_SIZED_NAMES = frozenset(
    f"{kind}{bits}"
    for kind, sizes in {
        "int": "8 16 32 64",
        "uint": "8 16 32 64",
        "float": "16 32 64",
        "complex": "64 128",
    }.items()
    for bits in sizes.split()
) | {"bool"}
_WITHOUT_SIZE = {
    r"(M8|datetime64)(\[.*\])?": "datetime64",
    r"(m8|timedelta64)(\[.*\])?": "timedelta64",
    r"U\d*|str": "str",
    r"S\d*|bytes": "bytes",
    r"O|object": "object",
}
"""Dtypes that have one type whatever their unit or length is."""

_BY_LETTER = {"i": "int", "u": "uint", "f": "float", "c": "complex"}
_BY_NAME = {
    "?": "bool",
    "b1": "bool",
    "b": "int8",
    "B": "uint8",
    "h": "int16",
    "H": "uint16",
    "i": "int32",
    "I": "uint32",
    "q": "int64",
    "Q": "uint64",
    "e": "float16",
    "f": "float32",
    "d": "float64",
    "F": "complex64",
    "D": "complex128",
    "int": "int64",
    "float": "float64",
    "complex": "complex128",
    "half": "float16",
    "single": "float32",
    "double": "float64",
    "csingle": "complex64",
    "cdouble": "complex128",
}
