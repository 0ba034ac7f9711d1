"""One row of the table of operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapedgrad.shapes.rules.parameters import Rule

DTypeRule: TypeAlias = "str | Callable[[Mapping[str, Any], Mapping[str, Any], str | None], Any]"
"""The rule of a result's dtype: a name that `dtypes.result_dtype` takes, or a function of the whole call.

The function is given the dtypes of the operands, by the rule's parameters (a tuple for one that takes
several), the arguments that were given, and the dtype that ``dtype=`` asks for.
"""


@dataclass(frozen=True, slots=True)
class Operation:
    """A NumPy operation: its public name, its rule of shapes, and how a refusal is worded.

    ``dtype`` is the rule of its result's dtype, ``method`` the ndarray method that is the same with the
    array in front. ``phrase`` is what cannot be done, with the rule's parameters in braces. ``arrays`` says
    that the result is an array even if it has rank 0, where other operations return a number.
    """

    name: str
    rule: Rule
    dtype: DTypeRule
    phrase: str
    code: str
    method: str | None = None
    arrays: bool = False


def rows(
    names: str,
    rule: Rule,
    dtype: DTypeRule,
    phrase: str,
    code: str = "shape-broadcast",
    *,
    arrays: bool = False,
) -> Iterator[Operation]:
    """Operations that share a rule; a leading dot marks those that are ndarray methods as well.

    Examples
    --------
    >>> from shapedgrad.shapes.rules.layout import ravel
    >>> [row.method for row in rows(".ravel flat", ravel, "same", "flatten {a}")]
    ['ravel', None]
    """
    for marked in names.split():
        name = marked.lstrip(".")
        method = name.rpartition(".")[2] if marked != name or name.startswith("ndarray.") else None
        yield Operation(name, rule, dtype, phrase, code, method, arrays)
