"""Sorting, searching and sets."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator


@form("sorting", "sort argsort sort_complex", 1.2)
def sort(g: Generator) -> str:
    a = g.some("real", least=0 if g.wrong else 1)
    if g.operation == "sort_complex":
        return g.plain(a)
    rest = g.option(0.6, f"axis={g.axis(a.rank)}", f"{g.axis(a.rank)}", "axis=None")
    return g.plain(a, rest) if g.operation == "sort" else g.call(a, rest)


@form("sorting", "partition argpartition", 0.6)
def partition(g: Generator) -> str:
    a = g.some("real", least=0 if g.wrong else 1)
    rest = g.option(0.6, f"axis={g.axis(a.rank)}", "axis=None")
    kth = g.pick("0", "0", "[0]", "(0, -1)", "kth=0", "9" if g.wrong and not g.scope.symbolic else "-1")
    return g.plain(a, kth, rest) if g.operation == "partition" else g.call(a, kth, rest)


@form("sorting", "lexsort", 0.3)
def lexsort(g: Generator) -> str:
    a = g.some("real", least=1, most=2)
    b = g.array(g.spoil(a.dims), "real")
    keys = g.pick(f"({a}, {b})", f"[{a}, {b}]", f"({a},)", str(g.some("real", least=2, most=3)))
    return g.plain(keys, g.option(0.3, f"axis={g.axis(a.rank) if keys[0] != 'a' else -1}"))


@form("sorting", "searchsorted", 0.5)
def searchsorted(g: Generator) -> str:
    a = g.some("increasing", least=1, most=2 if g.wrong else 1)
    v = g.pick(str(g.some("real")), "1.5", "[1, 2]", "[[1.0], [2.0]]")
    return g.call(a, v, g.option(0.3, "side='right'", "'left'"))


@form("sorting", "unique unique_all unique_inverse unique_counts unique_values", 0.6, data=True)
def unique(g: Generator) -> str:
    a = g.some("real")
    if g.operation != "unique":
        return g.plain(a)
    rest = g.option(
        0.5,
        "return_index=True",
        "return_inverse=True",
        "return_counts=True, return_inverse=True",
        "True, True, True",
    )
    return g.plain(a, rest, g.option(0.4, f"axis={g.axis(a.rank)}", "axis=None"))


@form("sorting", "union1d setxor1d setdiff1d intersect1d", 0.4, data=True)
def sets(g: Generator) -> str:
    indices = g.option(0.3, "return_indices=True") if g.operation == "intersect1d" else ""
    return g.plain(g.some("real"), g.pick(str(g.some("real")), "[1, 2]"), indices)


@form("sorting", "isin in1d", 0.3)
def isin(g: Generator) -> str:
    return g.plain(g.pick(str(g.some("real")), "2", "[1, 2]"), g.pick(str(g.some("real")), "[1, 2]", "3"))
