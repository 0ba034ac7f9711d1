"""Agreement is never wrong about sizes that really occur."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings

from shapedgrad.shapes.agreement import agree, broadcast_dim
from shapedgrad.shapes.dim import UNKNOWN, Dim, Name, names, substitute
from shapedgrad.shapes.errors import Refusal

from .strategies import Expression, Sizes, assignments, expressions


def inferred(dim: Dim) -> Dim:
    return substitute(dim, {n: _undeclared(n) for n in names(dim)})


def _undeclared(n: Name) -> Dim:
    from shapedgrad.shapes.dim import name

    return name(n.text, declared=False)


def values(x: Expression, y: Expression, sizes: Sizes) -> tuple[int, int]:
    try:
        a, b = x.value(sizes), y.value(sizes)
    except ZeroDivisionError:
        assume(False)
        raise
    assume(a >= 0 and b >= 0)
    return a, b


@settings(deadline=None, max_examples=300)
@given(expressions, expressions, assignments)
def test_broadcast_dim_gives_what_numpy_gives(x: Expression, y: Expression, sizes: Sizes) -> None:
    a, b = values(x, y, sizes)
    assume(a == b or 1 in {a, b})
    try:
        result = broadcast_dim(inferred(x.dim), inferred(y.dim))
    except Refusal:
        return
    expected = a if b == 1 else b
    known = substitute(result, {Name(n, declared=False): size for n, size in sizes.items()})
    assert known in {UNKNOWN, expected}


@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])  # equal sizes are rare
@given(expressions, expressions, assignments)
def test_agreed_sizes_are_both(x: Expression, y: Expression, sizes: Sizes) -> None:
    a, b = values(x, y, sizes)
    assume(a == b)
    result = agree(inferred(x.dim), inferred(y.dim), "the sizes are", "shape")
    assert substitute(result, {Name(n, declared=False): size for n, size in sizes.items()}) == a
