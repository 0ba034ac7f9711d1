"""Single numbers: those of NumPy, and what Python makes of them; the attributes of arrays."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator


def _number(g: Generator) -> str:
    """An expression whose value is one number."""
    a = g.some("float64", least=1, most=3)
    zeros = ", ".join("0" for _ in a.dims)
    v = g.some("float64", least=1, most=1)
    return g.pick(
        f"{a}.sum()", f"np.mean({a})", f"{a}[{zeros}]", f"{a}.max()", f"np.linalg.norm({a})", f"({v} @ {v})",
        "np.float64(2)", f"np.median({a})", f"{a}.std()", str(g.some("float64", most=0)), f"np.dot({v}, {v})",
    )  # fmt: skip


@form("scalars", "add subtract multiply divide power less greater_equal equal", 1)
def arithmetic(g: Generator) -> str:
    symbol = {
        "add": "+", "subtract": "-", "multiply": "*", "divide": "/", "power": "**", "less": "<", "greater_equal": ">=",
        "equal": "==",
    }[g.operation]  # fmt: skip
    number, other = _number(g), g.pick(_number(g), str(g.some("float64")), "2", "0.5", "np.float32(1)")
    return f"{number} {symbol} {other}" if g.chance(0.6) else f"{other} {symbol} {number}"


@form("scalars", "float int bool complex abs round neg", 1)
def converted(g: Generator) -> str:
    number = _number(g)
    if g.mistake(0.6) and g.operation in {"float", "int", "complex"}:
        number = str(g.some("float64", least=1))
    match g.operation:
        case "bool":
            a = g.some("mask", least=1)
            return f"bool({g.pick(f'{a}.any()', f'np.all({a})', f'{number} > 1', str(a) if g.wrong else f'{a}.all()')})"
        case "neg":
            return f"-{number}"
        case "round":
            return f"round({number}, 2)" if g.chance(0.5) else f"np.round({number}, 2)"
        case _:
            return f"{g.operation}({number})"


@form("scalars", "ndarray.item", 0.4)
def item(g: Generator) -> str:
    if g.mistake(0.3):
        return f"{g.some('real', least=1)}.item()"
    if g.chance(0.5):
        return f"{_number(g)}.item()"
    a = g.some("real", least=1)
    places = ", ".join(g.pick("0", "-1", "1" if g.wrong else "0") for _ in a.dims)
    return f"{a}.item({g.pick('0', places, f'({places},)')})"


@form("scalars", "sqrt exp maximum where clip atleast_1d reshape array zeros_like arange", 0.8)
def functions(g: Generator) -> str:
    number = _number(g)
    match g.operation:
        case "maximum":
            return f"np.maximum({number}, {g.pick('0', str(g.some('float64')))})"
        case "where":
            return f"np.where({number} > 0, {g.some('float64')}, {number})"
        case "clip":
            return f"np.clip({number}, 0, 1)"
        case "reshape":
            return f"np.reshape({number}, {g.pick('(1, 1)', '-1', '1')})"
        case "array":
            return g.pick(f"np.array({number})", f"np.array([{number}, 1.0])", f"np.full((2, 3), {number})")
        case "arange":
            v = g.some("float64", least=1, most=1)
            return g.pick(
                f"np.arange(len({v}))", f"np.zeros({v}.shape[0])", f"np.arange({v}.size)", f"np.eye(len({v}))"
            )
        case _:
            return f"np.{g.operation}({number})"


@form("scalars", "shape ndim size nbytes itemsize ndarray.tolist len ndarray.to_device", 0.8)
def attributes(g: Generator) -> str:
    a = g.some("real", least=1 if g.operation == "len" and not g.wrong else 0)
    match g.operation:
        case "ndarray.tolist":
            return f"{a}.tolist()"
        case "ndarray.to_device":
            return f"{a}.to_device('cpu')"
        case "len":
            return f"len({a})"
        case "shape":
            return g.pick(
                f"{a}.shape", f"np.shape({a})", f"{a}.shape[::-1]", f"{a}.shape[:-1]", f"{a}.shape + (1,)"
            )
        case "size" | "ndim":
            return g.pick(f"np.{g.operation}({a})", f"{a}.{g.operation}")
        case _:
            return f"{a}.{g.operation}"
