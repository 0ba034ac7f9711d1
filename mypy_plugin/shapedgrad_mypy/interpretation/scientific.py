"""Functions of SciPy that scripts call beside NumPy's, as far as shapes depend on them."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, Dim, same
from shapedgrad.shapes.shape import ANY, Shape
from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.interpretation.arithmetic import is_several
from shapedgrad_mypy.interpretation.machine import span
from shapedgrad_mypy.interpretation.operands import NotAnOperand, known_items, operand
from shapedgrad_mypy.interpretation.operations import operate
from shapedgrad_mypy.interpretation.values import (
    TOP,
    Array,
    Constant,
    Function,
    Record,
    Some,
    Tuple,
    Value,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.number_models import Model
    from shapedgrad_mypy.interpretation.scope import Scope

_NUMBER = Some("float")


def array_of(value: Value, machine: Machine) -> Array:
    """Return what NumPy makes of a value; an array of anything where that is not known."""
    try:
        return operand(value, machine.state)
    except (NotAnOperand, Ragged):
        return Array(ANY, None)


def _line(value: Value, machine: Machine) -> Array:
    """Return what ``x.ravel()`` would be, of double precision: solvers work on such."""
    return Array(Shape((array_of(value, machine).shape.size,)), "float64")


def given(args: Sequence[Value], keywords: Mapping[str, Value], *names: str) -> tuple[Value | None, ...]:
    """Return the arguments of a call by the names of its parameters, None for those that are left out."""
    by_place = dict(zip(names, args, strict=False))
    return tuple(by_place.get(name, keywords.get(name)) for name in names)


def _more(value: Value | None, machine: Machine) -> list[Value]:
    """Return what ``args=(a, b)`` hands on to a function; a single one need not stand in a tuple."""
    if value is None:
        return []
    items = known_items(value, machine.state) if isinstance(value, Tuple) else None
    return [value] if items is None else list(items)


def _check_size(result: Value, wanted: Dim, what: str, node: ast.AST, scope: Scope, machine: Machine) -> None:
    """Report a function that gives more, or fewer, numbers than it is given."""
    given = array_of(result, machine).shape.size
    if same(given, wanted) is False and not _may_be_anything(given):
        message = f"the function that {what} is given makes {given} numbers of {wanted}"
        machine.report(span(node, scope), message, "shape-call")


def _may_be_anything(dim: Dim) -> bool:
    return dim is UNKNOWN


# ---------------------------------------------------------------------------------------------- solvers


def _odeint(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``odeint(f, y0, t, args=())``: a row of the state for each time."""
    function, start, times, more, *_ = given(
        args, keywords, "func", "y0", "t", "args", "full_output", "tfirst"
    )
    if function is None or start is None or times is None or "full_output" in keywords:
        return TOP
    state = _line(start, machine)
    front: list[Value] = [_NUMBER, state] if keywords.get("tfirst") == Constant(True) else [state, _NUMBER]
    result = machine.call(function, [*front, *_more(more, machine)], node, scope)
    _check_size(result, state.shape.size, "odeint", node, scope, machine)
    return Array(Shape((array_of(times, machine).shape.size, *state.shape.dims)), "float64")


def _solve_ivp(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``solve_ivp(f, (t0, t1), y0, t_eval=t)``: ``y`` has a column of the state for each time."""
    function, _, start = given(args, keywords, "fun", "t_span", "y0")
    if function is None or start is None:
        return TOP
    state = _line(start, machine)
    result = machine.call(function, [_NUMBER, state, *_more(keywords.get("args"), machine)], node, scope)
    if "vectorized" not in keywords:
        _check_size(result, state.shape.size, "solve_ivp", node, scope, machine)
    times: Dim = UNKNOWN
    if "t_eval" in keywords and "events" not in keywords:
        times = array_of(keywords["t_eval"], machine).shape.size
    known = {"t": Array(Shape((times,)), "float64"), "y": Array(Shape((*state.shape.dims, times)), "float64")}
    return Record(tuple(known.items()))


def _minimize(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``minimize(f, x0, args=())``: the function is given a vector, and has to give one number."""
    function, start, more = given(args, keywords, "fun", "x0", "args")
    if function is None or start is None:
        return TOP
    point = _line(start, machine)
    result = machine.call(function, [point, *_more(more, machine)], node, scope)
    if "jac" not in keywords and is_several(result):
        shape = array_of(result, machine).shape
        message = f"the function that minimize is given makes {shape}, where one number is wanted"
        machine.report(span(node, scope), message, "shape-call")
    return Record((("x", point), ("fun", _NUMBER)))


def _root(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``fsolve(f, x0, args=())``: as many equations as unknowns."""
    function, start, more = given(args, keywords, "func", "x0", "args")
    if function is None or start is None:
        return TOP
    point = _line(start, machine)
    result = machine.call(function, [point, *_more(more, machine)], node, scope)
    _check_size(result, point.shape.size, "fsolve", node, scope, machine)
    return TOP if "full_output" in keywords else point


def _curve_fit(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``curve_fit(f, x, y, p0=None)``: the function is given all places, and a number for each parameter."""
    function, places, values, start = given(args, keywords, "f", "xdata", "ydata", "p0")
    if function is None or places is None or values is None or "full_output" in keywords:
        return TOP
    count = None if start is None else array_of(start, machine).shape.size
    if count is None and isinstance(function, Function) and function.node.args.vararg is None:
        count = len(function.node.args.args) - 1
    if not isinstance(count, int):
        return TOP
    xs = array_of(places, machine)
    result = machine.call(function, [xs if xs.shape.rank else places, *[_NUMBER] * count], node, scope)
    operate("subtract", [result, array_of(values, machine)], {}, node, scope, machine)
    return Tuple((Array(Shape((count,)), "float64"), Array(Shape((count, count)), "float64")))


# -------------------------------------------------------------------------------------------- distances


def _cdist(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``cdist(a, b)``: a distance for each point of the one and each of the other."""
    one, other = (array_of(each, machine).shape for each in args[:2])
    if one.rank != 2 or other.rank != 2:
        return TOP
    if same(one.dim(1), other.dim(1)) is False:
        message = f"cannot measure distances between {one} and {other}: the points have {one.dim(1)} and {other.dim(1)} coordinates"
        machine.report(span(node, scope), message, "shape-broadcast")
    return Array(Shape((one.dim(0), other.dim(0))), "float64")


def _pair(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``euclidean(u, v)``: one number for two vectors."""
    operate("subtract", [array_of(each, machine) for each in args[:2]], {}, node, scope, machine)
    return _NUMBER


def _correlated(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``pearsonr(x, y)``: as many numbers here as there."""
    operate("add", [array_of(each, machine) for each in args[:2]], {}, node, scope, machine)
    return TOP


MODELS: Mapping[str, Model] = {
    "scipy.integrate.odeint": _odeint,
    "scipy.integrate.solve_ivp": _solve_ivp,
    "scipy.optimize.minimize": _minimize,
    "scipy.optimize.fsolve": _root,
    "scipy.optimize.curve_fit": _curve_fit,
    "scipy.spatial.distance.cdist": _cdist,
    **{
        f"scipy.spatial.distance.{name}": _pair
        for name in ["euclidean", "cosine", "cityblock", "sqeuclidean"]
    },
    **{f"scipy.stats.{name}": _correlated for name in ["pearsonr", "linregress"]},
}

ALIASES: Mapping[str, str] = {
    **{
        f"scipy.linalg.{name}": f"numpy.linalg.{name}"
        for name in ["inv", "solve", "det", "norm", "eigh", "eigvals", "eigvalsh", "cholesky", "pinv", "svd"]
    },
    **{
        f"{module}.{name}": f"numpy.fft.{name}"
        for module in ["scipy.fft", "scipy.fftpack"]
        for name in ["fft", "ifft", "fft2", "ifft2", "fftn", "ifftn", "fftfreq", "fftshift", "ifftshift"]
    },
    **{f"scipy.fft.{name}": f"numpy.fft.{name}" for name in ["rfft", "irfft", "rfftfreq"]},
    "scipy.special.expit": "numpy.exp",
    "scipy.special.erf": "numpy.tanh",
}
"""What does the same to shapes as a function of NumPy's."""
