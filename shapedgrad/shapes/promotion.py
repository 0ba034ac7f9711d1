"""Which dtype holds the values of several, as NumPy 2 decides it.

>>> promote("float32", "weak float"), promote("float32", "int64")
('float32', 'float64')
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Dtype: TypeAlias = "str | None"

_RANK = {"bool": 0, "int": 1, "uint": 1, "float": 2, "complex": 3}

NUMBERS: Final[Mapping[str, tuple[str, int]]] = MappingProxyType(
    {"bool": ("bool", 8)}
    | {f"{kind}{bits}": (kind, bits) for kind in ("int", "uint") for bits in (8, 16, 32, 64)}
    | {"float16": ("float", 16), "float32": ("float", 32), "float64": ("float", 64)}
    | {"longdouble": ("float", 128)}
    | {"complex64": ("complex", 32), "complex128": ("complex", 64), "clongdouble": ("complex", 128)}
)
"""The kind of each number, and the bits of it, or of one of its parts; a long double counts as 128."""

NAMES = {number: name for name, number in NUMBERS.items()}

WEAK: Final[Mapping[str, str]] = MappingProxyType(
    {"weak int": "int64", "weak float": "float64", "weak complex": "complex128"}
)
"""Each weak dtype, and what it is where no array gives another."""

DTYPES: Final[frozenset[str | None]] = frozenset(
    {*NUMBERS, "str", "bytes", "object", "datetime64", "timedelta64"}
)
"""Every dtype that an array can have."""


def promote(*dtypes: Dtype) -> Dtype:
    """The dtype that holds the values of all, which is never weak; None if there is none, or if unknown."""
    strong = [dtype for dtype in dtypes if dtype is not None and dtype in DTYPES]
    weak = [WEAK[dtype] for dtype in dtypes if dtype is not None and dtype in WEAK]
    if not dtypes or len(strong) + len(weak) < len(dtypes):
        return None
    if "object" in strong:
        return "object"
    if not all(dtype in NUMBERS for dtype in strong):
        return _promote_others(frozenset(strong), frozenset(weak))
    if not strong:
        return _promote_numbers(weak)
    return _with_weak(_promote_numbers(strong), max(weak, key=rank, default="bool"))


def rank(dtype: str) -> int:
    """0 for a boolean, 1 for an integer, 2 for a float, 3 for a complex number."""
    return _RANK[NUMBERS[dtype][0]]


def _promote_numbers(dtypes: Sequence[str]) -> str:
    """The smallest number that holds all, unless there is none: then the next best, as for int64 and uint64."""
    numbers = [NUMBERS[dtype] for dtype in dtypes]
    kinds = {kind for kind, _ in numbers}
    if kinds & {"float", "complex"}:
        complex_ = "complex" in kinds
        bits = max(float_bits(dtype) for dtype in dtypes)
        return NAMES["complex", max(32, bits)] if complex_ else NAMES["float", bits]
    signed, unsigned = (max((b for k, b in numbers if k == kind), default=0) for kind in ("int", "uint"))
    if not signed or not unsigned:
        return NAMES["int", signed] if signed else NAMES["uint", unsigned] if unsigned else "bool"
    return NAMES.get(("int", max(signed, 2 * unsigned)), "float64")


def float_bits(dtype: str) -> int:
    """The bits of the smallest float that holds the number, or its parts."""
    kind, bits = NUMBERS[dtype]
    return bits if _RANK[kind] >= _RANK["float"] else _INTEGER_FLOAT_BITS[kind, bits]


_INTEGER_FLOAT_BITS = {
    (kind, bits): 16 if bits == 8 else 32 if bits == 16 else 64
    for kind, bits in NUMBERS.values()
    if _RANK[kind] < _RANK["float"]
}


def _with_weak(strong: str, weak: str) -> str:
    """A weak number matters only if it is of a higher kind: 1.0 beside integers, 1j beside floats."""
    if rank(weak) <= rank(strong):
        return strong
    return _promote_numbers([strong, "complex64"]) if rank(strong) == _RANK["float"] else weak


def _promote_others(strong: frozenset[str], weak: frozenset[str]) -> Dtype:
    """What texts, dates and durations have in common with each other and with numbers."""
    if strong <= {"datetime64", "timedelta64"} | _COUNTS and weak <= {"int64"}:
        if "datetime64" not in strong:
            return "timedelta64"
        return None if weak or strong & _COUNTS else "datetime64"
    if weak or strong & {"datetime64", "timedelta64"}:
        return None
    return "str" if "str" in strong else "bytes"


_COUNTS = frozenset(name for name, (kind, _) in NUMBERS.items() if _RANK[kind] < 2) - {"uint64"}
"""What a duration may be multiplied with, or stand beside."""
