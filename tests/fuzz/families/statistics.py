"""Quantiles, averages, covariances, histograms."""

from __future__ import annotations

from tests.fuzz.choices import literal
from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator


@form("statistics", "quantile percentile nanquantile nanpercentile", 1)
def quantiles(g: Generator) -> str:
    a = g.some("float64")
    q = g.pick(
        "0.5", "[0.1, 0.5]", str(g.array((g.size(),), "probability")), "(0.25,)", "[[0.1], [0.2]]", "[0, 1]"
    )
    return g.plain(a, q, g.axis_argument(a.rank, keyword=True) + g.option(0.3, "keepdims=True"))


@form("statistics", "average", 0.5)
def average(g: Generator) -> str:
    a = g.some("float64", least=1)
    returned = g.option(0.3, "returned=True")
    if g.chance(0.3):
        return g.plain(a, g.axis_argument(a.rank, keyword=True), g.option(0.3, "keepdims=True"), returned)
    if g.chance(0.15):
        return g.plain(a, f"weights={g.array(g.spoil(a.dims), 'float64')}", returned)
    axis = g.axis(a.rank)
    near = a.dims[axis] if -a.rank <= axis < a.rank else g.size()
    weights = g.array(g.spoil((near,)) if g.chance(0.7) else g.spoil(a.dims), "float64")
    if a.rank > 1 and g.chance(0.15):
        axes = (0, 1)
        weights = g.array(g.spoil(a.dims[:2]), "float64")
        return g.plain(a, f"axis={axes}", f"weights={weights}", returned)
    return g.plain(a, f"axis={axis}", f"weights={weights}", returned)


@form("statistics", "cov corrcoef", 0.6)
def covariance(g: Generator) -> str:
    g.data = g.scope.symbolic  # of a single variable it is a number, and a size may be 1
    a = g.some("float64", least=1, most=3 if g.wrong else 2)
    if g.chance(0.3) and a.rank == 2:
        return g.plain(a, g.array(g.spoil((g.size(), a.dims[1])), "float64"))
    if g.chance(0.3) and a.rank == 1:
        return g.plain(a, g.array(g.spoil(a.dims), "float64"))
    return g.plain(a, g.option(0.4, "rowvar=False", "rowvar=True"))


@form("statistics", "histogram histogram_bin_edges", 0.5)
def histogram(g: Generator) -> str:
    a = g.some("float64", least=0 if g.wrong else 1)
    edges = g.array((g.size(),), "increasing")
    bins = g.option(0.8, "5", f"bins={g.size()}", f"bins={edges}", "bins=[0.0, 1.0, 2.0]", "'auto'", "(0, 1)")
    g.data = "auto" in bins
    return g.plain(a, bins)


@form("statistics", "histogram2d histogramdd", 0.4)
def histograms(g: Generator) -> str:
    if g.operation == "histogramdd":
        a = g.array((g.size(), literal(g.pick(2, 2, 3))), "float64")
        return g.plain(
            a, g.option(0.6, "4", f"bins={g.size()}", "bins=(2, 3)"), g.option(0.2, "density=True")
        )
    x = g.some("float64", least=1, most=1)
    y = g.array(g.spoil(x.dims), "float64")
    bins = g.option(0.7, "4", f"bins={g.size()}", "bins=(2, 3)", "bins=[2, 5]", "[[0.0, 1.0, 2.0], 3]")
    return g.plain(x, y, bins, g.option(0.2, "density=True"))


@form("statistics", "bincount", 0.2, data=True)
def bincount(g: Generator) -> str:
    a = g.some("index", least=1, most=2 if g.wrong else 1)
    return g.plain(
        a, g.option(0.4, f"minlength={g.size()}", f"weights={g.array(g.spoil(a.dims), 'float64')}")
    )


@form("statistics", "digitize", 0.2)
def digitize(g: Generator) -> str:
    return g.plain(g.some("real"), g.array(g.sizes(1, 2 if g.wrong else 1), "increasing"))
