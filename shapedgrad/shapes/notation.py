"""Text to shape: our own notation, and the dialects of jaxtyping and nptyping.

>>> parse_shape("*batch, (H - K)//2 + 1, 3")
Shape(*batch, (H - K)//2 + 1, 3)
>>> parse_jaxtyping("... #rows cols=4 n+1")
Shape(..., _, 4, n + 1)
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from .dim import UNKNOWN, Dim, Name
from .errors import ShapeSyntaxError
from .parser import Parser
from .shape import Rest, Shape

if TYPE_CHECKING:
    from .shape import Item

_MODIFIERS = "#*_?"


def parse_shape(text: str, *, key: str = "", declared: bool = True) -> Shape:
    """The shape that a text spells; commas or spaces separate, parentheses around all of it are optional.

    Every name in it gets the key and the declaredness. Raises `ShapeSyntaxError`.

    >>> parse_shape("N+1 3") == parse_shape("(N + 1, 3)")
    True
    """
    return Parser(text, key, declared).shape()


def parse_dim(text: str, *, key: str = "", declared: bool = True) -> Dim:
    """The dimension that a text spells; it reads what `str` prints. Raises `ShapeSyntaxError`."""
    return Parser(text, key, declared).dim()


def parse_jaxtyping(text: str, *, key: str = "", declared: bool = True) -> Shape:
    """The shape that a text spells in jaxtyping's notation, where only spaces separate.

    What may be broadcast (`#n`), differ between leaves (`?n`) or hold any Python expression is unknown.
    Raises `ShapeSyntaxError`.
    """
    items: list[Item] = []
    for match in re.finditer(r"\S+", text):
        try:
            item = _jaxtyping_item(match[0], key, declared)
        except ShapeSyntaxError as error:
            raise ShapeSyntaxError(
                text, match.end() - len(error.text) + error.position, error.reason
            ) from None
        if isinstance(item, Rest) and any(isinstance(other, Rest) for other in items):
            raise ShapeSyntaxError(text, match.start(), "a shape has at most one variadic part")
        items.append(item)
    return Shape(items)


def parse_nptyping(text: str, *, key: str = "", declared: bool = True) -> Shape:
    """The shape that a text spells in the notation of nptyping and numpydantic.

    Labels, which begin with a small letter, are documentation: `3 rgb`; `[x, y]` is as many as it names; `2-4` may be any.
    Raises `ShapeSyntaxError`.

    >>> parse_nptyping("* rows, N, [x, y], ...")
    Shape(_, N, 2, ...)
    """
    sizes = re.sub(r"\[[^\]]*\]", lambda found: str(found[0].count(",") + 1), re.sub("[\"']", "", text))
    items: list[Item] = []
    for part in sizes.split(","):
        word = re.sub(r"\b[a-z]\w*", "", part).strip()
        if word == "...":
            items.append(Rest())
        elif word == "*" or re.fullmatch(r"[0-9*]+-[0-9*]+", word):
            items.append(UNKNOWN)
        else:
            items.append(Parser(word, key, declared).dim())
    if any(isinstance(item, Rest) for item in items[:-1]):
        raise ShapeSyntaxError(text, text.index("..."), "only the end of a shape is left open")
    return Shape(items)


def _jaxtyping_item(text: str, key: str, declared: bool) -> Item:
    """One dimension: modifiers, of which `name=` is documentation, then a number, a name or an expression."""
    if text == "...":
        return Rest()
    if "," in text and "(" not in text:
        raise ShapeSyntaxError(text, text.index(","), "spaces separate dimensions here, not commas")
    documentation, bare = text.split("=") if text.count("=") == 1 else ("", text)
    modifiers = _modifiers(documentation) + _modifiers(bare)
    bare = bare.lstrip(_MODIFIERS)
    anonymous = any(modifier in modifiers for modifier in "#_?")
    if "*" in modifiers:
        if bare and not bare.isidentifier():
            raise ShapeSyntaxError(bare, 0, "a variadic part is a single name")
        return Rest(None if anonymous or not bare else Name(bare, key, declared))
    if anonymous:
        return UNKNOWN
    try:
        return parse_dim(bare, key=key, declared=declared)
    except ShapeSyntaxError:
        if _is_python(bare):
            return UNKNOWN
        raise


def _modifiers(text: str) -> str:
    return text[: len(text) - len(text.lstrip(_MODIFIERS))]


def _is_python(text: str) -> bool:
    """Whether a text is a Python expression (as that of an f-string): then its value cannot be known here."""
    try:
        ast.parse(f"f{text!r}" if "{" in text else text, mode="eval")
    except (SyntaxError, ValueError):
        return False
    return True
