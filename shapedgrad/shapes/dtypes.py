"""Result dtypes, as NumPy 2 has them.

A dtype is its name, `float32`; a number of Python, which gives way to the dtype of an array, is a weak one,
`weak float`; None is an unknown dtype.

>>> result_dtype("divide", ["int8", "int8"]), result_dtype("svd", ["complex64"])
('float64', ('complex64', 'float32', 'complex64'))
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from .promotion import DTYPES, NAMES, NUMBERS, WEAK, Dtype, float_bits, promote, rank

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DTYPES", "RULES", "WEAK", "Dtype", "is_rule", "promote", "result_dtype"]

Result: TypeAlias = "Dtype | tuple[Dtype, ...]"
Single: TypeAlias = Callable[[Sequence[Dtype]], Dtype]
Rule: TypeAlias = Callable[[Sequence[Dtype]], Result]


def result_dtype(rule: str, dtypes: Sequence[Dtype], parameter: Dtype = None) -> Result:
    """The dtype of an operation's result, by the name of its rule: a tuple if it has several results.

    `dtypes` are those of the array operands, in order; `parameter` is the argument `dtype=`, which decides
    where it is given. A rule is a name in `RULES`, a dtype, or a default: "parameter:float64". Raises
    `KeyError` for any other.
    """
    rule, _, default = rule.partition(":")
    if rule in DTYPES:
        return rule
    if rule not in _FIXED and parameter is not None:
        return parameter
    return default or RULES[rule](dtypes)


def is_rule(rule: str) -> bool:
    """Whether this names a rule of result dtypes."""
    name, _, default = rule.partition(":")
    return rule in DTYPES or (name in RULES and (not default or default in DTYPES))


def _number(rule: Callable[[str], Dtype]) -> Callable[[Dtype], Dtype]:
    """A rule for numbers: of anything else the result is unknown."""

    def apply(dtype: Dtype) -> Dtype:
        dtype = promote(dtype)
        return rule(dtype) if dtype is not None and dtype in NUMBERS else None

    return apply


@_number
def _inexact(dtype: str) -> Dtype:
    """A float as wide as the integer needs: exp of an int8 is a float16."""
    return dtype if rank(dtype) > 1 else NAMES["float", float_bits(dtype)]


@_number
def _mean(dtype: str) -> Dtype:
    """What is computed in double precision for integers."""
    return dtype if rank(dtype) > 1 else "float64"


@_number
def _real(dtype: str) -> Dtype:
    """The type of the real part."""
    kind, bits = NUMBERS[dtype]
    return NAMES["float", bits] if kind == "complex" else dtype


@_number
def _quotient(dtype: str) -> Dtype:
    """What is not defined for booleans, which count as the smallest integers."""
    return "int8" if dtype == "bool" else dtype


def _difference(dtype: Dtype) -> Dtype:
    """What is left of one number less another of its kind."""
    return {"datetime64": "timedelta64", "bool": None}.get(dtype or "", promote(dtype))


@_number
def _rounded(dtype: str) -> Dtype:
    """What is not defined for booleans, which count as the smallest floats."""
    return "float16" if dtype == "bool" else dtype


@_number
def _paired(dtype: str) -> Dtype:
    """The complex numbers that real ones are sorted as."""
    kind, bits = NUMBERS[dtype]
    if kind == "complex":
        return dtype
    if dtype == "longdouble":
        return "clongdouble"
    return "complex64" if kind in {"int", "uint"} and bits <= 16 else "complex128"


@_number
def _sum(dtype: str) -> Dtype:
    """Integers add up in the widest type of their kind."""
    kind, _ = NUMBERS[dtype]
    return {"bool": "int64", "int": "int64", "uint": "uint64"}.get(kind, dtype)


@_number
def _angle(dtype: str) -> Dtype:
    """The argument of a complex number, or of a real one."""
    return "float64" if dtype == "bool" else _real(_inexact(dtype))


@_number
def _spectrum(dtype: str) -> Dtype:
    """The complex numbers of a Fourier transform."""
    return promote(_mean(dtype), "complex64")


def _arithmetic(dtypes: Sequence[Dtype]) -> Dtype:
    """The promotion of numbers; with dates and durations it depends on the operation."""
    return None if {"datetime64", "timedelta64"} & set(dtypes) else promote(*dtypes)


def _inexact_all(dtypes: Sequence[Dtype]) -> Dtype:
    """Every array as wide a float as it needs: arctan2 of int8 and uint8 is a float16."""
    weak = [dtype for dtype in dtypes if dtype in WEAK]
    strong = [dtype for dtype in dtypes if dtype not in WEAK]
    return promote(*(_inexact(promote(dtype, *weak)) for dtype in strong or weak))


def _average(dtypes: Sequence[Dtype]) -> Dtype:
    """The mean of the first operand, under weights that are the second."""
    result = promote(*map(_mean, dtypes[:1]), *dtypes[1:])
    return result if result in NUMBERS else None


@_number
def _whole(dtype: str) -> Dtype:
    """What is defined for integers alone: of uint64 and int8, which floats hold, there is no result."""
    return dtype if rank(dtype) < 2 else None


def _weighted(dtypes: Sequence[Dtype]) -> Dtype:
    """As `_average`, numbers of Python counting as arrays."""
    return _average([promote(dtype) for dtype in dtypes])


def _strong(dtypes: Sequence[Dtype]) -> Dtype:
    """The promotion where numbers of Python are made arrays first."""
    return _arithmetic([promote(dtype) for dtype in dtypes])


def _interp(dtypes: Sequence[Dtype]) -> Dtype:
    """What is interpolated, in double precision."""
    result = promote(*dtypes[2:3], "float64") if dtypes[2:3] else None
    return {"complex64": "complex128"}.get(result or "", result)


def _lstsq(dtypes: Sequence[Dtype]) -> Result:
    """Solutions in the common dtype, residuals and singular values in its real part, and a rank."""
    common = _each(_mean)(dtypes)
    return common, _real(common), "int32", _real(common)


def _quantile(dtypes: Sequence[Dtype]) -> Dtype:
    """What an interpolation by fractions gives; by integers, which may pick elements, it is unknown."""
    result = promote(*map(promote, dtypes[:1]), *dtypes[1:])
    fractions = [dtype for dtype in dtypes[1:] if dtype == "weak float" or _is_float(dtype)]
    return result if fractions and _is_float(result) else None


def _is_float(dtype: Dtype) -> bool:
    return dtype is not None and NUMBERS.get(dtype, ("", 0))[0] == "float"


def _at(place: int, rule: Callable[[Dtype], Dtype] = promote) -> Single:
    """What a rule makes of one operand."""
    return lambda dtypes: rule(dtypes[place]) if -len(dtypes) <= place < len(dtypes) else None


def _each(rule: Callable[[Dtype], Dtype]) -> Single:
    """The promotion of what a rule makes of every operand."""
    return lambda dtypes: promote(*map(rule, dtypes))


def _with(dtype: str) -> Single:
    """The promotion of all operands, and of one dtype more."""
    return lambda dtypes: promote(*dtypes, dtype)


def _several(*rules: Single) -> Rule:
    """A rule for each of several results."""
    return lambda dtypes: tuple(rule(dtypes) for rule in rules)


def _always(dtype: Dtype) -> Single:
    return lambda _: dtype


RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        # no arrays: nothing at all, a tuple of integers, one integer, nested lists
        "none": _always(None),
        "dims": _always(None),
        "dim": _always(None),
        "list": _always(None),
        # not known
        "parameter": _always(None),
        "bool": lambda dtypes: None if "object" in dtypes else "bool",
        # one operand decides
        "same": _at(0),
        "like": _at(0),
        "choice": _at(0),
        "full": _at(-1),
        "second": _at(1),
        "abs": _at(0, _real),
        "real": _at(0, _real),
        "angle": _at(0, _angle),
        "inexact first": _at(0, _inexact),
        "sum": _at(0, _sum),
        "deviation": _at(0, lambda dtype: _real(_mean(dtype))),
        "derivative": _at(0, _mean),
        "round": _at(0, _rounded),
        "steps": _at(0, _difference),
        "sort_complex": _at(0, _paired),
        "vander": lambda dtypes: promote(*dtypes[:1], "int64"),
        "fft": _at(0, _spectrum),
        # all do
        "promote": _arithmetic,
        "strong": _strong,
        "promote rest": lambda dtypes: promote(*dtypes[1:]),
        "quotient": lambda dtypes: _quotient(_arithmetic(dtypes)),
        "bits": lambda dtypes: _whole(_arithmetic(dtypes)),
        "integers": lambda dtypes: _whole(_quotient(_arithmetic(dtypes))),
        "count": lambda dtypes: promote(*dtypes, "int64"),
        "frequencies": lambda dtypes: promote(*dtypes, "float64"),
        "divide": lambda dtypes: _mean(_arithmetic(dtypes)),
        "inexact": _inexact_all,
        "float_power": _with("float64"),
        "linspace": _with("weak float"),
        "mean": _average,
        "average": _weighted,
        "interp": _interp,
        "quantile": _quantile,
        "linalg": _each(_mean),
        "where": lambda dtypes: promote(*dtypes[1:]) if dtypes[1:] else "int64",
        "bincount": lambda dtypes: "float64" if dtypes[1:] else "int64",
        # several results
        "each": lambda dtypes: tuple(map(promote, dtypes)),
        "indices": lambda dtypes: tuple("int64" if dtype == "bool" else promote(dtype) for dtype in dtypes),
        "lstsq": _lstsq,
        "frexp": _several(_at(0, _inexact), _always("int32")),
        "eigh": _several(_at(0, lambda dtype: _real(_mean(dtype))), _at(0, _mean)),
        "unique_all": _several(_at(0), *[_always("int64")] * 3),
        "unique_pair": _several(_at(0), _always("int64")),
        "slogdet": _several(_at(0, _mean), _at(0, lambda dtype: _real(_mean(dtype)))),
        "svd": _several(_at(0, _mean), _at(0, lambda dtype: _real(_mean(dtype))), _at(0, _mean)),
    }
)
"""The rules by name; the operations that use one are in the table."""

_FIXED = frozenset({"bool", "none", "dims", "dim", "list"})
"""The rules that no argument `dtype=` changes."""
