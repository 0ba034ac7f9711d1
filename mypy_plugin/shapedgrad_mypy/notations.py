"""Errors of mypy's about notations that it does not know: there they are none."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy.errors import ErrorInfo

_VARIADIC = re.compile(
    r'Type argument "tuple\[.*\*.*\]" of "ndarray" must be a subtype of "tuple\[int, \.\.\.\]"'
)
"""A type variable tuple has no bound, so that mypy does not take it for a shape."""

_CHECKED = re.compile(
    r'Argument 2 to "isinstance" has incompatible type "(?:<typing special form>|TypeAliasType)".*'
    r"|Parameterized generics cannot be used with class or instance checks"
)
"""What mypy says of ``isinstance(x, Float[np.ndarray, "n 3"])``, which these libraries are made for."""

_OF_ARRAYS = re.compile(r"\bisinstance\(.*(\[\s*(np|numpy)\.ndarray\b|\bNDArray\[)")
_UNDEFINED = re.compile(r'Name "(\w+)" is not defined')


def is_of_notation(file: str, info: ErrorInfo) -> bool:
    """Tell whether an error is about a dimension that mypy takes for a name of Python's, or for no dimension."""
    if _VARIADIC.fullmatch(info.message):
        return True
    if _CHECKED.fullmatch(info.message):
        return _OF_ARRAYS.search(_line(file, info.line)) is not None
    undefined = _UNDEFINED.fullmatch(info.message)
    if undefined is None:
        return False
    in_text = rf"\b(?:PyTree|Shape)\[.*([\"'])[^\"']*\b{undefined[1]}\b[^\"']*\1"
    return re.search(in_text, _line(file, info.line)) is not None


def is_converted(info: ErrorInfo, modules: Container[str]) -> bool:
    """Tell whether an error is about what numpydantic makes an array of: a list, a path, an array of another library's."""
    quoted = re.findall(r'"([^"]*)"', info.message)
    if "numpydantic" not in modules or len(quoted) < 2:
        return False
    given, wanted = quoted[-2:]
    return wanted.startswith("ndarray[") and not given.startswith("ndarray[")


def _line(file: str, number: int) -> str:
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    return lines[number - 1] if number <= len(lines) else ""
