"""Attributes and methods of a traced array: each is the NumPy function of the same name."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any, TypeGuard

import numpy as np

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.primitive import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def primal(x: Any) -> Any:
    """Return the value beneath all differentiations; anything that is not traced is returned as it is.

    Within `vmap` this is an array of examples, for it is the same code that runs for each of them.
    """
    while isinstance(x, ArrayMethods):
        if x.tape.batch:
            inner = primal(x.value)
            return x if inner is x.value else type(x)(inner, x.tape, x.index)
        x = x.value
    return x


def bare(x: Any) -> Any:
    """Return the NumPy array beneath all transformations, those of examples included."""
    while isinstance(x, ArrayMethods):
        x = x.value
    return x


def is_recorded(x: Any) -> TypeGuard[ArrayMethods]:
    """Tell whether a value is recorded, which takes part in a differentiation as a plain one does."""
    return isinstance(x, ArrayMethods) and bool(x.tape.records)


def ask(question: Callable[[Any], bool], x: Any) -> bool:
    """Answer a question about the values beneath all transformations: the one way in which the engine branches on them.

    A level that records takes note of the question and the answer, which later runs have to give again.
    """
    while isinstance(x, ArrayMethods):
        if x.tape.records:
            return bool(x.tape.ask(question, x))
        x = x.value
    return question(x)


def of_numbers(function: Callable[..., Any], *args: Any) -> Any:
    """Call a function of Python's numbers, such as those of math; a level that records takes note of it."""
    for x in args:
        if isinstance(x, ArrayMethods) and x.tape.records:
            return x.tape.call(function.__name__, function, args, {})
    return function(*args)


def anywhere(condition: Any) -> bool:
    """Tell whether a condition holds for some element, of any example: what a rule may branch on."""
    return ask(holds_somewhere, condition)


def holds_somewhere(condition: Any) -> bool:
    """Tell the same of a plain condition."""
    return bool(condition.any()) if hasattr(condition, "any") else bool(condition)


def _axes_or_shape(given: tuple[Any, ...]) -> Any:
    # x.reshape(2, 3) and x.reshape((2, 3)) are the same
    return given[0] if len(given) == 1 else given


def _method(function: Callable[..., Any]) -> Callable[..., Any]:
    def call(self: ArrayMethods, *args: Any, **kwargs: Any) -> Any:
        return self.__array_function__(function, (), (self, *args), kwargs)

    call.__name__ = function.__name__
    call.__doc__ = f"See numpy.{function.__name__}."
    return call


class ArrayMethods(escapes.Refusals):
    """What a traced array shares with numpy.ndarray besides operators."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]  # as numpy's arrays: == is elementwise
    value: Any
    tape: Any
    index: Any

    if TYPE_CHECKING:

        def __init__(self, value: Any, tape: Any, index: Any) -> None: ...

        def __array_function__(self, function: Any, types: Any, args: Any, kwargs: Any) -> Any: ...
        def __setitem__(self, index: Any, value: Any) -> None: ...

    @property
    def plain(self) -> Any:
        """The NumPy value beneath all transformations."""
        return bare(self)

    @property
    def shape(self) -> tuple[int, ...]:
        """The lengths of the axes."""
        value = self.value
        return () if type(value) is float else value.shape

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of the elements."""
        value = self.value
        return np.dtype(float) if type(value) is float else value.dtype

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return len(self.shape)

    @property
    def size(self) -> int:
        """The number of elements."""
        value = self.value
        return 1 if type(value) is float else value.size

    @property
    def T(self) -> Any:
        """The array with its axes reversed."""
        return FUNCTIONS[np.transpose](self)

    @property
    def mT(self) -> Any:
        """The array with its last two axes exchanged."""
        return FUNCTIONS[np.matrix_transpose](self)

    @property
    def real(self) -> Any:
        """The real part."""
        return FUNCTIONS[np.real](self)

    @property
    def imag(self) -> Any:
        """The imaginary part; of a real array, zeros."""
        if self.dtype.kind != "c":
            return np.zeros(self.shape, self.dtype)
        return FUNCTIONS[np.imag](self)

    @property
    def itemsize(self) -> int:
        """The bytes of an element."""
        return self.dtype.itemsize

    @property
    def nbytes(self) -> int:
        """The bytes of all elements."""
        return self.size * self.dtype.itemsize

    def reshape(self, *shape: Any, order: str = "C") -> Any:
        """See numpy.reshape."""
        return FUNCTIONS[np.reshape](self, _axes_or_shape(shape), order=order)

    def transpose(self, *axes: Any) -> Any:
        """See numpy.transpose."""
        return FUNCTIONS[np.transpose](self, _axes_or_shape(axes) if axes else None)

    def flatten(self, order: str = "C") -> Any:
        """See numpy.ndarray.flatten."""
        return FUNCTIONS[np.ravel](self, order).copy()

    def astype(self, dtype: Any, copy: bool = True) -> Any:
        """See numpy.ndarray.astype; an array of integers is a constant."""
        return FUNCTIONS[np.astype](self, dtype, copy=copy)

    def conj(self) -> Any:
        """See numpy.conj."""
        return np.conjugate(self) if self.dtype.kind == "c" else self

    def conjugate(self) -> Any:
        """See numpy.conjugate."""
        return self.conj()

    def compress(self, condition: Any, axis: int | None = None, out: Any = None) -> Any:
        """See numpy.compress."""
        return np.compress(condition, self, axis, out)

    def choose(self, choices: Any, out: Any = None, mode: Any = "raise") -> Any:
        """See numpy.choose."""
        return np.choose(self, choices, out, mode)

    def searchsorted(self, v: Any, side: Any = "left", sorter: Any = None) -> Any:
        """See numpy.searchsorted."""
        return np.searchsorted(self, v, side, sorter)

    def sort(self, *args: Any, **kwargs: Any) -> None:
        """See numpy.ndarray.sort, which is in place."""
        self[...] = np.sort(self, *args, **kwargs)

    def partition(self, *args: Any, **kwargs: Any) -> None:
        """See numpy.ndarray.partition, which is in place."""
        self[...] = np.partition(self, *args, **kwargs)

    def fill(self, value: Any) -> None:
        """See numpy.ndarray.fill, which is in place."""
        self[...] = value

    def __len__(self) -> int:
        if not self.shape:
            raise TypeError("len() of unsized object")
        return self.shape[0]

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(len(self)))

    def __getitem__(self, index: Any) -> Any:
        return FUNCTIONS[operator.getitem](self, index)

    def __lt__(self, other: Any) -> Any:
        return primal(self) < primal(other)

    def __le__(self, other: Any) -> Any:
        return primal(self) <= primal(other)

    def __gt__(self, other: Any) -> Any:
        return primal(self) > primal(other)

    def __ge__(self, other: Any) -> Any:
        return primal(self) >= primal(other)

    def __eq__(self, other: object) -> Any:
        return primal(self) == primal(other)

    def __ne__(self, other: object) -> Any:
        return primal(self) != primal(other)

    def __contains__(self, item: Any) -> bool:
        return bool(np.any(self == item))

    def __bool__(self) -> bool:
        return bool(np.not_equal(self, 0))

    def __repr__(self) -> str:
        return f"Traced({self.value!r})"

    def __str__(self) -> str:
        return str(self.value)

    def __format__(self, spec: str) -> str:
        return format(self.value, spec)

    all = _method(np.all)
    any = _method(np.any)
    argmax = _method(np.argmax)
    argmin = _method(np.argmin)
    argpartition = _method(np.argpartition)
    argsort = _method(np.argsort)
    clip = _method(np.clip)
    copy = _method(np.copy)
    cumprod = _method(np.cumprod)
    cumsum = _method(np.cumsum)
    diagonal = _method(np.diagonal)
    dot = _method(np.dot)
    max = _method(np.max)
    mean = _method(np.mean)
    nonzero = _method(np.nonzero)
    min = _method(np.min)
    prod = _method(np.prod)
    ravel = _method(np.ravel)
    repeat = _method(np.repeat)
    round = _method(np.round)
    squeeze = _method(np.squeeze)
    std = _method(np.std)
    sum = _method(np.sum)
    swapaxes = _method(np.swapaxes)
    take = _method(np.take)
    trace = _method(np.trace)
    var = _method(np.var)
