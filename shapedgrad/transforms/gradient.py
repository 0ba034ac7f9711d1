"""grad and value_and_grad: gradients of functions that return one number."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Literal, ParamSpec, TypeVar, overload

from shapedgrad.autodiff.fit import dtype_of, shape_of
from shapedgrad.autodiff.traced import Traced
from shapedgrad.transforms.call import argnums_of, call

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
V = TypeVar("V")
X = TypeVar("X")


@overload
def grad(
    f: Callable[Concatenate[A, P], tuple[Any, X]], argnums: Literal[0] = ..., *, has_aux: Literal[True]
) -> Callable[Concatenate[A, P], tuple[A, X]]: ...
@overload
def grad(
    f: Callable[Concatenate[A, P], Any], argnums: Literal[0] = ...
) -> Callable[Concatenate[A, P], A]: ...
@overload
def grad(
    f: Callable[Concatenate[A, B, P], Any], argnums: Literal[1]
) -> Callable[Concatenate[A, B, P], B]: ...
@overload
def grad(
    f: Callable[Concatenate[A, P], Any], argnums: tuple[Literal[0]]
) -> Callable[Concatenate[A, P], tuple[A]]: ...
@overload
def grad(
    f: Callable[Concatenate[A, B, P], Any], argnums: tuple[Literal[0], Literal[1]]
) -> Callable[Concatenate[A, B, P], tuple[A, B]]: ...
@overload
def grad(
    f: Callable[Concatenate[A, B, C, P], Any], argnums: tuple[Literal[0], Literal[1], Literal[2]]
) -> Callable[Concatenate[A, B, C, P], tuple[A, B, C]]: ...
@overload
def grad(
    f: Callable[..., Any], argnums: int | tuple[int, ...] = ..., *, has_aux: bool = ...
) -> Callable[..., Any]: ...
def grad(
    f: Callable[..., Any], argnums: int | tuple[int, ...] = 0, *, has_aux: bool = False
) -> Callable[..., Any]:
    """Return the function that computes the gradient of ``f``.

    Parameters
    ----------
    f : callable
        Plain NumPy code that returns one floating point number. It is called with traced arrays in place of the
        arguments to differentiate by.
    argnums : int or tuple of int
        Which positional arguments to differentiate by. Each may be a float, a floating point array, or a tuple,
        list, dict, NamedTuple or dataclass of such, nested as you like; None holds nothing.
    has_aux : bool
        Whether ``f`` returns a pair, of which only the first is differentiated.

    Returns
    -------
    callable
        Takes the arguments of ``f``. Returns what has the structure of the argument and, leaf for leaf, its
        shapes and dtypes; a tuple of such for a tuple of argnums; with ``has_aux`` a pair of this and the rest.

    Raises
    ------
    TypeError
        If an argument is of integers, or ``f`` does not return one number.
    ShapeError
        If operands do not fit; the words are those of the static checker.
    GradientShapeError
        If a gradient does not have the shape and dtype of its array.

    Notes
    -----
    Comparisons, `np.argmax`, `np.sign` and the like give plain arrays, so code may branch on them. Writing in
    place works, also through slices; arguments are not changed by it. What would leave the differentiation
    unseen (`float(x)`, `np.asarray(x)`, a write into a plain array) raises a TypeError that says what to do.
    Where maxima tie they share the gradient; where a slope is infinite and the result would be NaN it counts as 0.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import grad
    >>> def loss(w, x, y):
    ...     return np.mean((x @ w - y) ** 2)
    >>> x = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    >>> y = np.array([1.0, 2.0, 3.0])
    >>> grad(loss)(np.zeros(2), x, y)
    array([-14.66666667, -18.66666667])

    Parameters in containers come back in the same containers:

    >>> grad(lambda p: np.sum(p["w"] * p["b"]))({"w": np.ones(2), "b": 3.0})
    {'w': array([3., 3.]), 'b': np.float64(2.0)}

    Higher derivatives are gradients of gradients:

    >>> float(grad(grad(np.exp))(0.0))
    1.0
    """
    evaluate = _evaluator(f, argnums, has_aux)

    @wraps(f)
    def gradient(*args: Any, **kwargs: Any) -> Any:
        _, aux, gradients = evaluate(args, kwargs)
        return (gradients, aux) if has_aux else gradients

    return gradient


@overload
def value_and_grad(
    f: Callable[Concatenate[A, P], tuple[V, X]], argnums: Literal[0] = ..., *, has_aux: Literal[True]
) -> Callable[Concatenate[A, P], tuple[tuple[V, X], A]]: ...
@overload
def value_and_grad(
    f: Callable[Concatenate[A, P], V], argnums: Literal[0] = ...
) -> Callable[Concatenate[A, P], tuple[V, A]]: ...
@overload
def value_and_grad(
    f: Callable[Concatenate[A, B, P], V], argnums: Literal[1]
) -> Callable[Concatenate[A, B, P], tuple[V, B]]: ...
@overload
def value_and_grad(
    f: Callable[Concatenate[A, P], V], argnums: tuple[Literal[0]]
) -> Callable[Concatenate[A, P], tuple[V, tuple[A]]]: ...
@overload
def value_and_grad(
    f: Callable[Concatenate[A, B, P], V], argnums: tuple[Literal[0], Literal[1]]
) -> Callable[Concatenate[A, B, P], tuple[V, tuple[A, B]]]: ...
@overload
def value_and_grad(
    f: Callable[Concatenate[A, B, C, P], V], argnums: tuple[Literal[0], Literal[1], Literal[2]]
) -> Callable[Concatenate[A, B, C, P], tuple[V, tuple[A, B, C]]]: ...
@overload
def value_and_grad(
    f: Callable[..., V], argnums: int | tuple[int, ...] = ..., *, has_aux: bool = ...
) -> Callable[..., tuple[V, Any]]: ...
def value_and_grad(
    f: Callable[..., Any], argnums: int | tuple[int, ...] = 0, *, has_aux: bool = False
) -> Callable[..., Any]:
    """Return the function that computes the value of ``f`` and its gradient in one go.

    Parameters and errors are those of `grad`. The function returned answers ``(value, gradient)``, with
    ``has_aux`` it answers ``((value, aux), gradient)``.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import value_and_grad
    >>> value, gradient = value_and_grad(lambda x: np.sum(x**2))(np.array([1.0, 2.0]))
    >>> float(value), gradient
    (5.0, array([2., 4.]))
    """
    evaluate = _evaluator(f, argnums, has_aux)

    @wraps(f)
    def value_and_gradient(*args: Any, **kwargs: Any) -> Any:
        value, aux, gradients = evaluate(args, kwargs)
        return ((value, aux) if has_aux else value), gradients

    return value_and_gradient


def _evaluator(f: Callable[..., Any], argnums: int | tuple[int, ...], has_aux: bool) -> Callable[..., Any]:
    numbers = argnums_of(argnums)

    def evaluate(args: Any, kwargs: Any) -> tuple[Any, Any, Any]:
        done = call(f, args, kwargs, numbers)
        output, aux = done.output, None
        if has_aux:
            output, aux = _pair(output)
        _insist_on_scalar(output)
        one = dtype_of(output).type(1)
        gradients = done.pull([(output, one)])
        return done.plain(output), done.plain(aux), gradients[0] if isinstance(argnums, int) else gradients

    return evaluate


def _pair(output: Any) -> tuple[Any, Any]:
    if not isinstance(output, tuple) or len(output) != 2:
        raise TypeError(
            f"with has_aux=True the function must return a pair (value, aux), not {_kind(output)}"
        )
    return output


def _insist_on_scalar(output: Any) -> None:
    if isinstance(output, Traced) and output.shape == () and output.dtype.kind == "f":
        return
    if not isinstance(output, float) and not hasattr(output, "dtype"):
        hint = "; has_aux=True differentiates only the first of a pair" if isinstance(output, tuple) else ""
        raise TypeError(
            f"a gradient is of one floating point number; the function returned {_kind(output)}{hint}"
        )
    if shape_of(output) != ():
        raise TypeError(
            f"a gradient is of one number; the function returned an array of shape {shape_of(output)}: "
            "reduce it with np.sum or np.mean, pick an element of it, or use vjp with a cotangent of that shape"
        )
    if dtype_of(output).kind != "f":
        raise TypeError(
            f"a gradient is of a floating point number; the function returned dtype {dtype_of(output)}"
            + (": take its real part or its size, or use jacobian" if dtype_of(output).kind == "c" else "")
        )


def _kind(output: Any) -> str:
    if output is None:
        return "None (is a return statement missing?)"
    return f"a {type(output).__name__}" + (f" of {len(output)}" if isinstance(output, tuple) else "")
