"""What mypy reveals, read: shapes with names in them, dtypes, and what is unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

TOKEN = re.compile(r"Literal\[[^\]]*\]\??|fallback=|\.\.\.|[\w.]+(?:`-?\d+)?|[\[\],|*]")
BITS = {"_8Bit": 8, "_16Bit": 16, "_32Bit": 32, "_64Bit": 64}
PYTHON = {"bool", "int", "float", "complex", "str", "None"}
ABSTRACT = {
    "generic",
    "number",
    "integer",
    "inexact",
    "str_",
    "bytes_",
    "object_",
    "void",
    "flexible",
    "character",
}
KINDS = {"signedinteger": "int", "unsignedinteger": "uint", "floating": "float", "complexfloating": "complex"}


@dataclass(frozen=True)
class Node:
    """A type as mypy prints it."""

    name: str
    args: tuple[Node, ...] = ()

    @property
    def last(self) -> str:
        return self.name.rpartition(".")[2]


UNKNOWN = Node("Any")


def read(text: str) -> Node:
    """Parse a type; what is not understood is unknown."""
    try:
        return _Reader(TOKEN.findall(text.replace('"', ""))).union()
    except (IndexError, ValueError):
        return UNKNOWN


class _Reader:
    def __init__(self, symbols: list[str]) -> None:
        self.symbols = symbols
        self.position = 0

    def peek(self) -> str:
        return self.symbols[self.position] if self.position < len(self.symbols) else ""

    def take(self) -> str:
        self.position += 1
        return self.symbols[self.position - 1]

    def union(self) -> Node:
        parts = [self.one()]
        while self.peek() == "|":
            self.take()
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else Node("|", tuple(parts))

    def one(self) -> Node:
        symbol = self.take()
        if symbol == "*":
            return Node("*", (self.one(),))
        if symbol == "fallback=":
            self.one()
            return Node("fallback")
        if symbol in {"[", "]", ",", "|"}:
            raise ValueError(symbol)
        return Node(symbol, self.arguments())

    def arguments(self) -> tuple[Node, ...]:
        if self.peek() != "[":
            return ()
        self.take()
        found = []
        while self.peek() != "]":
            found.append(self.union())
            if self.peek() == ",":
                self.take()
        self.take()
        return tuple(each for each in found if each.name != "fallback")


def size(node: Node, sizes: dict[str, int]) -> int | None:
    """The value of a dimension for these sizes of the names."""
    if literal := re.fullmatch(r"Literal\[(-?\d+)\]\??", node.name):
        return int(literal[1])
    name = node.name.split("`")[0].rpartition(".")[2]
    if name in sizes:
        return sizes[name]
    values = [size(each, sizes) for each in node.args]
    if not values or None in values:
        return None
    known: list[Any] = values
    match name:
        case "Sum":
            return sum(known)
        case "Product":
            product = 1
            for each in known:
                product *= each
            return product
        case "FloorDiv":
            return known[0] // known[1] if known[1] else None
        case "Minimum":
            return min(known)
        case "Maximum":
            return max(known)
        case _:
            return None


def shape(node: Node, sizes: dict[str, Any]) -> list[Any] | None:
    """The dimensions; None for each that is unknown, ``...`` for any number of them; None if nothing is known."""
    if node.last != "tuple" or any(each.name == "..." for each in node.args):
        return None
    dims: list[Any] = []
    for each in node.args:
        if each.name == "*":
            rest = sizes.get(each.args[0].name.split("`")[0])
            dims += [...] if rest is None else rest
        else:
            dims.append(size(each, sizes))
    return dims


def scalar_dtype(node: Node) -> str | None:
    """The dtype of a class of NumPy's scalars: ``numpy.float64``, ``numpy.signedinteger[_32Bit | _64Bit]``."""
    name = node.last.removesuffix("_scalar")
    if name in {"bool", "bool_"}:
        return "bool"
    if name in KINDS:
        bits = _bits(node.args[0]) if node.args else None
        if bits is None:
            return None
        return f"{KINDS[name]}{bits * 2 if name == 'complexfloating' else bits}"
    return name if re.fullmatch(r"(u?int|float|complex)\d+", name) else None


def is_scalar(node: Node) -> bool:
    """Whether this is the type of a single number, of Python or of NumPy."""
    if node.name.startswith(("shapedgrad_mypy.numbers.", "Literal")):
        return True
    if node.last in PYTHON:
        return True
    of_numpy = node.name.startswith("numpy.")
    return of_numpy and (node.last in ABSTRACT | set(KINDS) or scalar_dtype(node) is not None)


def _bits(node: Node) -> int | None:
    if node.name == "|":  # NumPy's stubs say so of the integer that indexes memory
        return 64
    return BITS.get(node.last)
