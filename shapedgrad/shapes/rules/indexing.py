"""Selection: ``a[index]``, ``take``, ``take_along_axis``, ``compress``, ``choose``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree, refuse_undecided
from shapedgrad.shapes.dim import UNKNOWN, Dim, Unknown, at_least, maximum, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import ELLIPSIS, IndexArray, Mask, NoIndex, Slice, select, stacked
from shapedgrad.shapes.rules.axes import flat_or, lenient
from shapedgrad.shapes.rules.creation import sizes, vector
from shapedgrad.shapes.rules.diagonals import diagonal_length
from shapedgrad.shapes.rules.linalg import matrix
from shapedgrad.shapes.rules.parameters import Several, as_shape
from shapedgrad.shapes.rules.targets import assigned, exactly
from shapedgrad.shapes.rules.wording import counted
from shapedgrad.shapes.shape import ANY, Shape, broadcast

if TYPE_CHECKING:
    from shapedgrad.shapes.indexing import Index
    from shapedgrad.shapes.rules.parameters import Arrays, Axis, Dims, DType, Ignored, Indices


def getitem(a: Shape, index: Index) -> Shape:
    """``a[index]``."""
    return select(a, index)


def item(a: Shape, *args: Dims) -> Unknown:
    """``a.item()``: the only number, or the one at a place, as one of Python's."""
    places = args[0] if len(args) == 1 and isinstance(args[0], tuple) else args
    if not places:
        _check_one(a.size)
    elif len(places) == 1 and a.rank != 1:
        select(Shape((a.size,)), _places(places))
    elif a.rank is not None and a.rank != len(places):
        raise Refusal(f"{counted(len(places), 'index is', 'indices are')} for {a}")
    else:
        select(a, _places(places))
    return UNKNOWN


def _check_one(size: Dim) -> None:
    if same(size, 1) is False:
        raise Refusal(f"there are {size}")
    if not same(size, 1):
        refuse_undecided(size, 1)


def _places(places: tuple[Dims, ...]) -> Index:
    return tuple(place if isinstance(place, int) else UNKNOWN for place in places)


def take(
    a: Shape, indices: Shape, axis: Axis | None = None, out: Shape | None = None, mode: Ignored = "raise"
) -> Shape:
    """The axes of the indices in place of one axis."""
    a, axis = flat_or(a, lenient(a, axis))
    whole: Slice[Dim] = Slice()
    before: Index = (whole,) * axis if axis >= 0 else (ELLIPSIS,)
    after: Index = (whole,) * (-1 - axis) if axis < 0 else ()
    taken = select(a.replace(axis, UNKNOWN), (*before, IndexArray(indices), *after))
    if same(a.dim(axis), 0) and at_least(taken.size, 1):
        raise Refusal(f"nothing can be taken from axis {axis} of size 0", "shape-index")
    return exactly(out, taken)


def take_along_axis(arr: Shape, indices: Shape, axis: Axis | None = -1) -> Shape:
    """One entry along an axis for each index; the other axes broadcast."""
    arr, axis = flat_or(arr, axis)
    if arr.rank != indices.rank and arr.known_rank and indices.known_rank:
        raise Refusal(f"{arr} and {indices} differ in rank", "shape-index")
    others = broadcast(arr.replace(axis, 1), indices.replace(axis, 1))
    result = others.replace(axis, indices.dim(axis))
    if same(arr.dim(axis), 0) and at_least(result.size, 1):
        raise Refusal(f"axis {axis} of {arr} is empty")
    return result


def put_along_axis(arr: Shape, indices: Shape, values: Shape, axis: Axis | None) -> Shape:
    """Numbers written where ``take_along_axis`` would read."""
    assigned(take_along_axis(arr, indices, axis), values)
    return arr


def compress(condition: Shape, a: Shape, axis: Axis | None = None, out: Shape | None = None) -> Shape:
    """Entries along an axis where a condition holds, which may be shorter than the axis."""
    vector(condition)
    a, axis = flat_or(a, lenient(a, axis))
    return exactly(out, a.replace(axis, UNKNOWN))


def compress_method(a: Shape, condition: Shape, axis: Axis | None = None, out: Shape | None = None) -> Shape:
    """``a.compress(condition)``."""
    return compress(condition, a, axis, out)


def extract(condition: Shape, arr: Shape) -> Shape:
    """The numbers where a condition holds."""
    return Shape((UNKNOWN,))


def choose(a: Shape, choices: Arrays, out: Shape | None = None, mode: Ignored = "raise") -> Shape:
    """For each index, the number that stands there in the choice it names."""
    if choices == ():
        raise Refusal("there is nothing to choose from")
    options = choices if isinstance(choices, tuple) else (choices.shape,)
    return exactly(out, broadcast(a, *options))


def select_(condlist: Arrays, choicelist: Arrays, default: Shape | None = None) -> Shape:
    """The first choice whose condition holds."""
    if not isinstance(condlist, tuple) or not isinstance(choicelist, tuple):
        return ANY
    lists = (condlist, choicelist)
    if len(lists[0]) != len(lists[1]) or not lists[0]:
        raise Refusal(
            f"{counted(len(lists[0]), 'condition is', 'conditions are')} for {counted(len(lists[1]), 'choice', 'choices')}"
        )
    return broadcast(*lists[0], *lists[1], *(() if default is None else (default,)))


def diagonal(a: Shape, offset: Dim = 0, axis1: Axis = 0, axis2: Axis = 1) -> Shape:
    """The diagonal of two axes, as the last axis."""
    rest = a.drop((axis1, axis2))
    return stacked(rest, (diagonal_length(a.dim(axis1), a.dim(axis2), offset),))


def trace(
    a: Shape,
    offset: Dim = 0,
    axis1: Axis = 0,
    axis2: Axis = 1,
    dtype: DType = None,
    out: Shape | None = None,
) -> Shape:
    """The sum of a diagonal."""
    return exactly(out, a.drop((axis1, axis2)))


def nonzero(a: Shape) -> tuple[Shape, ...] | Several:
    """The places that are not zero: their indices along each axis."""
    if a.rank == 0:
        raise Refusal("a 0-d array has no places")
    return Several(Shape((UNKNOWN,))) if a.rank is None else (Shape((UNKNOWN,)),) * a.rank


def argwhere(a: Shape) -> Shape:
    """The places that are not zero, each as a row of indices."""
    return Shape((UNKNOWN, UNKNOWN if a.rank is None else a.rank))


def some(a: Shape) -> Shape:
    """``flatnonzero(a)``: as many numbers as the data tell."""
    return Shape((UNKNOWN,))


def ix_(*args: Indices) -> tuple[Shape, ...]:
    """Sequences along different axes, which broadcast to a grid; of a mask it takes the places where it holds."""
    lengths = [_length(each) for each in args]
    return tuple(
        Shape(length if axis == place else 1 for axis, length in enumerate(lengths))
        for place in range(len(lengths))
    )


def _length(indices: Indices) -> Dim:
    if isinstance(indices, tuple):
        return len(indices)
    if isinstance(indices, IndexArray | Mask | NoIndex):  # numbers of any kind make a grid
        length = vector(indices.shape)
        return UNKNOWN if isinstance(indices, Mask) else length
    if indices is UNKNOWN:
        return UNKNOWN
    raise Refusal(f"{indices} is no sequence")


def tril_indices(n: Dim, k: Dim = 0, m: Dim | None = None) -> tuple[Shape, Shape]:
    """Rows and columns of the places on and below a diagonal."""
    places = Shape((_places_below(n, n if m is None else m, k),))
    return places, places


def triu_indices(n: Dim, k: Dim = 0, m: Dim | None = None) -> tuple[Shape, Shape]:
    """Rows and columns of the places on and above a diagonal."""
    places = Shape((_places_below(n if m is None else m, n, -k),))
    return places, places


def tril_indices_from(arr: Shape, k: Dim = 0) -> tuple[Shape, Shape]:
    """``tril_indices`` for a matrix."""
    rows, columns = matrix(arr)
    return tril_indices(rows, k, columns)


def triu_indices_from(arr: Shape, k: Dim = 0) -> tuple[Shape, Shape]:
    """``triu_indices`` for a matrix."""
    rows, columns = matrix(arr)
    return triu_indices(rows, k, columns)


def _places_below(rows: Dim, columns: Dim, k: Dim) -> Dim:
    """How many places (i, j) of a matrix have j <= i + k: those of a half plane, less what is outside."""
    right = _triangle(rows + k - columns) - _triangle(k - columns)
    return _triangle(rows + k) - _triangle(k) - right


def _triangle(side: Dim) -> Dim:
    side = maximum(side, 0)
    return side * (side + 1) // 2


def mask_indices(n: Dim, mask_func: Ignored, k: Ignored = 0) -> tuple[Shape, Shape]:
    """Rows and columns of the places that a function leaves in a square matrix."""
    sizes((n, n))
    return Shape((UNKNOWN,)), Shape((UNKNOWN,))


def diag_indices(n: Dim, ndim: Dim = 2) -> tuple[Shape, ...] | Several:
    """The places of a diagonal: their indices along each axis."""
    return (Shape((n,)),) * ndim if isinstance(ndim, int) else Several(Shape((n,)), ndim)


def diag_indices_from(arr: Shape) -> tuple[Shape, ...] | Several:
    """The places of the diagonal of a cube, at least a square."""
    if arr.rank is not None and arr.rank < 2:
        raise Refusal(f"{arr} has rank {arr.rank} where 2 or more is wanted")
    for axis in range(1, arr.rank or 0):
        agree(arr.dim(0), arr.dim(axis), f"axes 0 and {axis} are", "shape-index")
    return diag_indices(arr.dim(0), UNKNOWN if arr.rank is None else arr.rank)


def unravel_index(indices: Shape, shape: Dims, order: Ignored = "C") -> tuple[Shape, ...] | Several:
    """Places of a flattened array, as indices along each axis."""
    rank = as_shape(shape).rank
    if rank == 0 and indices.rank not in {0, None}:
        raise Refusal("many places do not fit a 0-d array")
    return Several(indices) if rank is None else (indices,) * rank


def ravel_multi_index(
    multi_index: Arrays, dims: Dims, mode: Ignored = "raise", order: Ignored = "C"
) -> Shape:
    """Indices along each axis, as places of the flattened array."""
    if not isinstance(multi_index, tuple):
        return multi_index.shape
    if as_shape(dims).rank not in {len(multi_index), None}:
        raise Refusal(f"{counted(len(multi_index), 'index is', 'indices are')} for {as_shape(dims)}")
    return broadcast(*multi_index)
