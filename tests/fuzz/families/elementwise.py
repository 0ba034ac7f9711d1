"""Universal functions, operators, and what else works number by number."""

from __future__ import annotations

from tests.fuzz.choices import Dims
from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator

OPERATORS = {
    "add": "+", "subtract": "-", "multiply": "*", "divide": "/", "floor_divide": "//", "remainder": "%",
    "power": "**", "equal": "==", "not_equal": "!=", "less": "<", "less_equal": "<=", "greater": ">",
    "greater_equal": ">=",
}  # fmt: skip
BITWISE = {"bitwise_and": "&", "bitwise_or": "|", "bitwise_xor": "^", "left_shift": "<<", "right_shift": ">>"}


@form("operators", " ".join(OPERATORS), 3)
def operator(g: Generator) -> str:
    a, b = g.pair("real" if g.operation in {"floor_divide", "remainder"} else "number")
    if g.chance(0.3) and not str(b).startswith("["):
        a, b = b, a
    return f"{a} {OPERATORS[g.operation]} {b}"


@form("operators", " ".join(BITWISE), 0.5)
def bitwise_operator(g: Generator) -> str:
    a, b = g.pair("int")
    return f"{a} {BITWISE[g.operation]} {b}"


@form("operators", "negative positive absolute invert divmod", 0.5)
def unary_operator(g: Generator) -> str:
    if g.operation == "divmod":
        a, b = g.pair("real")
        return f"divmod({a}, {b})"
    if g.operation == "invert":
        return f"~{g.some('int')}"
    return {"negative": "-{}", "positive": "+{}", "absolute": "abs({})"}[g.operation].format(g.some("signed"))


@form(
    "ufuncs",
    "add subtract multiply divide true_divide power pow float_power equal not_equal less less_equal greater"
    " greater_equal logical_and logical_or logical_xor maximum minimum fmax fmin",
)
def binary(g: Generator) -> str:
    return _binary(g, "number")


@form(
    "ufuncs",
    "floor_divide remainder mod fmod logaddexp logaddexp2 arctan2 atan2 hypot copysign nextafter heaviside",
)
def binary_of_reals(g: Generator) -> str:
    return _binary(g, "real")


@form(
    "ufuncs",
    "bitwise_and bitwise_or bitwise_xor gcd lcm left_shift right_shift bitwise_left_shift"
    " bitwise_right_shift",
    0.6,
)
def binary_of_integers(g: Generator) -> str:
    return _binary(g, "int")


def _binary(g: Generator, kind: str) -> str:
    a, b = g.pair(kind)
    if g.chance(0.08) and kind != "int":
        a = g.some("float64")
        return g.plain(a, g.array(g.broadcastable(a.dims), "float64"), _out(g, a.dims))
    return g.plain(a, b)


def _out(g: Generator, dims: Dims) -> str:
    """Where the result goes, by place, by name or as a tuple."""
    out = g.array(g.spoil(dims), "float64")
    return g.pick(str(out), f"out={out}", f"out=({out},)")


@form("ufuncs", "ldexp divmod", 0.2)
def binary_of_their_own(g: Generator) -> str:
    a = g.some("float" if g.operation == "ldexp" else "real")
    return g.plain(a, g.array(g.broadcastable(a.dims), "index" if g.operation == "ldexp" else "real"))


@form(
    "ufuncs",
    "negative positive sign square reciprocal conjugate conj absolute abs exp exp2 expm1 log log2 log10 log1p"
    " sqrt sin cos tan arcsin asin arccos acos arctan atan sinh cosh tanh arcsinh asinh arccosh acosh arctanh"
    " atanh isfinite isinf isnan logical_not rint",
)
def unary(g: Generator) -> str:
    return _unary(g, "signed")


@form(
    "ufuncs",
    "floor ceil trunc cbrt fabs degrees radians deg2rad rad2deg spacing signbit modf frexp fix isposinf isneginf",
    0.7,
)
def unary_of_reals(g: Generator) -> str:
    return _unary(g, "real")


def _unary(g: Generator, kind: str) -> str:
    a = g.some(kind)
    if g.operation in {"isposinf", "isneginf", "fix", "modf", "frexp"}:
        return g.plain(a)
    if g.chance(0.1):
        a = g.some("float64")
        return g.plain(a, _out(g, a.dims))
    if g.operation in {"conjugate", "conj"} and g.chance(0.4):
        return f"{a}.{g.operation}()"
    return g.plain(a)


@form("ufuncs", "invert bitwise_not bitwise_invert bitwise_count", 0.3)
def unary_of_integers(g: Generator) -> str:
    return g.plain(g.some("int"))


@form("ufuncs", "isnat", 0.05)
def of_times(g: Generator) -> str:
    dims = g.sizes(1)
    where = f"where={g.array(g.broadcastable(dims), 'mask')}"
    return g.plain(f"np.zeros({g.shape_argument(dims)}, dtype='datetime64[s]')", g.option(0.2, where))


@form("elementwise", "round around clip where nan_to_num", 1.5)
def rounded(g: Generator) -> str:
    a = g.some("real")
    if g.operation in {"round", "around"}:
        return g.call(a, g.option(0.4, "1", "decimals=2"))
    if g.operation == "nan_to_num":
        return g.call(a)
    if g.operation == "clip":
        low, high = (g.pick("0", "1", str(g.array(g.broadcastable(a.dims), "real"))) for _ in "ab")
        named = (f"min={low}", f"max={high}")
        return g.call(a, *g.pick((low, high), (low, "None"), ("None", high), named, named[:1]))
    b = g.pick(str(g.array(g.broadcastable(a.dims), "number")), "0", "2.5", "[1]")
    mask = g.pick(f"{a} > 1", str(g.array(g.broadcastable(a.dims), "mask")))
    return f"np.where({mask}, {g.pick((f'{a}, {b}'), (f'{b}, {a}'))})"


@form("elementwise", "where", 0.2, data=True)
def where_true(g: Generator) -> str:
    return g.plain(g.some("mask", least=1))


@form("elementwise", "isclose allclose array_equal array_equiv select piecewise", 0.8)
def compared(g: Generator) -> str:
    a, b = g.pair("float64")
    if g.operation == "select":
        masks = [g.array(g.broadcastable(a.dims), "mask") for _ in "ab"]
        values = [g.array(g.broadcastable(a.dims), "float64") for _ in "ab"]
        default = g.option(0.3, "1.5", f"default={g.array(g.broadcastable(a.dims), 'float64')}")
        return g.plain(_list(masks), _list(values[: 1 if g.mistake(0.3) else 2]), default)
    if g.operation == "piecewise":
        otherwise = g.pick(
            "[0.0, 1.0]", "[lambda y: y * 2, 1.0]", "[np.sin, np.cos, 0]" if g.wrong else "[1, 2]"
        )
        return f"np.piecewise({a}, [{g.pick(f'{a} > 1', str(g.array(a.dims, 'mask')))}], {otherwise})"
    return g.plain(a, b)


def _list(items: object) -> str:
    return f"[{', '.join(map(str, items))}]"  # type: ignore[call-overload]


@form("elementwise", "real imag angle isreal iscomplex sinc i0 real_if_close unwrap", 0.8)
def parts(g: Generator) -> str:
    if g.operation == "unwrap":
        a = g.some("float64", least=1)
        return g.plain(a, g.option(0.5, f"axis={g.axis(a.rank)}"))
    return g.plain(g.some("float" if g.operation in {"i0", "sinc"} else "signed"))


@form("elementwise", "ndarray.real ndarray.imag ndarray.conj ndarray.copy ndarray.astype astype copy", 0.8)
def attributes(g: Generator) -> str:
    a = g.some("number")
    last = g.operation.rpartition(".")[2]
    if last in {"real", "imag"}:
        return f"{a}.{last}"
    if last == "astype":
        dtype = g.pick("np.float32", "float", "int", "np.int64", "'float64'", "bool", "np.complex128")
        return (
            f"np.astype({a}, {dtype})"
            if g.operation == "astype" and "'" not in dtype
            else f"{a}.astype({dtype})"
        )
    return g.call(a)
