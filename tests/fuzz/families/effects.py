"""What writes into arrays: ``x[i] = y``, ``x += y``, ``np.copyto``."""

from __future__ import annotations

from tests.fuzz.families.indexing import items
from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator, Unsuitable

IN_PLACE = {"add": "+=", "subtract": "-=", "multiply": "*=", "divide": "/="}


@form("writing", " ".join(IN_PLACE), 1.2, effect=True)
def in_place(g: Generator) -> str:
    a = g.variable("float64", least=1)
    value = g.array(g.broadcastable(a.dims), "real")
    return f"{a} {IN_PLACE[g.operation]} {value}"


@form("writing", "setitem", 2, effect=True)
def setitem(g: Generator) -> str:
    a = g.variable("float64", least=1)
    if g.chance(0.3):
        return f"{a}[{items(g, a)}] = {g.pick('0', '1.5')}"
    if g.chance(0.3):
        mask = g.array(a.dims, "mask")
        return f"{a}[{mask}] = {g.pick('0', '1.5')}"
    count = g.rng.randint(0, a.rank - 1)
    index = [g.pick(":", ":", "0", "-1") for _ in range(count)] or ["..."]
    left = tuple(dim for each, dim in zip(index, a.dims, strict=False) if each == ":")
    return f"{a}[{', '.join(index)}] = {g.array(g.broadcastable((*left, *a.dims[count:])), 'real')}"


@form(
    "writing",
    "copyto put ndarray.put place putmask ndarray.fill fill_diagonal put_along_axis",
    1,
    effect=True,
)
def functions(g: Generator) -> str:
    a = g.variable("float64", least=1)
    match g.operation:
        case "copyto":
            return g.plain(a, g.array(g.broadcastable(a.dims), "real"))
        case "put" | "ndarray.put":
            return g.call(a, g.pick("[0]", "0", str(g.some("index", most=1))), g.pick("1.0", "[1.0, 2.0]"))
        case "place" | "putmask":
            return g.plain(a, g.array(g.spoil(a.dims), "mask"), "[1.0, 2.0]")
        case "ndarray.fill":
            return f"{a}.fill(2)"
        case "fill_diagonal":
            n = g.size()
            return g.plain(g.define(g.spoil((n, n)), "float64", "float64"), g.pick("0", "[1.0, 2.0]"))
        case _:
            axis = g.rng.randrange(a.rank)
            dims = (*a.dims[:axis], g.size(), *a.dims[axis + 1 :])
            return g.plain(a, g.array(g.spoil(dims), "index"), "1.0", f"axis={axis}")


@form("writing", "ndarray.sort ndarray.partition", 0.4, effect=True)
def sorting(g: Generator) -> str:
    a = g.variable("float64", least=1)
    if not a.rank:
        raise Unsuitable
    axis = g.option(0.5, f"axis={g.axis(a.rank)}", str(g.axis(a.rank)))
    return g.call(a, "0" if g.operation == "ndarray.partition" else "", axis)
