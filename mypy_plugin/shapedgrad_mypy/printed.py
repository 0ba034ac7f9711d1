"""Messages of mypy about what the program declares: the shapes in the types that they print."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from shapedgrad.shapes.binding import bind_all
from shapedgrad.shapes.dim import UNKNOWN, Dim, Name, name
from shapedgrad.shapes.shape import ANY, Rest, Shape
from shapedgrad_mypy.codec import computed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mypy.errors import ErrorInfo

    from shapedgrad.shapes.shape import Item

_DECLARED = re.compile(
    r"Incompatible types in \"yield\"|TypedDict item|Value of \"[^\"]*\" has incompatible type|\" to \"replace\" of "
)
"""What a message says that is about a type which the program must have declared."""

_QUOTED = re.compile(r'"([^"]*)"')


def contradicts_declaration(info: ErrorInfo, chosen: Iterable[Name]) -> bool:
    """Tell whether an error is about a shape that the program declares, and another one; say so in terms of shapes."""
    if _DECLARED.search(info.message) is None:
        return False
    arrays = [text for text in _QUOTED.findall(info.message) if printed_shape(text) is not None]
    if len(arrays) != 2:
        return "shape (" in info.message  # mypy tells of some errors twice
    return put_in_shapes(info, arrays[0], arrays[1], chosen)


def put_in_shapes(info: ErrorInfo, given: str, wanted: str, chosen: Iterable[Name]) -> bool:
    """Say of two printed types which shapes they have, if these are what differs; tell whether that is so."""
    free = frozenset(Name(each.text) for each in chosen)
    has, wants = printed_shape(given), printed_shape(wanted)
    if has is None or wants is None:
        return False
    _, mismatches = bind_all([("", wants, has)], None if '"replace"' in info.message else free)
    if not mismatches:
        return False
    unproven = f": {mismatches[0].reason}" if mismatches[0].code == "shape-unproven" else ""
    message = info.message.replace(f'type "{given}"', f"shape {has}", 1)
    for spelling in (f'type "{wanted}"', f'the type as "{wanted}"', f'"{wanted}"'):
        if spelling in message:
            info.message = message.replace(spelling, f"{wants}{unproven}", 1)
            break
    return True


def given_shape(message: str) -> Shape | None:
    """Return the shape of what a message says was given."""
    shapes = (printed_shape(text) for text in _QUOTED.findall(message))
    return next((shape for shape in shapes if shape is not None), None)


def printed_shape(text: str) -> Shape | None:
    """Return the shape in the text of an array's type; None for any other text.

    >>> printed_shape("ndarray[tuple[Literal[3], Sum[N, Literal[1]], *batch], dtype[float64]]")
    Shape(3, N + 1, *batch)
    """
    try:
        node = ast.parse(text, mode="eval").body
    except SyntaxError:
        return None
    match node:
        case ast.Subscript(value=ast.Name(id="ndarray"), slice=ast.Tuple(elts=[ast.Subscript() as shape, _])):
            items = _items(shape)
            return ANY if any(isinstance(item, ast.Constant) for item in items) else Shape(map(_item, items))
        case _:
            return None


def _items(node: ast.Subscript) -> list[ast.expr]:
    return node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]


def _item(node: ast.expr) -> Item:
    if isinstance(node, ast.Starred):
        return Rest(Name(node.value.id) if isinstance(node.value, ast.Name) else None)
    return _dim(node)


def _dim(node: ast.expr) -> Dim:
    match node:
        case ast.Name(id=text):
            return UNKNOWN if text in {"Any", "int"} else name(text)
        case ast.Subscript(value=ast.Name(id="Literal"), slice=size):
            value = ast.literal_eval(size)
            return value if isinstance(value, int) else UNKNOWN
        case ast.Subscript(value=ast.Name(id=operation)):
            return computed(operation, [_dim(item) for item in _items(node)])
        case _:
            return UNKNOWN
