"""What the table does not name: the shape may stay unknown, but nothing may be refused."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator


@form(
    "beyond",
    "block apply_along_axis apply_over_axes sliding_window_view fromfunction histogram2d vectorize",
    0.2,
)
def functions(g: Generator) -> str:
    a = g.some("float64", least=1)
    axis = g.rng.randrange(a.rank)
    match g.operation:
        case "block":
            return f"np.block([[{a}, {a}]])"
        case "apply_along_axis":
            return f"np.apply_along_axis(np.sum, {axis}, {a})"
        case "apply_over_axes":
            return f"np.apply_over_axes(np.sum, {a}, [{axis}])"
        case "sliding_window_view":
            return f"np.lib.stride_tricks.sliding_window_view({a}, 1, axis={axis})"
        case "fromfunction":
            return f"np.fromfunction(lambda i: i, ({g.size()},))"
        case "histogram2d":
            v = g.some("float64", least=1, most=1)
            return f"np.histogram2d({v}, {v}, bins=4)"
        case _:
            return f"np.vectorize(abs)({a})"


@form("beyond", "mgrid ogrid r_ c_ broadcast_shapes packbits", 0.2)
def grids(g: Generator) -> str:
    if g.operation in {"mgrid", "ogrid"}:
        return f"np.{g.operation}[0:{g.size()}, 0:3]"
    if g.operation == "broadcast_shapes":
        return f"np.broadcast_shapes({g.some()}.shape, (1,))"
    if g.operation == "packbits":
        return f"np.packbits({g.some('mask', least=1)})"
    v = g.some(least=1, most=1)
    return f"np.{g.operation}[{v}, {v}]"


@form("beyond", "shape ndim size nbytes dtype tolist item itemsize", 0.5)
def attributes(g: Generator) -> str:
    a = g.some("real")
    if g.operation in {"tolist", "item"}:
        return f"{a}.tolist()" if g.operation == "tolist" else f"{a}.sum().item()"
    if g.operation == "shape":
        return g.pick(f"np.size({a})", f"np.ndim({a})", f"{a}.size", f"{a}.ndim")
    return f"{a}.{g.operation}"
