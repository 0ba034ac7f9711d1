"""Functions: defaults, *args, lambdas, partials, decorators, generics, overloads, callbacks.

Plain mypy has nothing to say about any line here, with its default settings; under --strict it dislikes that
NumPy's stubs answer Any (no-any-return).
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar, Union, overload

import numpy as np
import numpy.typing as npt
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
ArrayT = TypeVar("ArrayT", bound=npt.NDArray[Any])
FloatT = TypeVar("FloatT", np.float32, np.float64)
ScalarT = TypeVar("ScalarT", bound=np.generic)


def typed(x: Array, y: Array = np.zeros(3), *, z: Array | None = None) -> Array:
    z = np.ones((3, 3)) if z is None else z
    return x + y + z


def like(x: ArrayLike, y: Union[float, Array] = 0.0) -> Array:
    x = np.asarray(x, dtype=float)
    if np.isscalar(y):
        y = np.full_like(x, y)
    return x + y


def variadic(*arrays: Array, **named: Array) -> Array:
    total = np.zeros(1)
    for array in arrays:
        total = total + array.sum()
    for key in named:
        total = total + named[key].sum()
    return total


def identity(x: T) -> T:
    return x


def double(x: ArrayT) -> ArrayT:
    return x


def halve(x: NDArray[FloatT]) -> NDArray[FloatT]:
    return x


def first(x: NDArray[ScalarT]) -> ScalarT:
    return x.flat[0]


def pick(flag: bool, a: T, b: T) -> T:
    return a if flag else b


def apply(f: Callable[[Array], Array], x: Array) -> Array:
    return f(x)


def compose(f: Callable[[T], R], x: T) -> R:
    return f(x)


def early(x: Array) -> Array:
    if x.ndim == 0:
        return np.zeros((1, 1))
    if x.ndim == 1:
        return x[None, :]
    return x.reshape(len(x), -1)


def maybe(flag: bool) -> Array | None:
    return np.zeros((3, 4)) if flag else None


def scalar_or_array(x: Array) -> float | Array:
    return x if x.ndim else float(x)


def several() -> tuple[Array, Array, float]:
    return np.zeros((3, 4)), np.zeros(3), np.sum([1.0, 2.0])


def mean_of(x: Array) -> float:
    return x.mean()


def sum_of(x: Array) -> float:
    return np.sum(x)


def count_of(x: NDArray[np.bool_]) -> int:
    return x.sum()


def dot_of(x: Array, y: Array) -> float:
    return np.dot(x, y)


def recursive(x: Array, depth: int = 3) -> Array:
    return x if depth == 0 else recursive(np.concatenate([x, x]), depth - 1)


def numerical(f: Callable[[Array], float], x: Array, h: float = 1e-5) -> Array:
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        index = it.multi_index
        old = x[index]
        x[index] = old + h
        plus = f(x)
        x[index] = old - h
        minus = f(x)
        x[index] = old
        grad[index] = (plus - minus) / (2 * h)
        it.iternext()
    return grad


@overload
def to_list(x: float) -> float: ...
@overload
def to_list(x: Array) -> list[Any]: ...
def to_list(x: float | Array) -> float | list[Any]:
    return x.tolist() if isinstance(x, np.ndarray) else x


def logged(f: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(f)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return f(*args, **kwargs)

    return wrapper


def with_rng(f: Callable[Concatenate[np.random.Generator, P], R]) -> Callable[P, R]:
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return f(np.random.default_rng(0), *args, **kwargs)

    return wrapper


@logged
def logged_sum(x: Array, axis: int | None = None) -> Any:
    return x.sum(axis=axis)


@with_rng
def noise(rng: np.random.Generator, n: int, m: int = 2) -> Array:
    return rng.normal(size=(n, m))


@functools.lru_cache(maxsize=None)
def basis(n: int) -> Array:
    return np.eye(n)


@contextmanager
def scaled(x: Array) -> Generator[Array, None, None]:
    yield x * 2


print(typed(np.zeros((3, 3))), typed(np.zeros(3), np.ones((3, 1))), typed(np.zeros(3), z=np.zeros((2, 3))))
print(like([1, 2]), like(np.zeros((2, 2)), np.ones(2)), like(3.0))
print(variadic(), variadic(np.zeros(3), np.zeros((3, 4))), variadic(np.eye(2), a=np.zeros(1)))
args = [np.zeros(3), np.zeros((2, 2))]
print(variadic(*args), variadic(*[np.zeros(k) for k in range(3)], **{"a": np.zeros((1, 2))}))
kept = identity(np.zeros((3, 4)))
kept = identity(np.zeros((5, 6)))
kept = double(np.zeros((1, 1)))
kept = halve(np.zeros((2, 3)))
print(first(np.zeros(3)), pick(True, np.zeros((3, 4)), np.zeros((4, 3))), pick(False, np.zeros(3), np.ones(4)))
print(apply(np.exp, np.zeros(3)), apply(lambda v: v[None], np.zeros(3)), apply(np.tanh, np.eye(2)))
print(compose(np.shape, np.zeros((3, 4))), compose(lambda v: v.T, np.zeros((3, 4))).shape)
print(early(np.zeros(3)), maybe(True), scalar_or_array(np.array(1.0)), several(), basis(3)[0])
print(mean_of(np.zeros(3)), sum_of(np.zeros(3)), count_of(np.zeros(3) > 0), dot_of(np.zeros(3), np.ones(3)))
print(recursive(np.zeros(1)), numerical(lambda v: (v**2).sum(), np.ones((2, 2))), to_list(np.zeros(3)), to_list(1.0))
print(numerical(lambda v: float(np.sum(v)), np.ones(3)), logged_sum(np.zeros((2, 3)), axis=0), noise(3), noise(2, m=5))

found = maybe(True)
if found is not None:
    found = found[0]
    print(found.shape)
value = scalar_or_array(np.zeros(3))
if isinstance(value, np.ndarray):
    value = value.sum()
result, other, loss = several()
result, other = other, result
loss = loss + 1
loss = float(np.mean(result))

square = lambda x: x**2  # noqa: E731
square_of = square(np.zeros((3, 4)))
square_of = square(np.zeros(3))
activations: dict[str, Callable[[Array], Array]] = {
    "relu": lambda x: np.maximum(x, 0),
    "tanh": np.tanh,
    "softmax": lambda x: np.exp(x) / np.exp(x).sum(axis=-1, keepdims=True),
    "none": identity,
}
for name, function in activations.items():
    print(name, function(np.zeros((2, 3))), function(np.zeros(3)))

relu = functools.partial(np.maximum, 0)
zeros32 = functools.partial(np.zeros, dtype=np.float32)
sum_rows = functools.partial(np.sum, axis=1)
shifted = functools.partial(typed, np.zeros(3))
print(relu(np.array([-1.0, 1.0])), zeros32((2, 2)).dtype, sum_rows(np.zeros((2, 3))), shifted(np.ones((3, 3))))
print(functools.reduce(np.dot, [np.zeros((2, 3)), np.zeros((3, 4)), np.zeros((4, 1))]))
print(functools.reduce(operator.add, [np.zeros(3), np.zeros((3, 1))]), functools.reduce(np.maximum, [np.ones(2)] * 3))
with scaled(np.zeros(3)) as doubled:
    doubled = doubled[:2]
with scaled(np.zeros((3, 3))) as doubled:
    print(doubled.shape)

vectorised = np.vectorize(lambda a, b: a + b)
print(vectorised(np.zeros(3), np.zeros((3, 1))), np.apply_along_axis(np.sum, 0, np.zeros((3, 4))))
print(np.fromfunction(lambda i, j: i + j, (3, 3)), np.frompyfunc(lambda a: a, 1, 1)(np.zeros(3)))
print(np.piecewise(np.linspace(-1, 1, 3), [np.array([True, False, False])], [lambda x: -x, lambda x: x]))
kernel: Callable[[Array, Array], Array] = lambda a, b: np.exp(-((a[:, None] - b[None]) ** 2).sum(-1))  # noqa: E731
print(kernel(np.zeros((3, 2)), np.zeros((4, 2))).shape)
operations: list[Callable[..., Any]] = [np.sum, np.mean, np.linalg.norm, np.transpose, np.ravel, len]
print([op(np.zeros((2, 3))) for op in operations])
methods: list[Callable[[], Any]] = [np.zeros(3).sum, np.zeros((2, 2)).mean]
print([method() for method in methods])
