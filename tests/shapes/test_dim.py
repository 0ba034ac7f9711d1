"""What dimensions print, simplify to, and decide."""

from __future__ import annotations

import pytest

from shapedgrad.shapes.atoms import terms_of
from shapedgrad.shapes.dim import (
    UNKNOWN,
    Name,
    Polynomial,
    at_least,
    divide,
    is_declared,
    maximum,
    minimum,
    modulo,
    name,
    names,
    power,
    same,
    substitute,
)
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.notation import parse_dim

N, M, K = name("N"), name("M"), name("K")
n = name("n", declared=False)


@pytest.mark.parametrize(
    "written, printed",
    [
        ("0", "0"),
        ("-3", "-3"),
        ("N", "N"),
        ("-N", "-N"),
        ("1+N", "N + 1"),
        ("1-N", "1 - N"),
        ("-N-1", "-N - 1"),
        ("M-N+1", "M - N + 1"),
        ("N*2", "2*N"),
        ("N*M*3", "3*M*N"),
        ("N*N", "N**2"),
        ("(N+1)*(N-1)", "N**2 - 1"),
        ("(H+2*P-K)//S+1", "(H + 2*P - K)//S + 1"),
        ("(H+2*P-K)//2+1", "P + (H - K)//2 + 1"),
        ("(N-1)//2", "(N - 1)//2"),
        ("2*(N//2)", "2*(N//2)"),
        ("-(N//2)", "-(N//2)"),
        ("M-N//2", "M - N//2"),
        ("M*(N//2)", "M*(N//2)"),
        ("(N//M)*(N//M)", "(N//M)**2"),
        ("-(-N//2)", "N - N//2"),
        ("(2*N)//M", "(2*N)//M"),
        ("N%2", "N % 2"),
        ("3*(N%M)+1", "3*(N % M) + 1"),
        ("-(N%2)", "-(N % 2)"),
        ("M-N%2", "M - N % 2"),
        ("(N+3)%2", "(N + 1) % 2"),
        ("N%(M+1)", "N % (M + 1)"),
        ("max(N-1,0)", "max(N - 1, 0)"),
        ("min(N-1,M)", "min(M, N - 1)"),
        ("min(2*N,N+M)", "N + min(M, N)"),
        ("min(N,M)*2", "2*min(M, N)"),
        ("min(N,M)*K", "K*min(M, N)"),
        ("max(N,M,3)-K", "max(M, N, 3) - K"),
    ],
)
def test_print(written: str, printed: str) -> None:
    assert str(parse_dim(written)) == printed
    assert parse_dim(printed) == parse_dim(written)


@pytest.mark.parametrize(
    "left, right",
    [
        ("N+M-N", "M"),
        ("(2*N*M)//N", "2*M"),
        ("(N*M+N)//(M+1)", "N"),
        ("(4*N+3)//2", "2*N+1"),
        ("(2*N+1)//4", "N//2"),
        ("(6*N+3)//(9*M)", "(2*N+1)//(3*M)"),
        ("(2*N)//(2*M)", "N//M"),
        ("(N*K)//(M*K)", "N//M"),
        ("(N//2)//3", "N//6"),
        ("(N//2+M)//3", "(N+2*M)//6"),
        ("(N//2)//M", "N//(2*M)"),
        ("(N//M)//K", "N//(M*K)"),
        ("N//(-M)", "(-N)//M"),
        ("N//(-2)", "(-N)//2"),
        ("(H-K+S)//S", "(H-K)//S+1"),
        ("N//(N+1)", "0"),
        ("(-1)//(N+1)", "-1"),
        ("0//N", "0"),
        ("(N%2)//2", "0"),
        ("N%1", "0"),
        ("N%N", "0"),
        ("(N%M)//M", "0"),
        ("min(N+1,N+3)", "N+1"),
        ("min(N+1,M+3)", "min(N,M+2)+1"),
        ("min(N,N//2)", "N//2"),
        ("max(N,0)", "N"),
        ("min(0,N)", "0"),
        ("min(N,M,N)", "min(M,N)"),
        ("min(min(N,M),K)", "min(N,M,K)"),
        ("min(2*min(N,M)+1,K)", "min(2*N+1,2*M+1,K)"),
        ("max(max(N,M)+K,K)", "max(N,M)+K"),
        ("max(min(N,3),4)", "4"),
        ("min(min(N,M)+N,min(N,M)+M)", "2*min(N,M)"),
        ("min(N,max(N,M))", "N"),
    ],
)
def test_equal_expressions_are_one_object(left: str, right: str) -> None:
    assert parse_dim(left) == parse_dim(right)
    assert same(parse_dim(left), parse_dim(right)) is True


@pytest.mark.parametrize(
    "left, right",
    [
        ("3", "4"),
        ("N", "N+1"),
        ("2*N", "2*M+1"),
        ("6*N*M", "4*K+1"),
        ("N+M+1", "N"),
        ("N+1", "0"),
        ("N%2", "2"),
        ("N%M", "M"),
        ("min(N,3)", "4"),
        ("max(N,3)", "2"),
        ("N-N//2", "-1"),
        ("N//2", "N+1"),
        ("min(N,M)", "N+1"),
        ("max(N,M)+1", "N"),
    ],
)
def test_different(left: str, right: str) -> None:
    assert same(parse_dim(left), parse_dim(right)) is False
    assert same(parse_dim(right), parse_dim(left)) is False


@pytest.mark.parametrize(
    "left, right",
    [("N", "3"), ("N", "M"), ("N", "2*N"), ("N", "N*N"), ("N//2", "M"), ("N", "N-M"), ("_", "_"), ("_", "3")],
)
def test_undecided(left: str, right: str) -> None:
    assert same(parse_dim(left), parse_dim(right)) is None


def test_names_are_the_same_by_text_key_and_declaredness() -> None:
    assert name("N") == name("N", "", True)
    assert same(name("N"), name("N", key="f")) is None
    assert same(name("N"), name("N", declared=False)) is None
    assert str(name("N", key="f")) == "N"


def test_a_constant_is_a_plain_int() -> None:
    assert type(N - N) is int
    assert type((N + 3) - N) is int
    assert type(divide(2 * N, N)) is int
    assert isinstance(2 * N, Polynomial)
    assert repr(N + 1) == "<N + 1>"


def test_operators_take_integers_on_either_side() -> None:
    assert 1 + N == N + 1
    assert 1 - N == -(N - 1)
    assert 2 * N == N * 2
    assert str(7 // N) == "7//N"
    assert str(7 % N) == "7 % N"
    assert N // 1 == N
    assert N % 1 == 0


def test_the_unknown_absorbs_all_but_zero() -> None:
    assert str(UNKNOWN) == "_"
    assert -UNKNOWN is UNKNOWN
    assert UNKNOWN + N is N + UNKNOWN is 1 + UNKNOWN is UNKNOWN
    assert UNKNOWN - 1 is 1 - UNKNOWN is N - UNKNOWN is UNKNOWN
    assert UNKNOWN * 0 == 0 * UNKNOWN == 0
    assert UNKNOWN * N is N * UNKNOWN is UNKNOWN
    assert UNKNOWN // 2 is 2 // UNKNOWN is UNKNOWN % 2 is 2 % UNKNOWN is UNKNOWN
    assert divide(UNKNOWN, N) is divide(N, UNKNOWN) is modulo(N, UNKNOWN) is UNKNOWN
    assert minimum(N, UNKNOWN) is maximum(UNKNOWN, 0) is UNKNOWN
    assert names(UNKNOWN) == frozenset()
    assert substitute(UNKNOWN, {}) is UNKNOWN
    assert not at_least(UNKNOWN, 0)
    with pytest.raises(TypeError, match="has no terms"):
        terms_of(UNKNOWN)


@pytest.mark.parametrize("dividend", [3, N, UNKNOWN])
def test_division_by_zero_is_refused(dividend: Polynomial) -> None:
    for operation in (divide, modulo):
        with pytest.raises(Refusal, match="is divided by 0"):
            operation(dividend, 0)
    with pytest.raises(Refusal, match="_ is divided by 0"):
        UNKNOWN // 0


def test_power() -> None:
    assert power(N, 0) == power(1, N) == 1
    assert power(3, 4) == 81
    assert power(N + 1, 2) == N * N + 2 * N + 1
    assert power(N, UNKNOWN) is power(UNKNOWN, 2) is power(2, N) is power(N, -1) is UNKNOWN
    assert power(UNKNOWN, 0) == 1
    assert power(N, 65) is UNKNOWN


def test_at_least() -> None:
    assert at_least(N, 0)
    assert not at_least(N, 1)
    assert at_least(N + 2, 2)
    assert at_least(3, 3)
    assert not at_least(2, 3)
    assert at_least(N - M * divide(N, M), 0)
    assert at_least(M - modulo(N, M), 1)
    assert at_least(maximum(N, 3), 3)
    assert at_least(maximum(N - M, K), 0)
    assert not at_least(minimum(N, 3), 1)
    assert at_least(minimum(N + 1, 3), 1)
    assert at_least(N - minimum(N, M), 0)
    assert at_least(maximum(N, M) - M, 0)
    assert not at_least(K - maximum(N, M), 0)
    assert not at_least(divide(N, M) * (M - K), 0)
    assert not at_least(divide(N, M - K), 0)


def test_a_dimension_that_grows_ends_in_unknown() -> None:
    total = N
    for i in range(20):
        total = minimum(total + name(f"a{i}"), divide(total * name(f"b{i}"), M)) - maximum(total, K)
    assert total is UNKNOWN
    assert sum((name(f"a{i}") for i in range(100)), start=N) is UNKNOWN
    assert power(sum((name(f"a{i}") for i in range(9)), start=N), 9) is UNKNOWN


def test_a_quotient_of_too_many_terms_is_left_alone() -> None:
    divisor = sum((name(f"a{i}") for i in range(1, 9)), start=name("a0"))
    assert str(divide(power(name("a0"), 9), divisor)) == f"(a0**9)//({divisor})"


def test_many_arguments_of_extrema_stay_nested() -> None:
    inner = minimum(*(name(f"a{i}") for i in range(10)))
    outer = minimum(inner, minimum(*(name(f"b{i}") for i in range(10))))
    assert str(outer).count("min(") == 3
    assert parse_dim(str(outer)) == outer


def test_names() -> None:
    x, y, z = Name("N"), Name("M"), Name("K")
    assert names(3) == frozenset()
    assert names(N * M + 1) == {x, y}
    assert names(divide(N, M)) == {x, y}
    assert names(minimum(N, maximum(M, K))) == {x, y, z}
    assert str(x) == "N"


def test_is_declared() -> None:
    assert is_declared(N + M)
    assert not is_declared(N + n)
    assert not is_declared(n)
    assert not is_declared(3)
    assert not is_declared(UNKNOWN)


def test_substitute() -> None:
    x, y = Name("N"), Name("M")
    assert substitute(N * M + K, {x: 2, y: 3}) == K + 6
    assert substitute(N - M, {x: M, y: N}) == M - N
    assert substitute(N, {x: UNKNOWN}) is UNKNOWN
    assert substitute(0 * N, {x: UNKNOWN}) == 0
    assert substitute(divide(N, M), {x: 7, y: 2}) == 3
    assert substitute(minimum(N, M), {x: 7, y: 2}) == 2
    assert substitute(maximum(N, M), {x: 7, y: 2}) == 7
    with pytest.raises(Refusal, match="N is divided by 0"):
        substitute(divide(N, M), {y: 0})


def test_floors_and_extrema_from_which_nothing_is_taken_print_as_they_are() -> None:
    texts = ["M//3 + N//2", "N//2 + max(M, 2)", "N//2 + 1"]
    assert [str(parse_dim(text)) for text in texts] == texts
