"""Making arrays of sizes, of other arrays, and of what is written out."""

from __future__ import annotations

from tests.fuzz import literals
from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator

DTYPES = (
    "dtype=int",
    "dtype=np.float32",
    "dtype=bool",
    "dtype='int64'",
    "dtype=np.complex128",
    "dtype=float",
)


def _shape(g: Generator) -> str:
    """A shape as an argument, in one of its forms."""
    dims = g.sizes()
    if dims and g.mistake():
        return g.tuple(["-1", *dims[1:]])
    if g.chance(0.08):
        a = g.some(least=1)
        return g.pick(
            f"(*{a}.shape, 2)", f"{a}.shape[:1]", f"{a}.shape[::-1]", f"{a}.shape + (3,)", f"{a}.size"
        )
    return g.shape_argument(dims) if dims else "()"


@form("creation", "zeros ones empty full", 1.5)
def filled(g: Generator) -> str:
    if g.operation == "full" and g.chance(0.25):
        dims = g.sizes(1, 3)
        return g.plain(g.shape_argument(dims), g.array(g.broadcastable(dims), "real"), g.option(0.3, *DTYPES))
    value = g.pick("0", "1.5", "True", "2j", "np.float32(2)") if g.operation == "full" else ""
    shape = _shape(g)
    return g.plain(f"shape={shape}" if g.chance(0.06) and not value else shape, value, g.option(0.4, *DTYPES))


@form("creation", "zeros_like ones_like empty_like full_like", 0.8)
def like(g: Generator) -> str:
    a = g.some()
    value = (
        g.pick("0", "1.5", str(g.array(g.broadcastable(a.dims), "real")))
        if g.operation == "full_like"
        else ""
    )
    shape = (
        "" if value.startswith("a") else g.option(0.2, f"shape={g.shape_argument(g.sizes(1))}", "shape=()")
    )
    return g.plain(a, value, g.option(0.4, *DTYPES), shape)


@form("creation", "eye identity tri hanning hamming bartlett blackman kaiser", 0.8)
def matrices(g: Generator) -> str:
    if g.operation in {"eye", "tri"}:
        columns = g.option(0.5, str(g.size()), f"M={g.size()}", "None")
        return g.plain(g.size(), columns, g.option(0.3, "k=1", "k=-2"), g.option(0.4, *DTYPES))
    return g.plain(g.size(), "14.0" if g.operation == "kaiser" else "")


CONVERSIONS = "array asarray asanyarray asarray_chkfinite ascontiguousarray asfortranarray require copy"


@form("creation", CONVERSIONS, 1.5)
def converted(g: Generator) -> str:
    if g.chance(0.3):
        return g.plain(g.some())
    dtype = g.option(0.3, "dtype=float", "dtype=np.int32", "float")
    takes_dtype = g.operation not in {"copy", "require"}
    return g.plain(literals.ragged(g.rng) if g.mistake() else _nested(g), dtype if takes_dtype else "")


def _nested(g: Generator) -> str:
    """What becomes an array: lists in lists, of numbers and of arrays, and other sequences."""
    kind = g.rng.random()
    if kind < 0.5:
        values = g.pick(("1", "2", "-3"), ("1.0", "2.5", "3"), ("True", "False"), ("1", "2j"))
        return literals.of_sizes([g.pick(1, 2, 2, 3, 4) for _ in range(g.rng.randint(0, 4))], g.rng, values)
    if kind < 0.75:
        a = g.some(most=2)
        parts = [str(a), *(str(g.array(g.spoil(a.dims))) for _ in range(g.rng.randint(0, 2)))]
        row = f"[{', '.join(parts)}]"
        return g.pick(row, g.tuple(parts), f"[{row}, {row}]")
    if kind < 0.9:
        a = g.some("float64", least=1)
        return g.pick(
            f"[{g.size()}, 2]", f"[{a}.sum(), 1.0]", f"[[{a}.max()], [0]]", f"[len({a}), {a}.shape[0]]"
        )
    return g.pick(
        "[]", "[[], []]", "5", "2.5", f"range({g.size()})", f"[0] * {g.size()}", "['a', 'bc']", "[None]"
    )


@form("creation", "ndarray from_dlpack", 0.2)
def constructed(g: Generator) -> str:
    if g.operation == "from_dlpack":
        return g.plain(str(g.some("float64")))
    dims = g.sizes(1, 3)
    return g.plain(
        g.pick("", "shape=") + g.tuple(dims),
        g.option(0.5, "dtype=np.float32", "dtype=np.int64", "dtype=float"),
    )


@form("creation", "frombuffer fromiter", 0.2)
def read(g: Generator) -> str:
    if g.operation == "fromiter":
        return g.plain("range(3)", g.pick("float", "dtype=int", "np.float32"), g.option(0.5, "count=3"))
    return g.plain(f"b'{'a' * 16}'", g.pick("", "dtype=np.float32", "np.uint8"), g.option(0.3, "count=2"))


@form("creation", "loadtxt genfromtxt fromstring", 0.15, data=True)
def parsed(g: Generator) -> str:
    if g.operation == "fromstring":
        return g.plain("'1 2 3'", "sep=' '", g.option(0.5, "dtype=int", "count=2"))
    lines = g.pick("['1 2', '3 4']", "['1 2 3']", "['1', '2']")
    return g.plain(lines, g.option(0.3, "dtype=np.float32"), g.option(0.5, "ndmin=2", "usecols=0", "ndmin=1"))


@form("creation", "arange", 1)
def arange(g: Generator) -> str:
    numbers = [g.pick("0", "1", "2", "5", "7", "-3", str(g.size()), str(g.size())) for _ in "ab"]
    step = g.pick("1", "2", "3", "-1", "0.5")
    floats = g.pick(
        ["0.0", "1.0", "0.25"], ["3.0"], ["0", "1", "0.1"], ["1.0", "4.0"], ["-1.5", "1.5", "0.5"]
    )
    given = g.pick(
        numbers[:1], [str(g.size())], numbers, [*numbers, step], floats, [*numbers, f"step={step}"]
    )
    return g.plain(*given, g.option(0.25, "dtype=float", "dtype=np.float32", "dtype=np.int32"))


@form("creation", "linspace logspace geomspace", 0.8)
def spaced(g: Generator) -> str:
    start, stop = g.pick("1", "0.5"), g.pick("2", "5.0")
    rest = g.option(0.7, str(g.size()), f"num={g.size()}", "5")
    axis = ""
    if g.chance(0.3):
        a = g.some("float64", most=2)
        start, stop = str(a), str(g.array(g.broadcastable(a.dims), "float64"))
        axis = g.option(0.4, f"axis={g.axis(a.rank + 1)}")
    if g.operation == "linspace" and g.chance(0.15):
        axis += ", retstep=True"
    return g.plain(start, stop, rest, g.option(0.15, "endpoint=False", "dtype=np.float32"), axis)


@form("creation", "meshgrid indices", 0.8)
def grids(g: Generator) -> str:
    if g.operation == "indices":
        dims = g.sizes(0, 3)
        shape = g.shape_argument(dims) if len(dims) > 1 else g.tuple(dims)
        return g.plain(shape, g.option(0.3, "dtype=float"), g.option(0.2, "sparse=True", "sparse=False"))
    vectors = [g.some("real", most=1) for _ in range(g.rng.randint(0 if g.chance(0.1) else 1, 3))]
    return g.plain(*vectors, g.option(0.4, "indexing='ij'", "indexing='xy'"), g.option(0.2, "sparse=True"))


@form("creation", "mgrid ogrid", 0.5)
def open_grids(g: Generator) -> str:
    parts = [_range(g) for _ in range(g.rng.randint(1, 3))]
    return f"np.{g.operation}[{', '.join(parts)}]"


def _range(g: Generator) -> str:
    if g.chance(0.25):
        return g.pick("0:1:5j", "0:10:3j", "-1:1:10j")
    if g.chance(0.15):
        return g.pick("0:1:0.25", "0.0:2.0:0.5", "0.0:3.0")
    start, stop = g.pick("", "0", "1", "-2"), g.pick("5", "3", str(g.size()))
    return f"{start}:{stop}{g.pick('', '', ':2', ':1')}"


@form("creation", "fromfunction", 0.3)
def of_function(g: Generator) -> str:
    dims = g.sizes(1, 3)
    names = [f"i{place}" for place in range(len(dims))]
    body = g.pick(" + ".join(names), f"{names[0]} * 2", f"np.sin({names[-1]})")
    return g.plain(
        f"lambda {', '.join(names)}: {body}", g.tuple(dims), g.option(0.3, "dtype=int", "dtype=float")
    )


@form("creation", "diag diagflat tril triu vander", 1)
def diagonals(g: Generator) -> str:
    most = 2 if g.operation == "diag" else 1 if g.operation == "vander" else 4
    a = g.some(least=1, most=3 if g.wrong else most)
    if g.operation == "vander":
        return g.plain(a, g.option(0.5, str(g.size()), "N=3", "increasing=True"))
    return g.plain(a, g.option(0.4, "1", "k=-1", "k=2"))


@form("creation", "block", 0.5)
def blocks(g: Generator) -> str:
    m, n, p, q = (g.size() for _ in "mnpq")
    if g.chance(0.4):
        a = g.some(least=1, most=3)
        b = g.array(g.spoil((*a.dims[:-1], g.size())))
        return g.plain(g.pick(f"[{a}, {b}]", f"[[{a}, {b}]]", f"[[{a}], [{a}]]", f"[{a}, {a}, {a}]", str(a)))
    if g.chance(0.2):
        v = g.array((n,))
        return g.plain(g.pick(f"[[{v}], [{v}]]", f"[1, {v}, 2.0]", "[[1, 2], [3, 4]]", f"[{v}, 0]"))
    a, b = g.array((m, n)), g.array(g.spoil((m, q), 0.3))
    c, d = g.array(g.spoil((p, n), 0.3)), g.array((p, q))
    return g.plain(g.pick(f"[[{a}, {b}], [{c}, {d}]]", f"[[{a}, {b}], [{c}, np.zeros(({p}, {q}))]]"))


@form("creation", "r_ c_", 0.5)
def joined_in_brackets(g: Generator) -> str:
    v, w = g.some(least=1, most=1), g.some(least=1, most=1)
    if g.operation == "c_":
        w = g.array(g.spoil(v.dims))
        a = g.array((v.dims[0], g.size()))
        return f"np.c_[{g.pick(f'{v}, {w}', f'{v}', f'{a}, {v}', f'{v}, {a}, {w}')}]"
    a = g.some(least=2, most=3)
    b = g.array(g.spoil((g.size(), *a.dims[1:])))
    ranges = g.pick("0:5", "1:10:2", "0:1:5j", f"0:{g.size()}")
    return f"np.r_[{g.pick(f'{v}, {w}', f'{v}, 0, {w}', '1, 2, 3', ranges, f'{ranges}, {v}', f'{a}, {b}')}]"


@form("creation", "broadcast_shapes", 0.2)
def shapes(g: Generator) -> str:
    a = g.some()
    return g.plain(
        f"{a}.shape", g.pick("(1,)", f"{g.array(g.broadcastable(a.dims))}.shape", "2" if g.wrong else "1")
    )
