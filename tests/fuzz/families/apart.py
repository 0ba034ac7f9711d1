"""Subclasses of arrays, which are left alone: nothing may be refused, and nothing claimed that is not so."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator


@form("left alone", "ma matrix recarray memmap", 0.5, data=True)
def subclasses(g: Generator) -> str:
    g.wrong = False
    a = g.some("float64", least=1, most=2)
    b = g.array(g.broadcastable(a.dims), "float64")
    masked = f"np.ma.masked_array({a}, mask={a} > 1)"
    if g.operation == "matrix":
        matrix = f"np.asmatrix({g.some('float64', least=1, most=2)})"
        return g.pick(
            f"{matrix} * {matrix}.T",
            f"{matrix}.sum(axis=0)",
            f"{matrix}[0]",
            f"{matrix}.A1",
            f"{matrix} @ {matrix}.T",
        )
    if g.operation == "recarray":
        return g.pick(f"{a}.view(np.recarray)", "np.zeros(3, dtype=[('x', float), ('y', int)])['x']")
    if g.operation == "memmap":
        return f"np.asarray({masked})"
    return g.pick(
        masked, f"{masked} + {b}", f"{masked}.sum(axis=0)", f"np.ma.mean({masked})", f"{masked}.filled(0.0)",
        f"{masked}[0]", f"np.ma.concatenate([{a}, {a}])", f"{masked}.compressed()", f"np.ma.zeros({a}.shape).T",
        f"np.sum({masked}, axis=-1)", f"np.exp({masked})", f"{masked} > {b}", f"{b} * {masked}",
    )  # fmt: skip
