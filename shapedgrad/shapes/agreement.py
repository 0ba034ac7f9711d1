"""Two sizes that have to fit: the one place that decides between a result, silence and a refusal."""

from __future__ import annotations

from .dim import UNKNOWN, Dim, at_least, maximum, minimum, names, same, substitute
from .errors import Refusal
from .polynomial import of_atom


def agree(a: Dim, b: Dim, what: str, code: str) -> Dim:
    """The size that both are, where two sizes must be equal; the more certain one if that is undecided.

    Raises `Refusal`: f"{what} {a} and {b}" under the given code if they differ for certain, or
    "N and M need not be equal" under shape-unproven if all of their names are declared.

    >>> agree(3, UNKNOWN, "the inner dimensions are", "shape-matmul")
    3
    """
    verdict = same_size(a, b)
    if verdict is False:
        raise Refusal(f"{what} {a} and {b}", code)
    if verdict is None:
        refuse_undecided(a, b)
    return min((a, b), key=_doubt)


def broadcast_dim(a: Dim, b: Dim, what: str = "the sizes are") -> Dim:
    """The size that two broadcast to: 1 gives way, equal ones stay; unknown where either could give way.

    Raises `Refusal` as `agree` does, under shape-broadcast. What is at most 1, such as `min(1, N)`, is
    never refused: it gives way unless it is 0.
    """
    if b == 1 or same_size(a, b):
        return a
    if a == 1:
        return b
    for short, other in ((a, b), (b, a)):
        if at_least(1 - short, 0) and short != 0:
            return other if at_least(other, 2) or short == minimum(1, other) else UNKNOWN
    agree(a, b, what, "shape-broadcast")
    return next((dim for dim in sorted((a, b), key=_doubt) if dim == 0 or at_least(dim, 2)), UNKNOWN)


def same_size(a: Dim, b: Dim) -> bool | None:
    """Whether two sizes of arrays are equal; none is negative, so `max(N - 1, 0)`, which slicing gives, is `N - 1`.

    >>> from .notation import parse_dim
    >>> same_size(parse_dim("max(N - 1, 0)"), parse_dim("N - 1"))
    True
    """
    known = a is not UNKNOWN and b is not UNKNOWN
    return True if known and (maximum(a, 0) == b or maximum(b, 0) == a) else same(a, b)


def refuse_undecided(a: Dim, b: Dim) -> None:
    """Raise `Refusal` (shape-unproven) unless an inferred name, or the unknown, takes part.

    Nor where they only differ when there is nothing at all: max(N, 1) and N.
    """
    known = a is not UNKNOWN and b is not UNKNOWN
    if known and all(name.declared for name in names(a) | names(b)) and not _same_unless_empty(a, b):
        raise Refusal(f"{a} and {b} need not be equal", "shape-unproven")


def _same_unless_empty(a: Dim, b: Dim) -> bool:
    more = {each: of_atom(each) + 1 for each in names(a) | names(b)}
    return same(substitute(a, more), substitute(b, more)) is True


def _doubt(dim: Dim) -> int:
    """How little is certain about a size: integers first, then declared names, inferred ones, unknown."""
    if isinstance(dim, int):
        return 0
    if dim is UNKNOWN:
        return 3
    return 1 if all(name.declared for name in names(dim)) else 2
