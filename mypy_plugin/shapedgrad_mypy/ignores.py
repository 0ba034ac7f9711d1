"""Comments ``# type: ignore`` that are unused only because a type tells more than it did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mypy.nodes import MemberExpr, NameExpr

from shapedgrad_mypy.syntax import expressions

if TYPE_CHECKING:
    from mypy.nodes import MypyFile

    from shapedgrad_mypy.definitions import Definitions

OF_TYPES = frozenset(
    [
        "arg-type",
        "assignment",
        "attr-defined",
        "call-arg",
        "call-overload",
        "dict-item",
        "index",
        "list-item",
        "misc",
        "operator",
        "return-value",
        "set-item",
        "type-var",
        "union-attr",
        "no-any-return",
    ]
)
"""The codes of errors that depend on the type of an expression."""

_OF_THE_PARENT = re.compile(
    r'Unused "type: ignore(\[shape\])?" comment, use narrower \[[^]]*\] instead of \[shape\] code'
)
_CODES = re.compile(r"ignore\[([^]]*)\]")


def is_of_the_parent(message: str) -> bool:
    """Tell whether mypy asks for a narrower code than `shape`, which is meant to stand for all of its kind."""
    return _OF_THE_PARENT.fullmatch(message) is not None


def is_of_types(message: str) -> bool:
    """Tell whether a comment that is unused ignores, or may ignore, errors that depend on types."""
    found = _CODES.search(message)
    return found is None or OF_TYPES.issuperset(found[1].split(", "))


def ignores_of_values(tree: MypyFile, definitions: Definitions) -> dict[int, set[int]]:
    """Map each line to those with ``# type: ignore`` whose errors depend on what is computed there.

    These are the line itself, and the lines that use a variable which is assigned from it.
    """
    of_types = {
        line for line, codes in tree.ignored_lines.items() if not codes or OF_TYPES.intersection(codes)
    }
    found = {line: {line} for line in of_types}
    for expression in expressions(tree) if found else ():
        if expression.line in of_types and isinstance(expression, NameExpr | MemberExpr):
            for assignment in definitions.assignments_to(expression):
                if assignment.definition is not None:
                    found.setdefault(assignment.definition.value.line, set()).add(expression.line)
    return found
