"""``numpy.fft``."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator


@form("fft", "fft.fft fft.ifft fft.rfft fft.irfft fft.hfft fft.ihfft", 1.5)
def along_axis(g: Generator) -> str:
    real = g.operation in {"fft.rfft", "fft.ihfft"}
    a = g.some("float" if real else "inexact", least=0 if g.wrong else 1, most=3)
    count = g.pick("", "", "n=4", str(g.size()), f"n={g.size()}", "None", "n=5")
    return g.plain(a, count, g.option(0.5, f"axis={g.axis(a.rank)}"), g.option(0.1, "norm='ortho'"))


@form("fft", "fft.fftn fft.ifftn fft.rfftn fft.irfftn fft.fft2 fft.ifft2 fft.rfft2 fft.irfft2", 1)
def along_axes(g: Generator) -> str:
    real = g.operation.startswith("fft.rfft")
    a = g.some("float" if real else "inexact", least=1 if g.wrong else 2, most=3)
    kind = g.rng.random()
    if kind < 0.3:
        return g.plain(a)
    axes = g.axes(a.rank, g.rng.randint(1, min(2, a.rank)))
    given = g.tuple(axes) if g.chance(0.8) else f"[{', '.join(map(str, axes))}]"
    if kind < 0.55:
        return g.plain(a, f"axes={given}")
    sizes = [g.size() for _ in axes]
    shape = g.tuple(sizes) if g.chance(0.85) else f"[{', '.join(map(str, sizes))}]"
    if kind < 0.65 and len(axes) == 2 and "2" in g.operation:
        return g.plain(a, shape)
    if g.mistake(0.4):
        shape = g.tuple([*sizes, 2])
    return g.plain(a, g.pick(f"s={shape}", shape), f"axes={given}")


@form("fft", "fft.fftn fft.ifftn fft.rfftn fft.irfftn fft.fft2 fft.ifft2 fft.rfft2 fft.irfft2", 0.2)
def by_default(g: Generator) -> str:
    return g.plain(
        g.some("float", least=1, most=3), g.pick("axes=None", "s=None", "None, (0,)", "None, None")
    )


@form("fft", "fft.fftshift fft.ifftshift fft.fftfreq fft.rfftfreq", 0.6)
def shift(g: Generator) -> str:
    if g.operation.endswith("freq"):
        return g.plain(g.size(), g.option(0.3, "d=0.1", "0.5"))
    a = g.some(least=0 if g.wrong else 1)
    where = g.pick(str(g.axis(a.rank)), g.tuple(g.axes(a.rank)), "None")
    return g.plain(a, g.option(0.5, f"axes={where}", where))
