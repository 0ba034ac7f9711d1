"""``numpy.linalg``, and cross products."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator, Size, literal

if TYPE_CHECKING:
    from tests.fuzz.program import Operand


def _square(g: Generator) -> Operand:
    n = g.size()
    if g.mistake():
        return g.array(g.spoil((*g.sizes(0, 1), n, n), 1), "float")
    return g.array((*g.sizes(0, 1), n, n), "float")


@form(
    "linalg",
    "linalg.inv linalg.cholesky linalg.det linalg.slogdet linalg.eigvals linalg.eigvalsh linalg.eig linalg.eigh"
    " linalg.matrix_power",
    1.5,
)
def of_squares(g: Generator) -> str:
    return g.plain(_square(g), g.pick("2", "0", "3", "-1") if g.operation == "linalg.matrix_power" else "")


@form("linalg", "linalg.svd linalg.qr linalg.svdvals linalg.matrix_rank linalg.pinv linalg.cond", 1.5)
def of_matrices(g: Generator) -> str:
    a = g.some("float", least=0 if g.wrong else 2)
    rest = {
        "linalg.svd": ["full_matrices=False", "compute_uv=False", "False", "full_matrices=True"],
        "linalg.cond": ["2", "'fro'", "1", "np.inf"],
        "linalg.qr": ["mode='complete'", "'r'", "'raw'", "mode='reduced'"],
    }.get(g.operation)
    return g.plain(a, g.option(0.6, *rest) if rest else "")


@form("linalg", "linalg.solve", 0.6)
def solve(g: Generator) -> str:
    a = _square(g)
    columns = () if g.chance(0.4) else (g.size(),)
    batch = a.dims[:-2] if columns and g.chance(0.5) else ()
    return g.plain(a, g.array(g.spoil((*batch, a.dims[-1], *columns)), "float"))


@form("linalg", "linalg.lstsq", 0.4, data=True)
def least_squares(g: Generator) -> str:
    a = g.some("float", least=2, most=2)
    return g.plain(a, g.array(g.spoil((a.dims[0], *g.sizes(1, 1)) if g.chance(0.5) else a.dims[:1]), "float"))


@form("linalg", "linalg.norm linalg.vector_norm linalg.matrix_norm", 1.5)
def norm(g: Generator) -> str:
    a = g.some("inexact", least=2 if "matrix" in g.operation and not g.wrong else 0)
    keep = g.option(0.3, "keepdims=True")
    if g.operation == "linalg.matrix_norm":
        return g.plain(a, g.option(0.4, "ord=2", "ord='fro'", "ord='nuc'"), keep)
    if g.operation == "linalg.vector_norm":
        return g.plain(a, g.axis_argument(a.rank, keyword=True), keep, g.option(0.2, "ord=1", "ord=3"))
    where = g.pick("", "axis=None", f"axis={g.axis(a.rank)}", f"axis={g.tuple(g.axes(a.rank, 2))}")
    chosen = "(" in where or a.rank in {1, 2} or "=-" in where
    order = g.pick("", "", "ord=2", "ord=np.inf", "ord='fro'" if "(" in where else "1") if chosen else ""
    return g.plain(a, order, where, keep)


@form("linalg", "linalg.tensorinv linalg.tensorsolve", 0.3)
def tensors(g: Generator) -> str:
    if g.scope.symbolic:
        m, n = g.size(), g.size()
        if "inv" in g.operation:
            return g.plain(g.array((m, n, _times(m, n)), "float"), "ind=2")
        return g.plain(g.array((m, n, m, n), "float64"), g.array(g.spoil((m, n)), "float64"))
    a = g.array(g.spoil(tuple(map(literal, (2, 3, 6)))), "float64")
    if g.operation == "linalg.tensorinv":
        return g.plain(a, g.option(0.4, "ind=2", "ind=1" if g.wrong else "2"))
    b = g.array(g.spoil(tuple(map(literal, (2, 3)))), "float64")
    if g.chance(0.5):  # the first axis is moved to the end
        return g.plain(
            g.array(tuple(map(literal, (2, 3, 2, 3))), "float64"),
            b,
            g.pick("axes=(0, 1)", "axes=None", "axes=None"),
        )
    return g.plain(a, b)


def _times(m: Size, n: Size) -> Size:
    return Size(f"({m.notation})*({n.notation})", f"({m} * {n})")


@form("linalg", "cross linalg.cross", 0.5)
def cross(g: Generator) -> str:
    three = literal(g.pick(3, 3, 2)) if g.operation == "cross" else literal(3)
    batch = g.sizes(0, 2)
    if batch and g.chance(0.3):
        at = g.rng.randint(0, len(batch))
        a = g.array((*batch[:at], three, *batch[at:]), "real")
        b = g.array(g.spoil((*batch[:at], three, *batch[at:])), "real")
        return g.plain(a, b, f"axis={g.signed(at, a.rank)}")
    a = g.array(g.spoil((*batch, three)), "real")
    b = g.array(g.spoil((*g.broadcastable(batch), three)), "real")
    rest = (
        g.option(0.4, "axisa=-1", "axisb=0", "axis=None", "axisc=0", "axisc=-1", "axisb=1, axisa=0")
        if g.operation == "cross"
        else ""
    )
    return g.plain(a, b, rest)
