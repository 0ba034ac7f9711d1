from __future__ import annotations

import copy
import pickle
import typing
from typing import Any, Literal, Optional, TypeVar, Union

import numpy as np
import pytest
from typing_extensions import TypeVarTuple

from shapedgrad.array import ArrayAnnotation, Dim, DimAnnotation, NDArray, Shape, is_array
from shapedgrad.shapes.errors import ShapeSyntaxError
from shapedgrad.shapes.notation import parse_dim, parse_shape

N = TypeVar("N", bound=int)
D = TypeVar("D", bound=int)
Batch = TypeVarTuple("Batch")
Real = TypeVar("Real", bound=np.floating)

points: Any = NDArray[Shape["N, 3"], np.float64]


def annotation(shape: object, dtype: object = np.float64) -> ArrayAnnotation:
    """NDArray[shape, dtype], of which a type checker sees nothing."""
    made: Any = NDArray
    return typing.cast("ArrayAnnotation", made[shape, dtype])


def shape_of(sizes: object) -> object:
    made: Any = Shape
    return made[sizes]


@pytest.mark.parametrize(
    "written, text",
    [
        ("N, 3", "N, 3"),
        ("N 3", "N, 3"),
        ((3, 4), "3, 4"),
        (3, "3"),
        ((3, "N"), "3, N"),
        ("", ""),
        ("_, *, 3", "_, _, 3"),
        ("..., D", "..., D"),
        ("*batch, D", "*batch, D"),
        ("N+1, 2*N, H*W, (H+2*P-K)//S+1", "N+1, 2*N, H*W, (H+2*P-K)//S+1"),
    ],
)
def test_shapes_are_written_as_texts_and_numbers(written: object, text: str) -> None:
    assert shape_of(written) == parse_shape(text)
    assert annotation(shape_of(written)).shape == parse_shape(text)


@pytest.mark.parametrize(
    "written, text",
    [
        (tuple[N, D], "N, D"),
        (tuple[N, Literal[3]], "N, 3"),
        (tuple[Literal["N + 1"], int], "N + 1, _"),
        (tuple[*Batch, D], "*Batch, D"),
        (tuple[int, ...], "..."),
        (tuple[Any, ...], "..."),
        (tuple[()], ""),
        (tuple, "..."),
        (Any, "..."),
    ],
)
def test_shapes_are_written_as_tuples_of_types(written: object, text: str) -> None:
    assert annotation(written).shape == parse_shape(text)


@pytest.mark.parametrize("text, position", [("N, (3", 5), ("N, 3 $", 5), ("*a, *b", 4)])
def test_a_text_that_is_no_shape_is_refused_where_it_stands(text: str, position: int) -> None:
    with pytest.raises(ShapeSyntaxError) as caught:
        shape_of(text)
    assert caught.value.position == position
    assert text in str(caught.value)


@pytest.mark.parametrize("written", [3.0, None, True, (3, None), b"N"])
def test_what_is_no_size_is_refused(written: object) -> None:
    with pytest.raises(TypeError, match="a size is an integer or a text"):
        shape_of(written)


@pytest.mark.parametrize("written", ["N, 3", list[int], 3])
def test_what_is_no_shape_is_refused(written: object) -> None:
    with pytest.raises(TypeError, match="a shape is written"):
        annotation(written)
    with pytest.raises(TypeError, match="is no size"):
        annotation(tuple[str, N])


@pytest.mark.parametrize("written", [float, "float64", 3, None])
def test_what_is_no_dtype_is_refused(written: object) -> None:
    with pytest.raises(TypeError, match="a dtype is a NumPy scalar class"):
        annotation(shape_of("N"), written)


@pytest.mark.parametrize("parameters", [Shape["N"], (Shape["N"], np.float64, np.float64)])
def test_both_parameters_are_needed(parameters: object) -> None:
    made: Any = NDArray
    with pytest.raises(TypeError, match="a shape and a dtype"):
        made[parameters]


@pytest.mark.parametrize(
    "dtype, fits",
    [
        (np.float64, {"float64"}),
        (np.floating, {"float64", "float32"}),
        (np.float32 | np.int64, {"float32", "int64"}),
        (np.generic, {"float64", "float32", "int64", "bool"}),
        (Any, {"float64", "float32", "int64", "bool"}),
        (Real, {"float64", "float32"}),
        (N, set()),
        (np.dtype(np.int64), {"int64"}),
        (np.dtype[np.int64], {"int64"}),
    ],
)
def test_dtypes(dtype: object, fits: set[str]) -> None:
    given = ["float64", "float32", "int64", "bool"]
    assert {name for name in given if isinstance(np.zeros(3, name), annotation(shape_of("N"), dtype))} == fits


@pytest.mark.parametrize(
    "shape, fits, misfits",
    [
        ("N, 3", [(5, 3), (0, 3), (3, 3)], [(5, 2), (3,), (1, 5, 3), ()]),
        ("N, N", [(2, 2), (0, 0)], [(2, 3)]),
        ("N, 2*N", [(2, 4)], [(2, 5)]),
        ("2*N", [(4,)], [(5,)]),
        ("..., D, D", [(2, 2), (5, 2, 2), (1, 2, 3, 3)], [(2, 3), (2,)]),
        ("", [()], [(1,)]),
        ("_, *", [(1, 2), (3, 3)], [(1,)]),
    ],
)
def test_isinstance(shape: str, fits: list[tuple[int, ...]], misfits: list[tuple[int, ...]]) -> None:
    wanted = annotation(shape_of(shape))
    assert [size for size in fits + misfits if isinstance(np.zeros(size), wanted)] == fits


def test_what_is_no_array_is_no_instance() -> None:
    assert not isinstance([1.0], annotation(shape_of("N")))
    assert not isinstance(np.float64(3), annotation(shape_of("")))
    assert not isinstance(None, annotation(shape_of("...")))


def test_arrays_of_other_libraries_are_arrays() -> None:
    class Duck:
        shape = (4, 3)
        dtype = np.dtype(np.float64)

        def __array_function__(self, *args: object) -> None:
            raise NotImplementedError

    assert is_array(Duck())
    assert isinstance(Duck(), points)
    assert not is_array(Duck)


def test_annotations_are_values() -> None:
    assert points == annotation(shape_of("N, 3"))
    assert points != annotation(shape_of("N, 3"), np.float32)
    assert len({points, annotation(shape_of("N 3")), annotation(shape_of("M, 3"))}) == 2
    assert copy.deepcopy(points) == points == pickle.loads(pickle.dumps(points))  # noqa: S301  our own
    with pytest.raises(AttributeError):
        points.shape = parse_shape("N")


@pytest.mark.parametrize(
    "made, text",
    [
        (points, 'NDArray[Shape["N, 3"], float64]'),
        (annotation(shape_of(4), np.int64), 'NDArray[Shape["4"], int64]'),
        (annotation(shape_of("")), 'NDArray[Shape[""], float64]'),
        (annotation(shape_of("(H - K)//2 + 1")), 'NDArray[Shape["(H - K)//2 + 1"], float64]'),
        (Dim["N+1"], 'Dim["N + 1"]'),
    ],
)
def test_repr(made: object, text: str) -> None:
    assert repr(made) == text


def test_unions() -> None:
    unions = points | None, Optional[points], Union[points, None], None | points  # noqa: UP007, UP045  all spellings
    for union in unions:
        assert set(typing.get_args(union)) == {points, type(None)}
    dim: Any = Dim["N"]
    assert typing.get_args(dim | None) == (dim, type(None))
    assert typing.get_args(None | dim) == (type(None), dim)


def test_get_type_hints_reads_annotations_that_are_texts() -> None:
    def f(
        x: NDArray[Shape["N, 3"], np.float64], n: Dim["N"], y: NDArray[tuple[N, D], np.float64] | None = None
    ) -> list[NDArray[Shape[3, "N"], np.float64]]:
        raise NotImplementedError

    hints = typing.get_type_hints(f)
    assert hints["x"] == points
    assert hints["n"].dim == parse_dim("N")
    assert typing.get_args(hints["y"])[0].shape == parse_shape("N, D")
    assert typing.get_args(hints["return"])[0].shape == parse_shape("3, N")


def test_dimensions() -> None:
    dim: Any = Dim["N + 1"]
    assert dim == DimAnnotation(parse_dim("N + 1"))
    assert isinstance(3, dim)
    assert isinstance(np.int64(3), dim)
    assert not isinstance(True, dim)
    assert not isinstance(3.0, dim)
    assert not isinstance("3", dim)
    three: Any = Dim[3]
    assert isinstance(3, three)
    assert not isinstance(4, three)
    with pytest.raises(ShapeSyntaxError):
        Dim["N +"]
