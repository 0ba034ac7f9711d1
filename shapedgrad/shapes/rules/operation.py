"""One row of the table of operations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapedgrad.shapes.rules.parameters import Rule


@dataclass(frozen=True, slots=True)
class Operation:
    """A NumPy operation: its public name, its rule of shapes, and how a refusal is worded.

    ``dtype`` names the rule of its result's dtype, ``method`` the ndarray method that is the same with the
    array in front. ``phrase`` is what cannot be done, with the rule's parameters in braces.
    """

    name: str
    rule: Rule
    dtype: str
    phrase: str
    code: str
    method: str | None = None


def rows(
    names: str, rule: Rule, dtype: str, phrase: str, code: str = "shape-broadcast"
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
        yield Operation(name, rule, dtype, phrase, code, method)
