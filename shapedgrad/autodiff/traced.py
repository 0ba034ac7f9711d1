"""The traced array: stands for an array while a function is differentiated, and records what is done to it."""

from __future__ import annotations

import operator
from functools import partial
from sys import _getframe
from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.explain import explain, explain_call
from shapedgrad.autodiff.inplace import Link, assign, link_view
from shapedgrad.autodiff.methods import ArrayMethods, bare, is_recorded, primal
from shapedgrad.autodiff.operands import PLAIN, innermost, peel
from shapedgrad.autodiff.primitive import CONSTANTS, CREATORS, FUNCTIONS, UFUNCS, Primitive, of_ufunc
from shapedgrad.autodiff.protocol import primals, unusual_ufunc, written_out_of
from shapedgrad.autodiff.spared import LARGE, spared

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapedgrad.autodiff.tape import Level

NO_PARAMS: dict[str, Any] = {}
"""The parameters of what has none."""


def apply(primitive: Primitive, args: Sequence[Any], params: dict[str, Any] = NO_PARAMS) -> Any:
    """Do an operation on operands of which any may be traced, and record it at the innermost level.

    The body runs on the operands with that level peeled off; where an operand is still traced, by an outer
    transformation, the same happens again one level further out.
    """
    if (
        len(args) == 1
        and type(x := args[0]) is Traced
        and type(x.value) is np.ndarray
        and "index" not in params
        and "where" not in params
    ):
        return apply_alone(primitive, x, params)
    level = innermost(args, params)
    if level is None:
        return run_body(primitive, args, params)
    if level.batch:
        output = level.interpret(primitive, args, params)
    else:
        values, parents = peel(args, level)
        result = apply(primitive, values, params)
        output = record(level, (primitive, result, values, params, parents))
    if primitive.views and len(args) == 1 and isinstance(args[0], Traced):
        link_view(output, args[0], partial(apply, primitive), primitive, params)
    return output


def apply_alone(primitive: Primitive, x: Traced, params: dict[str, Any]) -> Any:
    """Do the same where one differentiation of a plain array is all there is: by far the most frequent."""
    value = x.value
    result = run_body(primitive, (value,), params)
    output = record(x.tape, (primitive, result, (value,), params, ((0, x.index),)), value.nbytes)
    if primitive.views:
        link_view(output, x, partial(apply, primitive), primitive, params)
    return output


def record(level: Level, operation: tuple[Any, ...], nbytes: int = LARGE) -> Traced:
    """Take note of an operation: primitive, result, operands, params and parents, as in `Entry`.

    ``nbytes`` is how large the largest of its arrays is, if that is known.
    """
    frame = _getframe(2)
    while frame.f_globals.get("__name__", "")[:11] == "shapedgrad." and frame.f_back is not None:
        frame = frame.f_back
    index = level.next_index()
    primitive, result, args, params, parents = operation
    kept = result
    if nbytes >= LARGE and primitive.reads != "all" and type(result) is not Traced:
        kept, args = spared(primitive, level, result, args, parents)
    level.entries[index] = (primitive, kept, args, params, parents, frame.f_code, frame.f_lasti)
    return Traced(result, level, index)


def run_body(primitive: Primitive, args: Sequence[Any], params: dict[str, Any]) -> Any:
    """Do an operation on arrays; what NumPy refuses is told in the words of the shape rules."""
    try:
        return primitive.body(*args, **params)
    except (ValueError, IndexError) as refusal:
        explain(refusal, primitive, args, params)
        raise


def _unary(primitive: Primitive, body: Callable[[Any], Any], x: Traced) -> Any:
    if type(x) is not Traced:
        return apply(primitive, (x,))
    tape, value, parents = x.tape, x.value, ((0, x.index),)
    kept = result = body(value)
    args: Sequence[Any] = (value,)
    if type(result) is np.ndarray and result.nbytes >= LARGE and primitive.reads != "all":
        kept, args = spared(primitive, tape, result, args, parents)
    frame = _getframe(2)
    index = tape.next_index()
    tape.entries[index] = (primitive, kept, args, NO_PARAMS, parents, frame.f_code, frame.f_lasti)
    return Traced(result, tape, index)


def _binary(primitive: Primitive, body: Callable[[Any, Any], Any], x: Any, y: Any) -> Any:
    # The hot path of the whole library: apply() written out for two operands, of which one at least is traced.
    parents: tuple[tuple[int, int], ...]
    if type(x) is Traced:
        if type(y) in PLAIN:
            tape, a, b, parents = x.tape, x.value, y, ((0, x.index),)
        elif type(y) is not Traced:
            if not is_recorded(y):
                return apply(primitive, (x, y))
            tape, a, b, parents = x.tape, x.value, y, ((0, x.index),)
        elif x.tape is y.tape:
            tape, a, b, parents = x.tape, x.value, y.value, ((0, x.index), (1, y.index))
        elif x.tape.level > y.tape.level:
            tape, a, b, parents = x.tape, x.value, y, ((0, x.index),)
        else:
            tape, a, b, parents = y.tape, x, y.value, ((1, y.index),)
    elif type(y) is Traced and (type(x) in PLAIN or is_recorded(x)):
        tape, a, b, parents = y.tape, x, y.value, ((1, y.index),)
    else:
        return apply(primitive, (x, y))
    try:
        result = body(a, b)
    except ValueError as refusal:
        explain(refusal, primitive, (a, b), NO_PARAMS)
        raise
    kept, args = result, (a, b)
    if type(result) is np.ndarray and result.nbytes >= LARGE and primitive.reads != "all":
        kept, args = spared(primitive, tape, result, args, parents)  # type: ignore[assignment]
    frame = _getframe(2)
    index = tape.next_index()
    tape.entries[index] = (primitive, kept, args, NO_PARAMS, parents, frame.f_code, frame.f_lasti)
    return Traced(result, tape, index)


_ADD, _SUBTRACT, _MULTIPLY = of_ufunc(np.add), of_ufunc(np.subtract), of_ufunc(np.multiply)
_DIVIDE, _POWER, _MATMUL = of_ufunc(np.divide), of_ufunc(np.power), of_ufunc(np.matmul)
_SQUARE = of_ufunc(np.square)
_REMAINDER, _NEGATIVE, _ABSOLUTE = of_ufunc(np.remainder), of_ufunc(np.negative), of_ufunc(np.absolute)


def _times_itself(x: Any) -> Any:
    return x * x


class Traced(ArrayMethods):
    """An array under differentiation.

    It has the attributes, operators and methods of an array and obeys NumPy's protocols, but is not one: what
    would silently drop it out of the differentiation is an error. ``value`` is the array that it stands for,
    which is itself traced where differentiations are nested.
    """

    __slots__ = ("__weakref__", "index", "link", "tape", "value")

    def __init__(self, value: Any, tape: Level, index: Any) -> None:
        self.value = value
        self.tape = tape
        self.index = index
        self.link: Link | None = None

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **kwargs: Any) -> Any:
        if method == "__call__" and not kwargs and ufunc in UFUNCS:
            if len(inputs) == 1:
                return _unary(UFUNCS[ufunc], ufunc, self)
            return _binary(UFUNCS[ufunc], ufunc, *inputs)
        return unusual_ufunc(ufunc, method, inputs, kwargs)

    def __array_function__(
        self, function: Callable[..., Any], types: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        if kwargs and isinstance(kwargs.get("out"), Traced):
            return written_out_of(function, args, kwargs)
        if function in FUNCTIONS:
            try:
                return FUNCTIONS[function](*args, **kwargs)
            except (ValueError, IndexError) as refusal:
                explain_call(refusal, function, args, kwargs)
                raise
        if function in CONSTANTS:
            return function(*primals(args), **primals(kwargs))
        if function in CREATORS:
            return lift(function(*args, **kwargs), self)
        raise escapes.not_implemented(function)

    def __add__(self, other: Any) -> Any:
        return _binary(_ADD, operator.add, self, other)

    def __radd__(self, other: Any) -> Any:
        return _binary(_ADD, operator.add, other, self)

    def __sub__(self, other: Any) -> Any:
        return _binary(_SUBTRACT, operator.sub, self, other)

    def __rsub__(self, other: Any) -> Any:
        return _binary(_SUBTRACT, operator.sub, other, self)

    def __mul__(self, other: Any) -> Any:
        if other is self:
            return _unary(_SQUARE, _times_itself, self)
        return _binary(_MULTIPLY, operator.mul, self, other)

    def __rmul__(self, other: Any) -> Any:
        return _binary(_MULTIPLY, operator.mul, other, self)

    def __truediv__(self, other: Any) -> Any:
        return _binary(_DIVIDE, operator.truediv, self, other)

    def __rtruediv__(self, other: Any) -> Any:
        return _binary(_DIVIDE, operator.truediv, other, self)

    def __pow__(self, other: Any) -> Any:
        return _binary(_POWER, operator.pow, self, other)

    def __rpow__(self, other: Any) -> Any:
        return _binary(_POWER, operator.pow, other, self)

    def __mod__(self, other: Any) -> Any:
        return _binary(_REMAINDER, operator.mod, self, other)

    def __rmod__(self, other: Any) -> Any:
        return _binary(_REMAINDER, operator.mod, other, self)

    def __matmul__(self, other: Any) -> Any:
        return _binary(_MATMUL, operator.matmul, self, other)

    def __rmatmul__(self, other: Any) -> Any:
        return _binary(_MATMUL, operator.matmul, other, self)

    def __floordiv__(self, other: Any) -> Any:
        return primal(self) // primal(other)

    def __rfloordiv__(self, other: Any) -> Any:
        return primal(other) // primal(self)

    def __divmod__(self, other: Any) -> Any:
        return self // other, self % other

    def __neg__(self) -> Any:
        return _unary(_NEGATIVE, operator.neg, self)

    def __pos__(self) -> Any:
        return Traced(self.value, self.tape, self.index)

    def __abs__(self) -> Any:
        return _unary(_ABSOLUTE, abs, self)

    def __iadd__(self, other: Any) -> Any:
        return assign(self, _binary(_ADD, operator.add, self, other), bare(self))

    def __isub__(self, other: Any) -> Any:
        return assign(self, _binary(_SUBTRACT, operator.sub, self, other), bare(self))

    def __imul__(self, other: Any) -> Any:
        return assign(self, _binary(_MULTIPLY, operator.mul, self, other), bare(self))

    def __itruediv__(self, other: Any) -> Any:
        return assign(self, _binary(_DIVIDE, operator.truediv, self, other), bare(self))

    def __ipow__(self, other: Any) -> Any:
        return assign(self, _binary(_POWER, operator.pow, self, other), bare(self))

    def __imatmul__(self, other: Any) -> Any:
        return assign(self, _binary(_MATMUL, operator.matmul, self, other), bare(self))

    def __setitem__(self, index: Any, value: Any) -> None:
        link = value.link if type(value) is Traced else None
        if link is not None and link.base is self and link.index is index:
            return  # the second half of x[index] += y, whose first has written through the view x[index]
        assign(self, self.written(index, value), bare(self), index)

    def written(self, index: Any, value: Any) -> Any:
        """Return a copy in which a value is written at an index."""
        return FUNCTIONS[operator.setitem](self, index, value)

    def __copy__(self) -> Any:
        return self.copy()

    def __deepcopy__(self, memo: Any) -> Any:
        return self.copy()


_CREATE = Primitive("create", lambda: None)


def lift(plain: Any, like: Traced) -> Any:
    """Return a constant as a traced array, so that traced arrays can be written into it."""
    level = like.tape
    if level.batch:
        return level.interpret(_CREATE, (plain, like), NO_PARAMS)
    if plain.dtype.kind not in "fc":
        return plain
    return record(level, (_CREATE, plain, (), NO_PARAMS, ()))
