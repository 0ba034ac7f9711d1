"""What stands between arrays and other code: protocols, callbacks, decorators, overloads, duck arrays, `out=`.

Plain mypy has nothing to say about any line here, with its default settings; under --strict it dislikes that
NumPy's stubs answer Any (no-any-return).
"""

from __future__ import annotations

import asyncio
import functools
import json
import operator
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Concatenate, Literal, NamedTuple, ParamSpec, Protocol, TypedDict, TypeVar, overload

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Anything = np.ndarray[Any, np.dtype[Any]]
P = ParamSpec("P")
R = TypeVar("R")
ArrayT = TypeVar("ArrayT", bound=npt.NDArray[Any])
rng = np.random.default_rng(0)


# ---- protocols that arrays satisfy ---------------------------------------------------------------


class HasShape(Protocol):
    @property
    def shape(self) -> tuple[int, ...]: ...


class SupportsSum(Protocol):
    def sum(self) -> Any: ...


class Transposable(Protocol):
    @property
    def T(self) -> Any: ...  # noqa: N802


class SupportsArray(Protocol):
    def __array__(self) -> Anything: ...


class Indexable(Protocol):
    def __getitem__(self, index: int, /) -> Any: ...
    def __len__(self) -> int: ...


def rank(x: HasShape) -> int:
    return len(x.shape)


def total(x: SupportsSum) -> float:
    return float(x.sum())


def turned(x: Transposable) -> Any:
    return x.T


def last_of(x: Indexable) -> Any:
    return x[len(x) - 1]


shaped: HasShape = np.zeros((3, 4))
shaped = np.zeros(3)
shaped = np.float64(1.0)
things_with_shape: list[HasShape] = [np.zeros(3), np.zeros((3, 4)), np.int64(3)]
print(rank(np.zeros((3, 4))), total(np.ones(3)), turned(np.zeros((2, 3))).shape, last_of(np.arange(3)))
print([rank(thing) for thing in things_with_shape], len(np.zeros(4)), bool(np.zeros(1)))
iterable: Iterable[Any] = np.zeros(3)
sequence: Sequence[Any] = list(np.zeros(3))
sized = len(np.zeros((3, 4))[0])


# ---- callbacks ------------------------------------------------------------------------------------

Activation = Callable[[np.ndarray], np.ndarray]
Loss = Callable[[Array, Array], float]


def relu(x: np.ndarray) -> np.ndarray:
    return np.maximum(x, 0)


def squared(x: Array, y: Array) -> float:
    return float(((x - y) ** 2).mean())


def run(activations: Sequence[Activation], x: np.ndarray) -> np.ndarray:
    for activation in activations:
        x = activation(x)
    return x


def fit(loss: Loss, x: Array, steps: int = 3, callback: Callable[[int, Array], None] | None = None) -> Array:
    for step in range(steps):
        x = x - 0.1 * loss(x, np.zeros_like(x))
        if callback is not None:
            callback(step, x)
    return x


registry: dict[str, Activation] = {"relu": relu, "tanh": np.tanh, "twice": lambda x: 2 * x, "flat": np.ravel}
registry["unit"] = lambda x: x / np.linalg.norm(x)
registry.setdefault("copy", np.copy)
trace: list[Array] = []
print(run([relu, np.tanh, registry["twice"], lambda x: x[:, None]], np.zeros(3)).shape)
print(fit(squared, np.ones(3)), fit(lambda x, y: x.sum() - y.sum(), np.ones((2, 2)), callback=lambda k, x: trace.append(x)))
print(fit(lambda x, y: np.sum(x * y), np.ones(3), callback=lambda k, x: print(k, x.shape)))
best = max(registry, key=lambda name: registry[name](np.ones(3)).sum())
ordered = sorted([np.zeros(3), np.ones((2, 2))], key=lambda m: m.ndim)
ordered = sorted(ordered, key=np.ndim, reverse=True)
ordered.sort(key=lambda m: (m.ndim, -m.size))
smallest = min([np.ones(3), np.zeros(3)], key=lambda v: v.sum())
smallest = smallest[:1]
grouped = sorted(rng.integers(0, 3, size=(5, 2)).tolist(), key=operator.itemgetter(0))


# ---- decorators -------------------------------------------------------------------------------------


def timed(f: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(f)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return f(*args, **kwargs)

    return wrapper


def cached(f: Callable[[int], Array]) -> Callable[[int], Array]:
    memory: dict[int, Array] = {}

    def wrapper(n: int) -> Array:
        if n not in memory:
            memory[n] = f(n)
        return memory[n]

    return wrapper


def seeded(seed: int) -> Callable[[Callable[Concatenate[np.random.Generator, P], R]], Callable[P, R]]:
    def decorate(f: Callable[Concatenate[np.random.Generator, P], R]) -> Callable[P, R]:
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            return f(np.random.default_rng(seed), *args, **kwargs)

        return wrapper

    return decorate


class memoised:  # noqa: N801
    def __init__(self, f: Callable[[float], Array]) -> None:
        self.f = f
        self.memory: dict[float, Array] = {}

    def __call__(self, x: float) -> Array:
        return self.memory.setdefault(x, self.f(x))


@timed
def product(a: Array, b: Array, *, scale: float = 1.0) -> Array:
    return scale * (a @ b)


@cached
def identity_of(n: int) -> Array:
    return np.eye(n)


@seeded(3)
def sample(generator: np.random.Generator, n: int, scale: float = 1.0) -> Array:
    return generator.normal(scale=scale, size=(n, 2))


@memoised
def powers(x: float) -> Array:
    return np.power(x, np.arange(4), dtype=float)


outcome = product(np.zeros((3, 4)), np.zeros((4, 5)))
outcome = product(np.zeros((2, 2)), np.zeros((2, 7)), scale=2)
outcome = identity_of(3)
outcome = sample(4)
outcome = sample(5, scale=0.5)
outcome = powers(2.0)
outcome = outcome[1:]


# ---- overloads ----------------------------------------------------------------------------------------


@overload
def norm(x: Array, axis: None = None) -> float: ...
@overload
def norm(x: Array, axis: int) -> Array: ...
def norm(x: Array, axis: int | None = None) -> float | Array:
    if axis is None:
        return float(np.sqrt((x**2).sum()))
    return np.sqrt(x**2).sum(axis=axis)


@overload
def coerce(x: float) -> float: ...
@overload
def coerce(x: Sequence[float]) -> Array: ...
@overload
def coerce(x: ArrayT) -> ArrayT: ...
def coerce(x: Any) -> Any:
    return x if np.isscalar(x) or isinstance(x, np.ndarray) else np.asarray(x)


@overload
def load(path: str, raw: Literal[True]) -> bytes: ...
@overload
def load(path: str, raw: Literal[False] = False) -> Array: ...
def load(path: str, raw: bool = False) -> bytes | Array:
    return b"" if raw else np.zeros(len(path))


value = norm(np.zeros((3, 4)))
value = value + 1
rows = norm(np.zeros((3, 4)), 0)
rows = rows[:, None]
print(norm(np.zeros(3)), norm(np.zeros((3, 3)), axis=1), coerce(1.0), coerce([1.0, 2.0]).shape, coerce(np.eye(2))[0])
print(load("a", True).decode(), load("abc").sum(), load("abc", raw=False) + 1)


# ---- arrays or numbers, arrays or nothing --------------------------------------------------------------

Value = float | Array
Shape = int | tuple[int, ...]


def scale_by(x: Array, factor: Value = 1.0, shift: Value | None = None) -> Array:
    x = x * factor
    if shift is not None:
        x = x + shift
    if isinstance(factor, np.ndarray):
        factor = factor.mean()
    if isinstance(factor, float):
        factor = np.array([factor])
    return x + factor


def grid(shape: Shape, fill: Value = 0.0) -> Array:
    if isinstance(shape, int):
        shape = (shape, shape)
    made = np.empty(shape)
    made[...] = fill
    return made


def first_or(default: Array, *options: Array | None) -> Array:
    for option in options:
        if option is not None:
            return option
    return default


def normalise(x: npt.ArrayLike, weights: npt.ArrayLike | None = None) -> Array:
    x = np.atleast_2d(np.asarray(x, dtype=np.float64))
    if weights is None:
        weights = np.ones(x.shape[1])
    weights = np.asarray(weights)
    weights = weights / weights.sum()
    return np.asarray(x * weights, dtype=float)


print(scale_by(np.zeros((3, 4)), np.ones(4), shift=1.0), scale_by(np.zeros(3), shift=np.ones((2, 1))))
print(grid(3), grid((2, 3, 4), fill=np.ones(4)), first_or(np.zeros(3), None, np.zeros((2, 2))))
print(normalise([1, 2, 3]), normalise([[1.0, 2.0]], weights=(1, 2)), normalise(3.0), normalise(np.eye(2), [1, 2]))
maybe: Array | None = None
if rng.random() < 2:
    maybe = np.zeros((3, 4))
print(0 if maybe is None else maybe.shape, maybe.T if maybe is not None else None)
if maybe is not None and maybe.ndim == 2 and maybe.shape[0] > 1:
    maybe = maybe[0]
mixed: Value = 1.0
mixed = np.zeros(3)
mixed = mixed + 1
mixed = 3.0
choices: list[Value] = [1.0, np.zeros(3), np.zeros((3, 4)), np.float64(2.0)]
by_name: dict[str, Value | None] = {"a": None, "b": 2.0}
by_name["a"] = np.zeros(3)
by_name["b"] = np.zeros((2, 2)).sum()


# ---- a duck array, and objects that become arrays ----------------------------------------------------------


class Series:
    """A little of what pandas has."""

    def __init__(self, values: npt.ArrayLike, index: Sequence[str] | None = None) -> None:
        self.values: Array = np.asarray(values, dtype=float)
        self.index = list(index) if index is not None else [str(k) for k in range(len(self.values))]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray[Any, Any]:
        return self.values if dtype is None else self.values.astype(dtype)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **kwargs: Any) -> Series:
        arrays = [x.values if isinstance(x, Series) else x for x in inputs]
        return Series(getattr(ufunc, method)(*arrays, **kwargs), self.index)

    def __getitem__(self, key: str | slice) -> Any:
        return self.values[self.index.index(key)] if isinstance(key, str) else Series(self.values[key])

    def __add__(self, other: Series | float) -> Series:
        return Series(self.values + (other.values if isinstance(other, Series) else other), self.index)

    def __radd__(self, other: float) -> Series:
        return self + other

    def __len__(self) -> int:
        return len(self.values)

    @property
    def shape(self) -> tuple[int, ...]:
        return self.values.shape

    def mean(self, **_: Any) -> float:
        return self.values.mean()

    def sum(self, **_: Any) -> float:
        return self.values.sum()


series = Series([1.0, 2.0], index=["a", "b"])
series = series + series
series = 1.0 + series
as_array = np.asarray(series)
as_array = np.asarray(series).reshape(2, 1)
as_array = np.array(series)[None]
print(series["a"], series[:1].shape, np.sum(series), np.mean(series), np.exp(series), as_array.shape, series.mean())
print(np.concatenate([np.asarray(series), np.zeros(3)]), np.dot(series, series), np.zeros(2) + np.asarray(series))


class Quantity:
    """A wrapper with properties that are arrays, in other words at other times."""

    __array_priority__ = 100

    def __init__(self, magnitude: Array, unit: str = "m") -> None:
        self._magnitude = magnitude
        self.unit = unit

    @property
    def magnitude(self) -> Array:
        return self._magnitude

    @magnitude.setter
    def magnitude(self, value: npt.ArrayLike) -> None:
        self._magnitude = np.asarray(value, dtype=float)

    @property
    def norm(self) -> float:
        return np.linalg.norm(self._magnitude)  # type: ignore[return-value]

    def __mul__(self, other: float | Array | Quantity) -> Quantity:
        return Quantity(self.magnitude * (other.magnitude if isinstance(other, Quantity) else other), self.unit)

    def __rmul__(self, other: float | Array) -> Quantity:
        return self * other

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Quantity) and np.array_equal(self.magnitude, other.magnitude)

    def __hash__(self) -> int:
        return hash(self.magnitude.tobytes())

    def __iter__(self) -> Iterator[Quantity]:
        for part in self.magnitude:
            yield Quantity(np.atleast_1d(part), self.unit)

    def __format__(self, spec: str) -> str:
        return f"{self.magnitude.mean():{spec}} {self.unit}"


quantity = Quantity(np.ones(3))
quantity.magnitude = np.zeros((3, 4))
quantity.magnitude = quantity.magnitude[0]
quantity = 2.0 * quantity
quantity = quantity * np.ones(4)
quantity *= 2
print(f"{quantity:.2f}", quantity == quantity * 1.0, [part.magnitude.shape for part in quantity])


# ---- *args, out=, functools, map --------------------------------------------------------------------------


def stack_all(*arrays: npt.ArrayLike, axis: int = 0, out: Array | None = None) -> Array:
    result = np.stack([np.asarray(a, dtype=float) for a in arrays], axis=axis)
    if out is not None:
        np.copyto(out, result)
        return out
    return result


def add_into(a: Array, b: Array, out: Array | None = None) -> Array:
    return np.add(a, b, out=out) if out is not None else np.add(a, b)


def clipped(x: Array, limits: tuple[float | None, float | None] = (None, None)) -> Array:
    low, high = limits
    if low is not None:
        x = np.maximum(x, low)
    if high is not None:
        x = np.minimum(x, high)
    return x


xs = [np.ones(3), np.ones(3), np.ones(3)]
print(stack_all(*xs), stack_all([1, 2], (3, 4), axis=1), stack_all(np.zeros(2), out=np.zeros((1, 2))))
print(add_into(np.zeros(3), np.ones(3), out=np.zeros(3)), add_into(np.zeros((3, 1)), np.ones(3)), clipped(np.ones(3), (0, None)))
summed = functools.reduce(np.add, xs)
summed = functools.reduce(np.multiply, xs, np.ones(1))
summed = functools.reduce(lambda a, b: a + b, xs, np.zeros(3))
chained = functools.reduce(operator.matmul, [np.eye(2), np.eye(2)])
chained = chained[0]
plain_sum = sum(xs)
plain_sum = sum(xs, np.zeros(3))
as_arrays = list(map(np.asarray, [[1, 2], [3]]))
as_arrays = [*map(np.atleast_2d, as_arrays)]
lengths = list(map(len, as_arrays))
lengths = [*map(np.size, as_arrays)]
norms = list(map(np.linalg.norm, xs))
norms.append(np.float64(3.0))
kept = list(filter(lambda m: m.ndim == 2, as_arrays))
kept.append(np.zeros((1, 1)))
starred = [np.zeros(3), *xs, *np.zeros((2, 3))]
head, *tail = xs
head = head[None]
tail.append(head)
pairs = [(a, b) for a, b in zip(xs, reversed(xs), strict=True)]
pairs.append((np.zeros((2, 2)), np.zeros(1)))
table = {k: v for k, v in enumerate(xs)}
table[7] = np.zeros((7, 7))
by_rank: defaultdict[int, list[Array]] = defaultdict(list)
for each in [*xs, np.zeros((2, 2))]:
    by_rank[each.ndim].append(each)
counts: defaultdict[int, int] = defaultdict(int)
for number in rng.integers(0, 3, 10):
    counts[number] += 1
counts[7] += int(np.count_nonzero([1, 0]))


# ---- generators, coroutines ---------------------------------------------------------------------------------


def batches(x: Array, size: int = 2) -> Iterator[Array]:
    for start in range(0, len(x), size):
        yield x[start : start + size]


def running_mean() -> Generator[float, Array, str]:
    mean, count = 0.0, 0
    while count < 2:
        x = yield mean
        count += 1
        mean += (x.mean() - mean) / count
    return "done"


async def produce(n: int) -> AsyncIterator[Array]:
    for k in range(n):
        await asyncio.sleep(0)
        yield np.zeros((k + 1, 2))


async def consume() -> Array:
    parts = [part async for part in produce(3)]
    result = parts[0]
    async for part in produce(2):
        result = np.vstack([result, part])
    return result


batch = np.zeros((1, 2))
for batch in batches(np.zeros((5, 2))):
    batch = batch * 2
print(batch.shape, [b.sum() for b in batches(np.zeros(5))], next(batches(np.zeros((3, 3)))).shape)
means = running_mean()
next(means)
print(means.send(np.ones(3)), asyncio.run(consume()).shape)
generator_sum = sum(b.sum() for b in batches(np.ones(6)))
generator_sum = generator_sum + 1
biggest = max((b.max() for b in batches(np.ones(6))), default=0.0)
if (n := len(xs)) > 2 and (m := xs[0].sum()) > 0:
    print(n, m)
stream = (np.zeros(k) for k in range(3))
for item in stream:
    item = item[None]
while (residual := np.abs(summed - np.ones(3)).max()) > 10:
    summed = summed / residual


# ---- match, try, with ----------------------------------------------------------------------------------------


def dispatch(x: Any) -> str:
    match x:
        case np.ndarray(shape=(rows, columns)):
            return f"{rows} by {columns}"
        case np.ndarray() if x.ndim == 1:
            return "vector"
        case float() | int() | np.floating():
            return "number"
        case [first, *_]:
            return f"list of {first}"
        case {"data": data}:
            return dispatch(data)
        case _:
            return "?"


def solve(a: Array, b: Array) -> Array:
    try:
        x = np.asarray(np.linalg.solve(a, b), dtype=np.float64)
    except np.linalg.LinAlgError:
        x = np.asarray(np.linalg.lstsq(a, b, rcond=None)[0], dtype=float)
    else:
        x = x[:]
    finally:
        a = a[0]
    return x


with np.errstate(divide="ignore", invalid="ignore"):
    ratio = np.zeros(3) / np.zeros(3)
    ratio = np.where(np.isnan(ratio), 0, ratio)
    ratio[~np.isfinite(ratio)] = 0
try:
    loaded = np.load("nothing.npy")
except OSError:
    loaded = np.zeros((3, 3))
print(dispatch(np.zeros((2, 3))), dispatch(np.zeros(3)), dispatch(np.float64(1)), dispatch({"data": [1]}), loaded.shape)
print(solve(np.eye(2), np.ones(2)), solve(np.zeros((2, 2)), np.ones(2)))


# ---- numbers that leave NumPy -----------------------------------------------------------------------------------


class Report(TypedDict, total=False):
    loss: float
    accuracy: float
    count: int
    curve: list[float]
    weights: Array


class Point(NamedTuple):
    x: float
    y: float
    data: Array = np.zeros(2)


@dataclass(order=True)
class Entry:
    score: float
    data: Array = field(compare=False, default_factory=lambda: np.zeros(3))
    tags: dict[str, Array] = field(compare=False, default_factory=dict)


errors = rng.normal(size=(4, 3))
report: Report = {"loss": errors.mean(), "count": errors.size}
report["accuracy"] = (errors > 0).mean()
report["count"] = int((errors > 0).sum())
report["curve"] = errors.mean(axis=0).tolist()
report["weights"] = np.zeros((3, 3))
report["weights"] = report["weights"][0]
point = Point(errors.min(), errors.max())
point = Point(*errors[0, :2])
point = Point(errors[0, 0], errors.std(), data=errors)
point = Point(*np.zeros(2))
entry = Entry(errors.sum(), errors)
entry = Entry(float(np.linalg.norm(errors)), errors[0], {"a": errors})
entry.score = errors[0, 0]
entry.data = np.zeros((1, 1))
entries = [entry, Entry(np.average([1.0, 2.0]))]
entries.append(Entry(np.float64(2.0), data=np.zeros((9, 9))))
print(max(entries).score, sorted(entries)[0].data.shape)
print(json.dumps({"mean": float(errors.mean()), "n": int(errors.size), "list": errors.tolist(), "item": errors[0, 0].item()}))
print(f"{errors.mean():.3f} {errors[0, 0]:>8.2e} {errors.shape} {len(errors):d} {errors.max()!r}", "%.2f" % errors.std())
print("{:.2f} {}".format(errors.sum(), errors.sum(axis=0)), str(errors[0]), repr(errors.dtype), ", ".join(map(str, errors[0])))
number_of = int(errors.sum()) + int(np.ceil(2.5)) + round(errors.mean()) + round(float(errors.std()), 2)
as_float: float = errors.max()
as_int: int = int(np.argmax(errors))
as_int = np.argmax(errors).item()
as_complex: complex = np.zeros(2).sum()
as_bool: bool = bool(errors.any())
as_text: str = str(np.str_("a"))
index: int = errors.argmin()  # type: ignore[assignment]
print([1, 2, 3, 4][np.argmax([1, 3, 2])], [0] * errors.ndim, "ab" * int(errors.ndim), range(errors.shape[0]), list(range(len(errors))))
print(errors[int(errors.shape[0] / 2)], errors[-1], errors[errors.shape[0] // 2 :], errors[True], errors[None, ..., 0])
if errors.mean() > 3:
    print("large")
elif errors.size and errors.any() or not errors.all():
    print("not so large")
assert (errors == errors).all() and np.allclose(errors, errors) and errors.shape == (4, 3)
assert errors.sum() == errors.sum() and errors.ndim == 2 and errors.dtype == np.float64 and errors.dtype == "float64"
is_large = errors.max() > 10
is_large = is_large or errors.min() < -10
is_large = False
flags = [errors[k].mean() > 0 for k in range(3)]
flags.append(True)
n_true = sum(flags)
total_loss = 0.0
for row in errors:
    total_loss += row.sum()
    total_loss = total_loss * 0.9
total_loss /= len(errors)
scale = 1.0
scale = scale * errors.std()
scale = max(scale, 1e-8)
scale = min(1, scale, errors.max())
scale = abs(scale)
learning_rate = 0.1
learning_rate *= 0.5 ** np.arange(3)[1]
learning_rate = 0.1 / np.sqrt(3)
previous, current = np.inf, 0.0
previous = current
current = errors.mean()
converged = abs(previous - current) < 1e-3
low, high = 0.0, 10.0
low = errors.min()
high = errors.max() + 1
middle = (low + high) / 2
middle = 0.5
count, mean_of_all = 0, 0.0
count += errors.shape[0]
count += int(np.count_nonzero(errors))
mean_of_all += errors.sum() / count
mean_of_all = np.float64(3)
