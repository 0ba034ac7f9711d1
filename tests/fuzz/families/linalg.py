"""``numpy.linalg`` and ``numpy.fft``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator, literal

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
    return g.plain(_square(g), g.pick("2", "0", "3") if g.operation == "linalg.matrix_power" else "")


@form("linalg", "linalg.svd linalg.qr linalg.svdvals linalg.matrix_rank linalg.pinv linalg.cond", 1.5)
def of_matrices(g: Generator) -> str:
    a = g.some("float", least=0 if g.wrong else 2)
    rest = {
        "linalg.svd": ["full_matrices=False", "compute_uv=False", "False"],
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
        return g.plain(a, g.axis_argument(a.rank, keyword=True), keep)
    where = g.pick("", f"axis={g.axis(a.rank)}", f"axis={g.tuple(g.axes(a.rank, 2))}")
    order = g.pick("", "", "ord=2" if where or a.rank in {1, 2} or g.wrong else "", "ord=1" if where else "")
    return g.plain(a, order, where, keep)


@form("linalg", "linalg.tensorinv linalg.tensorsolve", 0.2)
def tensors(g: Generator) -> str:
    if g.scope.symbolic:
        return g.plain(g.array((*g.sizes(2, 2), g.size()), "float"), "ind=2") if "inv" in g.operation else ""
    a = g.array(g.spoil(tuple(_literals(2, 3, 6))), "float64")
    if g.operation == "linalg.tensorinv":
        return g.plain(a, g.option(0.4, "ind=2", "ind=1" if g.wrong else "2"))
    return g.plain(a, g.array(g.spoil(tuple(_literals(2, 3))), "float64"))


def _literals(*values: int) -> list[object]:
    return [literal(value) for value in values]


@form("linalg", "cross linalg.cross", 0.5)
def cross(g: Generator) -> str:
    (three,) = _literals(3)
    batch = g.sizes(0, 2)
    a = g.array(g.spoil((*batch, three)), "real")  # type: ignore[arg-type]
    b = g.array(g.spoil((*g.broadcastable(batch), three)), "real")  # type: ignore[arg-type]
    return g.plain(a, b)


@form("fft", "fft.fft fft.ifft fft.rfft fft.irfft fft.hfft fft.ihfft", 1.5)
def along_axis(g: Generator) -> str:
    real = g.operation in {"fft.rfft", "fft.ihfft"}
    a = g.some("float" if real else "inexact", least=0 if g.wrong else 1, most=3)
    rest = g.pick("", "", "n=4", str(g.size()), "None", "n=5")
    axis = g.option(0.5, f"axis={g.axis(a.rank)}")
    return g.plain(a, rest, axis)


@form("fft", "fft.fftn fft.ifftn fft.rfftn fft.irfftn fft.fft2 fft.ifft2 fft.rfft2 fft.irfft2", 1)
def along_axes(g: Generator) -> str:
    a = g.some("float", least=1 if g.wrong else 2, most=3)
    kind = g.rng.random()
    if kind < 0.4:
        return g.plain(a)
    axes = g.axes(a.rank, min(2, a.rank))
    if kind < 0.7:
        return g.plain(a, f"axes={g.tuple(axes)}")
    sizes = [g.size() for _ in axes]
    return g.plain(a, f"s={g.tuple(sizes)}", f"axes={g.tuple(axes)}")


@form("fft", "fft.fftshift fft.ifftshift fft.fftfreq fft.rfftfreq", 0.6)
def shift(g: Generator) -> str:
    if g.operation.endswith("freq"):
        return g.plain(g.size(), g.option(0.3, "d=0.1"))
    a = g.some(least=0 if g.wrong else 1)
    return g.plain(a, g.option(0.5, f"axes={g.axis(a.rank)}", f"axes={g.tuple(g.axes(a.rank))}"))
