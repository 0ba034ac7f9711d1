"""Calls of functions with shapes in their signatures."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator, Size, literal

NAMES = "rows product gram halves steps square flat last columns alike default pair"


@form("calls", NAMES, 2)
def call(g: Generator) -> str:
    n, d = g.size(), g.size()
    match g.operation:
        case "product":
            args = [_array(g, n, d), _array(g, d, g.size())]
        case "gram":
            args = [_array(g, *g.sizes(0, 2), n, d)]
        case "halves":
            args = [_array(g, _plus(g, n, times=2), d)]
        case "steps":
            args = [_array(g, _plus(g, n, more=1)), _array(g, n)]
        case "square":
            args = [_array(g, n, n), _array(g, n)]
        case "last":
            args = [_array(g, *g.sizes(0, 2), d), _array(g, d)]
        case "columns":
            args = [_array(g, n, literal(3)), g.pick("2", str(g.size()))]
        case "alike":
            dims = g.sizes(0, 3)
            args = [_array(g, *dims), _array(g, *dims)]
        case "default":
            args = [_array(g, n, d), g.option(0.5, "3", f"k={g.size()}")]
        case _:
            args = [_array(g, n, d)]
    given = ", ".join(each.removeprefix(", ") for each in args if each)
    return f"use.{g.operation}({given})"


def _array(g: Generator, *dims: Size) -> str:
    return str(g.array(g.spoil(dims, 0.4), "float64"))


def _plus(g: Generator, dim: Size, times: int = 1, more: int = 0) -> Size:
    """A multiple of a size, or the next larger one."""
    if dim.notation.isdigit():
        return literal(int(dim.notation) * times + more)
    notation = f"{times}*({dim.notation})" if times > 1 else f"{dim.notation}+{more}"
    return Size(notation, f"({times} * {dim.code} + {more})")
