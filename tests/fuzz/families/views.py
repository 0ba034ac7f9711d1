"""Views, windows, and functions applied along axes."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator


@form("layout", "ndarray.view ndarray.byteswap ndarray.flat ndarray.squeeze ndarray.ravel", 0.6)
def viewed(g: Generator) -> str:
    last = g.operation.rpartition(".")[2]
    a = g.some("float64" if last == "view" else "number", least=0 if g.wrong else 1)
    if last == "view":
        return f"{a}.view({g.pick('', 'np.int64', 'np.float32', 'np.complex64', 'np.uint8', 'dtype=np.int64', 'np.complex128')})"
    g.data = last == "squeeze" and g.scope.symbolic  # other sizes may be 1, too
    if last == "flat":
        return f"{a}.flat{g.pick('[0]', '[-1]', '[1:3]', '[::2]', '[[0, 0]]', '.copy()')}"
    return f"{a}.{last}()"


@form("layout", "ndarray.resize", 0.2, effect=True)
def resized(g: Generator) -> str:
    a = g.variable("float64", least=1)
    return f"{a}.copy().resize({g.shape_argument(g.sizes(1, 3))})"


@form("layout", "apply_along_axis apply_over_axes", 0.6)
def applied(g: Generator) -> str:
    a = g.some("float64", least=1, most=3)
    if g.operation == "apply_over_axes":
        axes = g.axes(a.rank, g.rng.randint(1, a.rank))
        given = g.pick(str(axes[0]), str(list(axes)), g.tuple(axes))
        return g.plain(g.pick("np.sum", "np.max"), a, given)
    function = g.pick(
        "np.sum",
        "np.mean",
        "np.sort",
        "np.cumsum",
        "np.diff",
        "lambda v: v * 2",
        "lambda v: v[:1]",
        "len",
        "np.argmax",
        "lambda v: v.max()",
    )
    return g.plain(function, g.axis(a.rank), a)


@form("layout", "lib.stride_tricks.sliding_window_view lib.stride_tricks.as_strided", 0.6)
def windows(g: Generator) -> str:
    a = g.some(least=1, most=3)
    name = f"np.{g.operation}"
    if g.operation.endswith("as_strided"):
        return (
            f"{name}({a}, {g.shape_argument(a.dims)})"
            if g.chance(0.5)
            else f"{name}({a}, shape={g.tuple(a.dims)})"
        )
    axis = g.rng.randrange(a.rank)
    width = g.pick("1", "2", "3", str(a.dims[axis]), "9" if g.wrong else "1")
    kind = g.rng.random()
    if kind < 0.5 or (kind < 0.7 and a.rank > 1):
        return f"{name}({a}, {width}, axis={g.signed(axis, a.rank)})"
    if kind < 0.7:
        return f"{name}({a}, {g.pick(width, f'({width},)', f'window_shape={width}')})"
    widths = [g.pick("1", "2") for _ in a.dims]
    return (
        f"{name}({a}, {g.tuple(widths)}{g.option(0.3, f'axis={g.tuple(range(a.rank))}', 'writeable=False')})"
    )


@form("layout", "packbits unpackbits", 0.2)
def bits(g: Generator) -> str:
    if g.operation == "packbits":
        a = g.some("mask", least=1)
        return g.plain(a, g.option(0.6, f"axis={g.axis(a.rank)}", "axis=None"))
    dims = g.sizes(1, 2)
    a = g.define(dims, "uint8", "bytes")
    return g.plain(a, g.option(0.6, f"axis={g.axis(len(dims))}", "axis=None"), g.option(0.2, "count=3"))
