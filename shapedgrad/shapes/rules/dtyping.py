"""Result dtypes that depend on more of a call than its operands' dtypes.

Each is given the dtypes of the operands by the rule's parameters, the arguments that were given, and the
dtype that was asked for. What an unknown argument leaves open is None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from shapedgrad.shapes.dim import UNKNOWN, at_least
from shapedgrad.shapes.dtypes import result_dtype
from shapedgrad.shapes.promotion import NUMBERS, Dtype, promote
from shapedgrad.shapes.shape import SCALAR, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

DTypes: TypeAlias = "Mapping[str, Any]"
Values: TypeAlias = "Mapping[str, Any]"


def difference(dtypes: DTypes, values: Values, requested: Dtype) -> Dtype:
    """The common dtype of what is subtracted; that of the array itself, if no difference is taken."""
    return _either(values.get("n", 1), _strong(dtypes["a"]), _strong(*dtypes.values()))


def derivative(dtypes: DTypes, values: Values, requested: Dtype) -> Dtype:
    """That of coefficients times integers; that of the polynomial itself, if no derivative is taken."""
    own = promote(dtypes["p"])
    return _either(values.get("m", 1), own, promote(own, "int64"))


def integral(dtypes: DTypes, values: Values, requested: Dtype) -> Dtype:
    """That of quotients in double precision; that of the polynomial itself, if no integral is taken."""
    constants = [dtypes["k"]] if dtypes.get("k") else []
    own = promote(dtypes["p"])
    return _either(values.get("m", 1), own, promote(own, "float64", *constants))


def quotient(dtypes: DTypes, values: Values, requested: Dtype) -> Dtype:
    """The common dtype of two polynomials, or floats."""
    return promote(_strong(dtypes["u"]), _strong(dtypes["v"]), "weak float")


def coefficients(dtypes: DTypes, values: Values, requested: Dtype) -> Dtype:
    """Floats, for zeros that are real; unknown for complex ones, which may be pairs, and for matrices."""
    own, zeros = promote(dtypes["seq_of_zeros"]), values["seq_of_zeros"]
    if own not in NUMBERS or _is_complex(own) or zeros.rank != 1:
        return None
    if own in {"float32", "longdouble"}:
        return own if at_least(zeros.dim(0), 1) else None
    return "float64"


def fit(dtypes: DTypes, values: Values, requested: Dtype) -> object:
    """Coefficients in double precision, and what comes with them."""
    found = promote(*dtypes.values(), "float64")
    full, cov = values.get("full", False), values.get("cov", False)
    if full is UNKNOWN or cov is UNKNOWN:
        return None
    if full:
        return found, "float64", "int32", "float64", None
    return (found, found if found == "float64" else None) if cov else found


def selected(dtypes: DTypes, values: Values, requested: Dtype) -> Dtype:
    """What holds all choices and the default."""
    return promote(*dtypes["choicelist"], dtypes.get("default", "weak int"))


def power(dtypes: DTypes, values: Values, requested: Dtype) -> Dtype:
    """That of the matrices; of their inverses, if the power is negative."""
    own, exponent = promote(dtypes["a"]), values.get("n", UNKNOWN)
    inverse = result_dtype("linalg", [own])
    if own == inverse or at_least(exponent, 0):
        return own
    return _single(inverse) if at_least(-exponent, 1) else None


def decomposition(dtypes: DTypes, values: Values, requested: Dtype) -> object:
    """The dtypes of vectors and values; of the values alone, if no vectors are asked for."""
    vectors = values.get("compute_uv", True)
    if vectors is UNKNOWN:
        return None
    return result_dtype("svd" if vectors else "deviation", [dtypes["a"]])


def eigenvalues(dtypes: DTypes, values: Values, requested: Dtype) -> Dtype:
    """Complex, if the matrices are; else it depends on the numbers."""
    own = promote(dtypes["a"])
    return own if _is_complex(own) else None


def different(dtypes: DTypes, values: Values, requested: Dtype) -> object:
    """That of the array, and integers for each thing more that is asked for."""
    flags = [values.get(flag, False) for flag in ("return_index", "return_inverse", "return_counts")]
    if UNKNOWN in flags:
        return None
    own = promote(dtypes["ar"])
    return (own, *["int64"] * sum(flags)) if any(flags) else own


def common(dtypes: DTypes, values: Values, requested: Dtype) -> object:
    """That which holds both arrays, and integers if their places are asked for."""
    own, flag = _strong(dtypes["ar1"], dtypes["ar2"]), values.get("return_indices", False)
    if flag is UNKNOWN:
        return None
    return (own, "int64", "int64") if flag else own


def spaced(dtypes: DTypes, values: Values, requested: Dtype) -> object:
    """Floats, unless another dtype is asked for; the step between them is a float in any case."""
    step, flag = (
        _single(result_dtype("linspace", [dtypes["start"], dtypes["stop"]])),
        values.get("retstep", False),
    )
    if flag is UNKNOWN:
        return None
    return (requested or step, step) if flag else requested or step


def contraction(dtypes: DTypes, values: Values, requested: Dtype) -> Dtype:
    """The common dtype; of a single operand, which may be only seen in another way, no other that is asked for."""
    own = _strong(*dtypes["operands"])
    if requested is None or requested == own:
        return own
    return requested if len(dtypes["operands"]) > 1 else None


def signal(dtypes: DTypes, values: Values, requested: Dtype) -> Dtype:
    """The real numbers of a transform back; half precision stays only along a single axis."""
    named = values.get("s") if values.get("axes") is None else values["axes"]
    if named is UNKNOWN:
        return _transformed(dtypes["a"], None)
    count = len(named) if isinstance(named, tuple) else values["a"].rank if named is None else 1
    return _transformed(dtypes["a"], count)


def plane_signal(dtypes: DTypes, values: Values, requested: Dtype) -> Dtype:
    """``signal`` along two axes, unless others are named."""
    return signal(dtypes, values, requested) if "axes" in values else _transformed(dtypes["a"], 2)


def _transformed(dtype: Dtype, axes: int | None) -> Dtype:
    if promote(dtype) != "float16":
        return _single(result_dtype("deviation", [dtype]))
    return None if axes is None else "float16" if axes == 1 else "float32"


def quantile(dtypes: DTypes, values: Values, requested: Dtype) -> Dtype:
    """What an interpolation gives; that of the numbers themselves, if the method picks them."""
    method = values.get("method", "linear")
    if method is UNKNOWN:
        return None
    if method in {"inverted_cdf", "closest_observation", "lower", "higher", "nearest"}:
        return promote(dtypes["a"])
    return _single(result_dtype("quantile", [dtypes["a"], dtypes["q"]]))


def percentile(dtypes: DTypes, values: Values, requested: Dtype) -> Dtype:
    """The same by hundredths, which are fractions even if they are asked for as integers."""
    percents = dtypes["q"]
    whole = {"weak int": "weak float"}.get(percents or "", "float64")
    return quantile({**dtypes, "q": whole if percents in _WHOLE else percents}, values, requested)


_WHOLE = frozenset(["weak int", *(f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64))])


def of_function(dtypes: DTypes, values: Values, requested: Dtype) -> None:
    """What a function makes: its arguments' dtypes do not tell."""


def counts(dtypes: DTypes, values: Values, requested: Dtype) -> tuple[Dtype, Dtype]:
    """Integers, or sums of weights, or densities; and the dtype of the edges."""
    weights, density = dtypes.get("weights"), values.get("density") or False
    weighted = "weights" in dtypes
    if density is UNKNOWN:
        number = None
    elif density:
        number = promote(weights, "float64") if weighted else "float64"
    else:
        number = promote(weights) if weighted else "int64"
    return number, edges(dtypes, values, requested)


def edges(dtypes: DTypes, values: Values, requested: Dtype) -> Dtype:
    """That of the edges that are given; else the floats that hold the numbers."""
    bins = values.get("bins", 10)
    if isinstance(bins, Shape) and bins != SCALAR:
        return promote(dtypes.get("bins"))
    floats = _single(result_dtype("derivative", [dtypes["a"]]))
    return floats if values.get("range") is None or floats == "float64" else None


def counts_of_pairs(dtypes: DTypes, values: Values, requested: Dtype) -> tuple[Dtype, Dtype, Dtype]:
    """Floats, and the dtypes of the edges along both axes."""
    along = _edges_of_points(promote(dtypes["x"], dtypes["y"]), values)
    return "float64", along, along


def counts_of_points(dtypes: DTypes, values: Values, requested: Dtype) -> tuple[Dtype, Dtype]:
    """Floats, and the dtype of the edges along every axis."""
    return "float64", _edges_of_points(promote(*dtypes["sample"]), values)


def _edges_of_points(points: Dtype, values: Values) -> Dtype:
    """Floats that hold the points; unknown where edges, or a range of them, may be given."""
    bins = values.get("bins", 10)
    counted = isinstance(bins, int) or (isinstance(bins, tuple) and _all_integers(bins))
    if not counted or values.get("range") is not None:
        return None
    return promote(points, "weak float")


def _all_integers(bins: tuple[object, ...]) -> bool:
    return len(bins) == 2 and all(isinstance(each, int) for each in bins)


def _either(order: Any, unchanged: Dtype, changed: Dtype) -> Dtype:
    """The dtype before a function that is applied so many times, or after it."""
    if order == 0 or unchanged == changed:
        return unchanged
    return changed if at_least(order, 1) else None


def _is_complex(dtype: Dtype) -> bool:
    return dtype is not None and dtype in NUMBERS and NUMBERS[dtype][0] == "complex"


def _strong(*dtypes: Dtype) -> Dtype:
    return _single(result_dtype("strong", dtypes))


def _single(dtype: object) -> Dtype:
    return dtype if isinstance(dtype, str) else None
