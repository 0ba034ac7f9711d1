"""Result dtypes are those that NumPy gives."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from shapedgrad.shapes.dtypes import RULES, is_rule, result_dtype
from shapedgrad.shapes.promotion import DTYPES, NUMBERS, WEAK, promote

SPELLED = {"str": "U5", "bytes": "S5", "datetime64": "M8[s]", "timedelta64": "m8[s]"}
SCALARS: dict[str, Any] = {"weak int": 1, "weak float": 1.0, "weak complex": 1j}
ALL = [*sorted(DTYPES), *WEAK]
NUMERIC = [*sorted(NUMBERS), *WEAK]


def dtype_name(dtype: np.dtype[Any]) -> str:
    for long in ("longdouble", "clongdouble"):
        if dtype == np.dtype(long):
            return long
    others = {"U": "str", "S": "bytes", "O": "object", "M": "datetime64", "m": "timedelta64"}
    return others.get(dtype.kind, dtype.name)


def numpy_dtype(name: str) -> np.dtype[Any]:
    return np.dtype(SPELLED.get(name, name))


def numpy_promotion(names: tuple[str, ...]) -> str | None:
    try:
        return dtype_name(np.result_type(*(SCALARS[n] if n in SCALARS else numpy_dtype(n) for n in names)))
    except (TypeError, ValueError):
        return None


@pytest.mark.parametrize("count", [1, 2])
def test_promotion_of_every_pair(count: int) -> None:
    for names in itertools.product(ALL, repeat=count):
        assert promote(*names) == numpy_promotion(names), names


def test_promotion_of_every_three_numbers() -> None:
    for names in itertools.combinations_with_replacement(NUMERIC, 3):
        assert promote(*names) == numpy_promotion(names), names


def test_promotion_of_what_is_unknown() -> None:
    assert promote() is None
    assert promote("int8", None) is None
    assert promote("object", None) is None
    assert promote("void") is None


def operand(name: str) -> Any:
    """A symmetric, positive definite matrix of a dtype, or a number of Python."""
    if name in SCALARS:
        return SCALARS[name]
    numbers = np.array([[2, 1], [1, 2]])
    return (numbers > 1 if name == "bool" else numbers).astype(numpy_dtype(name))


def numpy_result(function: Callable[..., Any], names: tuple[str, ...]) -> Any:
    """The dtype of what NumPy computes, or of all if these are several; None if it refuses."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = function(*map(operand, names))
    except Exception:  # noqa: BLE001  # whatever NumPy raises: only what works has a dtype
        return None
    if isinstance(result, tuple):
        return tuple(dtype_name(np.asarray(part).dtype) for part in result)
    return dtype_name(np.asarray(result).dtype)


UNARY = [
    ("same", np.positive),
    ("same", np.transpose),
    ("abs", np.abs),
    ("real", np.real),
    ("angle", np.angle),
    ("inexact", np.exp),
    ("inexact first", lambda x: np.ldexp(x, 1)),
    ("sum", np.sum),
    ("sum", np.cumprod),
    ("mean", np.mean),
    ("mean", np.median),
    ("deviation", np.std),
    ("linalg", np.linalg.inv),
    ("deviation", np.linalg.norm),
    ("float_power", np.cov),
    ("fft", np.fft.fft),
    ("vander", lambda x: np.vander(x[0])),
    ("frexp", np.frexp),
    ("eigh", np.linalg.eigh),
    ("slogdet", np.linalg.slogdet),
    ("svd", np.linalg.svd),
    ("where", np.flatnonzero),
    ("bincount", lambda x: np.bincount(x[0])),
    ("sort_complex", lambda x: np.sort_complex(x)),
    ("round", lambda x: np.round(x)),
    ("each", lambda x: (x,)),
    ("like", np.zeros_like),
    ("bool", np.isfinite),
    ("full", lambda x: np.full((2, 2), x)),
]
BINARY = [
    ("promote", np.add),
    ("promote", np.multiply),
    ("promote", np.maximum),
    ("promote", np.matmul),
    ("promote", lambda x, y: np.concatenate([x, y])),
    ("quotient", np.floor_divide),
    ("quotient", np.remainder),
    ("quotient", np.power),
    ("divide", np.divide),
    ("inexact", np.arctan2),
    ("inexact", np.logaddexp),
    ("float_power", np.float_power),
    ("linspace", lambda x, y: np.linspace(x, y, 3)),
    ("linalg", np.linalg.solve),
    ("mean", lambda x, y: np.average(x, weights=y)),
    ("quantile", lambda x, y: np.quantile(x, y - y)),
    ("bool", np.equal),
    ("each", lambda x, y: (x, y)),
    ("bincount", lambda x, y: np.bincount(x[0], y[0])),
    ("second", lambda x, y: np.extract(x, y)),
    ("promote rest", lambda x, y: np.choose(0, [y])),
]


def is_right(claimed: object, actual: object) -> bool:
    """Whether a claim is what NumPy gives, or no claim."""
    if isinstance(claimed, tuple) and isinstance(actual, tuple):
        return len(claimed) == len(actual) and all(map(is_right, claimed, actual))
    return claimed is None or claimed == actual


@pytest.mark.parametrize("rule, function", UNARY)
def test_rules_of_one_operand(rule: str, function: Callable[..., Any]) -> None:
    for name in ALL:
        actual = numpy_result(function, (name,))
        if actual is not None:
            assert is_right(result_dtype(rule, [name]), actual), (name, actual)


@pytest.mark.parametrize("rule, function", BINARY)
def test_rules_of_two_operands(rule: str, function: Callable[..., Any]) -> None:
    for names in itertools.product(ALL, repeat=2):
        actual = numpy_result(function, names)
        if actual is not None:
            assert is_right(result_dtype(rule, names), actual), (names, actual)


def test_where_has_a_condition_in_front() -> None:
    for names in itertools.product(NUMERIC, repeat=2):
        actual = numpy_result(lambda x, y: np.where(True, x, y), names)
        assert result_dtype("where", ["bool", *names]) == actual, names


@pytest.mark.parametrize(
    "rule", ["promote", "divide", "inexact", "sum", "mean", "float_power", "linalg", "fft"]
)
def test_numbers_have_a_known_result(rule: str) -> None:
    assert all(result_dtype(rule, [name]) is not None for name in NUMERIC)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_no_rule_fails_on_what_is_unknown(rule: str) -> None:
    for dtypes in ([], [None], [None, None], ["object"], ["float64", None]):
        result = result_dtype(rule, dtypes)
        assert result is None or isinstance(result, str | tuple)


def test_the_parameter_decides() -> None:
    assert result_dtype("sum", ["int8"], "int16") == "int16"
    assert result_dtype("parameter:float64", []) == "float64"
    assert result_dtype("parameter:float64", [], "int8") == "int8"
    assert result_dtype("parameter", [], "int8") == "int8"
    assert result_dtype("parameter", []) is None
    assert result_dtype("bool", ["int8"], "int16") == "bool"
    assert result_dtype("int64", ["int8"]) == "int64"


def test_the_names_of_rules() -> None:
    assert all(map(is_rule, [*RULES, *DTYPES, "parameter:float64"]))
    assert not any(map(is_rule, ["guess", "parameter:guess", "guess:float64"]))
    with pytest.raises(KeyError):
        result_dtype("guess", [])
