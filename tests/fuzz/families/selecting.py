"""Functions that select, and those that tell where."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator, literal


@form("indexing", "take take_along_axis", 1.5)
def take(g: Generator) -> str:
    a = g.some(least=1)
    axis = g.rng.randrange(a.rank)
    where = g.axis(a.rank) if g.mistake() else axis
    if g.operation == "take":
        indices = g.pick("0", "[0, 0]", "[[0], [0]]", "(0,)", str(g.some("index", most=2)))
        return g.call(a, indices, g.option(0.75, f"axis={where}", str(where), f"axis={where}", "axis=None"))
    if g.chance(0.12):
        return g.plain(a, g.array((g.size(),), "index"), "axis=None")
    dims = (*a.dims[:axis], g.size(), *a.dims[axis + 1 :])
    if g.chance(0.15):
        dims = tuple(literal(1) if place != axis and g.chance(0.5) else dim for place, dim in enumerate(dims))
    given = (
        g.pick("", f"axis={where}", str(where))
        if where in {-1, a.rank - 1}
        else g.pick(f"axis={where}", str(where))
    )
    return g.plain(a, g.array(g.spoil(dims), "index"), given)


@form("indexing", "compress ndarray.compress extract", 0.5, data=True)
def compress(g: Generator) -> str:
    a = g.some(least=1)
    axis = g.rng.randrange(a.rank)
    if g.operation == "extract":
        return g.plain(g.pick(str(g.array(g.spoil(a.dims, 0.3), "mask")), f"{a} == 1"), a)
    mask = g.pick(str(g.array(g.spoil((a.dims[axis],)), "mask")), "[True]", "[False, True]")
    where = g.pick(f"axis={g.signed(axis, a.rank)}", f"axis={axis}", "axis=None", "")
    if g.operation == "compress":
        return g.plain(mask, a, where)
    return f"{a}.compress({mask}{', ' if where else ''}{where})"


@form("indexing", "choose", 0.3)
def choose(g: Generator) -> str:
    a = g.some("index")
    choices = [g.array(g.broadcastable(a.dims), "float64") for _ in range(2)]
    listed = g.pick(f"[{choices[0]}, {choices[1]}]", f"({choices[0]}, {choices[1]})", f"[{choices[0]}, 2.0]")
    return g.call(a, g.pick(listed, listed, "[1.0, 2.0]"))


@form("indexing", "diagonal trace linalg.diagonal linalg.trace", 1)
def diagonal(g: Generator) -> str:
    a = g.some(least=0 if g.wrong else 2)
    if g.operation.startswith("linalg"):
        return g.plain(a, g.option(0.4, "offset=1", "offset=-1"))
    if a.rank > 1 and g.chance(0.15):
        axes = g.axes(a.rank, 2)
        return g.call(a, f"axis1={axes[0]}", f"axis2={axes[1]}", g.option(0.3, "offset=1"))
    if a.rank > 1 and g.chance(0.4):
        return g.call(a, g.pick("0", "1", "-1"), *g.axes(a.rank, 2))
    return g.call(a, g.option(0.4, "1", "offset=-1", "2"))


@form("indexing", "nonzero argwhere flatnonzero", 0.5, data=True)
def nonzero(g: Generator) -> str:
    return g.call(g.some("mask", least=0 if g.wrong else 1))


@form("indexing", "ix_ unravel_index ravel_multi_index", 0.6)
def grids(g: Generator) -> str:
    if g.operation == "ix_":
        return g.plain(
            *(
                g.pick(g.array(g.sizes(1, 2 if g.wrong else 1), "index"), "[0, 0]", f"range({g.size()})")
                for _ in range(g.rng.randint(1, 3))
            )
        )
    shape = g.tuple(
        g.sizes(1, 3) if g.scope.symbolic else [g.pick(2, 3, 4) for _ in range(g.rng.randint(1, 3))]
    )
    if g.operation == "unravel_index":
        a = g.some("float64", least=1)
        return g.pick(
            g.plain(g.pick(str(g.some("index")), "0", "[0, 1]"), g.pick(shape, "4")),
            f"np.unravel_index({a}.argmax(), {a}.shape)",
        )
    a = g.some("index")
    several = f"({a}, {g.array(g.broadcastable(a.dims), 'index')})"
    return g.plain(
        g.pick(several, several, "[[0, 1], [1, 0]]"), "(3, 4)" if not g.mistake(0.3) else "(3, 4, 5)"
    )


@form("indexing", "tril_indices triu_indices tril_indices_from triu_indices_from", 0.4)
def triangles(g: Generator) -> str:
    if g.operation.endswith("from"):
        return g.plain(
            g.some(least=1 if g.wrong else 2, most=3 if g.wrong else 2), g.option(0.4, "1", "k=-1")
        )
    return g.plain(g.size(), g.option(0.4, "1", "k=-1", f"0, {g.size()}", f"m={g.size()}"))


@form("indexing", "mask_indices", 0.1, data=True)  # what the function leaves
def by_function(g: Generator) -> str:
    return g.plain(g.size(), g.pick("np.triu", "np.tril"), g.option(0.4, "1", "k=-1"))


@form("indexing", "diag_indices diag_indices_from", 0.3)
def diagonals(g: Generator) -> str:
    if g.operation == "diag_indices":
        return g.plain(g.size(), g.option(0.5, "3", "ndim=1"))
    n = g.size()
    return g.plain(g.array(g.spoil(tuple([n] * g.rng.randint(2, 3)))))
