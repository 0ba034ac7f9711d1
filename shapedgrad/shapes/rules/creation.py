"""Arrays out of nothing: ``zeros``, ``full``; out of one that is there: ``zeros_like``; out of memory: ``frombuffer``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import at_least
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import stacked
from shapedgrad.shapes.rules.axes import maybe_scalar
from shapedgrad.shapes.rules.parameters import as_shape
from shapedgrad.shapes.rules.targets import assigned
from shapedgrad.shapes.shape import ANY, SCALAR, Rest, Shape

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim
    from shapedgrad.shapes.rules.parameters import Dims, DType, Ignored


def sizes(dims: Dims) -> Shape:
    """The shape that an argument asks for; sizes are not negative."""
    shape = as_shape(dims)
    for size in shape.items:
        if not isinstance(size, Rest) and at_least(-size, 1):
            raise Refusal(f"{size} is negative")
    return shape


def vector(x: Shape) -> Dim:
    """The size of an array that must have rank 1."""
    if x.rank not in {1, None}:
        raise Refusal(f"{x} has rank {x.rank} where 1 is wanted")
    return x.dim(0)


def filled(shape: Dims, dtype: DType = None, order: Ignored = "C", *, device: Ignored = None) -> Shape:
    """``zeros(shape)``: the shape asked for."""
    return sizes(shape)


def ndarray(
    shape: Dims,
    dtype: DType = None,
    buffer: Ignored = None,
    offset: Ignored = 0,
    strides: Ignored = None,
    order: Ignored = None,
) -> Shape:
    """``ndarray(shape)``: the constructor."""
    return sizes(shape)


def full(
    shape: Dims, fill_value: Shape, dtype: DType = None, order: Ignored = "C", *, device: Ignored = None
) -> Shape:
    """The shape asked for, filled with a value that broadcasts to it."""
    return assigned(sizes(shape), fill_value)


def like(
    a: Shape,
    dtype: DType = None,
    order: Ignored = "K",
    subok: Ignored = True,
    shape: Dims | None = None,
    *,
    device: Ignored = None,
) -> Shape:
    """``zeros_like(a)``: the shape of an array, unless another is asked for."""
    return a if shape is None else sizes(shape)


def empty_like(
    prototype: Shape,
    dtype: DType = None,
    order: Ignored = "K",
    subok: Ignored = True,
    shape: Dims | None = None,
    *,
    device: Ignored = None,
) -> Shape:
    """The shape of an array, unless another is asked for."""
    return like(prototype, shape=shape)


def full_like(
    a: Shape,
    fill_value: Shape,
    dtype: DType = None,
    order: Ignored = "K",
    subok: Ignored = True,
    shape: Dims | None = None,
    *,
    device: Ignored = None,
) -> Shape:
    """The shape of an array, filled with a value that broadcasts to it."""
    return assigned(like(a, shape=shape), fill_value)


def array(
    object: Shape,
    dtype: DType = None,
    *,
    copy: Ignored = True,
    order: Ignored = "K",
    subok: Ignored = False,
    ndmin: Dim = 0,
    ndmax: Ignored = 0,
) -> Shape:
    """The array that an object is, with axes of size 1 in front if it has fewer than ``ndmin``."""
    if object.rank is None:
        return object if ndmin == 0 else Shape((Rest(None),))
    if not isinstance(ndmin, int):
        return Shape((Rest(None), *object.items))
    return stacked((1,) * (ndmin - object.rank), object)


def asarray(
    a: Shape, dtype: DType = None, order: Ignored = None, *, device: Ignored = None, copy: Ignored = None
) -> Shape:
    """The array that an object is."""
    return a


def from_dlpack(x: Shape, *, device: Ignored = None, copy: Ignored = None) -> Shape:
    """The array that another library has."""
    return x


def contiguous(a: Shape, dtype: DType = None) -> Shape:
    """``ascontiguousarray(a)``: of rank 1 at least."""
    return Shape((1,)) if a == SCALAR else ANY if maybe_scalar(a) else a


def require(a: Shape, dtype: DType = None, requirements: Ignored = None) -> Shape:
    """An array laid out as required."""
    return a


def copy(a: Shape, order: Ignored = "K", subok: Ignored = False) -> Shape:
    """The same numbers in new memory."""
    return a
