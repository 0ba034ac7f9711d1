"""The parser of the shape notation: tokens, and a recursive descent over them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING, TypeVar

from .dim import UNKNOWN, Dim, Name, divide, maximum, minimum, modulo, name, power
from .errors import Refusal, ShapeSyntaxError
from .shape import Rest, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .shape import Item

T = TypeVar("T")

MAX_DEPTH = 50
"""How deep parentheses may nest."""

MAX_DIGITS = 18
"""How long a number may be: an array has fewer elements than that."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    spaced: bool
    """Whether a space stands in front."""

    @property
    def is_name(self) -> bool:
        return self.text.isidentifier()


_TOKEN = re.compile(r"[0-9]+|[^\W\d]\w*|\*\*|//|\.\.\.|[-+*%(),]")
_SPACE = re.compile(r"\s*")


def _tokens(text: str) -> Iterator[_Token]:
    """The words of a text, and an empty one at its end."""
    end = 0
    while True:
        spaces = _SPACE.match(text, end)
        start = spaces.end() if spaces else end
        if start == len(text):
            yield _Token("", start, spaced=True)
            return
        found = _TOKEN.match(text, start)
        if not found or not (found[0].isascii() or found[0].isidentifier()):
            word = found[0] if found else text[start]
            raise ShapeSyntaxError(text, start, f"{word!r} is not part of the notation")
        yield _Token(found[0], start, spaced=start > end)
        end = found.end()


class Parser:
    """A recursive descent; each method reads what it is named after, and returns its value.

    Names get the key and the declaredness. Raises `ShapeSyntaxError`.
    """

    def __init__(self, text: str, key: str, declared: bool) -> None:
        self._text = text
        self._key = key
        self._declared = declared
        self._tokens = list(_tokens(text))
        self._place = 0
        self._depth = 0

    def shape(self) -> Shape:
        """A whole shape: items with commas or spaces between."""
        wrapped = self._is_wrapped()
        self._place = int(wrapped)
        end = len(self._tokens) - 1 - wrapped
        items: list[Item] = []
        while self._place < end:
            start = self._token
            items.append(self._item())
            if isinstance(items[-1], Rest) and any(isinstance(item, Rest) for item in items[:-1]):
                raise self._error("a shape has at most one variadic part", start)
            if not self._accept(",") and self._place < end and not self._token.spaced:
                raise self._error("an operator or a comma is missing", self._token)
        return Shape(items)

    def dim(self) -> Dim:
        """A single dimension, and nothing else."""
        value = self._sum()
        if self._token.text:
            raise self._error(f"{self._token.text!r} is left over", self._token)
        return value

    @property
    def _token(self) -> _Token:
        return self._tokens[self._place]

    @property
    def _next(self) -> _Token:
        return self._tokens[min(self._place + 1, len(self._tokens) - 1)]

    def _take(self) -> _Token:
        token = self._token
        self._place = min(self._place + 1, len(self._tokens) - 1)
        return token

    def _accept(self, *texts: str) -> _Token | None:
        return self._take() if self._token.text in texts else None

    def _error(self, reason: str, token: _Token) -> ShapeSyntaxError:
        return ShapeSyntaxError(self._text, token.start, reason)

    def _is_wrapped(self) -> bool:
        """Whether one pair of parentheses holds the whole text, as in the print of a shape."""
        depth = 0
        for place, token in enumerate(self._tokens[:-1]):
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            if depth <= 0:
                return place > 0 and place == len(self._tokens) - 2
        return False

    def _item(self) -> Item:
        if self._accept("..."):
            return Rest()
        if self._token.text == "*":
            self._take()
            return self._rest() if self._names_rest(self._token) else UNKNOWN
        start = self._token
        value = self._sum()
        if isinstance(value, int) and value < 0:
            raise self._error("a size is never negative", start)
        return value

    @staticmethod
    def _names_rest(token: _Token) -> bool:
        """Whether a token behind a star makes the two a variadic part."""
        return token.is_name and not token.spaced

    def _rest(self) -> Rest:
        text = self._take().text
        return Rest(None if text == "_" else Name(text, self._key, self._declared))

    def _sum(self) -> Dim:
        value = self._product()
        while sign := self._accept("+", "-"):
            term = self._product()
            value = value + term if sign.text == "+" else value - term
        return value

    def _product(self) -> Dim:
        value = self._signed()
        while not self._starts_variadic() and (operator := self._accept("*", "//", "%")):
            factor = self._signed()
            try:
                value = _OPERATORS[operator.text](value, factor)
            except Refusal as refusal:
                raise self._error(refusal.reason, operator) from None
        return value

    def _starts_variadic(self) -> bool:
        """Whether a star belongs to a variadic part: in `N *batch` it does, in `N * M` and `N*M` not."""
        star = self._token
        return star.text == "*" and star.spaced and self._names_rest(self._next) and not self._depth

    def _signed(self) -> Dim:
        sign = 1
        while self._accept("-"):
            sign = -sign
        return sign * self._power()

    def _power(self) -> Dim:
        base = self._primary()
        stars = self._accept("**")
        if not stars:
            return base
        exponent = self._primary()
        if not isinstance(exponent, int):
            raise self._error("an exponent is a number", stars)
        return power(base, exponent)

    def _primary(self) -> Dim:
        token = self._take()
        match token.text:
            case "(":
                return self._inside(token, self._sum)
            case "min" | "max" if self._token.text == "(":
                args = self._inside(self._take(), self._arguments)
                return minimum(*args) if token.text == "min" else maximum(*args)
            case "_":
                return UNKNOWN
            case text if token.is_name:
                return name(text, self._key, self._declared)
            case text if text.isdigit() and len(text) <= MAX_DIGITS:
                return int(text)
            case text:
                raise self._error("a size is too large" if text.isdigit() else "a size is missing", token)

    def _arguments(self) -> list[Dim]:
        args = [self._sum()]
        while self._accept(","):
            args.append(self._sum())
        return args

    def _inside(self, opening: _Token, read: Callable[[], T]) -> T:
        """What stands between an opening parenthesis, already read, and its closing one."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._error("parentheses nest too deep", opening)
        value = read()
        if not self._accept(")"):
            raise self._error("')' is missing", self._token)
        self._depth -= 1
        return value


_OPERATORS: dict[str, Callable[[Dim, Dim], Dim]] = {"*": mul, "//": divide, "%": modulo}
