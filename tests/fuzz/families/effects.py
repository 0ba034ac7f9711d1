"""What writes into arrays: ``x[i] = y``, ``x += y``, ``np.copyto``."""

from __future__ import annotations

from tests.fuzz.choices import Dims
from tests.fuzz.families.indexing import items
from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator, Unsuitable, literal

IN_PLACE = {
    "add": "+=", "subtract": "-=", "multiply": "*=", "divide": "/=", "floor_divide": "//=", "remainder": "%=",
    "power": "**=",
}  # fmt: skip


@form("writing", " ".join(IN_PLACE), 1.2, effect=True)
def in_place(g: Generator) -> str:
    a = g.variable("float64", least=1)
    value = g.pick(str(g.array(g.broadcastable(a.dims), "real")), "2", "0.5", f"{a}.mean()", "[1.0]")
    if g.chance(0.15):
        return f"{a}[{items(g, a)}] {IN_PLACE[g.operation]} {g.pick('1', '2.5')}"
    return f"{a} {IN_PLACE[g.operation]} {value}"


@form("writing", "matmul bitwise_or bitwise_and", 0.3, effect=True)
def in_place_of_others(g: Generator) -> str:
    if g.operation == "matmul":
        a = g.variable("float64", least=2)
        return f"{a} @= {g.array(g.spoil((a.dims[-1], a.dims[-1])), 'float64')}"
    a = g.variable("mask", least=1)
    return f"{a} {'|=' if g.operation == 'bitwise_or' else '&='} {g.array(g.broadcastable(a.dims), 'mask')}"


@form("writing", "setitem", 2.5, effect=True)
def setitem(g: Generator) -> str:
    a = g.variable("float64", least=1)
    if g.chance(0.3):
        return f"{a}[{items(g, a)}] = {g.pick('0', '1.5', '[2.0]', 'np.float32(1)')}"
    if g.chance(0.2):
        mask = g.pick(str(g.array(g.spoil(a.dims, 0.3), "mask")), f"{a} > 1", f"~({a} > 1)")
        return f"{a}[{mask}] = {g.pick('0', '1.5', f'{a}.mean()')}"
    if g.chance(0.3):
        length = g.size()
        index = g.array((length,), "index")
        return f"{a}[{index}] = {g.array(g.broadcastable((length, *a.dims[1:])), 'real')}"
    index = [g.pick(":", ":", "0", "-1", "None") for _ in range(g.rng.randint(0, a.rank - 1))]
    selected = _selected(index, a.dims)
    return f"{a}[{', '.join(index or ['...'])}] = {g.array(g.broadcastable(selected), 'real')}"


def _selected(index: list[str], dims: Dims) -> Dims:
    """The shape that integers, whole slices and new axes select."""
    if not index:
        return dims
    if index[0] == "None":
        return (literal(1), *_selected(index[1:], dims))
    return (*(dims[:1] if index[0] == ":" else ()), *_selected(index[1:], dims[1:]))


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
            return g.plain(str(a), g.array(g.broadcastable(a.dims), "real"))
        case "put" | "ndarray.put":
            values = g.pick("1.0", "[1.0, 2.0]", str(g.some("real", most=1)))
            return g.call(str(a), g.pick("[0]", "0", "[0, 0]", str(g.some("index", most=2))), values)
        case "place" | "putmask":
            mask = g.pick(str(g.array(g.spoil(a.dims), "mask")), f"{a} > 1")
            return g.plain(str(a), mask, g.pick("[1.0, 2.0]", "0.0", str(g.array((g.size(),), "real"))))
        case "ndarray.fill":
            return f"{a}.fill(2)"
        case "fill_diagonal":
            n = g.size()
            dims = (n,) * g.pick(2, 2, 3)
            return g.plain(
                str(g.define(g.spoil(dims), "float64", "float64")), g.pick("0", "[1.0, 2.0]", "2.5")
            )
        case _:
            axis = g.rng.randrange(a.rank)
            if g.chance(0.15):
                return g.plain(str(a), g.array((g.size(),), "index"), "1.0", "axis=None")
            dims = (*a.dims[:axis], g.size(), *a.dims[axis + 1 :])
            value = g.pick("1.0", str(g.array(g.broadcastable(dims), "real")))
            return g.plain(str(a), g.array(g.spoil(dims), "index"), value, f"axis={g.signed(axis, a.rank)}")


@form("writing", "random.shuffle random.Generator.shuffle", 0.3, effect=True)
def shuffled(g: Generator) -> str:
    a = g.variable("float64", least=0 if g.wrong else 1)
    axis = g.option(0.4, f"axis={g.axis(a.rank)}") if "Generator" in g.operation else ""
    return f"{g.named(g.operation)}({a}{axis})"


@form("writing", "ndarray.sort ndarray.partition", 0.4, effect=True)
def sorting(g: Generator) -> str:
    a = g.variable("float64", least=1)
    if not a.rank:
        raise Unsuitable
    axis = g.option(0.5, f"axis={g.axis(a.rank)}", str(g.axis(a.rank)), "axis=-1")
    return g.call(str(a), "0" if g.operation == "ndarray.partition" else "", axis)
