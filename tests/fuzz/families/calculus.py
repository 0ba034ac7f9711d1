"""Differences, integrals, interpolation, polynomials."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator, Size


@form("calculus", "diff ediff1d", 1.2)
def differences(g: Generator) -> str:
    a = g.some("signed", least=0 if g.wrong else 1)
    if g.operation == "ediff1d":
        return g.plain(g.some("float64"), g.option(0.3, "to_end=[1.0, 2.0]", "to_begin=0.5"))
    rest = g.option(0.4, "1", "n=2", "0", "n=7") + g.option(0.5, f"axis={g.axis(a.rank)}")
    if g.chance(0.3) and a.rank and not rest.startswith(", 0"):  # of order 0, what is beside does not count
        beside = g.array(g.spoil((*a.dims[:-1], g.size())), "signed")
        rest = g.option(0.3, "1") + g.pick(
            ", prepend=0", ", append=1", f", prepend={beside}", f", append={beside}"
        )
    return g.plain(a, rest)


@form("calculus", "gradient", 0.8)
def gradient(g: Generator) -> str:
    a = g.some("float64", least=0 if g.wrong else 1, most=3)
    if g.chance(0.3):
        return g.plain(a, g.option(0.2, "0.5", "edge_order=1"))
    if g.chance(0.3) or not a.rank:
        return g.plain(a, g.axis_argument(a.rank, keyword=True))
    if g.chance(0.5) and a.rank > 1:
        axes = g.axes(a.rank, 2)
        spaces = [_space(g, a.dims[axis % a.rank]) for axis in axes]
        return g.plain(a, *g.pick(spaces, [], ["0.5"]), f"axis={axes}")
    axis = g.rng.randrange(a.rank)
    return g.plain(a, _space(g, a.dims[axis]), f"axis={g.signed(axis, a.rank)}")


def _space(g: Generator, dim: Size) -> str:
    return g.pick("0.1", "2", str(g.array(g.spoil((dim,)), "increasing")))


@form("calculus", "trapezoid trapz", 0.6)
def trapezoid(g: Generator) -> str:
    y = g.some("float64", least=0 if g.wrong else 1)
    if not y.rank or g.chance(0.4):
        return g.plain(y, g.option(0.3, "dx=0.1"), g.option(0.5, f"axis={g.axis(y.rank)}"))
    axis = g.rng.randrange(y.rank)
    x = g.array(g.spoil((y.dims[axis],)) if g.chance(0.6) else g.spoil(y.dims), "float64")
    return g.plain(y, x, f"axis={axis}")


@form("calculus", "interp", 0.4)
def interp(g: Generator) -> str:
    xp = g.some("increasing", least=1, most=1)
    return g.plain(g.pick(str(g.some("real")), "1.5"), xp, g.array(g.spoil(xp.dims), "float64"))
