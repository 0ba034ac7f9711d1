"""Laws of dimensions, for random ones."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from shapedgrad.shapes.dim import (
    UNKNOWN,
    Dim,
    Polynomial,
    at_least,
    divide,
    maximum,
    minimum,
    modulo,
    names,
    same,
    substitute,
)
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.notation import parse_dim

from .strategies import Expression, Sizes, as_substitution, assignments, expressions, polynomials


def known(*dims: Dim) -> bool:
    """Whether no dimension is so large that it has become unknown; laws hold for the others."""
    return UNKNOWN not in dims


laws = settings(deadline=None)
many = settings(deadline=None, max_examples=300)


def python_value(expression: Expression, sizes: Sizes) -> int:
    try:
        return expression.value(sizes)
    except ZeroDivisionError:
        assume(False)
        raise


@laws
@given(polynomials, polynomials, polynomials)
def test_polynomials_are_a_commutative_ring(x: Expression, y: Expression, z: Expression) -> None:
    a, b, c = x.dim, y.dim, z.dim
    assume(known(a * b * c, a * b + a * c, a * (b + c)))
    assert a + b == b + a
    assert a * b == b * a
    assert (a + b) + c == a + (b + c)
    assert (a * b) * c == a * (b * c)
    assert a * (b + c) == a * b + a * c
    assert a + 0 == a * 1 == a
    assert a - a == a * 0 == 0
    assert 0 - (0 - a) == a
    assert a - b == -(b - a)


@laws
@given(expressions, expressions)
def test_dimensions_of_any_kind_are_a_ring(x: Expression, y: Expression) -> None:
    a, b = x.dim, y.dim
    assume(known(a, b, a * a, b * b, a * b))
    assert a + b == b + a
    assert a * b == b * a
    assert (a + b) - b == a
    assert (a - b) * (a + b) == a * a - b * b


@laws
@given(expressions)
def test_equal_dimensions_are_equal_objects(x: Expression) -> None:
    again = substitute(x.dim, {})
    assert again == x.dim
    assert hash(again) == hash(x.dim)
    assert isinstance(x.dim, int) or not known(x.dim) or (isinstance(x.dim, Polynomial) and names(x.dim))


@laws
@given(expressions)
def test_what_is_printed_is_read_back(x: Expression) -> None:
    assert parse_dim(str(x.dim)) == x.dim


@many
@given(expressions, assignments)
def test_a_dimension_has_the_value_that_python_computes(x: Expression, sizes: Sizes) -> None:
    expected = python_value(x, sizes)
    assert substitute(x.dim, as_substitution(sizes)) == (expected if known(x.dim) else UNKNOWN)


@laws
@given(expressions, expressions, assignments)
def test_equal_and_different_are_never_wrong(x: Expression, y: Expression, sizes: Sizes) -> None:
    left, right = python_value(x, sizes), python_value(y, sizes)
    verdict = same(x.dim, y.dim)
    assert verdict is None or verdict == (left == right)
    assert same(y.dim, x.dim) is verdict


@many
@given(expressions, st.integers(-3, 3), assignments)
def test_a_bound_is_never_wrong(x: Expression, least: int, sizes: Sizes) -> None:
    value = python_value(x, sizes)
    assert not at_least(x.dim, least) or value >= least
    assert not at_least(-x.dim, least) or -value >= least


@laws
@given(expressions, expressions, expressions)
def test_multiples_come_out_of_a_quotient(x: Expression, y: Expression, z: Expression) -> None:
    a, b, c = x.dim, y.dim, z.dim
    assume(b != 0 and known(a + b * c))
    assert divide(b * c, b) == c
    multiple, quotient = divide(a + b * c, b), divide(a, b)
    assert multiple == quotient + c or not known(multiple, quotient)
    assert quotient * b + modulo(a, b) == a or not known(quotient * b, modulo(a, b))


@laws
@given(expressions, expressions, expressions, st.integers(1, 4))
def test_extrema_commute_with_shifts_and_scales(x: Expression, y: Expression, z: Expression, k: int) -> None:
    a, b, c = x.dim, y.dim, z.dim
    for extremum in (minimum, maximum):
        assume(known(a + c, b + c, extremum(a, b), extremum(a, b) + c, extremum(a + c, b + c)))
        assert extremum(a, b) == extremum(b, a)
        assert extremum(a + c, b + c) == extremum(a, b) + c
        assert extremum(k * a, k * b) == k * extremum(a, b)
        assert extremum(a, extremum(a, b)) == extremum(a, b)


@laws
@given(expressions)
def test_the_unknown_absorbs(x: Expression) -> None:
    assert UNKNOWN + x.dim is x.dim + UNKNOWN is UNKNOWN
    assert x.dim - UNKNOWN is UNKNOWN - x.dim is UNKNOWN
    assert x.dim * UNKNOWN == UNKNOWN * x.dim == (0 if x.dim == 0 else UNKNOWN)
    assert x.dim // UNKNOWN is x.dim % UNKNOWN is UNKNOWN
    assert minimum(x.dim, UNKNOWN) is maximum(UNKNOWN, x.dim) is UNKNOWN
    assert same(x.dim, UNKNOWN) is None


@laws
@given(expressions, expressions, assignments)
def test_substitution_of_dimensions(x: Expression, y: Expression, sizes: Sizes) -> None:
    inner = python_value(y, sizes)
    assume(inner >= 0)
    expected = python_value(x, {**sizes, "N": inner})
    (n,) = names(parse_dim("N"))
    try:
        composed = substitute(x.dim, {n: y.dim})
    except Refusal:
        assume(False)
    assert substitute(composed, as_substitution(sizes)) == (expected if known(composed) else UNKNOWN)
