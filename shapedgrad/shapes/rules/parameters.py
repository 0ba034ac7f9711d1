"""What the parameters of a rule may be: the vocabulary of the rules' annotations.

A rule's signature mirrors the NumPy function's, and each annotation names one of the kinds below, so that
whoever reads a call (the plugin, the run time, a test) knows how to hand each argument over.
``| None`` after a kind says that the argument may be left out or be ``None``.
"""

from __future__ import annotations

import functools
import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from shapedgrad.shapes.dim import UNKNOWN, Dim, Unknown
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.shape import ANY, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shapedgrad.shapes.indexing import IndexArray, Mark, Mask, NoIndex, Slice


@dataclass(frozen=True, slots=True)
class Several:
    """Arrays of one shape, ``count`` of them: a list whose length is not written out."""

    shape: Shape = ANY
    count: Dim = UNKNOWN

    def __str__(self) -> str:
        return f"{self.count} arrays of shape {self.shape}"


@dataclass(frozen=True, slots=True)
class ByAxis:
    """Integers for some axes, ``pad(a, {0: 1, -1: (2, 3)})``: each axis with what it is given."""

    items: tuple[tuple[Dim, Nested], ...]

    def __str__(self) -> str:
        return f"{{{', '.join(f'{axis}: {given}' for axis, given in self.items)}}}"


Axis: TypeAlias = "int"
"""One axis. Callers may pass UNKNOWN (nothing is known) or SOME_AXIS (an int, but not which)."""

Axes: TypeAlias = "int | tuple[int, ...]"
"""One axis or several. Callers may pass UNKNOWN, or a tuple that contains UNKNOWN."""

Bound: TypeAlias = "Dim | float"
"""A number that the result is counted from or to, so that its dtype counts, too: ``arange(0, 1, 0.25)``.

An integer is a Dim, a float of Python that is written out a float; any other number is UNKNOWN.
"""

DimOrArray: TypeAlias = "Dim | Shape"
"""One integer, or an array where NumPy takes either (``bins``); an unknown int is UNKNOWN, an array a Shape."""

Indices: TypeAlias = "Dim | tuple[Dim, ...] | IndexArray | Mask | NoIndex | Slice[Dim]"
"""What names places along one axis: ``delete(a, [0, 2])``.

An integer is a Dim, a list of integers that is written out a tuple of them, any other array of integers an
`IndexArray` (of rank 0 if it is an integer that is not known), one of bools a `Mask`; what may be something
else is UNKNOWN.
"""

Flag: TypeAlias = "bool"
"""A bool, or UNKNOWN."""

Arrays: TypeAlias = "tuple[Shape, ...] | Several"
"""A sequence of arrays."""

ArrayOrArrays: TypeAlias = "Shape | tuple[Shape, ...] | Several"
"""One array, or a sequence of them where that is not the same: ``histogramdd(sample)``."""

Blocks: TypeAlias = Any
"""Arrays in lists of any depth, ``block([[a, b], [c, d]])``: Shapes in tuples; what is not written out is UNKNOWN."""

Pieces: TypeAlias = "Piece | tuple[Piece, ...]"
"""What stands in the brackets of ``r_[0, 1:5, a]`` and ``mgrid[0:1:5j, 0:3]``: a tuple only where there is a comma.

Bounds of slices are numbers; an imaginary step counts points, as NumPy has it. An array, or a number, is a
Shape, a directive a `str`, anything else UNKNOWN.
"""

Piece: TypeAlias = "Slice[Dim | complex] | Shape | str | Unknown"

Bins: TypeAlias = "Dim | Shape | tuple[Dim | Shape, ...]"
"""How many bins, or their edges: for all axes, or in a sequence for each; what is not written out is UNKNOWN."""

Dims: TypeAlias = "Dim | tuple[Dim, ...] | Shape"
"""A shape as an argument: a size, a tuple of sizes, a Shape; UNKNOWN is unknown even in rank."""

Nested: TypeAlias = Any
"""Ints in tuples of any depth (``axes=((0, 1), (1, 0))``), in a dict `ByAxis`; UNKNOWN in place of any part."""

Text: TypeAlias = "str | Unknown"
"""A string."""

Order: TypeAlias = "Dim | float | str"
"""The order of a norm: a number, infinity or a name."""

Length: TypeAlias = "Dim"
"""Something to iterate over: how many items it has."""

Subscripts: TypeAlias = "str | tuple[tuple[int | Mark, ...], ...] | Unknown"
"""The subscripts of an einsum: a text; or of the list form, ``einsum(a, [0, 1], b, [1, 2], [0, 2])``, the lists.

These are tuples of integers and `ELLIPSIS`, one for each operand and perhaps the result.
"""

Buffer: TypeAlias = "Dim"
"""Bytes: how many there are."""

Function: TypeAlias = "Callable[..., Any] | Unknown"
"""A function of the user's, as one from Shapes (and other arguments of rules) to the shape of its result.

It answers as a rule does, UNKNOWN where nothing is certain; arguments that are passed on to it are built in.
"""

Itemsizes: TypeAlias = "tuple[Dim, Dim] | Unknown"
"""The bytes of one number of an array, and of the dtype that it is seen as."""

DType: TypeAlias = "str | None"
"""A dtype: its name, UNKNOWN if that is not known; hardly a rule of shapes looks at it."""

Ignored: TypeAlias = object
"""An argument that does not matter to the shape."""

SOME_AXIS: Final = (UNKNOWN,)

Result: TypeAlias = "Shape | tuple[Result, ...] | Several | Unknown"
"""What a rule answers; UNKNOWN when not even the number of results is certain."""

Rule: TypeAlias = "Callable[..., Any]"


_OPERANDS = frozenset(
    {"Shape", "Arrays", "ArrayOrArrays", "Blocks", "Bound", "DimOrArray", "Indices", "Pieces"}
)
_ASIDE = frozenset({"out", "out1", "out2", "where", "initial", "mean"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a rule: its name, its kind (the annotation's text), and how a call may pass it."""

    name: str
    kind: str
    optional: bool
    passing: str
    """The name of the kind that Python gives it: ``KEYWORD_ONLY``."""

    default: object

    @property
    def decides_dtype(self) -> bool:
        """Whether this is an operand, whose dtype counts: not where the result goes, nor what it leaves out."""
        return self.kind in _OPERANDS and self.name not in _ASIDE


@functools.cache
def parameters(rule: Rule) -> Mapping[str, Parameter]:
    """The parameters of a rule by name, in order.

    Examples
    --------
    >>> from shapedgrad.shapes.rules.reduction import fold
    >>> parameters(fold)["axis"].kind, parameters(fold)["axis"].optional
    ('Axes', True)
    """
    return {name: _read(parameter) for name, parameter in signature(rule).parameters.items()}


@functools.cache
def signature(rule: Rule) -> inspect.Signature:
    """The signature of a rule, its annotations as they are written."""
    return inspect.signature(rule)


def _read(parameter: inspect.Parameter) -> Parameter:
    annotation = str(parameter.annotation)
    kind, optional = annotation.split(" | ", maxsplit=1)[0], annotation.endswith(" | None")
    return Parameter(parameter.name, kind, optional, parameter.kind.name, parameter.default)


def one_of(choices: str, given: Text, what: str) -> None:
    """Refuse a text that is none of those that a function knows."""
    if isinstance(given, str) and given not in choices.split():
        raise Refusal(f"{given!r} is no {what}")


def is_certain(nested: Nested) -> bool:
    """Whether no part of nested integers is unknown."""
    return all(map(is_certain, nested)) if isinstance(nested, tuple) else nested is not UNKNOWN


def as_shape(dims: Dims) -> Shape:
    """The shape that an argument such as ``3``, ``(N, 3)`` or ``x.shape`` writes."""
    if isinstance(dims, Shape):
        return dims
    if isinstance(dims, tuple):
        return Shape(dims)
    return ANY if dims is UNKNOWN else Shape((dims,))
