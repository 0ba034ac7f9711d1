"""Polynomials by their coefficients."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator


@form("polynomials", "polyval", 0.3)
def values(g: Generator) -> str:
    p = g.some("real", least=1, most=2 if g.wrong else 1)
    return g.plain(p, g.pick(str(g.some("real")), "2.0", "[1.0, 2.0]"))


@form("polynomials", "polyfit", 0.4)
def fitted(g: Generator) -> str:
    x = g.some("increasing", least=1, most=1)
    columns = g.sizes(1, 1) if g.chance(0.3) else ()
    weights = g.option(0.15, f"w={g.array(g.spoil(x.dims), 'float64')}")
    y = g.array((*g.spoil(x.dims), *columns), "float64")
    return g.plain(x, y, g.pick("1", "2", "deg=1", "0"), weights)


@form("polynomials", "roots poly polymul polyadd polysub polydiv polyder polyint", 0.7)
def coefficients(g: Generator) -> str:
    a, b = (g.some("float64", least=1, most=2 if g.wrong and g.chance(0.5) else 1) for _ in "ab")
    match g.operation:
        case "roots" | "polydiv" | "polymul":
            g.data = True  # zeros in front do not count
            return g.plain(a, *([] if g.operation == "roots" else [b]))
        case "poly":
            n = g.size()
            return g.plain(g.pick(a, g.array(g.spoil((n, n)), "float64"), "[1.0, 2.0]"))
        case "polyder" | "polyint":
            return g.plain(a, g.option(0.5, "1", "m=2", "0", "m=1"))
        case _:
            return g.plain(a, b)
