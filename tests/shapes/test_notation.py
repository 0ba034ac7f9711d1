"""Text to shape."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapedgrad.shapes.dim import UNKNOWN, Name, name
from shapedgrad.shapes.errors import ShapeSyntaxError
from shapedgrad.shapes.notation import parse_dim, parse_jaxtyping, parse_nptyping, parse_shape
from shapedgrad.shapes.shape import Rest, Shape

from .strategies import expressions


@pytest.mark.parametrize(
    "text, printed",
    [
        ("", "()"),
        ("  ", "()"),
        ("()", "()"),
        ("4", "(4,)"),
        ("(4,)", "(4,)"),
        ("N, D", "(N, D)"),
        ("N D", "(N, D)"),
        ("(N, D)", "(N, D)"),
        ("N,D,", "(N, D)"),
        ("N+1, 2*N", "(N + 1, 2*N)"),
        ("N + 1 2 * N", "(N + 1, 2*N)"),
        ("N -1", "(N - 1,)"),
        ("N (M+1)", "(N, M + 1)"),
        ("(N) (M)", "(N, M)"),
        ("(N+1)", "(N + 1,)"),
        ("(N+1)*2", "(2*N + 2,)"),
        ("*, 3", "(_, 3)"),
        ("* 3", "(_, 3)"),
        ("*", "(_,)"),
        ("_ + 1, 3", "(_, 3)"),
        ("..., D", "(..., D)"),
        ("... D", "(..., D)"),
        ("N ... D", "(N, ..., D)"),
        ("*batch, D", "(*batch, D)"),
        ("N *batch D", "(N, *batch, D)"),
        ("(N *batch)", "(N, *batch)"),
        ("(2 *N) 3", "(2*N, 3)"),
        ("N * M", "(M*N,)"),
        ("*_, D", "(..., D)"),
        ("min(N, M) max(N, M, 3)", "(min(M, N), max(M, N, 3))"),
        ("min, max", "(min, max)"),
        ("N**2", "(N**2,)"),
        ("--N", "(N,)"),
        ("7//2, 7%4", "(3, 3)"),
        ("größe_1", "(größe_1,)"),
    ],
)
def test_parse_shape(text: str, printed: str) -> None:
    assert str(parse_shape(text)) == printed
    assert parse_shape(printed) == parse_shape(text)


@pytest.mark.parametrize(
    "text, position, reason",
    [
        ("N,,M", 2, "a size is missing"),
        (",", 0, "a size is missing"),
        ("N +", 3, "a size is missing"),
        ("(N +)", 4, "a size is missing"),
        ("2N", 1, "an operator or a comma is missing"),
        ("f(N)", 1, "an operator or a comma is missing"),
        ("N)", 1, "an operator or a comma is missing"),
        ("(N", 2, "')' is missing"),
        ("min(N M)", 6, "')' is missing"),
        ("N // 0", 2, "N is divided by 0"),
        ("3, N % (M-M)", 5, "N is divided by 0"),
        ("..., *b", 5, "a shape has at most one variadic part"),
        ("3, -1", 3, "a size is never negative"),
        ("N $", 2, "'$' is not part of the notation"),
        ("N / 2", 2, "'/' is not part of the notation"),
        ("N²", 0, "'N²' is not part of the notation"),
        ("N**M", 1, "an exponent is a number"),
        ("1" * 30, 0, "a size is too large"),
        ("(" * 99, 50, "parentheses nest too deep"),
    ],
)
def test_parse_shape_points_at_the_fault(text: str, position: int, reason: str) -> None:
    with pytest.raises(ShapeSyntaxError) as error:
        parse_shape(text)
    assert (error.value.position, error.value.reason) == (position, reason)
    assert error.value.text == text


def test_parse_dim() -> None:
    assert parse_dim("N + 1") == name("N") + 1
    assert parse_dim("-1") == -1
    assert parse_dim("_") is UNKNOWN
    with pytest.raises(ShapeSyntaxError, match="'M' is left over"):
        parse_dim("N M")
    with pytest.raises(ShapeSyntaxError, match="a size is missing"):
        parse_dim("")


def test_names_get_the_key_and_the_declaredness() -> None:
    assert parse_dim("N", key="f", declared=False) == name("N", "f", declared=False)
    assert parse_shape("*b, N", key="f") == Shape((Rest(Name("b", "f")), name("N", "f")))
    assert parse_jaxtyping("*b n", key="f", declared=False) == Shape(
        (Rest(Name("b", "f", declared=False)), name("n", "f", declared=False))
    )


@pytest.mark.parametrize(
    "text, printed",
    [
        ("", "()"),
        ("batch c 3", "(batch, c, 3)"),
        ("... d", "(..., d)"),
        ("*batch d", "(*batch, d)"),
        ("* d", "(..., d)"),
        ("*#batch d", "(..., d)"),
        ("#*batch d", "(..., d)"),
        ("*_ d", "(..., d)"),
        ("_ _foo #n ?q #3", "(_, _, _, _, _)"),
        ("rows=3 cols=n+1 #k=4", "(3, n + 1, _)"),
        ("n-1 2*n min(n,m)", "(n - 1, 2*n, min(m, n))"),
        ("{self.k}+1 f(n) n/2 n.bit_length()", "(_, _, _, _)"),
    ],
)
def test_parse_jaxtyping(text: str, printed: str) -> None:
    assert str(parse_jaxtyping(text)) == printed


@pytest.mark.parametrize(
    "text, printed",
    [
        ("2, 3", "(2, 3)"),
        ("N, Size", "(N, Size)"),
        ("*, 3", "(_, 3)"),
        ("* rows, 3 columns", "(_, 3)"),
        ("3 rgb, N pixels", "(3, N)"),
        ("[x, y], [a, b, c]", "(2, 3)"),
        ("[x], *", "(1, _)"),
        ("2-4, *-*, *-3, 1-*", "(_, _, _, _)"),
        ("N, ...", "(N, ...)"),
        ("*, *, ...", "(_, _, ...)"),
        ("'2', \"3\"", "(2, 3)"),
    ],
)
def test_parse_nptyping(text: str, printed: str) -> None:
    assert str(parse_nptyping(text)) == printed


@pytest.mark.parametrize("text", ["", "rgb", "..., 3", "N+", "3, , 4", "3.5", "$"])
def test_what_nptyping_refuses_is_refused(text: str) -> None:
    with pytest.raises(ShapeSyntaxError):
        parse_nptyping(text)


@pytest.mark.parametrize(
    "text, position, reason",
    [
        ("n,m", 1, "spaces separate dimensions here, not commas"),
        ("3 *n+1", 3, "a variadic part is a single name"),
        ("*a 3 ...", 5, "a shape has at most one variadic part"),
        ("3 n+", 4, "a size is missing"),
        ("a {b", 2, "'{' is not part of the notation"),
        ("a=b=c", 1, "'=' is not part of the notation"),
    ],
)
def test_parse_jaxtyping_points_at_the_fault(text: str, position: int, reason: str) -> None:
    with pytest.raises(ShapeSyntaxError) as error:
        parse_jaxtyping(text)
    assert (error.value.position, error.value.reason, error.value.text) == (position, reason, text)


items = st.one_of(
    expressions.map(lambda e: e.dim).filter(lambda d: not isinstance(d, int) or d >= 0),
    st.just(UNKNOWN),
)
variadic = st.sampled_from([(), (Rest(),), (Rest(Name("batch")),)])


@settings(deadline=None)
@given(st.lists(items, max_size=3), variadic, st.lists(items, max_size=2))
def test_a_printed_shape_is_read_back(before: list, rest: tuple[Rest, ...], after: list) -> None:
    written = Shape((*before, *rest, *after))
    assert parse_shape(str(written)) == written


def fault(parse: Callable[[str], object], text: str) -> ShapeSyntaxError | None:
    try:
        parse(text)
    except ShapeSyntaxError as error:
        return error
    return None


@settings(deadline=None)
@given(st.text("NM_2 ,.*+-/%()min#?={}", max_size=12))
def test_any_text_is_a_shape_or_an_error_inside_of_it(text: str) -> None:
    for parse in (parse_shape, parse_jaxtyping, parse_dim):
        error = fault(parse, text)
        assert error is None or (error.text == text and 0 <= error.position <= len(text))
