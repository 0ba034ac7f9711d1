"""Random dimensions and shapes: each expression is built twice, as a dimension and as a function of sizes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from shapedgrad.shapes.dim import Dim, Name, divide, maximum, minimum, modulo, name

NAMES = ("H", "K", "M", "N")

Sizes = Mapping[str, int]


@dataclass(frozen=True)
class Expression:
    """A dimension, and what Python computes from the same arithmetic on integers."""

    dim: Dim
    value: Callable[[Sizes], int]

    def __repr__(self) -> str:
        return f"Expression({self.dim})"


def _number(n: int) -> Expression:
    return Expression(n, lambda _: n)


def _named(text: str) -> Expression:
    return Expression(name(text), lambda sizes: sizes[text])


def _combined(operator: str, a: Expression, b: Expression) -> Expression:
    x, y = a.value, b.value
    match operator:
        case "+":
            return Expression(a.dim + b.dim, lambda s: x(s) + y(s))
        case "-":
            return Expression(a.dim - b.dim, lambda s: x(s) - y(s))
        case "*":
            return Expression(a.dim * b.dim, lambda s: x(s) * y(s))
        case "//":
            return Expression(divide(a.dim, b.dim), lambda s: x(s) // y(s))
        case "%":
            return Expression(modulo(a.dim, b.dim), lambda s: x(s) % y(s))
        case "min":
            return Expression(minimum(a.dim, b.dim), lambda s: min(x(s), y(s)))
        case _:
            return Expression(maximum(a.dim, b.dim), lambda s: max(x(s), y(s)))


def _extended(smaller: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    exact = st.builds(_combined, st.sampled_from(["+", "-", "*", "min", "max"]), smaller, smaller)
    divisors = smaller.filter(lambda e: e.dim != 0)
    floored = st.builds(_combined, st.sampled_from(["//", "%"]), smaller, divisors)
    return exact | floored


leaves = st.sampled_from(NAMES).map(_named) | st.integers(-4, 6).map(_number)
expressions = st.recursive(leaves, _extended, max_leaves=7)
polynomials = st.recursive(
    leaves, lambda smaller: st.builds(_combined, st.sampled_from("+-*"), smaller, smaller), max_leaves=6
)
assignments = st.fixed_dictionaries({text: st.integers(0, 7) for text in NAMES})


def as_substitution(sizes: Sizes) -> dict[Name, Dim]:
    """The same assignment, for `substitute`."""
    return {Name(text): size for text, size in sizes.items()}
