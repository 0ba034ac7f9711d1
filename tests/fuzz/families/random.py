"""Random numbers."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator, joined

FRACTIONS = {"p"}
DISTRIBUTIONS = {
    "standard_cauchy standard_normal standard_exponential random": (),
    "normal laplace logistic gumbel": ("loc", "scale"),
    "uniform": ("low", "high"),
    "beta": ("a", "b"),
    "gamma": ("shape", "scale"),
    "exponential rayleigh": ("scale",),
    "standard_t chisquare": ("df",),
    "f": ("dfnum", "dfden"),
    "noncentral_f": ("dfnum", "dfden", "nonc"),
    "noncentral_chisquare": ("df", "nonc"),
    "lognormal": ("mean", "sigma"),
    "wald": ("mean", "scale"),
    "pareto power weibull standard_gamma": ("a",),
    "triangular": ("left", "mode", "right"),
    "vonmises": ("mu", "kappa"),
    "binomial negative_binomial": ("n", "p"),
    "geometric logseries": ("p",),
    "poisson": ("lam",),
    "zipf": ("a",),
    "hypergeometric": ("ngood", "nbad", "nsample"),
}
PARAMETERS = {name: each for names, each in DISTRIBUTIONS.items() for name in names.split()}
LEGACY = " ".join(f"random.{name}" for name in PARAMETERS)
CURRENT = " ".join(f"random.Generator.{name}" for name in PARAMETERS)


def _parameter(g: Generator, name: str, place: int, dims: tuple) -> str:  # type: ignore[type-arg]
    last = g.operation.rpartition(".")[2]
    if last == "hypergeometric":
        return str(3 if place < 2 else 2) if g.chance(0.5) else str(g.array(g.broadcastable(dims), "mask"))
    if name == "n":
        return g.pick("5", str(g.array(g.broadcastable(dims), "index")) if last == "binomial" else "5")
    if name == "p":
        return g.pick("0.5", "0.25")
    if last == "zipf":
        return "2.0"
    if last == "triangular":
        return ("0.0", "0.5", str(g.array(g.broadcastable(dims), "float64")))[place]
    if name == "low":
        return "0"
    return g.pick("1.5", *(str(g.array(g.broadcastable(dims), "float64")) for _ in "ab"))


@form("random", CURRENT, 2)
def drawn(g: Generator) -> str:
    return _drawn(g)


@form("random", LEGACY, 1)
def drawn_as_before(g: Generator) -> str:
    return _drawn(g)


def _drawn(g: Generator) -> str:
    names = PARAMETERS[g.operation.rpartition(".")[2]]
    dims = g.sizes(0, 3)
    given = [_parameter(g, name, place, dims) for place, name in enumerate(names)]
    shape = g.shape_argument(g.spoil(dims)) if dims else g.pick("()", "None")
    size = g.pick("", f"size={shape}", f"size={shape}", shape if len(given) == len(names) else "")
    if names and not size and g.chance(0.1):
        given = []  # all by default
    dtype = ""
    if g.operation in {"random.Generator.random", "random.Generator.standard_normal"}:
        dtype = g.option(0.3, "dtype=np.float32")
    return g.plain(*given, size, dtype)


@form("random", "random.random_integers random.RandomState.tomaxint", 0.1)
def old(g: Generator) -> str:
    size = g.option(0.8, f"size={g.shape_argument(g.sizes(1, 3))}")
    if g.operation == "random.random_integers":
        return g.plain("1", "5", size)
    return f"rs.tomaxint({joined([size])})"


@form("random", "random.random_sample random.ranf random.sample random.rand random.randn", 0.5)
def plain(g: Generator) -> str:
    if g.operation in {"random.rand", "random.randn"}:
        return g.plain(*g.sizes(0, 3))
    return g.plain(g.option(0.8, g.shape_argument(g.sizes(0, 3))))


@form("random", "random.Generator.integers random.randint", 0.8)
def integers(g: Generator) -> str:
    dims = g.sizes(0, 3)
    low = g.pick("", "0", "0")
    high = g.pick("5", str(g.array(g.broadcastable(dims), "int64")))
    shape = g.shape_argument(g.spoil(dims)) if dims else "()"
    return g.plain(low, high, g.option(0.7, f"size={shape}"), g.option(0.2, "dtype=np.int32"))


@form("random", "random.choice random.Generator.choice", 0.6)
def chosen(g: Generator) -> str:
    legacy = "Generator" not in g.operation
    a = g.some("real", least=1, most=1 if legacy and not g.wrong else 3)
    size = g.option(0.8, "3", g.tuple(g.sizes(1, 2)), f"size={g.size()}", f"{g.size()}", "size=None", "()")
    if g.chance(0.2):
        p = g.array(g.spoil(a.dims[:1]), "probability")
        return g.plain(g.array(a.dims[:1], "real"), size, f"p={p}")
    axis = g.option(0.4, f"axis={g.axis(a.rank)}") if not legacy else ""
    source = g.pick(str(a), "5", "[1, 2, 3]", str(g.size())) if not axis else str(a)
    return g.plain(source, size, axis, g.option(0.1, "replace=True"))


@form("random", "random.permutation random.Generator.permutation random.Generator.permuted", 0.5)
def permuted(g: Generator) -> str:
    a = g.some("real", least=1, most=3)
    if g.operation.endswith("permuted"):
        return g.plain(a, g.option(0.5, f"axis={g.axis(a.rank)}", "axis=None"))
    if g.chance(0.4):
        return g.plain(g.pick("5", str(g.size()), "[1, 2, 3]"))
    axis = g.option(0.4, f"axis={g.axis(a.rank)}") if "Generator" in g.operation else ""
    return g.plain(a, axis)


@form("random", "default_rng", 0.2)
def fresh(g: Generator) -> str:
    shape = g.shape_argument(g.sizes(1, 3))
    call = g.pick(
        "normal(size={})",
        "random({})",
        "integers(0, 5, size={})",
        "standard_normal({})",
        "uniform(-1, 1, {})",
    )
    owner = g.pick(
        "np.random.default_rng(0)", "np.random.default_rng()", "np.random.RandomState(1)", "np.random"
    )
    if "integers" in call or "random({})" in call:
        owner = "np.random.default_rng(3)"
    return f"{owner}.{call.format(shape)}"


@form("random", "random.dirichlet random.Generator.dirichlet random.multinomial random.Generator.multinomial"
      " random.multivariate_normal random.Generator.multivariate_normal"
      " random.Generator.multivariate_hypergeometric", 0.6)  # fmt: skip
def vectors(g: Generator) -> str:
    last = g.operation.rpartition(".")[2]
    p = g.array(g.sizes(1, 1), "probability")
    size = g.option(0.6, "size=4", f"size={g.tuple(g.sizes(1, 2))}")
    if last == "multivariate_normal":
        n = p.dims[0]
        return g.plain(g.array((n,), "float64"), g.array(g.spoil((n, n)), "float64"), size)
    if last == "multivariate_hypergeometric":
        return g.plain(g.array(g.sizes(1, 2 if g.wrong else 1), "int64"), "2", size)
    return g.plain("5" if last == "multinomial" else "", p, size)
