"""What a tape does not keep: the values of arrays that no derivative rule will look at."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapedgrad.autodiff.primitive import Primitive
    from shapedgrad.autodiff.tape import Level

LARGE = 4096
"""From how many bytes on an array's values are let go: with smaller ones it is the time that counts."""


class Aval:
    """What is left of an array whose values are let go: shape and dtype."""

    __slots__ = ("dtype", "shape")

    def __init__(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> None:
        self.shape = shape
        self.dtype = dtype

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return len(self.shape)

    @property
    def size(self) -> int:
        """The number of elements."""
        return math.prod(self.shape)


def spared(
    primitive: Primitive, level: Level, result: Any, args: Sequence[Any], parents: Sequence[tuple[int, Any]]
) -> tuple[Any, Sequence[Any]]:
    """Return an operation's result and operands as a tape keeps them: without the values that no rule reads."""
    if level.keeps:
        return result, args
    reads = primitive.reads
    if reads in {"nothing", "result"}:
        args = tuple([_let_go(x) for x in args])
    elif reads == "others" and len(parents) == 1:
        alone = parents[0][0]
        args = tuple([_let_go(x) if n == alone else x for n, x in enumerate(args)])
    return result if reads == "result" else _let_go(result), args


def _let_go(x: Any) -> Any:
    return Aval(x.shape, x.dtype) if type(x) is np.ndarray and x.nbytes >= LARGE else x


def restored(
    primitive: Primitive, result: Any, args: Sequence[Any], params: dict[str, Any], otherwise: Any
) -> Any:
    """Return an operation's result, computed again if its values were let go, or ``otherwise`` if those of operands were.

    Then the operation is linear: where its slope is not finite its result is not, and that of ``otherwise`` neither.
    """
    if type(result) is not Aval:
        return result
    return otherwise if any(type(x) is Aval for x in args) else primitive.body(*args, **params)
