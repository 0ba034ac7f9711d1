"""``x[...]`` and the functions that select."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator

if TYPE_CHECKING:
    from tests.fuzz.program import Operand, Size


def _integer(g: Generator, dim: Size) -> str:
    if g.scope.symbolic and not dim.code.isdigit():
        return g.pick("0", "-1", f"{dim} - 1")
    count = g.value(dim)
    if g.mistake() or not count:
        return str(g.pick(count, -count - 1, count + 3))
    return str(g.rng.randrange(-count, count))


def _slice(g: Generator, dim: Size) -> str:
    bounds = ["", "", "0", "1", "2", "3", "-1", "-2", "-3", "5", "7"]
    if g.scope.symbolic and not dim.code.isdigit():
        bounds += [str(dim), f"{dim} - 1", str(g.size())]
    start, stop = g.pick(*bounds), g.pick(*bounds)
    step = g.pick("", "", "", "", ":2", ":-1", ":3", ":-2")
    return f"{start}:{stop}{step}"


def _item(g: Generator, dim: Size, length: Size) -> str:
    kind = g.rng.random()
    if kind < 0.3:
        return _integer(g, dim)
    if kind < 0.75:
        return _slice(g, dim)
    if kind < 0.85:
        return ":"
    if kind < 0.92:
        return str(g.array((length,), "index"))
    if kind < 0.97:
        return g.pick("[0, 0]", "[0]", "[-1, 0]") if length.code == "2" or g.wrong else "[0]"
    return str(g.array((g.size(), length), "index"))


def items(g: Generator, a: Operand) -> str:
    """An index expression."""
    length = g.size()
    count = g.rng.randint(0, a.rank) if a.rank else 0
    chosen = [_item(g, dim, length) for dim in a.dims[:count]]
    if g.chance(0.25):
        chosen.insert(g.rng.randint(0, len(chosen)), g.pick("None", "np.newaxis"))
    if g.chance(0.25):
        chosen = [*[_item(g, dim, length) for dim in a.dims[a.rank - count :]]]
        chosen.insert(0, "...")
    if g.mistake(0.4):
        chosen += ["0"] * (a.rank - count + 1)
    if not chosen:
        return "..."
    return ", ".join(chosen)


@form("indexing", "getitem", 6)
def getitem(g: Generator) -> str:
    a = g.some(least=0 if g.chance(0.05) else 1)
    return f"{a}[{items(g, a)}]"


@form("indexing", "getitem", 1, data=True)
def masked(g: Generator) -> str:
    a = g.some(least=1)
    count = g.rng.randint(1, a.rank)
    mask = g.array(g.spoil(a.dims[:count]), "mask")
    rest = [_slice(g, dim) for dim in a.dims[count:] if g.chance(0.3)]
    return f"{a}[{', '.join([g.pick(str(mask), str(mask), f'~{mask}'), *rest])}]"


@form("indexing", "take take_along_axis", 1.5)
def take(g: Generator) -> str:
    a = g.some(least=1)
    axis = g.rng.randrange(a.rank)
    where = g.axis(a.rank) if g.mistake() else axis
    if g.operation == "take":
        indices = g.pick("0", "[0, 0]", str(g.some("index", most=2)))
        return g.call(a, indices, g.option(0.7, f"axis={where}", str(where)))
    dims = (*a.dims[:axis], g.size(), *a.dims[axis + 1 :])
    return g.plain(a, g.array(g.spoil(dims), "index"), f"axis={where}")


@form("indexing", "compress ndarray.compress extract", 0.5, data=True)
def compress(g: Generator) -> str:
    a = g.some(least=1)
    axis = g.rng.randrange(a.rank)
    if g.operation == "extract":
        return g.plain(g.array(a.dims, "mask"), a)
    mask = g.array((a.dims[axis],), "mask")
    if g.operation == "compress":
        return g.plain(mask, a, f"axis={axis}")
    return f"{a}.compress({mask}, axis={axis})"


@form("indexing", "choose", 0.3)
def choose(g: Generator) -> str:
    a = g.some("index")
    choices = [g.array(g.broadcastable(a.dims), "float64") for _ in range(2)]
    return g.call(a, f"[{choices[0]}, {choices[1]}]")


@form("indexing", "diagonal trace linalg.diagonal linalg.trace", 1)
def diagonal(g: Generator) -> str:
    a = g.some(least=0 if g.wrong else 2)
    if g.operation.startswith("linalg"):
        return g.plain(a, g.option(0.4, "offset=1", "offset=-1"))
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
            *(g.array(g.sizes(1, 2 if g.wrong else 1), "index") for _ in range(g.rng.randint(1, 3)))
        )
    shape = g.tuple(
        g.sizes(1, 3) if g.scope.symbolic else [g.pick(2, 3, 4) for _ in range(g.rng.randint(1, 3))]
    )
    if g.operation == "unravel_index":
        return g.plain(g.some("index"), shape)
    a = g.some("index")
    return g.plain(f"({a}, {g.array(g.broadcastable(a.dims), 'index')})", "(3, 4)")


@form("indexing", "tril_indices triu_indices tril_indices_from triu_indices_from", 0.4)
def triangles(g: Generator) -> str:
    if g.operation.endswith("from"):
        return g.plain(g.some(least=1 if g.wrong else 2, most=3 if g.wrong else 2))
    return g.plain(g.size(), g.option(0.4, "1", "k=-1", f"0, {g.size()}", f"m={g.size()}"))


@form("indexing", "diag_indices diag_indices_from", 0.3)
def diagonals(g: Generator) -> str:
    if g.operation == "diag_indices":
        return g.plain(g.size(), g.option(0.5, "3", "ndim=1"))
    n = g.size()
    return g.plain(g.array(g.spoil(tuple([n] * g.rng.randint(2, 3)))))
