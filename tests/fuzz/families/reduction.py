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
        axis = f"axis={g.axis(a.rank)}" if a.rank > 1 else ""
        return g.plain(a, axis, g.option(0.4, "include_initial=True"))
    a = g.some("number")
    return g.call(a, g.axis_argument(a.rank, many=False))


@form("statistics", "quantile percentile nanquantile nanpercentile", 1)
def quantiles(g: Generator) -> str:
    a = g.some("float64")
    q = g.pick("0.5", "[0.1, 0.5]", str(g.array((g.size(),), "probability")), "(0.25,)", "[[0.1], [0.2]]")
    return g.plain(a, q, g.axis_argument(a.rank, keyword=True) + g.option(0.3, "keepdims=True"))


@form("statistics", "average", 0.5)
def average(g: Generator) -> str:
    a = g.some("float64", least=1)
    if g.chance(0.3):
        return g.plain(a, g.axis_argument(a.rank, keyword=True), g.option(0.3, "keepdims=True"))
    axis = g.axis(a.rank)
    near = a.dims[axis] if -a.rank <= axis < a.rank else g.size()
    weights = g.array(g.spoil((near,)) if g.chance(0.7) else g.spoil(a.dims), "float64")
    return g.plain(a, f"axis={axis}", f"weights={weights}", g.option(0.2, "returned=True"))


@form("statistics", "cov corrcoef", 0.5)
def covariance(g: Generator) -> str:
    g.data = g.scope.symbolic  # of a single variable it is a number, and a size may be 1
    a = g.some("float64", least=1, most=3 if g.wrong else 2)
    if g.chance(0.3) and a.rank == 2:
        return g.plain(a, g.array(g.spoil((g.size(), a.dims[1])), "float64"))
    return g.plain(a, g.option(0.4, "rowvar=False", "rowvar=True"))


@form("statistics", "histogram", 0.3)
def histogram(g: Generator) -> str:
    a = g.some("float64", least=1)
    return g.plain(a, g.option(0.7, "5", f"bins={g.size()}", f"bins={g.array((g.size(),), 'increasing')}"))


@form("statistics", "bincount", 0.2, data=True)
def bincount(g: Generator) -> str:
    a = g.some("index", least=1, most=2 if g.wrong else 1)
    return g.plain(
        a, g.option(0.4, f"minlength={g.size()}", f"weights={g.array(g.spoil(a.dims), 'float64')}")
    )


@form("statistics", "digitize", 0.2)
def digitize(g: Generator) -> str:
    return g.plain(g.some("real"), g.array(g.sizes(1, 2 if g.wrong else 1), "increasing"))
