"""The methods of universal functions, and Python functions that are made universal."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator

ADDITIVE = (
    "add",
    "multiply",
    "maximum",
    "minimum",
    "logical_or",
    "logical_and",
    "hypot",
    "logaddexp",
    "fmax",
)
ANY = (*ADDITIVE, "subtract", "divide", "power", "less", "arctan2")
BITS = ("bitwise_or", "bitwise_and", "gcd", "lcm")


@form("ufunc methods", "ufunc.reduce ufunc.accumulate ufunc.reduceat ufunc.outer", 1.5)
def method(g: Generator) -> str:
    last = g.operation.rpartition(".")[2]
    kind = g.pick("float64", "float64", "real", "int")
    names = {"float64": ANY if last == "outer" else ADDITIVE, "real": ("add", "maximum"), "int": BITS}[kind]
    ufunc = f"np.{g.pick(*names)}"
    a = g.some(kind, least=0 if last == "outer" or g.wrong else 1)
    if last == "outer":
        return f"{ufunc}.outer({a}, {g.pick(str(g.some(kind, most=2)), '2', '[1, 2]')})"
    if last == "reduce":
        rest = g.axis_argument(a.rank) + g.option(0.3, "keepdims=True") + g.option(0.1, "initial=1")
        return f"{ufunc}.reduce({a}{rest})"
    axis = g.option(0.7, f"axis={g.axis(a.rank)}", str(g.axis(a.rank)))
    if last == "accumulate":
        return f"{ufunc}.accumulate({a}{axis})"
    indices = g.pick("[0, 0]", "[0]", "(0, 0)", str(g.array((g.size(),), "index")))
    return f"{ufunc}.reduceat({a}, {indices}{axis})"


@form("ufunc methods", "ufunc.at", 0.4, effect=True)
def at(g: Generator) -> str:
    a = g.variable("float64", least=1)
    length = g.size()
    where = g.pick("0", "[0, 0]", "...", str(g.array((length,), "index")), "(0, ...)", "slice(0, 2)")
    if where.startswith("a"):
        value = str(g.array(g.broadcastable((length, *a.dims[1:])), "float64"))
        return f"np.{g.pick('add', 'maximum')}.at({a}, {where}, {value})"
    if g.chance(0.2):
        return f"np.negative.at({a}, {where})"
    return f"np.{g.pick('add', 'subtract', 'multiply')}.at({a}, {where}, {g.pick('1', '2.5')})"


@form("elementwise", "vectorize.__call__", 0.4)
def vectorized(g: Generator) -> str:
    a = g.some("float64")
    b = g.array(g.broadcastable(a.dims), "float64")
    return g.pick(
        f"np.vectorize(abs)({a})",
        f"np.vectorize(lambda x, y: x + y)({a}, {b})",
        f"np.vectorize(lambda x, y: x * y, otypes=[float])({a}, {b})",
        f"np.vectorize(abs, otypes=[np.float64])({a})",
    )


@form("elementwise", "vectorize.__call__", 0.4)
def with_signature(g: Generator) -> str:
    batch, n, m = g.sizes(0, 2), g.size(), g.size()
    v = g.array((*g.broadcastable(batch), *g.spoil((n,), 0.3)), "float64")
    a = g.array((*batch, m, n), "float64")
    return g.pick(
        f"np.vectorize(np.sum, signature='(n)->()')({v})",
        f"np.vectorize(np.cumsum, signature='(n)->(n)')({v})",
        f"np.vectorize(np.matmul, signature='(m,n),(n)->(m)')({a}, {v})",
        f"np.vectorize(np.dot, signature='(n),(n)->()')({v}, {v})",
        f"np.vectorize(np.outer, signature='(n),(m)->(n,m)')({v}, {g.array((m,), 'float64')})",
    )
