"""Arrays out of nothing: ``zeros``, ``arange``, ``eye``; and out of one that is there: ``zeros_like``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, at_least, maximum, minimum, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import ends, stacked
from shapedgrad.shapes.rules.assignment import assigned
from shapedgrad.shapes.rules.axes import maybe_scalar
from shapedgrad.shapes.rules.parameters import Several, as_shape
from shapedgrad.shapes.shape import ANY, SCALAR, Rest, Shape, broadcast

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim
    from shapedgrad.shapes.rules.parameters import Axis, Bound, Dims, DType, Flag, Ignored, Text


def sizes(dims: Dims) -> Shape:
    """The shape that an argument asks for; sizes are not negative."""
    shape = as_shape(dims)
    for size in shape.items:
        if not isinstance(size, Rest) and at_least(-size, 1):
            raise Refusal(f"{size} is negative")
    return shape


def filled(shape: Dims, dtype: DType = None, order: Ignored = "C", *, device: Ignored = None) -> Shape:
    """``zeros(shape)``: the shape asked for."""
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


def contiguous(a: Shape, dtype: DType = None) -> Shape:
    """``ascontiguousarray(a)``: of rank 1 at least."""
    return Shape((1,)) if a == SCALAR else ANY if maybe_scalar(a) else a


def require(a: Shape, dtype: DType = None, requirements: Ignored = None) -> Shape:
    """An array laid out as required."""
    return a


def copy(a: Shape, order: Ignored = "K", subok: Ignored = False) -> Shape:
    """The same numbers in new memory."""
    return a


def arange(
    start_or_stop: Bound,
    stop: Bound | None = None,
    step: Bound | None = 1,
    dtype: DType = None,
    *,
    device: Ignored = None,
) -> Shape:
    """The integers from start to stop: ceil((stop - start) / step) of them."""
    step = 1 if step is None else step
    if same(step, 0):
        raise Refusal("step is 0")
    length = start_or_stop if stop is None else stop - start_or_stop
    return Shape((maximum(-(-length // step), 0),))


def linspace(
    start: Shape,
    stop: Shape,
    num: Dim = 50,
    endpoint: Ignored = True,
    retstep: Flag = False,
    dtype: DType = None,
    axis: Axis = 0,
    *,
    device: Ignored = None,
) -> Shape | tuple[Shape, Shape]:
    """``num`` numbers from start to stop along a new axis, and on request the step between them."""
    samples = logspace(start, stop, num, axis=axis)
    return (samples, broadcast(start, stop)) if retstep else samples


def logspace(
    start: Shape,
    stop: Shape,
    num: Dim = 50,
    endpoint: Ignored = True,
    base: Shape = SCALAR,
    dtype: DType = None,
    axis: Axis = 0,
) -> Shape:
    """``num`` numbers between two powers along a new axis."""
    sizes(num)
    return broadcast(start, stop, base).insert(axis, num)


def geomspace(
    start: Shape,
    stop: Shape,
    num: Dim = 50,
    endpoint: Ignored = True,
    dtype: DType = None,
    axis: Axis = 0,
) -> Shape:
    """``num`` numbers in geometric progression along a new axis."""
    return logspace(start, stop, num, axis=axis)


def eye(
    N: Dim,
    M: Dim | None = None,
    k: Ignored = 0,
    dtype: DType = None,
    order: Ignored = "C",
    *,
    device: Ignored = None,
) -> Shape:
    """``N`` rows and as many columns, unless another number is asked for."""
    return sizes((N, N if M is None else M))


def tri(N: Dim, M: Dim | None = None, k: Ignored = 0, dtype: DType = None) -> Shape:
    """``N`` rows and as many columns, unless another number is asked for; ones below a diagonal."""
    return Shape(maximum(size, 0) for size in (N, N if M is None else M))


def identity(n: Dim, dtype: DType = None) -> Shape:
    """The square matrix of size ``n``."""
    return sizes((n, n))


def diag(v: Shape, k: Dim = 0) -> Shape:
    """The diagonal of a matrix, or the matrix with a vector on its diagonal."""
    if v.rank is None:
        return Shape((Rest(None),))
    if v.rank == 1:
        return diagflat(v, k)
    if v.rank != 2:
        raise Refusal(f"{v} has rank {v.rank} where 1 or 2 is wanted")
    rows, columns = v.dims
    return Shape((diagonal_length(rows, columns, k),))


def diagflat(v: Shape, k: Dim = 0) -> Shape:
    """The square matrix with all numbers of an array on its diagonal, ``k`` above the main one."""
    size = v.size + maximum(k, -k)
    return Shape((size, size))


def diagonal_length(rows: Dim, columns: Dim, k: Dim) -> Dim:
    """The length of the diagonal that starts ``k`` columns to the right, or ``-k`` rows down."""
    if at_least(k, 0):
        return maximum(minimum(rows, columns - k), 0)
    return maximum(minimum(rows + k, columns), 0) if at_least(-k, 0) else UNKNOWN


def triangle(m: Shape, k: Ignored = 0) -> Shape:
    """``tril(m)``: a matrix, or many, with zeros on one side; a vector stands for each row."""
    if m.rank == 1:
        return Shape((m.dim(0), m.dim(0)))
    _, _, last = ends(m, 0, 1)
    return m if m.known_rank or len(m.items) > 2 else stacked(ANY, last)


def vander(x: Shape, N: Dim | None = None, increasing: Ignored = False) -> Shape:
    """A row of powers for each number."""
    length = vector(x)
    return Shape((length, length if N is None else N))


def vector(x: Shape) -> Dim:
    """The size of an array that must have rank 1."""
    if x.rank not in {1, None}:
        raise Refusal(f"{x} has rank {x.rank} where 1 is wanted")
    return x.dim(0)


def window(M: Dim) -> Shape:
    """``hamming(M)``: so many weights, none for a negative number."""
    return Shape((maximum(M, 0),))


def kaiser(M: Dim, beta: Ignored = 0.0) -> Shape:
    """So many weights, none for a negative number."""
    return window(M)


def indices(
    dimensions: Dims, dtype: DType = None, sparse: Flag = False
) -> Shape | tuple[Shape, ...] | Several:
    """The index of each place along each axis: one array for all axes, or one for each."""
    shape = as_shape(dimensions) if sparse else sizes(dimensions)
    return meshgrid_ij(shape) if sparse else stacked((UNKNOWN if shape.rank is None else shape.rank,), shape)


def meshgrid(
    *xi: Shape, copy: Ignored = True, sparse: Flag = False, indexing: Text = "xy"
) -> tuple[Shape, ...]:
    """A grid of all combinations of coordinates, the first two axes exchanged for ``indexing="xy"``."""
    lengths = [x.size for x in xi]
    order = list(range(len(xi)))
    if indexing == "xy":
        order[:2] = reversed(order[:2])
    grid = Shape(lengths[place] if isinstance(indexing, str) else UNKNOWN for place in order)
    return tuple(_only(grid, order.index(place)) if sparse else grid for place in range(len(xi)))


def meshgrid_ij(shape: Shape) -> tuple[Shape, ...] | Several:
    """Coordinates that broadcast to a shape, one array for each of its axes."""
    if shape.rank is None:
        return Several()
    return tuple(_only(shape, axis) for axis in range(shape.rank))


def _only(grid: Shape, axis: int) -> Shape:
    return Shape(size if place == axis else 1 for place, size in enumerate(grid.dims))


def frombuffer(buffer: Ignored, dtype: DType = None, count: Dim = -1, offset: Ignored = 0) -> Shape:
    """So many numbers, or as many as there are."""
    return Shape((UNKNOWN if at_least(-count, 1) else count,))


def fromiter(iter: Ignored, dtype: DType, count: Dim = -1) -> Shape:
    """So many numbers, or as many as there are."""
    return Shape((UNKNOWN if at_least(-count, 1) else count,))
