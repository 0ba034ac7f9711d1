"""What annotations are written with: `NDArray[Shape["N, 3"], np.float64]` and `Dim["N"]`.

A type checker sees plain arrays and integers here; the mypy plugin sees the shapes; and at run time each
annotation is a small frozen object that knows its shape and answers `isinstance`:

>>> import numpy as np
>>> Points = NDArray[Shape["N, 3"], np.float64]
>>> Points
NDArray[Shape["N, 3"], float64]
>>> isinstance(np.zeros((5, 3)), Points), isinstance(np.zeros((5, 2)), Points)
(True, False)
"""

from __future__ import annotations

import operator
import types
import typing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

import numpy as np
from typing_extensions import TypeAliasType, TypeVarTuple, Unpack

from shapedgrad.shapes.binding import Binding, bind
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.notation import parse_dim, parse_shape
from shapedgrad.shapes.shape import Shape as Sizes

if TYPE_CHECKING:
    from typing import Literal as Shape
    from typing import Protocol

    from shapedgrad.shapes.dim import Dim as Size

MYPY = False
"""True to mypy, and to mypy alone."""

__all__ = ["ArrayAnnotation", "Dim", "DimAnnotation", "NDArray", "Shape", "is_array"]


class _Annotation:
    """What an annotation's object has to do to stand where a class may: answer `isinstance`, and join by ``|``."""

    __slots__ = ()

    def accepts(self, value: object) -> bool:
        """Whether a value is what the annotation says."""
        raise NotImplementedError

    def __instancecheck__(self, value: object) -> bool:
        return self.accepts(value)

    def __or__(self, other: object) -> object:
        return typing.Union[self, other]  # noqa: UP007  `|` is what is being defined

    def __ror__(self, other: object) -> object:
        return typing.Union[other, self]  # noqa: UP007  `|` is what is being defined


@dataclass(frozen=True, slots=True)
class ArrayAnnotation(_Annotation):
    """An array of a shape and a dtype, as written in an annotation.

    `shape` holds the dimensions as written; `dtype` is a NumPy scalar class, a union of some, or
    `np.generic` where any dtype will do.
    """

    shape: Sizes
    dtype: Any = np.generic

    def accepts(self, value: object) -> bool:
        """Whether a value is an array of this dtype, whose shape is this one for some sizes of the names."""
        return is_array(value) and self.accepts_dtype(value.dtype) and self.accepts_shape(value.shape)

    def accepts_dtype(self, dtype: np.dtype[Any]) -> bool:
        """Whether an array of `dtype` may stand here."""
        return issubclass(dtype.type, self.dtype)

    def accepts_shape(self, shape: tuple[int, ...]) -> bool:
        """Whether there are sizes for the names that make the declared shape `shape`."""
        try:
            bind(self.shape, Sizes(shape), Binding(), "value")
        except Refusal:
            return False
        return True

    def __repr__(self) -> str:
        return f'NDArray[Shape["{_inner(self.shape)}"], {getattr(self.dtype, "__name__", self.dtype)}]'


@dataclass(frozen=True, slots=True)
class DimAnnotation(_Annotation):
    """An integer that is a dimension, as written in an annotation."""

    dim: Size

    def accepts(self, value: object) -> bool:
        """Whether a value is an integer that this dimension is for some sizes of its names."""
        if isinstance(value, bool) or not hasattr(value, "__index__"):
            return False
        return ArrayAnnotation(Sizes((self.dim,))).accepts_shape((operator.index(value),))

    def __repr__(self) -> str:
        return f'Dim["{self.dim}"]'


if TYPE_CHECKING:
    # A checker without our plugin ignores the shape: any literal, or a tuple of type variables, is legal there.
    _Shape = TypeVar("_Shape")
    _DType = TypeVar("_DType", bound=np.generic)
    NDArray = TypeAliasType(
        "NDArray", np.ndarray[tuple[Any, ...], np.dtype[_DType]], type_params=(_Shape, _DType)
    )

    if MYPY:
        # mypy would look for a variable called N in Dim["N"]; inside of Literal it does not. Our plugin tells them
        # apart by the name.
        from typing import Literal as Dim
    else:
        # Integers go both ways: in, because they have what the protocol asks; out, because of the base Any.
        class Dim(Any, Protocol):
            """An integer whose value is a dimension."""

            def __class_getitem__(cls, dim: str | int, /) -> type[Dim]: ...
            def __index__(self) -> int: ...

else:

    class Shape:
        """The shape of an annotation: `Shape["N, 3"]`, `Shape[3, 4]`, `Shape["*batch, D"]`."""

        def __class_getitem__(cls, sizes: object) -> Sizes:
            """Read the notation; raises `ShapeSyntaxError`, which shows the position."""
            parts = sizes if isinstance(sizes, tuple) else (sizes,)
            return parse_shape(", ".join(_written(part) for part in parts))

    class NDArray:
        """An array of a shape and a dtype: `NDArray[Shape["N, 3"], np.float64]`.

        `tuple[N, D]`, with type variables, may stand in place of `Shape["N, D"]`.
        """

        def __class_getitem__(cls, parameters: object) -> ArrayAnnotation:
            """Make the annotation's run-time object."""
            if not isinstance(parameters, tuple) or len(parameters) != 2:
                raise TypeError('NDArray takes a shape and a dtype, as in NDArray[Shape["N, 3"], np.float64]')
            shape, dtype = parameters
            return ArrayAnnotation(read_shape(shape), read_dtype(dtype))

    class Dim:
        """An integer whose value is a dimension: `Dim["N"]`."""

        def __class_getitem__(cls, dim: str | int) -> DimAnnotation:
            """Read the notation; raises `ShapeSyntaxError`, which shows the position."""
            return DimAnnotation(parse_dim(_written(dim)))


def is_array(value: object) -> typing.TypeGuard[np.ndarray[Any, Any]]:
    """Whether `value` is an array: NumPy's, or of a class that takes part in NumPy's protocols."""
    return isinstance(value, np.ndarray) or (
        hasattr(type(value), "__array_function__") and hasattr(value, "shape") and hasattr(value, "dtype")
    )


def read_shape(annotation: object) -> Sizes:
    """The shape that the first parameter of `NDArray` or of `np.ndarray` stands for."""
    if isinstance(annotation, Sizes):
        return annotation
    if annotation is Any or annotation is tuple:
        return parse_shape("...")
    if get_origin(annotation) is not tuple:
        raise TypeError(f'a shape is written Shape["N, 3"] or tuple[N, D], not {annotation!r}')
    sizes = get_args(annotation)
    if len(sizes) == 2 and sizes[1] is Ellipsis:
        return parse_shape("...")
    return parse_shape(", ".join(_type_as_size(size) for size in sizes))


def read_dtype(annotation: object) -> Any:
    """The scalar class, or union of such, that the second parameter of `NDArray` stands for."""
    if isinstance(annotation, TypeVar):
        return annotation.__bound__ or np.generic
    if isinstance(annotation, np.dtype):
        return annotation.type
    if get_origin(annotation) is np.dtype:
        return read_dtype(get_args(annotation)[0])
    if annotation is Any or annotation is np.dtype:
        return np.generic
    if isinstance(annotation, type) and issubclass(annotation, np.generic):
        return annotation
    if isinstance(annotation, types.UnionType):
        return annotation
    raise TypeError(f"a dtype is a NumPy scalar class such as np.float64, not {annotation!r}")


def _type_as_size(size: object) -> str:
    if isinstance(size, TypeVar):
        return size.__name__
    if size is int or size is Any:
        return "_"
    if get_origin(size) is typing.Literal:
        return ", ".join(_written(value) for value in get_args(size))
    if get_origin(size) in {typing.Unpack, Unpack} and isinstance(get_args(size)[0], TypeVarTuple):
        return f"*{get_args(size)[0].__name__}"
    raise TypeError(f"{size!r} is no size: tuple[...] takes type variables, Literal[3] and int")


def _written(part: object) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, int) and not isinstance(part, bool):
        return str(part)
    raise TypeError(f'a size is an integer or a text such as "N" or "2*N + 1", not {part!r}')


def _inner(shape: Sizes) -> str:
    return str(shape)[1:-1].rstrip(",")
