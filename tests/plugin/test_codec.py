"""A shape written as a type and read again is the same shape."""

from __future__ import annotations

import pytest
from mypy.nodes import Block, ClassDef, SymbolTable, TypeInfo
from mypy.types import AnyType, Instance, LiteralType, TupleType, Type, TypeVarId, get_proper_type

from shapedgrad.shapes.dim import Name
from shapedgrad.shapes.notation import parse_shape
from shapedgrad.shapes.shape import ANY, Rest, Shape
from shapedgrad_mypy.codec import array_shape, decode_dim, decode_shape, encode_shape, variable_key

KEY = variable_key("module.f.N", TypeVarId(-2000, namespace="module.f"))


def named(fullname: str, args: list[Type]) -> Instance:
    module, _, name = fullname.rpartition(".")
    definition = ClassDef(name, Block([]))
    definition.fullname = fullname
    info = TypeInfo(SymbolTable(), definition, module)
    info.mro = [info]
    return Instance(info, args)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3, 4",
        "N, 3",
        "N + 1, 2*N, N*M, N*N - 2*N*M + 3",
        "(H + 2*P - K)//S + 1, N % 2",
        "min(N, M), max(N, 3)",
        "_, 3, _",
        "..., N",
        "*batch, N, 2",
        "N, *batch",
    ],
)
def test_round_trip(text: str) -> None:
    shape = parse_shape(text, key=KEY)
    assert decode_shape(encode_shape(shape, named)) == shape


def test_unknown_rank_is_a_tuple_of_any_length() -> None:
    encoded = get_proper_type(encode_shape(ANY, named))
    assert isinstance(encoded, Instance)
    assert encoded.type.fullname == "builtins.tuple"
    assert decode_shape(encoded) == ANY


def test_what_is_written_is_canonical() -> None:
    # mypy compares types by structure, so equal dimensions are equal types.
    one, other = (encode_shape(parse_shape(text, key=KEY), named) for text in ("N*2 + 1", "1 + N + N"))
    assert str(one) == str(other)


def test_names_without_a_variable_are_unknown() -> None:
    encoded = encode_shape(Shape((parse_shape("N").dims[0], Rest(Name("batch")))), named)
    assert isinstance(encoded, TupleType)
    assert isinstance(get_proper_type(encoded.items[0]), AnyType)
    assert decode_shape(encoded) == parse_shape("_, ...")


def test_names_of_two_functions_are_two_names() -> None:
    other = variable_key("module.g.N", TypeVarId(-2000, namespace="module.g"))
    ours, theirs = (decode_shape(encode_shape(parse_shape("N", key=key), named)) for key in (KEY, other))
    assert str(ours) == str(theirs)
    assert ours != theirs


def test_the_value_of_an_integer_is_its_size() -> None:
    integer = named("builtins.int", [])
    three = integer.copy_modified(last_known_value=LiteralType(3, integer))
    assert decode_dim(three) == 3
    assert decode_dim(LiteralType(True, named("builtins.bool", []))) == decode_dim(integer)


def test_only_arrays_have_shapes() -> None:
    shape = encode_shape(parse_shape("3, 4"), named)
    assert array_shape(named("numpy.ndarray", [shape, named("numpy.dtype", [])])) == Shape((3, 4))
    assert array_shape(named("numpy.matrix", [shape])) is None
