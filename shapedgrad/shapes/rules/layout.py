"""The same numbers in another arrangement: ``reshape``, ``transpose``, ``squeeze``, ``tile``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.dim import UNKNOWN, at_least, is_declared, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import IndexArray, Mask, NoIndex, Slice, ends, no_index, stacked
from shapedgrad.shapes.rules.axes import flat_or, lenient, several
from shapedgrad.shapes.rules.creation import sizes
from shapedgrad.shapes.rules.parameters import Several, as_shape
from shapedgrad.shapes.rules.wording import counted
from shapedgrad.shapes.shape import ANY, Rest, Shape, broadcast

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim
    from shapedgrad.shapes.rules.parameters import Axes, Axis, Dims, DType, Ignored, Indices


def reshape(a: Shape, shape: Dims, order: Ignored = "C", *, copy: Ignored = None) -> Shape:
    """The shape asked for, -1 standing for whatever size keeps the number of elements."""
    wanted = as_shape(shape)
    if wanted.rank is None:
        return wanted
    holes = [axis for axis, size in enumerate(wanted.dims) if at_least(-size, 1)]
    if len(holes) > 1:
        raise Refusal("only one size can be left open with -1", "shape-reshape")
    if holes:
        return wanted.replace(holes[0], quotient(a.size, wanted.replace(holes[0], 1).size))
    agree(a.size, wanted.size, "the numbers of elements are", "shape-reshape")
    return wanted


def quotient(total: Dim, known: Dim) -> Dim:
    """How often a number of elements divides by the sizes that are known."""
    if same(known, 0):
        raise Refusal(f"{total} elements do not tell what -1 is beside a size of 0", "shape-reshape")
    rest = total % known
    if same(rest, 0) is False:
        raise Refusal(f"{total} elements do not divide by {known}", "shape-reshape")
    if rest != 0 and is_declared(rest):
        raise Refusal(f"{total} elements need not divide by {known}", "shape-unproven")
    return total // known


def reshape_method(a: Shape, *shape: Dims, order: Ignored = "C", copy: Ignored = None) -> Shape:
    """``a.reshape(2, 3)`` or ``a.reshape((2, 3))``."""
    return reshape(a, shape[0] if len(shape) == 1 else joined(shape))


def joined(parts: tuple[Dims, ...]) -> Shape:
    """Sizes one by one, as one shape."""
    return stacked(
        *(part if isinstance(part, Shape) else (part,) for part in parts if not isinstance(part, tuple))
    )


def ravel(a: Shape, order: Ignored = "C") -> Shape:
    """All numbers along one axis."""
    return Shape((a.size,))


def astype(x: Shape, dtype: DType, *, copy: Ignored = True, device: Ignored = None) -> Shape:
    """The same numbers in another dtype."""
    return x


def astype_method(
    a: Shape,
    dtype: DType,
    order: Ignored = "K",
    casting: Ignored = "unsafe",
    subok: Ignored = True,
    copy: Ignored = True,
) -> Shape:
    """The same numbers in another dtype."""
    return a


def to_device(a: Shape, device: Ignored, *, stream: Ignored = None) -> Shape:
    """``a.to_device("cpu")``: the same numbers in another memory."""
    return a


def byteswap(a: Shape, inplace: Ignored = False) -> Shape:
    """The bytes of each number in reverse order."""
    return a


def whole(a: Shape) -> Shape:
    """``a.real``, ``a.conj()``: the array's own shape."""
    return a


def transpose(a: Shape, axes: Axes | None = None) -> Shape:
    """The axes reversed, or in the order asked for."""
    if axes is None:
        return Shape(Rest(None) if isinstance(item, Rest) else item for item in reversed(a.items))
    order = several(axes)
    if a.rank is None:
        return Shape((UNKNOWN,) * len(order))
    if a.rank != len(order):
        raise Refusal(f"{a} has rank {a.rank} and {len(order)} axes are named", "shape-axis")
    return a.permute(order)


def transposed(a: Shape) -> Shape:
    """``a.T``: the axes reversed."""
    return transpose(a)


def transpose_method(a: Shape, *axes: Axes) -> Shape:
    """``a.transpose()``, ``a.transpose(1, 0)`` or ``a.transpose((1, 0))``."""
    return transpose(a, tuple(each for group in axes for each in several(group)) if axes else None)


def matrix_transpose(x: Shape) -> Shape:
    """``x.mT``: the last two axes exchanged."""
    _, batch, (rows, columns) = ends(x, 0, 2)
    return stacked(batch, (columns, rows))


def swapaxes(a: Shape, axis1: Axis, axis2: Axis) -> Shape:
    """Two axes exchanged."""
    return a.replace(axis1, a.dim(axis2)).replace(axis2, a.dim(axis1))


def moveaxis(a: Shape, source: Axes, destination: Axes) -> Shape:
    """Some axes taken out and put elsewhere, the others in their order."""
    sources, destinations = several(source), several(destination)
    if len(sources) != len(destinations):
        raise Refusal(
            f"{counted(len(sources), 'axis', 'axes')} cannot go to {counted(len(destinations), 'place', 'places')}",
            "shape-axis",
        )
    rest = a.drop(sources)
    if a.rank is None:
        return ANY if len(sources) > 1 else rest.insert(destinations[0], a.dim(sources[0]))
    places = [a.normalize(each) for each in destinations]
    if len(set(places)) < len(places):
        raise Refusal(f"{destinations} names an axis twice", "shape-axis")
    for place, axis in sorted(zip(places, sources, strict=True)):
        rest = rest.insert(place, a.dim(axis))
    return rest


def rollaxis(a: Shape, axis: Axis, start: Dim = 0) -> Shape:
    """One axis moved back until it stands before ``start``."""
    if a.rank is None or not isinstance(start, int):
        a.dim(axis)
        return ANY if a.rank is None else Shape((UNKNOWN,) * a.rank)
    if not -a.rank <= start <= a.rank:
        raise Refusal(f"start {start} is out of bounds for rank {a.rank}", "shape-axis")
    axis, start = a.normalize(axis), start % (a.rank + 1) if start >= 0 else start + a.rank
    return a.drop((axis,)).insert(start - (axis < start), a.dim(axis))


def flip(m: Shape, axis: Axes | None = None) -> Shape:
    """The numbers in reverse order along some axes."""
    m.drop(() if axis is None else several(axis))
    return m


def fliplr(m: Shape) -> Shape:
    """Columns in reverse order."""
    ends(m, 2, 0)
    return m


def flipud(m: Shape) -> Shape:
    """Rows in reverse order."""
    ends(m, 1, 0)
    return m


def rot90(m: Shape, k: Dim = 1, axes: Axes = (0, 1)) -> Shape:
    """A turn in the plane of two axes: an odd number of quarters exchanges them."""
    if len(several(axes)) != 2:
        raise Refusal(f"{axes} does not name two axes", "shape-axis")
    first, second = several(axes)
    m.drop((first, second))
    turned = swapaxes(m, first, second)
    return (
        turned
        if same(k % 2, 1)
        else m
        if same(k % 2, 0)
        else m.replace(first, UNKNOWN).replace(second, UNKNOWN)
    )


def roll(a: Shape, shift: Dims, axis: Axes | None = None) -> Shape:
    """Numbers that leave at one end of an axis and return at the other."""
    if axis is not None:
        for each in several(axis):
            a.dim(each)
        broadcast(*(Shape((len(each),)) for each in (shift, axis) if isinstance(each, tuple)))
    return a


def repeat(a: Shape, repeats: Indices, axis: Axis | None = None) -> Shape:
    """Each number so many times along an axis; a sequence says how often for each."""
    a, axis = flat_or(a, lenient(a, axis))
    size = a.dim(axis)
    if isinstance(repeats, IndexArray | Mask):
        return a.replace(axis, _repeated(size, repeats.shape, axis))
    if isinstance(repeats, NoIndex):
        raise no_index(repeats.dtype)
    counts = repeats if isinstance(repeats, tuple) else (repeats,)
    if any(at_least(-count, 1) for count in counts if not isinstance(count, Slice)):
        raise Refusal("repeats are negative")
    if isinstance(repeats, tuple) and len(repeats) != 1:
        agree(size, len(repeats), f"axis {axis} and the number of repeats are", "shape-axis")
        return a.replace(axis, sum(repeats))
    return a.replace(axis, UNKNOWN if isinstance(counts[0], Slice) else size * counts[0])


def _repeated(size: Dim, repeats: Shape, axis: int) -> Dim:
    """How many numbers there are of so many, each repeated as often as an array of integers says."""
    if repeats.rank not in {0, 1, None}:
        raise Refusal(f"repeats {repeats} have rank {repeats.rank} where 1 is wanted")
    if repeats.rank == 1 and same(repeats.dim(0), 1) is not True:
        agree(size, repeats.dim(0), f"axis {axis} and the number of repeats are", "shape-axis")
    return UNKNOWN


def tile(A: Shape, reps: Dims) -> Shape:
    """The array repeated along each axis, with axes of size 1 in front for those it lacks."""
    times = sizes(reps)
    if A.rank is None or times.rank is None:
        return ANY
    rank = max(A.rank, times.rank)
    pair = (stacked((1,) * (rank - len(each.dims)), each).dims for each in (A, times))
    return Shape(size * count for size, count in zip(*pair, strict=True))


def resize(a: Shape, new_shape: Dims) -> Shape:
    """The shape asked for, filled with the numbers over and over."""
    return sizes(new_shape)


def trim_zeros(filt: Shape, trim: Ignored = "fb", axis: Ignored = None) -> Shape:
    """An unknown number of entries less along each axis."""
    return Shape(Rest(None) if isinstance(item, Rest) else UNKNOWN for item in filt.items)


def unstack(x: Shape, *, axis: Axis = 0) -> tuple[Shape, ...] | Several:
    """The arrays that stand along an axis."""
    count, each = x.dim(axis), x.drop((axis,))
    return (each,) * count if isinstance(count, int) else Several(each, count)
