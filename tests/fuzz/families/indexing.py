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
    index = items(g, a)
    if g.chance(0.05):
        return (
            f"{a}[({index})]"
            if "," in index and ":" not in index and "..." not in index
            else f"{a}[np.s_[{index}]]"
        )
    return f"{a}[{index}]"


@form("indexing", "getitem", 1, data=True)
def masked(g: Generator) -> str:
    a = g.some(least=1)
    count = g.rng.randint(1, a.rank)
    start = g.rng.randint(0, a.rank - count) if g.chance(0.3) else 0
    mask = g.array(g.spoil(a.dims[start : start + count]), "mask")
    before = [g.pick(":", _slice(g, dim), "0") for dim in a.dims[:start]]
    rest = [
        g.pick(_slice(g, dim), "0", "..." if not before else ":")
        for dim in a.dims[start + count :]
        if g.chance(0.3)
    ]
    chosen = g.pick(
        str(mask),
        str(mask),
        f"~{mask}",
        f"{mask}.copy()",
        f"np.nonzero({mask})" if not before + rest else str(mask),
    )
    return f"{a}[{', '.join([*before, chosen, *rest])}]"


@form("indexing", "getitem", 0.8)
def by_arrays(g: Generator) -> str:
    """Index arrays that are made on the spot, and several that broadcast."""
    a = g.some("float64", least=1)
    length, first = g.size(), a.dims[0]
    index = g.array((length,), "index")
    choices = [
        f"np.arange({first})", f"np.argsort({a}, axis=0)[:, None]" if g.chance(0.1) else f"range({first})", "slice(1, None)",
        f"{a}.argmax(axis=0)" if a.rank == 2 else "0", f"{index}[:, None]", "np.zeros(2, int)", f"({index},)",
        f"[{index}[0], 0]" if length.notation not in "01" else "0", "[True] + [False] * 0" if g.wrong else "None",
        f"np.flip({index})", f"np.where({index} > 9, 0, {index})", f"{index} * 0",
    ]  # fmt: skip
    if a.rank > 1:
        other = g.array((g.size(),), "index")
        same = g.array(g.spoil((length,)), "index")
        choices += [
            f"np.ix_({index}, {other})", f"{index}[:, None], {other}", f"{index}, {same}", f"{index}, :, None",
            f"np.arange({first}), 0", f":, {index}, ...", f"0, {index}", f"{index}, ..., 0", "[0, 0], [[0], [0], [0]]",
            f"np.zeros({first}, int), np.arange({first}) * 0", f"..., {index}", f"None, {index}, 0", f"({index}, {same})",
        ]  # fmt: skip
    if a.rank > 2:
        choices += [f"{index}, :, {same}", f"0, :, {index}", f":, {index}, {same}", "[[0]], :, [0, 0]"] * 2
    return f"{a}[{g.rng.choice(choices)}]"


@form("indexing", "getitem", 0.4)
def chained(g: Generator) -> str:
    a = g.some(least=2)
    return f"{a}[{items(g, a)}][{g.pick('0', '...', ':1', 'None', '::-1', '[0, 0]')}]"
