from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, TypeVar

import jaxtyping as jt
import numpy as np
import numpy.typing as npt
import pytest

from shapedgrad.array import Dim, NDArray, Shape
from shapedgrad.checked import assert_shape, checked
from shapedgrad.shapes.errors import ShapeError, ShapeSyntaxError

N = TypeVar("N", bound=int)
D = TypeVar("D", bound=int)
Float64 = np.float64


@checked
def project(
    x: NDArray[Shape["N, D"], np.float64], w: NDArray[Shape["D, C"], np.float64], *, transpose: bool = False
) -> NDArray[Shape["N, C"], np.float64]:
    """Project."""
    product: NDArray[Shape["N, C"], np.float64] = x @ w
    return product.T if transpose else product


def message(call: Any, *args: object, **kwargs: object) -> str:
    with pytest.raises(ShapeError) as caught:
        call(*args, **kwargs)
    return str(caught.value)


def test_what_fits_passes_unchanged() -> None:
    assert project(np.ones((2, 3)), np.ones((3, 4))).shape == (2, 4)
    assert project(x=np.ones((2, 3)), w=np.ones((3, 4))).shape == (2, 4)
    assert project(np.ones((2, 3)), np.ones((3, 2)), transpose=True).shape == (2, 2)
    assert (project.__name__, project.__doc__) == ("project", "Project.")


def test_names_stand_for_one_size_in_all_arguments() -> None:
    said = message(project, np.ones((2, 4)), np.ones((3, 5)))
    assert said == 'project: argument "w" has shape (3, 5) where (D, C) is wanted; D = 4 from "x"'


def test_the_error_tells_its_parts() -> None:
    with pytest.raises(ShapeError) as caught:
        project(np.ones((2, 4)), np.ones((3, 5)))
    assert (caught.value.operation, caught.value.code) == ("project", "shape-call")
    assert list(map(str, caught.value.operands)) == ["(2, 4)", "(3, 5)"]
    assert caught.value.reason == "axis 0 is 3 and 4"


def test_a_wrong_rank_is_refused() -> None:
    assert message(project, np.ones(4), np.ones((4, 5))) == (
        'project: argument "x" has shape (4,) where (N, D) is wanted'
    )


def test_the_result_is_checked_with_the_names_of_the_arguments() -> None:
    assert message(project, np.ones((2, 3)), np.ones((3, 4)), transpose=True) == (
        'project: the result has shape (4, 2) where (N, C) is wanted; N = 2 from "x"; C = 4 from "w"'
    )


def test_solved_names_hold_for_the_result() -> None:
    @checked
    def halve(x: NDArray[Shape["2*N"], np.float64]) -> NDArray[Shape["N"], np.float64]:
        return x[::2] if len(x) > 2 else x

    assert halve(np.ones(8)).shape == (4,)
    assert (
        message(halve, np.ones(2)) == 'halve: the result has shape (2,) where (N,) is wanted; N = 1 from "x"'
    )
    assert message(halve, np.ones(7)).startswith('halve: argument "x" has shape (7,) where (2*N,) is wanted')


def test_variadic_parts_hold_for_the_result() -> None:
    @checked
    def last(x: NDArray[Shape["*batch, D"], np.float64]) -> NDArray[Shape["*batch"], np.float64]:
        return x[..., 0] if x.ndim > 1 else x

    assert last(np.ones((2, 3, 4))).shape == (2, 3)
    assert "the result has shape (4,) where (*batch) is wanted" in message(last, np.ones(4))


def test_dimensions() -> None:
    @checked
    def zeros(n: Dim["N"], m: Dim["2*N"] = 4) -> NDArray[Shape["N, 2*N"], np.float64]:
        return np.zeros((n, m))

    assert zeros(2).shape == (2, 4)
    assert zeros(np.int64(3), 6).shape == (3, 6)
    assert message(zeros, 3) == 'zeros: argument "m" is 4 where 2*N is wanted; N = 3 from "n"'
    untyped: Any = zeros
    with pytest.raises(TypeError, match='argument "n" is of type float where the dimension N is wanted'):
        untyped(2.0)


def test_dtypes_and_kinds() -> None:
    untyped: Any = project
    with pytest.raises(TypeError, match='argument "x" has dtype int64 where float64 is wanted'):
        untyped(np.ones((2, 3), dtype=np.int64), np.ones((3, 4)))
    with pytest.raises(TypeError, match=r'argument "w" is of type list where an array \(D, C\) is wanted'):
        untyped(np.ones((2, 3)), [[1.0]])


def test_numpys_scalars_are_arrays_without_dimensions() -> None:
    @checked
    def total(x: NDArray[Shape["N"], np.float64]) -> NDArray[Shape[""], np.float64]:
        return x.sum()

    assert total(np.ones(3)) == 3


def test_every_spelling() -> None:
    @checked
    def f(
        a: np.ndarray[tuple[N, Literal[3]], np.dtype[np.float64]],
        b: NDArray[tuple[N, D], np.float64],
        c: npt.NDArray[np.float64],
        d: np.ndarray,
        e: jt.Float[np.ndarray, "N D"],
        g: jt.Int[np.ndarray, "*rest N"],
        h: Annotated[int, Dim["D"]],
    ) -> None:
        pass

    good: list[Any] = [
        np.ones((2, 3)),
        np.ones((2, 4)),
        np.ones(7),
        np.ones(1, "U3"),
        np.ones((2, 4), "float32"),
        np.ones((9, 2), int),
        4,
    ]
    f(*good)
    for place, bad in enumerate(
        [np.ones((2, 2)), np.ones((3, 4)), None, None, np.ones((2, 5)), np.ones((2, 9), int), 5]
    ):
        if bad is not None:
            arguments = list(good)
            arguments[place] = bad
            assert "is wanted" in message(f, *arguments)
    with pytest.raises(TypeError, match='"e" has dtype int64'):
        f(*good[:4], np.ones((2, 4), int), *good[5:])


def test_unions_and_defaults() -> None:
    @checked
    def f(
        x: NDArray[Shape["N"], np.float64] | NDArray[Shape["N, D"], np.float64] | None = None,
        y: float | NDArray[Shape["N"], np.float64] = 0.0,
    ) -> None:
        pass

    f()
    f(None, 1.0)
    f(np.ones(3), np.ones(3))
    f(np.ones((3, 4)), np.ones(3))
    assert message(f, np.ones((3, 4)), np.ones(4)) == (
        'f: argument "y" has shape (4,) where (N,) is wanted; N = 3 from "x"'
    )
    assert message(f, np.ones((3, 4, 5))) == 'f: argument "x" has shape (3, 4, 5) where (N,) is wanted'


def test_containers() -> None:
    vector = np.ones

    @checked
    def f(
        x: Sequence[NDArray[Shape["N"], np.float64]],
        pair: tuple[NDArray[Shape["N"], np.float64], NDArray[Shape["M"], np.float64]],
        table: Mapping[str, NDArray[Shape["M"], np.float64]],
        many: tuple[NDArray[Shape["N"], np.float64], ...] = (),
        either: list[NDArray[Shape["N"], np.float64]] | NDArray[Shape["N"], np.float64] | None = None,
    ) -> tuple[NDArray[Shape["N"], np.float64], NDArray[Shape["M"], np.float64]]:
        return pair

    f([vector(2)], (vector(2), vector(3)), {"a": vector(3)}, (vector(2), vector(2)), [vector(2)])
    assert '"x[1]" has shape (3,)' in message(f, [vector(2), vector(3)], (vector(2), vector(3)), {})
    assert '"pair[0]" has shape (1,)' in message(f, [vector(2)], (vector(1), vector(3)), {})
    assert "\"table['a']\" has shape (4,)" in message(f, [], (vector(2), vector(3)), {"a": vector(4)})
    assert '"many[0]"' in message(f, [], (vector(2), vector(3)), {}, (vector(4),))
    assert '"either[0]"' in message(f, [], (vector(2), vector(3)), {}, (), [vector(4)])
    untyped: Any = f
    with pytest.raises(TypeError, match='argument "pair" has 1 items'):
        untyped([], (vector(2),), {})


def test_variadic_arguments() -> None:
    @checked
    def f(*xs: NDArray[Shape["N"], np.float64], **ys: NDArray[Shape["N"], np.float64]) -> None:
        pass

    f(np.ones(2), np.ones(2), a=np.ones(2))
    assert '"xs[1]" has shape (3,)' in message(f, np.ones(2), np.ones(3))
    assert "\"ys['a']\" has shape (3,)" in message(f, np.ones(2), a=np.ones(3))


def test_methods_and_coroutines() -> None:
    class Model:
        @checked
        def forward(self, x: NDArray[Shape["N, 3"], np.float64]) -> Model:
            return self

    model = Model()
    assert model.forward(np.ones((2, 3))) is model
    assert message(model.forward, np.ones((2, 2))).startswith('Model.forward: argument "x"')

    @checked
    async def later(x: NDArray[Shape["N"], np.float64]) -> NDArray[Shape["N"], np.float64]:
        return x

    assert asyncio.run(later(np.ones(3))).shape == (3,)


def test_a_call_that_python_refuses_is_refused_as_ever() -> None:
    untyped: Any = project
    with pytest.raises(TypeError, match="missing a required argument: 'w'"):
        untyped(np.ones((2, 3)))


def test_a_fault_in_the_notation_is_told_at_once() -> None:
    with pytest.raises(ShapeSyntaxError):

        @checked
        def f(x: NDArray[Shape["N, ("], np.float64]) -> None:
            pass


def later_names(x: NDArray[Shape["N"], LaterDType]) -> None:
    """Name in an annotation what is defined further down."""


later_names_checked = checked(later_names)
LaterDType = np.float32


def test_annotations_may_name_what_comes_later() -> None:
    later_names_checked(np.ones(3, np.float32))
    with pytest.raises(TypeError, match="has dtype float64 where float32 is wanted"):
        later_names_checked(np.ones(3))  # type: ignore[arg-type]


def test_annotations_that_cannot_be_read_are_left_alone_unless_they_speak_of_shapes() -> None:
    class Local:
        pass

    @checked
    def f(x: Local, y: NDArray[Shape["3"], np.float64]) -> Local:
        return x

    local = Local()
    assert f(local, np.ones(3)) is local
    assert 'argument "y"' in message(f, local, np.ones(4))

    dtype = np.float64

    @checked
    def g(x: NDArray[Shape["3"], dtype]) -> None:  # type: ignore[valid-type]
        pass

    with pytest.raises(NameError, match="dtype"):
        g(np.ones(3))


def test_assert_shape() -> None:
    x = np.ones((5, 3))
    assert assert_shape(x, "N, 3") is x
    assert assert_shape(x, "...") is x
    assert message(assert_shape, x, "N, N") == "the array has shape (5, 3) where (N, N) is wanted"
    with pytest.raises(ShapeSyntaxError):
        assert_shape(x, "N, (")
