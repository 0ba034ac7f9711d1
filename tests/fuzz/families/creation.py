"""Making arrays."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator


def _dtype(g: Generator) -> str:
    return g.option(
        0.4, "dtype=int", "dtype=np.float32", "dtype=bool", "dtype='int64'", "dtype=np.complex128"
    )


@form("creation", "zeros ones empty full", 1.5)
def filled(g: Generator) -> str:
    dims = [str(each) for each in g.sizes()]
    if dims and g.mistake():
        dims[0] = "-1"
    shape = g.tuple(dims) if len(dims) != 1 or g.chance(0.5) else dims[0]
    value = g.pick("0", "1.5", "True", "2j") if g.operation == "full" else ""
    if g.operation == "full" and dims and g.chance(0.2) and not g.wrong:
        value = str(g.array(g.sizes(1, 1), "real")) if len(dims) == 0 else "7"
    return g.plain(shape, value, _dtype(g))


@form("creation", "zeros_like ones_like empty_like full_like", 0.8)
def like(g: Generator) -> str:
    a = g.some()
    value = g.pick("0", "1.5") if g.operation == "full_like" else ""
    return g.plain(a, value, _dtype(g), g.option(0.2, f"shape={g.shape_argument(g.sizes())}"))


@form("creation", "eye identity tri hanning hamming bartlett blackman kaiser", 0.8)
def matrices(g: Generator) -> str:
    if g.operation in {"eye", "tri"}:
        return g.plain(
            g.size(), g.option(0.5, str(g.size()), f"M={g.size()}"), g.option(0.3, "k=1"), _dtype(g)
        )
    return g.plain(g.size(), "14.0" if g.operation == "kaiser" else "")


@form(
    "creation",
    "array asarray asanyarray asarray_chkfinite ascontiguousarray asfortranarray require copy",
    1,
)
def converted(g: Generator) -> str:
    if g.chance(0.4) or g.operation == "require":
        return g.plain(g.some())
    nested = g.pick(
        "[1, 2, 3]", "[[1.0, 2.0], [3.0, 4.0]]", "[[1], [2], [3]]", "5", "(1, 2)", "[[[1, 2]], [[3, 4]]]", "[]",
        "[(1, 2), (3, 4)]", "[True, False]", "[1, 2.5]", f"[{g.size()}, 2]",
    )  # fmt: skip
    if g.chance(0.2):
        a = g.some(most=2)
        nested = f"[{a}, {g.array(g.spoil(a.dims))}]"
    if g.mistake():
        nested = g.pick("[[1, 2], [3]]", "[[1, 2], 3]")
    return g.plain(nested, g.option(0.3, "dtype=float", "dtype=np.int32"))


@form("creation", "frombuffer fromiter", 0.2)
def read(g: Generator) -> str:
    if g.operation == "fromiter":
        return g.plain("range(3)", g.pick("float", "dtype=int", "np.float32"), g.option(0.5, "count=3"))
    return g.plain(f"b'{'a' * 16}'", g.pick("", "dtype=np.float32", "np.uint8"), g.option(0.3, "count=2"))


@form("creation", "arange", 1)
def arange(g: Generator) -> str:
    numbers = [g.pick("0", "1", "2", "5", "7", "-3", str(g.size()), str(g.size())) for _ in "ab"]
    step = g.pick("1", "2", "3", "-1", "0.5")
    return g.plain(
        *g.pick(numbers[:1], [str(g.size())], numbers, [*numbers, step], ["0.0", "1.0", "0.25"]),
        g.option(0.25, "dtype=float", "dtype=np.float32", "dtype=np.int32"),
    )


@form("creation", "linspace logspace geomspace", 0.8)
def spaced(g: Generator) -> str:
    start, stop = g.pick("1", "0.5"), g.pick("2", "5.0")
    if g.chance(0.2):
        a = g.some("float64", most=2)
        start, stop = str(a), str(g.array(g.broadcastable(a.dims), "float64"))
    rest = g.option(0.7, str(g.size()), f"num={g.size()}", "5")
    return g.plain(start, stop, rest, g.option(0.15, "endpoint=False", "dtype=np.float32"))


@form("creation", "meshgrid indices", 0.8)
def grids(g: Generator) -> str:
    if g.operation == "indices":
        return g.plain(g.tuple(g.sizes(0, 3)), g.option(0.3, "dtype=float"))
    vectors = [g.some("real", most=1) for _ in range(g.rng.randint(1, 3))]
    return g.plain(*vectors, g.option(0.4, "indexing='ij'", "indexing='xy'"), g.option(0.2, "sparse=True"))


@form("creation", "diag diagflat tril triu vander", 1)
def diagonals(g: Generator) -> str:
    most = 2 if g.operation == "diag" else 1 if g.operation == "vander" else 4
    a = g.some(least=1, most=3 if g.wrong else most)
    if g.operation == "vander":
        return g.plain(a, g.option(0.5, str(g.size()), "N=3", "increasing=True"))
    return g.plain(a, g.option(0.4, "1", "k=-1", "k=2"))
