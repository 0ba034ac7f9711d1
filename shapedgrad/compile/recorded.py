"""The recorded array: stands for an argument, or what is computed of it, while a function is compiled."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np

from shapedgrad.autodiff.inplace import assign, link
from shapedgrad.autodiff.methods import ArrayMethods, bare
from shapedgrad.autodiff.operands import innermost
from shapedgrad.autodiff.primitive import CREATORS, FUNCTIONS, UFUNCS
from shapedgrad.autodiff.protocol import FACTS, written_out_of
from shapedgrad.autodiff.traced import Traced, _binary, apply, lift
from shapedgrad.compile.errors import needs_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from shapedgrad.compile.graph import Node
    from shapedgrad.compile.tracing import Recording

# Views are linked to what they are of, so that a write to either is seen by both: the engine's own do that.
_VIEWS = {
    np.reshape, np.ravel, np.transpose, np.permute_dims, np.matrix_transpose, np.linalg.matrix_transpose, np.swapaxes,
    np.moveaxis, np.rollaxis, np.expand_dims, np.squeeze, np.atleast_1d, np.atleast_2d, np.atleast_3d,
    np.broadcast_to, np.broadcast_arrays, np.flip, np.fliplr, np.flipud, np.rot90, np.copy, np.astype,
}  # fmt: skip
_WRITERS = {np.copyto, np.put_along_axis, np.put, np.place, np.putmask, np.fill_diagonal}
_OF_DATA = {
    np.nonzero, np.flatnonzero, np.argwhere, np.unique, np.unique_all, np.unique_counts, np.unique_inverse,
    np.unique_values, np.union1d, np.intersect1d, np.setdiff1d, np.setxor1d, np.extract, np.compress, np.trim_zeros,
    np.bincount, np.piecewise,
}  # fmt: skip

_ANEW = "write y = y + x instead of y += x, and into np.zeros(shape, like=x)"


class Recorded(Traced):
    """An array, or a number, whose computation is recorded; ``value`` is what it is in the call that is traced."""

    __slots__ = ()

    if TYPE_CHECKING:
        tape: Recording
        index: Node

    def __init__(self, value: Any, tape: Any, index: Any) -> None:
        super().__init__(value, tape, index)

    @property
    def shape(self) -> tuple[int, ...]:
        """The lengths of the axes."""
        return self.index.aval.shape

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of the elements."""
        return self.index.aval.dtype

    @property
    def size(self) -> int:
        """The number of elements."""
        return self.index.aval.size

    @property
    def is_number(self) -> bool:
        """Whether it is one of Python's numbers, which do not widen a dtype."""
        return self.index.aval.kind == "number"

    @property
    def imag(self) -> Any:
        """The imaginary part."""
        return np.imag(self)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **kwargs: Any) -> Any:
        other = _inner(inputs, self)
        if other is not None:
            return type(other).__array_ufunc__(other, ufunc, method, *inputs, **kwargs)
        out = kwargs.get("out")
        if out is not None:
            if len(out) != 1 or not isinstance(out[0], ArrayMethods):
                raise needs_value("what is written into an array from outside", _ANEW)
            return written_out_of(getattr(ufunc, method), inputs, {**kwargs, "out": out[0]})
        if method == "at":
            target, *others = inputs
            target[...] = self.tape.call(f"{ufunc.__name__}.at", _added_at(ufunc), (target, *others), {})
            return None
        function = ufunc if method == "__call__" else getattr(ufunc, method)
        name = ufunc.__name__ if method == "__call__" else f"{ufunc.__name__}.{method}"
        return self.tape.call(name, function, inputs, kwargs)

    def __array_function__(
        self, function: Callable[..., Any], types: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        other = _inner((args, kwargs), self)
        if other is not None:
            return type(other).__array_function__(other, function, types, args, kwargs)
        if isinstance(kwargs.get("out"), ArrayMethods):
            return written_out_of(function, args, kwargs)
        if function in _WRITERS and not isinstance(args[0], ArrayMethods):
            raise needs_value("what is written into an array from outside", _ANEW)
        if function in _VIEWS or function in _WRITERS:
            return FUNCTIONS[function](*args, **kwargs)
        if function in _OF_DATA or (function is np.where and len(args) + len(kwargs) == 1):
            raise needs_value(
                f"the size of what np.{function.__name__} returns", "use np.where(condition, x, y)"
            )
        if function in CREATORS:
            return lift(function(*args, **kwargs), self)
        if function in FACTS:
            return function(*_plain(args), **_plain(kwargs))
        result = self.tape.call(function.__name__, function, settled(args), settled(kwargs))
        if (
            isinstance(result, Recorded)
            and result.index.base is not None
            and args
            and isinstance(args[0], Recorded)
        ):
            link(result, args[0], lambda x: function(x, *args[1:], **kwargs), None, None)  # type: ignore[arg-type]
        return result

    def __getitem__(self, index: Any) -> Any:
        for item in index if type(index) is tuple else (index,):
            if isinstance(item, Recorded) and item.dtype == bool and _inner((index,), self) is None:
                raise needs_value("the size of x[mask]", "use np.where(mask, x, 0), or where= of a reduction")
        return FUNCTIONS[operator.getitem](self, settled(index))

    def __bool__(self) -> bool:
        if self.index.numeric:
            return self.tape.ask(bool, self)
        raise needs_value("if, while, and, or, not of an array", "use np.where(condition, x, y), & and |")

    def __index__(self) -> int:  # type: ignore[override]
        if self.is_number:
            return operator.index(self.tape.settle(self))
        raise needs_value("the integer in an array", "make it a static argument")

    def __int__(self) -> int:  # type: ignore[override]
        if self.is_number and isinstance(self.value, int):
            return int(self.tape.settle(self))
        raise needs_value("int(x)", "use x.astype(int)")

    def __float__(self) -> NoReturn:
        raise needs_value("float(x)", "use np.exp and its kin instead of math.exp, and x itself")

    def __complex__(self) -> NoReturn:
        raise needs_value("complex(x)", "use x itself")

    def __array__(self, *_: Any, **__: Any) -> NoReturn:
        raise needs_value(
            "np.asarray(x), or writing x into a plain array,",
            "use NumPy's functions on it directly, np.stack for a list of them, np.zeros(shape, like=x) to write into, "
            "np.take(x, i, axis=0) of shapedgrad.numpy for a plain array at its places",
        )

    def item(self, *_: Any) -> NoReturn:
        """Refused: the value is there only when the function runs."""
        raise needs_value("x.item()", "use x itself")

    def tolist(self) -> NoReturn:
        """Refused: the values are there only when the function runs."""
        raise needs_value("x.tolist()", "use x itself")

    def __repr__(self) -> str:
        return f"Recorded({self.index.aval})"

    def __str__(self) -> str:
        return repr(self)

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __pos__(self) -> Any:
        return _operator(operator.pos, np.positive, self)

    def __invert__(self) -> Any:
        return _operator(operator.invert, np.invert, self)

    def __neg__(self) -> Any:
        return _operator(operator.neg, np.negative, self)

    def __abs__(self) -> Any:
        return _operator(abs, np.absolute, self)

    def __divmod__(self, other: Any) -> Any:
        return self // other, self % other

    __hash__ = None  # type: ignore[assignment]


def _operator(do: Callable[..., Any], ufunc: np.ufunc, *operands: Any) -> Any:
    """Do what an operator does: a ufunc of arrays, Python's own operation of numbers."""
    level = innermost(operands)
    if level is None or not level.records:
        if do is operator.pow and isinstance(operands[1], Recorded) and operands[1].index.numeric:
            # its derivative depends on the exponent, which belongs to the signature
            return do(operands[0], operands[1].tape.settle(operands[1]))
        if level is not None and not level.batch and ufunc in UFUNCS:
            return _binary(UFUNCS[ufunc], do, *operands)
        return apply(UFUNCS[ufunc], operands) if ufunc in UFUNCS else _of_constant(ufunc, operands)
    kinds = [x.index.aval.kind if isinstance(x, Recorded) else _kind(x) for x in operands]
    if "array" not in kinds:
        return level.call(ufunc.__name__, do, operands, {})  # type: ignore[attr-defined]
    if do is operator.pow and kinds[1] != "array":
        return _power(level, *operands)
    return level.call(ufunc.__name__, ufunc, operands, {})  # type: ignore[attr-defined]


def _kind(x: Any) -> str:
    return "scalar" if isinstance(x, (np.generic, int, float, complex)) else "array"


def _of_constant(ufunc: np.ufunc, operands: tuple[Any, ...]) -> Any:
    level = innermost(operands)
    inner = next(x for x in operands if isinstance(x, ArrayMethods) and x.tape is level)
    return inner.__array_ufunc__(ufunc, "__call__", *operands)  # type: ignore[attr-defined]


def _power(level: Any, x: Any, exponent: Any) -> Any:
    # Arrays' operator ** takes these ways for these exponents.
    ways = {2: np.square, 0.5: np.sqrt, 1: np.positive}
    if type(exponent) in {int, float} and exponent in ways and x.dtype.kind in "fc":
        return level.call("power", ways[exponent], (x,), {})
    return level.call("power", operator.pow, (x, exponent), {})


_BINARY = {
    "add": np.add, "sub": np.subtract, "mul": np.multiply, "truediv": np.divide, "floordiv": np.floor_divide,
    "mod": np.remainder, "pow": np.power, "matmul": np.matmul, "and": np.bitwise_and, "or": np.bitwise_or,
    "xor": np.bitwise_xor, "lshift": np.left_shift, "rshift": np.right_shift,
}  # fmt: skip
_COMPARISONS = {
    "lt": np.less, "le": np.less_equal, "gt": np.greater, "ge": np.greater_equal, "eq": np.equal, "ne": np.not_equal,
}  # fmt: skip


def _define(name: str, ufunc: np.ufunc) -> None:
    do = getattr(operator, f"__{name}__")

    def forward(self: Recorded, other: Any) -> Any:
        return _operator(do, ufunc, self, other)

    def reflected(self: Recorded, other: Any) -> Any:
        return _operator(do, ufunc, other, self)

    def in_place(self: Recorded, other: Any) -> Any:
        return assign(self, _operator(do, ufunc, self, other), bare(self))

    setattr(Recorded, f"__{name}__", forward)
    if name not in _COMPARISONS:
        setattr(Recorded, f"__r{name}__", reflected)
        setattr(Recorded, f"__i{name}__", in_place)


for _name, _ufunc in {**_BINARY, **_COMPARISONS}.items():
    _define(_name, _ufunc)


def _inner(tree: Any, outer: Recorded) -> Any:
    """Return an operand that a transformation within the compiled function traces, if there is one."""
    if isinstance(tree, ArrayMethods):
        return tree if tree.tape.level > outer.tape.level else None
    if type(tree) in {tuple, list}:
        found = [x for x in (_inner(item, outer) for item in tree) if x is not None]
        return max(found, key=lambda x: x.tape.level) if found else None
    return _inner(list(tree.values()), outer) if type(tree) is dict and tree else None


def settled(tree: Any) -> Any:
    """Return arguments in which Python's numbers, which may be sizes and axes, have their values."""
    if isinstance(tree, Recorded):
        return tree.tape.settle(tree) if tree.is_number and type(tree.value) is int else tree
    if type(tree) in {tuple, list}:
        return type(tree)([settled(item) for item in tree])
    if type(tree) is slice:
        return slice(settled(tree.start), settled(tree.stop), settled(tree.step))
    return {key: settled(item) for key, item in tree.items()} if type(tree) is dict else tree


def _plain(tree: Any) -> Any:
    if isinstance(tree, Recorded):
        return tree.value
    if type(tree) in {tuple, list}:
        return type(tree)([_plain(item) for item in tree])
    return {key: _plain(item) for key, item in tree.items()} if type(tree) is dict else tree


def _added_at(ufunc: np.ufunc) -> Callable[..., Any]:
    def at(x: Any, *args: Any) -> Any:
        x = x.copy()
        ufunc.at(x, *args)
        return x

    return at
