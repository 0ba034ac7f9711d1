"""What random statements pass to NumPy's functions: which parameters, and in which form."""

from __future__ import annotations

import ast
import random
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from typing import Any

from tests.fuzz.execution import instantiations
from tests.fuzz.families import FORMS, Form
from tests.fuzz.generator import Generator, Unsuitable
from tests.fuzz.options import extended
from tests.fuzz.program import Scope
from tests.fuzz.reading import array_of, calls, passed

Passed = dict[str, dict[str, set[str]]]
"""The forms that were passed, by operation and parameter."""

EXTENDED = 6
"""How many of a statement's further arguments to look at."""


def drawn(found: Passed, draws: int, seed: int, operations: Container[str] | None = None) -> None:
    """Note what so many statements of every form and operation pass; none of them is run."""
    for text in texts(draws, seed, operations):
        for operation, call in calls(text):
            found[operation]["()" if array_of(call) is None else "."].add("call")
            try:
                arguments = passed(operation, call)
            except TypeError as error:
                found[operation]["?"].add(f"{text}: {error}")
                continue
            for parameter, value in arguments.items():
                found[operation][parameter] |= {form(each) for each in _each(value)}


def nothing() -> Passed:
    """The start of a note."""
    return defaultdict(lambda: defaultdict(set))


def texts(draws: int, seed: int, operations: Container[str] | None = None) -> Iterator[str]:
    """Statements of every form, so many for each of its operations, half of them with names for sizes."""
    rng = random.Random(seed)  # noqa: S311
    for each in FORMS:
        for operation in each.operations:
            if operations is None or operation in operations:
                for number in range(draws):
                    yield from _drawn(each, operation, rng, symbolic=number % 2 == 1)


def _drawn(drawn: Form, operation: str, rng: random.Random, *, symbolic: bool) -> Iterator[str]:
    scope = Scope(0, instantiations(rng) if symbolic else [{}], symbolic)
    g = Generator(rng, scope)
    g.wrong, g.operation = g.chance(0.2), operation
    try:
        text = drawn.write(g)
        yield text
        yield from {extended(g, text, None) for _ in range(EXTENDED)} - {text}
    except (Unsuitable, StopIteration, IndexError):
        return


def _each(value: object) -> Iterable[Any]:
    return value if isinstance(value, tuple) else (value,)


def form(value: ast.expr) -> str:
    """How an argument is written: one word."""
    match value:
        case ast.Constant(value=None):
            return "None"
        case ast.Constant(value=bool()):
            return "bool"
        case ast.Constant(value=int()) | ast.BinOp(left=ast.Constant(), right=ast.Constant()):
            return "int"
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant()):
            return "negative"
        case ast.Constant():
            return "constant"
        case ast.Tuple():
            return "tuple"
        case ast.List():
            return "list"
        case ast.Attribute(attr="shape"):
            return "shape"
        case ast.Name():
            return "name"
        case _:
            return "expression"
