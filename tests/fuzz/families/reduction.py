"""Sums, extrema, statistics: everything that removes axes."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator


@form("reductions", "sum prod mean std var nansum nanprod nanmean nanstd nanvar", 2.5)
def sums(g: Generator) -> str:
    a = g.some("inexact" if "nan" in g.operation or g.operation in {"std", "var"} else "number")
    rest = g.axis_argument(a.rank) + g.option(0.3, "keepdims=True", "keepdims=False")
    if g.chance(0.12):
        rest += f", dtype=np.{g.pick('float64', 'float32', 'complex128')}"
    if g.chance(0.08) and a.rank and g.operation in {"sum", "prod", "mean"}:
        rest += f", where={g.array(g.broadcastable(a.dims), 'mask')}"
    if g.operation in {"std", "var"} and g.chance(0.15):
        rest += ", ddof=1"
    return g.call(a, rest)


@form("reductions", "max min amax amin nanmax nanmin ptp any all median nanmedian", 2)
def extrema(g: Generator) -> str:
    a = g.some("real")
    return g.call(a, g.axis_argument(a.rank) + g.option(0.3, "keepdims=True"))


@form("reductions", "argmax argmin nanargmax nanargmin count_nonzero", 1)
def positions(g: Generator) -> str:
    a = g.some("real")
    many = g.operation == "count_nonzero"
    return g.call(a, g.axis_argument(a.rank, many=many) + g.option(0.3, "keepdims=True"))


@form("reductions", "sum prod max min mean", 0.3)
def into(g: Generator) -> str:
    a = g.some("float64", least=1)
    axis = g.rng.randrange(a.rank)
    return g.call(a, f"axis={axis}", f"out={g.array(g.spoil(a.dims[:axis] + a.dims[axis + 1 :]), 'float64')}")


@form("reductions", "cumsum cumprod nancumsum nancumprod cumulative_sum cumulative_prod", 1)
def running(g: Generator) -> str:
    if g.operation.startswith("cumulative"):
        a = g.some("number", least=1)
        axis = f"axis={g.axis(a.rank)}" if a.rank > 1 else g.pick("", "axis=None", "axis=0", "axis=-1")
        return g.plain(a, axis, g.option(0.4, "include_initial=True"))
    a = g.some("number")
    return g.call(a, g.axis_argument(a.rank, many=False))
