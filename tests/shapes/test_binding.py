"""What the names of a signature stand for in a call."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapedgrad.shapes.binding import Binding, Mismatch, bind, bind_all
from shapedgrad.shapes.dim import UNKNOWN, Name, name, names
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.notation import parse_dim, parse_shape
from shapedgrad.shapes.shape import ANY, Shape

from .strategies import Sizes, assignments, polynomials


def call(*arguments: tuple[str, str, str], inferred: bool = False) -> tuple[dict[str, str], list[Mismatch]]:
    """Bind arguments as (label, declared, given), where the signature's names are its own."""
    read = [
        (label, parse_shape(declared, key="f"), parse_shape(given, declared=not inferred))
        for label, declared, given in arguments
    ]
    variables = frozenset(n for _, declared, _ in read for n in all_names(declared))
    binding, mismatches = bind_all(read, variables)
    return {str(n): str(size) for n, size in binding.sizes.items()}, mismatches


def all_names(shape: Shape) -> set[Name]:
    rest = {shape.rest.name} if shape.rest and shape.rest.name else set()
    return rest.union(*(names(dim) for dim in shape.before + shape.after))


@pytest.mark.parametrize(
    "arguments, sizes",
    [
        ([("N, D", "3, 4")], {"N": "3", "D": "4"}),
        ([("N, N", "3, 3")], {"N": "3"}),
        ([("N, D", "M, N")], {"N": "M", "D": "N"}),
        ([("2*N", "8")], {"N": "4"}),
        ([("3 - N", "1")], {"N": "2"}),
        ([("N+1", "M+1")], {"N": "M"}),
        ([("2*N", "4*M")], {"N": "2*M"}),
        ([("N+1", "N")], {"N": "N - 1"}),
        ([("D*N", "D*M"), ("D", "D")], {"D": "D", "N": "M"}),
        ([("N*M", "12"), ("M", "4")], {"M": "4", "N": "3"}),
        ([("N+M", "12"), ("N-M", "2"), ("M", "5")], {"M": "5", "N": "7"}),
        ([("A+B", "5"), ("A+1", "3")], {"A": "2", "B": "3"}),
        ([("A+B", "5"), ("A+B+C", "3")], {}),
        ([("N*N", "9")], {}),
        ([("N//2", "4")], {}),
        ([("N//2", "4"), ("N", "9")], {"N": "9"}),
        ([("N", "_"), ("N", "3")], {"N": "3"}),
        ([("_, 3", "5, 3")], {}),
        ([("*b, D", "2,3,4")], {"b": "(2, 3)", "D": "4"}),
        ([("*b, D", "4")], {"b": "()", "D": "4"}),
        ([("*b", "..., 3"), ("*b", "2, 3")], {"b": "(2, 3)"}),
        ([("*b", "2, 3"), ("*b", "...")], {"b": "(2, 3)"}),
        ([("*b", "_, 3"), ("*b", "2, 3")], {"b": "(2, 3)"}),
        ([("*b, N", "*q, 3"), ("*b", "*q")], {"b": "(*q)", "N": "3"}),
        ([("*b, N", "2, *q, 3")], {"b": "(2, *q)", "N": "3"}),
        ([("A, *b, N", "..., 3")], {"N": "3"}),
        ([("*b, A, N", "2, ...")], {}),
        ([("N, 3", "...")], {}),
        ([("N, 3", "2, ...")], {"N": "2"}),
        ([("..., N", "5, 6")], {"N": "6"}),
        ([("0*N", "0")], {}),
    ],
)
def test_names_are_bound(arguments: list[tuple[str, str]], sizes: dict[str, str]) -> None:
    labelled = [(f"x{place}", *argument) for place, argument in enumerate(arguments)]
    assert call(*labelled) == (sizes, [])


@pytest.mark.parametrize(
    "arguments, messages",
    [
        (
            [("x", "N, D", "3, 4"), ("w", "D, C", "3, 5")],
            ['argument "w" has shape (3, 5) where (D, C) is wanted; D = 4 from "x"'],
        ),
        ([("x", "2*N", "7")], ['argument "x" has shape (7,) where (2*N,) is wanted']),
        ([("x", "N+1", "0")], ['argument "x" has shape (0,) where (N + 1,) is wanted']),
        ([("x", "N, N", "3, 4")], ['argument "x" has shape (3, 4) where (N, N) is wanted']),
        ([("x", "N, 3", "2, 4")], ['argument "x" has shape (2, 4) where (N, 3) is wanted']),
        ([("x", "N, D", "3")], ['argument "x" has shape (3,) where (N, D) is wanted']),
        ([("x", "N", "2, ..., 3")], ['argument "x" has shape (2, ..., 3) where (N,) is wanted']),
        ([("x", "..., N, D", "3")], ['argument "x" has shape (3,) where (..., N, D) is wanted']),
        (
            [("x", "N", "A"), ("y", "N", "B")],
            ['argument "y" has shape (B,) where (N,) is wanted; N = A from "x"; B and A need not be equal'],
        ),
        (
            [("x", "2*N", "M")],
            ['argument "x" has shape (M,) where (2*N,) is wanted; 2*N and M need not be equal'],
        ),
        (
            [("x", "*b, D", "2,3,4"), ("y", "*b, D", "2,4")],
            ['argument "y" has shape (2, 4) where (*b, D) is wanted; *b = (2, 3) from "x"; D = 4 from "x"'],
        ),
        (
            [("x", "*b", "2,3"), ("y", "*b", "2,4")],
            ['argument "y" has shape (2, 4) where (*b) is wanted; *b = (2, 3) from "x"'],
        ),
        (
            [("x", "*b", "*q"), ("y", "*b", "N")],
            [
                (
                    'argument "y" has shape (N,) where (*b) is wanted; *b = (*q) from "x"; '
                    "*b is (N,) and (*q), which need not be equal"
                )
            ],
        ),
        (
            [("y", "N+1", "3"), ("z", "N", "5"), ("x", "...", "1")],
            ['argument "y" has shape (3,) where (N + 1,) is wanted; N = 5 from "z"'],
        ),
        (
            [("a", "3", "4"), ("b", "N", "2, 2")],
            [
                'argument "a" has shape (4,) where (3,) is wanted',
                'argument "b" has shape (2, 2) where (N,) is wanted',
            ],
        ),
        (
            [("a", "M//N", "2"), ("b", "N", "0")],
            ['argument "a" has shape (2,) where (M//N,) is wanted; N = 0 from "b"'],
        ),
    ],
)
def test_mismatches(arguments: list[tuple[str, str, str]], messages: list[str]) -> None:
    assert list(map(str, call(*arguments)[1])) == messages


@pytest.mark.parametrize(
    "arguments, sizes",
    [
        ([("x", "N", "a"), ("y", "N", "b")], {"N": "a"}),
        ([("x", "N", "a"), ("y", "N", "3")], {"N": "3"}),
        ([("x", "2*N", "a")], {"N": "a//2"}),
        ([("x", "D*N", "a"), ("y", "D", "d")], {"D": "d"}),
        ([("x", "*b", "*q"), ("y", "*b", "a")], {"b": "(a,)"}),
    ],
)
def test_inferred_sizes_are_never_unproven(
    arguments: list[tuple[str, str, str]], sizes: dict[str, str]
) -> None:
    assert call(*arguments, inferred=True) == (sizes, [])


def test_a_function_may_call_itself() -> None:
    declared, given = parse_shape("N, D"), parse_shape("N - 1, N")
    binding, mismatches = bind_all([("x", declared, given), ("y", parse_shape("N + 1"), parse_shape("N"))])
    assert mismatches == []
    assert binding.apply(declared) == given


def test_names_of_the_caller_are_rigid() -> None:
    none: frozenset[Name] = frozenset()
    n = parse_shape("N")
    assert bind_all([("x", n, n)], none)[1] == []
    assert [m.code for m in bind_all([("x", n, parse_shape("M"))], none)[1]] == ["shape-unproven"]
    assert [m.code for m in bind_all([("x", n, parse_shape("N + 1"))], none)[1]] == ["shape-call"]
    batch = parse_shape("*b, 3")
    assert bind_all([("x", batch, batch)], none)[1] == []
    assert bind_all([("x", batch, parse_shape("..., 3"))], none)[1] == []
    assert [m.code for m in bind_all([("x", batch, parse_shape("N, 3"))], none)[1]] == ["shape-unproven"]


def test_integers_are_arguments_too() -> None:
    d = parse_dim("D")
    _, mismatches = bind_all([("d", d, 4), ("x", parse_shape("D"), parse_shape("5"))])
    assert str(mismatches[0]) == 'argument "x" has shape (5,) where (D,) is wanted; D = 4 from "d"'
    binding, mismatches = bind_all([("x", parse_shape("D"), parse_shape("5")), ("d", d, 4)])
    assert str(mismatches[0]) == 'argument "d" is 4 where D is wanted; D = 5 from "x"'
    assert binding.size(Name("D")) == 5


def test_a_name_is_a_size_or_a_variadic_part() -> None:
    for text in ("*N, N", "N, *N"):
        _, mismatches = bind_all([("x", parse_shape(text), parse_shape("2, 3"))])
        assert [m.code for m in mismatches] == ["shape-annotation"]
    _, mismatches = bind_all(
        [("x", parse_shape("N"), parse_shape("2")), ("y", parse_shape("*N"), parse_shape("2"))]
    )
    assert [m.reason for m in mismatches] == ["N is a size and a variadic part"]


def test_bind_refuses_with_the_axis() -> None:
    binding = bind(parse_shape("N, D"), parse_shape("3, 4"), Binding(), "x")
    assert binding.labels == {Name("N"): "x", Name("D"): "x"}
    for declared, actual, reason in [
        ("D, C", "3, 5", "axis 0 is 3 and 4"),
        ("3, *b, 2*D", "3, 9", "axis -1 is 9 and 8"),
        ("N", "3, 4", "the rank is 2 and 1"),
        ("N, *b, D", "3", "the rank is 1 and at least 2"),
    ]:
        with pytest.raises(Refusal) as refused:
            bind(parse_shape(declared), parse_shape(actual), binding, "w")
        assert (refused.value.reason, refused.value.code) == (reason, "shape-call")


def test_bind_solves() -> None:
    binding = bind(parse_shape("A + B, A + 1"), parse_shape("5, 3"), Binding(), "x")
    assert binding.sizes == {Name("A"): 2, Name("B"): 3}


def test_apply_forgets_what_is_not_bound() -> None:
    variables = frozenset({Name("N"), Name("M"), Name("b"), Name("c")})
    binding = bind(parse_shape("*b, N"), parse_shape("2, 3"), Binding(variables=variables), "x")
    assert binding.apply(parse_shape("*b, 2*N, M, K")) == parse_shape("2, 6, _, K")
    assert binding.apply(parse_shape("*c, N")) == parse_shape("..., 3")
    assert binding.apply(parse_shape("*rigid, N")) == parse_shape("*rigid, 3")
    assert binding.apply(parse_shape("..., N")) == parse_shape("..., 3")
    assert binding.part(Name("c")) == ANY
    assert binding.size(Name("M")) is UNKNOWN


def test_what_is_too_large_to_know_is_not_bound() -> None:
    many = sum((name(f"a{i}") for i in range(60)), start=0)
    declared = Shape((name("N") + sum((name(f"b{i}") for i in range(10)), start=0),))
    binding, mismatches = bind_all([("x", declared, Shape((many,)))], frozenset({Name("N")}))
    assert (binding.sizes, mismatches) == ({}, [])


shapes = st.lists(polynomials, min_size=1, max_size=3)


@settings(deadline=None, max_examples=200)
@given(st.lists(shapes, min_size=1, max_size=3), assignments)
def test_what_fits_is_bound_to_what_was_given(arguments: list[list], sizes: Sizes) -> None:
    """For sizes that exist nothing is refused, and the bound sizes give the shapes that were given."""
    listed = [
        (f"x{place}", Shape(e.dim for e in items), Shape(e.value(sizes) for e in items))
        for place, items in enumerate(arguments)
    ]
    binding, mismatches = bind_all(listed)
    assert mismatches == []
    for n, size in binding.sizes.items():
        assert size == sizes[n.text] or not _is_determined(listed, n)
    for _, declared, given_shape in listed:
        applied = binding.apply(declared)
        assert all(d is UNKNOWN or d == g for d, g in zip(applied.dims, given_shape.dims, strict=True))


def _is_determined(listed: list, n: Name) -> bool:
    return any(declared.dims.count(name(n.text)) for _, declared, _ in listed)


@settings(deadline=None)
@given(st.permutations(["N, 2*D", "D+1, N", "N*D"]), st.integers(1, 4), st.integers(1, 4))
def test_the_order_of_arguments_does_not_matter(order: list[str], n: int, d: int) -> None:
    given_shapes = {"N, 2*D": (n, 2 * d), "D+1, N": (d + 1, n), "N*D": (n * d,)}
    binding, mismatches = bind_all([(text, parse_shape(text), Shape(given_shapes[text])) for text in order])
    assert mismatches == []
    assert binding.sizes == {Name("N"): n, Name("D"): d}
