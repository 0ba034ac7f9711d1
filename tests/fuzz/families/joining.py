"""Joining and splitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator, literal

if TYPE_CHECKING:
    from tests.fuzz.program import Operand


def _sequence(g: Generator, items: list[Operand]) -> str:
    inside = ", ".join(map(str, items))
    return f"[{inside}]" if g.chance(0.6) else g.tuple(items)


@form("joining", "concatenate concat", 2)
def concatenate(g: Generator) -> str:
    a = g.some(least=0 if g.wrong else 1)
    if not a.rank:
        return g.plain(f"[{a}, {a}]")
    axis = g.rng.randrange(a.rank)
    items = [a]
    for _ in range(g.rng.randint(0, 2)):
        dims = (*a.dims[:axis], g.size() if g.chance(0.7) else a.dims[axis], *a.dims[axis + 1 :])
        items.append(g.array(g.spoil(dims)))
    where = axis - a.rank if g.chance(0.3) else axis
    if g.chance(0.1):
        return g.plain(_sequence(g, items), "axis=None")
    if g.chance(0.05):
        return g.plain(
            g.pick(str(a), f"[{a}] * 3", f"[{a} for _ in range(2)]", f"list({a})"), f"axis={where}"
        )
    if g.mistake(0.2):
        where = a.rank
    rest = "" if where == 0 and g.chance(0.6) else g.pick(f"{where}", f"axis={where}")
    return g.plain(_sequence(g, items), rest)


@form("joining", "stack", 1)
def stack(g: Generator) -> str:
    a = g.some(most=3)
    items = [a, *(g.array(g.spoil(a.dims)) for _ in range(g.rng.randint(0, 2)))]
    return g.plain(_sequence(g, items), g.option(0.6, f"axis={g.axis(a.rank + 1)}", str(g.axis(a.rank + 1))))


@form("joining", "vstack hstack dstack column_stack row_stack", 1.5)
def stacks(g: Generator) -> str:
    a = g.some()
    axis = {"hstack": 1, "dstack": 2, "column_stack": 1}.get(g.operation, 0)
    items = [a]
    for _ in range(g.rng.randint(0, 2)):
        dims = a.dims
        if len(dims) > axis and g.chance(0.5):
            dims = (*dims[:axis], g.size(), *dims[axis + 1 :])
        items.append(g.array(g.spoil(dims)))
    return g.plain(_sequence(g, items))


@form("joining", "append", 0.7)
def append(g: Generator) -> str:
    a = g.some(least=1)
    if g.chance(0.3):
        return g.plain(a, g.pick(str(g.some()), "2", "[1, 2]"), g.option(0.3, "axis=None", "None"))
    axis = g.rng.randrange(a.rank)
    b = g.array(g.spoil((*a.dims[:axis], g.size(), *a.dims[axis + 1 :])))
    return g.plain(a, b, f"axis={axis - a.rank if g.chance(0.3) else axis}")


@form("joining", "insert delete", 1.2)
def insert(g: Generator) -> str:
    a = g.some(least=1, most=3)
    axis = g.rng.randrange(a.rank)
    where = g.pick(f"axis={g.signed(axis, a.rank)}", str(g.signed(axis, a.rank)))
    index = g.pick("0", "-1", "1" if not g.wrong or g.scope.symbolic else "9", "[0]", "slice(0, 1)")
    if g.operation == "delete":
        index = g.pick(index, index, "[0, -1]", "np.array([0])", "slice(None, None, 2)", "np.s_[:1]")
        if g.chance(0.15):
            g.data = True
            index = str(g.array(g.spoil((a.dims[axis],)), "mask"))
        return g.plain(a, index, where if g.chance(0.75) else g.pick("", "axis=None"))
    if g.chance(0.2):
        return g.plain(a, index, g.pick("5", "[1, 2, 3]" if index == "0" else "7"), g.pick("", "axis=None"))
    if g.chance(0.2):
        values = g.array(g.spoil((*a.dims[:axis], literal(2), *a.dims[axis + 1 :])), "real")
        return g.plain(a, "[0, 0]", g.pick(str(values), "0"), where)
    one = (*a.dims[:axis], literal(1), *a.dims[axis + 1 :])
    dims = one if index in {"[0]", "slice(0, 1)"} else (*a.dims[:axis], *a.dims[axis + 1 :])
    return g.plain(a, index, g.pick("0", str(g.array(g.spoil(dims), "real"))), where)


@form("joining", "split array_split vsplit hsplit dsplit", 2)
def split(g: Generator) -> str:
    least = {"vsplit": 2, "dsplit": 3}.get(g.operation, 1)
    a = g.some(least=1 if g.wrong else least)
    axis = {"vsplit": 0, "hsplit": 1 if a.rank > 1 else 0, "dsplit": 2}.get(
        g.operation, g.rng.randrange(a.rank)
    )
    parts = g.pick(
        "[1]", "[1, 2]", "(2,)", "[1, -1]", "[1, 3, 9]", _sections(g, a, axis), _sections(g, a, axis)
    )
    if g.operation not in {"split", "array_split"}:
        return g.plain(a, parts)
    axis = a.rank if g.mistake(0.2) else g.signed(axis, a.rank)
    return g.plain(a, parts, "" if axis == 0 and g.chance(0.5) else g.pick(f"axis={axis}", str(axis)))


def _sections(g: Generator, a: Operand, axis: int) -> str:
    if axis >= a.rank:
        return "2"
    count = g.value(a.dims[axis])
    if g.wrong or g.operation == "array_split":
        return str(g.pick(2, 3, 4))
    if not a.dims[axis].code.isdigit():
        return g.pick("1", a.dims[axis].code)
    return str(g.pick(*(each for each in range(1, max(count, 1) + 1) if count % each == 0)))


@form("joining", "pad", 1.2)
def pad(g: Generator) -> str:
    a = g.some("real", least=1, most=3)
    widths = [f"({g.rng.randint(0, 2)}, {g.rng.randint(0, 3)})" for _ in a.dims]
    if g.mistake():
        widths.append("(1, 1)")
    each = g.tuple(widths) if g.chance(0.7) else f"[{', '.join(widths)}]"
    if g.scope.symbolic and g.chance(0.15):
        each = g.pick(str(g.size()), f"(0, {g.size()})", f"(({g.size()}, 1),)")
    by_axis = f"{{{g.signed(g.rng.randrange(a.rank), a.rank)}: {g.pick('(1, 2)', '3')}}}"
    width = g.pick("1", "(1, 2)", "((1, 2),)", "(2,)", "[3]", each, each, by_axis)
    return g.plain(a, width, g.option(0.6, *MODES))


MODES = (
    "'constant'", "mode='edge'", "'reflect'", "constant_values=2", "'wrap'", "mode='symmetric'", "'linear_ramp'",
    "'maximum'", "mode='mean'", "'empty'", "'constant', constant_values=(1, 2)", "'reflect', reflect_type='odd'",
    "'linear_ramp', end_values=1", "'median', stat_length=1", "'minimum'",
)  # fmt: skip
