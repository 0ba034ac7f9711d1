"""Arrays of examples: within `vmap` a function is written for one example and runs for all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.batching import RULES, along_axis, broadcasting
from shapedgrad.autodiff.errors import NotBatchedError
from shapedgrad.autodiff.examples import Call, Examples, loop, spread_out, stacked
from shapedgrad.autodiff.explain import explain
from shapedgrad.autodiff.fit import dtype_of, shape_of
from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.operands import traced_within
from shapedgrad.autodiff.primitive import CREATORS, FUNCTIONS, REDUCTIONS, UFUNCS, Primitive
from shapedgrad.autodiff.protocol import FACTS, constants, unusual_ufunc
from shapedgrad.autodiff.tape import Level
from shapedgrad.autodiff.traced import Traced, apply
from shapedgrad.shapes.errors import ShapeError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


_LOOP = object()
"""What says that only a loop over the examples will do."""


class Batch(Level):
    """The level of one `vmap`: how many examples there are."""

    __slots__ = ("busy", "size")

    batch = True

    def __init__(self, size: int) -> None:
        super().__init__({}, int)
        self.size = size
        self.busy: set[object] = set()

    def once(self, key: object, function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """Call an implementation that is written for one example, or NumPy's in a loop.

        Some call NumPy's own function again, on the values beneath: those are the examples still, and a loop is
        what ends it.
        """
        if key in self.busy:
            return _LOOP
        self.busy.add(key)
        try:
            return function(*args, **kwargs)
        except NotBatchedError:
            return _LOOP
        finally:
            self.busy.discard(key)

    def interpret(self, primitive: Primitive, args: Sequence[Any], params: dict[str, Any]) -> Any:
        """Do an operation for all examples."""
        if self.ended:
            raise RuntimeError(
                "an array of examples was used after the vmap that made it had ended; return it from the function"
            )
        if primitive.name == "create":
            return Batched(spread_out(args[0], self.size), self)
        batched = [isinstance(x, Traced) and x.tape is self for x in args]
        values = [x.value if b else self._constant(x) for x, b in zip(args, batched, strict=True)]
        inner = {key: _beneath(value, self) for key, value in params.items()}
        rule = (
            primitive.batch or RULES.get(primitive.name) or (broadcasting if primitive.elementwise else loop)
        )
        try:
            result = rule(Call(primitive, self.size, values, batched, inner))
        except (ValueError, IndexError) as refusal:
            # The same in the shapes of one example.
            cause = refusal.__cause__ if isinstance(refusal, ShapeError) else refusal
            if isinstance(cause, Exception):
                explain(cause, primitive, args, params)
            raise
        if primitive.several:
            return tuple(Batched(y, self) for y in result)
        return Batched(result, self)

    def _constant(self, x: Any) -> Any:
        return x if isinstance(x, (Traced, np.ndarray)) else escapes.constant(x)


def _beneath(value: Any, level: Level) -> Any:
    """Return a parameter in which the arrays of examples are marked as such."""
    if isinstance(value, Traced) and value.tape is level:
        return Examples(value.value)
    if type(value) is tuple and any(isinstance(x, Traced) for x in value):
        return tuple(_beneath(x, level) for x in value)
    return value


class Batched(Traced):
    """An array for each example, of the shape that one example has; ``value`` holds them along its first axis."""

    __slots__ = ()

    if TYPE_CHECKING:
        tape: Batch

    def __init__(self, value: Any, tape: Level, index: Any = None) -> None:
        super().__init__(value, tape, index)

    @property
    def shape(self) -> tuple[int, ...]:
        """The lengths of the axes of one example."""
        return shape_of(self.value)[1:]

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of the elements."""
        return dtype_of(self.value)

    @property
    def size(self) -> int:
        """The number of elements of one example."""
        return int(np.prod(self.shape, dtype=int))

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **kwargs: Any) -> Any:
        if method == "__call__" and not kwargs:
            if (
                ufunc in FUNCTIONS
                and (found := self.tape.once(ufunc, FUNCTIONS[ufunc], inputs, {})) is not _LOOP
            ):
                return found
            if ufunc in UFUNCS:
                return apply(UFUNCS[ufunc], inputs)
            if ufunc.signature is None and ufunc.nout == 1:
                return apply(Primitive(ufunc.__name__, ufunc, elementwise=True), constants(ufunc, inputs))
        if kwargs.get("out") is not None:
            return unusual_ufunc(ufunc, method, inputs, kwargs)
        if (ufunc, method) in REDUCTIONS:
            found = self.tape.once((ufunc, method), REDUCTIONS[ufunc, method], inputs, kwargs)
            if found is not _LOOP:
                return found
        if method == "reduce" and ufunc in _TRUTH:
            return self.__array_function__(_TRUTH[ufunc], (), inputs, kwargs)
        if traced_within(inputs, self.tape):
            return NotImplemented
        return loop_of_function(getattr(ufunc, method), self.tape, inputs, kwargs)

    def __array_function__(
        self, function: Callable[..., Any], types: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        if function in FUNCTIONS:
            found = self.tape.once(function, super().__array_function__, (function, types, args, kwargs), {})
            if found is not _LOOP:
                return found
        if function in CREATORS:
            return super().__array_function__(function, types, args, kwargs)
        if function in CONSTANT_RULES:
            return CONSTANT_RULES[function](*args, **kwargs)
        if function in FACTS:
            return function(*_alike(args), **_alike(kwargs))
        if traced_within((args, list(kwargs.values())), self.tape):
            return NotImplemented  # NumPy asks the operand that a differentiation within this `vmap` traces
        return loop_of_function(function, self.tape, args, kwargs)

    def __array__(self, *_: Any, **__: Any) -> NoReturn:
        raise escapes.batched("np.asarray", self.shape)

    def __float__(self, *_: Any, **__: Any) -> NoReturn:
        raise escapes.batched("float()", self.shape)

    def __int__(self, *_: Any, **__: Any) -> NoReturn:
        raise escapes.batched("int()", self.shape)

    def __complex__(self, *_: Any, **__: Any) -> NoReturn:
        raise escapes.batched("complex()", self.shape)

    def __index__(self, *_: Any, **__: Any) -> NoReturn:
        raise escapes.batched("an index", self.shape)

    def __bool__(self, *_: Any, **__: Any) -> NoReturn:
        raise escapes.batched("bool()", self.shape)

    def __pos__(self) -> Any:
        return Batched(self.value, self.tape)

    def __lt__(self, other: Any) -> Any:
        return np.less(self, other)

    def __le__(self, other: Any) -> Any:
        return np.less_equal(self, other)

    def __gt__(self, other: Any) -> Any:
        return np.greater(self, other)

    def __ge__(self, other: Any) -> Any:
        return np.greater_equal(self, other)

    def __eq__(self, other: object) -> Any:
        return np.equal(self, other)  # type: ignore[call-overload]

    def __ne__(self, other: object) -> Any:
        return np.not_equal(self, other)  # type: ignore[call-overload]

    def __and__(self, other: Any) -> Any:
        return np.bitwise_and(self, other)

    def __or__(self, other: Any) -> Any:
        return np.bitwise_or(self, other)

    def __xor__(self, other: Any) -> Any:
        return np.bitwise_xor(self, other)

    def __floordiv__(self, other: Any) -> Any:
        return np.floor_divide(self, other)

    def __rfloordiv__(self, other: Any) -> Any:
        return np.floor_divide(other, self)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__
    __hash__ = None  # type: ignore[assignment]

    def __invert__(self) -> Any:
        return np.invert(self)

    def __format__(self, _: str) -> str:
        return str(self.value)

    def __repr__(self) -> str:
        return f"Batched({self.value!r})"


_TRUTH: dict[np.ufunc, Any] = {np.logical_and: np.all, np.logical_or: np.any}


def _alike(x: Any) -> Any:
    """Return arguments with an array of one example's shape and dtype in the place of each array of examples."""
    if isinstance(x, Batched):
        return np.broadcast_to(np.zeros((), x.dtype), x.shape)
    if type(x) in {list, tuple}:
        return type(x)(_alike(item) for item in x)
    if type(x) is dict:
        return {key: _alike(item) for key, item in x.items()}
    return x


def loop_of_function(function: Callable[..., Any], level: Batch, args: Any, kwargs: Any) -> Any:
    """Call a function for one example after the other, and put what it returns together."""
    results = [function(*_pick(args, level, n), **_pick(kwargs, level, n)) for n in range(level.size)]
    return _together(results, level, function)


def _pick(x: Any, level: Batch, n: int) -> Any:
    """Return arguments with those of one example."""
    if isinstance(x, Traced) and x.tape is level:
        return x.value[n]
    if type(x) in {list, tuple}:
        return type(x)(_pick(item, level, n) for item in x)
    if type(x) is dict:
        return {key: _pick(item, level, n) for key, item in x.items()}
    return x


def _together(results: Sequence[Any], level: Batch, function: Any) -> Any:
    first = results[0] if results else None
    if isinstance(first, (list, tuple)):
        parts = [_together(items, level, function) for items in zip(*results, strict=True)]
        return type(first)(*parts) if hasattr(first, "_fields") else type(first)(parts)
    return Batched(stacked(results, function.__name__), level)


def _along(function: Callable[..., Any], flat: bool) -> Callable[..., Any]:
    primitive = Primitive(function.__name__, function, batch=along_axis)

    def call(
        a: Any, axis: Any = None if function is not np.argsort else -1, *args: Any, **params: Any
    ) -> Any:
        if args:
            return loop_of_function(function, a.tape, (a, axis, *args), params)
        a = primal(a)
        if axis is None and flat:
            a, axis = np.ravel(a), 0
        return apply(primitive, (a,), {"axis": axis, **params})

    return call


CONSTANT_RULES: dict[Callable[..., Any], Callable[..., Any]] = {
    **{f: _along(f, flat=False) for f in (np.any, np.all, np.count_nonzero)},
    **{f: _along(f, flat=True) for f in (np.argmax, np.argmin, np.argsort)},
}
