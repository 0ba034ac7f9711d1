"""The words of a refusal: what cannot be done, with the arguments that were given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shapedgrad.shapes.shape import Shape

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from shapedgrad.shapes.rules.parameters import Parameter

_OPTIONAL = re.compile(r"\[([^\[\]]*\{(\w+)\}[^\[\]]*)\]")


def worded(phrase: str, words: Mapping[str, str], given: Collection[str]) -> str:
    """A phrase with its parameters in braces filled in; what stands in brackets is left out unless it was given.

    >>> worded("sum {a}[ over axis {axis}]", {"a": "(3, 4)", "axis": "(0, 1)"}, {"axis"})
    'sum (3, 4) over axes (0, 1)'
    """
    bare = _OPTIONAL.sub(lambda part: part[1] if part[2] in given else "", phrase)
    first, others, rest = bare.format_map(words).partition(" with ")
    return (first + others + rest.replace(" with ", " and ")).replace("axis (", "axes (")


def argument(value: object, parameter: Parameter) -> str:
    """An argument as a message shows it."""
    if parameter.passing != "VAR_POSITIONAL" or not isinstance(value, tuple):
        return text(value, parameter.kind)
    if parameter.kind == "Dims" and not any(isinstance(each, tuple | Shape) for each in value):
        return text(value)
    return listed(value)


def text(value: object, kind: str = "") -> str:
    """A value as a message shows it: an index in brackets, arrays in the lists that they stand in."""
    match kind, value:
        case (("Index" | "Pieces"), _):
            return f"[{', '.join(map(text, value if isinstance(value, tuple) else (value,)))}]"
        case (("Blocks" | "Subscripts"), tuple()):
            return f"[{', '.join(text(each, kind) for each in value)}]"
        case "Subscripts", str():
            return f'"{value}"'
        case (("Arrays" | "ArrayOrArrays"), tuple()):
            return listed(value)
        case _, tuple():
            return f"({', '.join(map(text, value))}{',' * (len(value) == 1)})"
        case _:
            return str(value)


def listed(values: Sequence[object]) -> str:
    """Several values in a row: "(2,), (3,) and (4,)"."""
    words = list(map(text, values)) or ["nothing"]
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def counted(number: int, one: str, many: str) -> str:
    """A number of things: "1 axis", "2 axes"."""
    return f"{number} {one if number == 1 else many}"
