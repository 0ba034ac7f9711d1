"""Order and sets: ``sort``, ``searchsorted``, ``unique``, ``isin``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.dim import UNKNOWN, Dim, at_least
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.rules.axes import flat_or, maybe_scalar
from shapedgrad.shapes.rules.creation import vector
from shapedgrad.shapes.rules.parameters import Several
from shapedgrad.shapes.shape import ANY, SCALAR, Shape

if TYPE_CHECKING:
    from shapedgrad.shapes.rules.parameters import Arrays, Axis, Flag, Ignored


def sort(
    a: Shape,
    axis: Axis | None = -1,
    kind: Ignored = None,
    order: Ignored = None,
    *,
    stable: Ignored = None,
) -> Shape:
    """``sort(a)``, ``argsort(a)``: along an axis; flattened without one."""
    return flat_or(a, axis)[0]


def argsort(
    a: Shape,
    axis: Axis | None = -1,
    kind: Ignored = None,
    order: Ignored = None,
    *,
    stable: Ignored = None,
) -> Shape:
    """The order along an axis, or of the flattened array; a 0-d array counts as flat."""
    if maybe_scalar(a) and axis in {0, -1}:
        return ANY
    return flat_or(a, None if a == SCALAR and axis in {0, -1} else axis)[0]


def partition(
    a: Shape,
    kth: Dim,
    axis: Axis | None = -1,
    kind: Ignored = "introselect",
    order: Ignored = None,
) -> Shape:
    """The number that stands at ``kth`` when sorted, with lesser ones before it."""
    a, axis = flat_or(a, axis)
    size = a.dim(axis)
    if a.size == 0:
        return a
    if at_least(kth - size, 0) or at_least(-size - kth, 1):
        raise Refusal(f"place {kth} is out of bounds for axis {axis} of size {size}")
    return a


def argpartition(
    a: Shape,
    kth: Dim,
    axis: Axis | None = -1,
    kind: Ignored = "introselect",
    order: Ignored = None,
) -> Shape:
    """Where the numbers of ``partition`` stood; a 0-d array counts as flat."""
    if maybe_scalar(a) and axis in {0, -1}:
        return ANY
    return partition(a, kth, None if a == SCALAR and axis in {0, -1} else axis)


def sort_complex(a: Shape) -> Shape:
    """Along the last axis."""
    a.dim(-1)
    return a


def lexsort(keys: Arrays, axis: Axis = -1) -> Shape:
    """The order by several keys of one shape, the last being the first."""
    if isinstance(keys, Several):
        return keys.shape if keys.shape == SCALAR else sort(keys.shape, axis)
    if not keys:
        raise Refusal("there are no keys")
    for key in keys:
        _alike(keys[0], key)
    if keys[0] != SCALAR:
        sort(keys[0], axis)
    return keys[0]


def _alike(first: Shape, second: Shape) -> None:
    if first.known_rank and second.known_rank and first.rank != second.rank:
        raise Refusal(f"the ranks are {first.rank} and {second.rank}", "shape-join")
    for axis in range(first.rank or 0):
        agree(first.dim(axis), second.dim(axis), f"axis {axis} is", "shape-join")


def searchsorted(a: Shape, v: Shape, side: Ignored = "left", sorter: Shape | None = None) -> Shape:
    """For each number, its place in a sorted vector."""
    length = vector(a)
    if sorter is not None:
        agree(length, vector(sorter), "the lengths are", "shape-index")
    return v


def unique(
    ar: Shape,
    return_index: Flag = False,
    return_inverse: Flag = False,
    return_counts: Flag = False,
    axis: Axis | None = None,
    *,
    equal_nan: Ignored = True,
    sorted: Ignored = True,
) -> Shape | tuple[Shape, ...]:
    """The different entries along an axis, or numbers; on request where they are, and how often."""
    found = Shape((UNKNOWN,))
    values = found if axis is None else ar.replace(axis, UNKNOWN)
    inverse = ar if axis is None else Shape((ar.dim(axis),))
    wanted = ((return_index, found), (return_inverse, inverse), (return_counts, found))
    more = tuple(shape for flag, shape in wanted if flag)
    return (values, *more) if more else values


def unique_all(x: Shape) -> tuple[Shape, Shape, Shape, Shape]:
    """The different numbers, where they are, the way back, and how often."""
    found = Shape((UNKNOWN,))
    return found, found, x, found


def unique_inverse(x: Shape) -> tuple[Shape, Shape]:
    """The different numbers, and the way back."""
    return Shape((UNKNOWN,)), x


def unique_counts(x: Shape) -> tuple[Shape, Shape]:
    """The different numbers, and how often."""
    return Shape((UNKNOWN,)), Shape((UNKNOWN,))


def unique_values(x: Shape) -> Shape:
    """The different numbers."""
    return Shape((UNKNOWN,))


def isin(
    element: Shape,
    test_elements: Shape,
    assume_unique: Ignored = False,
    invert: Ignored = False,
    *,
    kind: Ignored = None,
) -> Shape:
    """For each number, whether it is among others."""
    return element


def in1d(
    ar1: Shape,
    ar2: Shape,
    assume_unique: Ignored = False,
    invert: Ignored = False,
    *,
    kind: Ignored = None,
) -> Shape:
    """For each number of the flattened array, whether it is among others."""
    return Shape((ar1.size,))


def of_two(ar1: Shape, ar2: Shape, assume_unique: Ignored = False) -> Shape:
    """``union1d``, ``setdiff1d``, ``setxor1d``: as many numbers as the data tell."""
    return Shape((UNKNOWN,))


def intersect1d(
    ar1: Shape, ar2: Shape, assume_unique: Ignored = False, return_indices: Flag = False
) -> Shape | tuple[Shape, ...]:
    """Numbers of both, and on request where they are."""
    return (Shape((UNKNOWN,)),) * 3 if return_indices else Shape((UNKNOWN,))
