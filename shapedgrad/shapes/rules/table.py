"""Every operation and its rule, in the order of NumPy's manual; `infer` is the one door.

A leading dot marks what is an ndarray method as well, with the array as its first argument; what only the
method can do has a row of its own, ``ndarray.reshape``. ``ufunc.reduce`` stands for that method of every
ufunc. Adding an operation is adding a row to its part of the manual and, if no rule fits, a rule to its
family. What of NumPy's has no row is in `unknowns`, with the reason.
"""

from __future__ import annotations

from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from shapedgrad.shapes.rules.manual import (
    creation,
    fourier,
    functional,
    indexing,
    joining,
    linear_algebra,
    manipulation,
    mathematics,
    random,
    sorting,
    statistics,
    ufuncs,
)
from shapedgrad.shapes.rules.operation import Operation
from shapedgrad.shapes.rules.settling import apply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapedgrad.shapes.rules.parameters import Result

__all__ = ["METHODS", "TABLE", "Operation", "infer"]


def infer(operation: str, /, *args: Any, **params: Any) -> Result:
    """The shape of the result of a NumPy operation, or a tuple of shapes if it has several.

    Arguments are those of the operation itself, each in the form that the rule's annotation names. An
    unknown one is UNKNOWN: the answer is what is certain whatever it is.

    Raises
    ------
    ShapeError
        The operation is certain to fail, or is not proven to work for every size of the declared names.

    Examples
    --------
    >>> from shapedgrad.shapes.notation import parse_shape
    >>> infer("matmul", parse_shape("N, D"), parse_shape("D, 3"))
    Shape(N, 3)
    """
    return apply(TABLE[operation], args, params)


_PARTS = (
    ufuncs,
    creation,
    manipulation,
    joining,
    indexing,
    linear_algebra,
    mathematics,
    sorting,
    statistics,
    fourier,
    functional,
    random,
)

TABLE: Final[Mapping[str, Operation]] = MappingProxyType(
    {row.name: row for row in chain.from_iterable(part.ROWS for part in _PARTS)}
)
"""Every operation by its public name without ``np.``."""

METHODS: Final[Mapping[str, Operation]] = MappingProxyType(
    {row.method: row for row in TABLE.values() if row.method}
)
"""Every operation that is an ndarray method or attribute, by that name."""
