"""Functions of SciPy and matplotlib that scripts call beside NumPy's, as far as shapes depend on them."""

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
    Integer,
    Made,
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


def _array(value: Value, machine: Machine) -> Array:
    """Return what NumPy makes of a value; an array of anything where that is not known."""
    try:
        return operand(value, machine.state)
    except (NotAnOperand, Ragged):
        return Array(ANY, None)


def _line(value: Value, machine: Machine) -> Array:
    """Return what ``x.ravel()`` would be, of double precision: solvers work on such."""
    return Array(Shape((_array(value, machine).shape.size,)), "float64")


def _given(args: Sequence[Value], keywords: Mapping[str, Value], *names: str) -> tuple[Value | None, ...]:
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
    given = _array(result, machine).shape.size
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
    function, start, times, more, *_ = _given(
        args, keywords, "func", "y0", "t", "args", "full_output", "tfirst"
    )
    if function is None or start is None or times is None or "full_output" in keywords:
        return TOP
    state = _line(start, machine)
    front = [_NUMBER, state] if keywords.get("tfirst") == Constant(True) else [state, _NUMBER]
    result = machine.call(function, [*front, *_more(more, machine)], node, scope)
    _check_size(result, state.shape.size, "odeint", node, scope, machine)
    return Array(Shape((_array(times, machine).shape.size, *state.shape.dims)), "float64")


def _solve_ivp(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``solve_ivp(f, (t0, t1), y0, t_eval=t)``: ``y`` has a column of the state for each time."""
    function, _, start = _given(args, keywords, "fun", "t_span", "y0")
    if function is None or start is None:
        return TOP
    state = _line(start, machine)
    result = machine.call(function, [_NUMBER, state, *_more(keywords.get("args"), machine)], node, scope)
    if "vectorized" not in keywords:
        _check_size(result, state.shape.size, "solve_ivp", node, scope, machine)
    times: Dim = UNKNOWN
    if "t_eval" in keywords and "events" not in keywords:
        times = _array(keywords["t_eval"], machine).shape.size
    known = {"t": Array(Shape((times,)), "float64"), "y": Array(Shape((*state.shape.dims, times)), "float64")}
    return Record(tuple(known.items()))


def _minimize(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``minimize(f, x0, args=())``: the function is given a vector, and has to give one number."""
    function, start, more = _given(args, keywords, "fun", "x0", "args")
    if function is None or start is None:
        return TOP
    point = _line(start, machine)
    result = machine.call(function, [point, *_more(more, machine)], node, scope)
    if "jac" not in keywords and is_several(result):
        shape = _array(result, machine).shape
        message = f"the function that minimize is given makes {shape}, where one number is wanted"
        machine.report(span(node, scope), message, "shape-call")
    return Record((("x", point), ("fun", _NUMBER)))


def _root(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``fsolve(f, x0, args=())``: as many equations as unknowns."""
    function, start, more = _given(args, keywords, "func", "x0", "args")
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
    function, places, values, start = _given(args, keywords, "f", "xdata", "ydata", "p0")
    if function is None or places is None or values is None or "full_output" in keywords:
        return TOP
    count = None if start is None else _array(start, machine).shape.size
    if count is None and isinstance(function, Function) and function.node.args.vararg is None:
        count = len(function.node.args.args) - 1
    if not isinstance(count, int):
        return TOP
    xs = _array(places, machine)
    result = machine.call(function, [xs if xs.shape.rank else places, *[_NUMBER] * count], node, scope)
    operate("subtract", [result, _array(values, machine)], {}, node, scope, machine)
    return Tuple((Array(Shape((count,)), "float64"), Array(Shape((count, count)), "float64")))


# -------------------------------------------------------------------------------------------- distances


def _cdist(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``cdist(a, b)``: a distance for each point of the one and each of the other."""
    one, other = (_array(each, machine).shape for each in args[:2])
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
    operate("subtract", [_array(each, machine) for each in args[:2]], {}, node, scope, machine)
    return _NUMBER


# ------------------------------------------------------------------------------------------------ plots


def _plot(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``plt.plot(x, y)``: as many places as heights."""
    arrays = [_array(each, machine).shape for each in args if each != Some("str") and not _is_text(each)]
    if len(arrays) in {1, 2} and len(args) <= len(arrays) + 1:
        _check_points(arrays, node, scope, machine)
    return TOP


def _scatter(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``plt.scatter(x, y)``: as many places as heights, however they are arranged."""
    sizes = [_array(each, machine).shape.size for each in args[:2]]
    if len(sizes) == 2 and same(*sizes) is False:
        message = f"cannot draw {sizes[0]} places at {sizes[1]} heights"
        machine.report(span(node, scope), message, "shape-broadcast")
    return TOP


def _check_points(shapes: Sequence[Shape], node: ast.AST, scope: Scope, machine: Machine) -> None:
    if len(shapes) < 2 or not all(shape.rank for shape in shapes):
        return
    one, other = shapes
    if same(one.dim(0), other.dim(0)) is False:
        message = f"cannot draw {one} against {other}: axis 0 is {one.dim(0)} and {other.dim(0)}"
        machine.report(span(node, scope), message, "shape-broadcast")


def _is_text(value: Value) -> bool:
    return isinstance(value, Constant) and isinstance(value.value, str)


def _subplots(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``fig, axes = plt.subplots(2, 3)``: an array of axes, without the axes of one row or one column."""
    rows, columns = (
        Integer(1) if each is None else each for each in _given(args, keywords, "nrows", "ncols")
    )
    sizes = [each.dim if isinstance(each, Integer) else UNKNOWN for each in (rows, columns)]
    if "squeeze" in keywords or not all(isinstance(size, int) for size in sizes):
        return Tuple((TOP, TOP))
    dims = [size for size in sizes if size != 1]
    return Tuple((Made("matplotlib.figure.Figure"), Array(Shape(dims), "object") if dims else _AXES))


_AXES = Made("matplotlib.axes.Axes")


def _axes(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    return _AXES


def _figure(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    return Made("matplotlib.figure.Figure")


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
    "matplotlib.pyplot.plot": _plot,
    "matplotlib.axes.Axes.plot": _plot,
    "matplotlib.pyplot.scatter": _scatter,
    "matplotlib.axes.Axes.scatter": _scatter,
    "matplotlib.pyplot.subplots": _subplots,
    "matplotlib.pyplot.figure": _figure,
    "matplotlib.pyplot.gca": _axes,
    "matplotlib.figure.Figure.add_subplot": _axes,
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
