"""Lists, dicts, deques and sets of arrays of different shapes, appended to as the program runs.

Plain mypy has nothing to say about any line here, with its default settings and under --strict.
"""

from __future__ import annotations

import heapq
import itertools
from collections import OrderedDict, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypedDict

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


# ---- lists that begin with one shape ---------------------------------------------------------------

arrays = [np.zeros((3, 4))]
arrays.append(np.zeros((5, 6)))
arrays[0] = np.ones((7, 8))
arrays.insert(0, np.eye(2))
arrays.extend([np.eye(3), np.eye(4)])
arrays += [np.zeros((1, 1))]
arrays = arrays + [np.ones((2, 9))]
arrays = [m.T for m in arrays]
arrays = [m @ m.T for m in arrays]
last = arrays.pop()
last = arrays[-1]
for k, m in enumerate(arrays):
    arrays[k] = m[:1]

mixed = [np.zeros(3), np.zeros((3, 4))]
mixed.append(np.zeros((1, 2, 3)))
print([m.ndim for m in mixed], len(mixed))

losses = []
losses.append(np.sum([1.0, 2.0]))
losses.append(0.5)
print(min(losses), np.mean(losses))

steps = []
for k in range(3):
    steps.append(np.zeros(k + 1).sum())
    steps.append(np.ones((k + 1, 2)).mean())

parts = []
for k in range(3):
    parts.append(np.zeros((k, 2)))
stacked = np.vstack(parts)

columns = [np.arange(3.0)]
while len(columns) < 3:
    columns.append(columns[-1] * 2)
table = np.column_stack(columns)

layers: list[tuple[Array, Array]] = [(np.zeros((4, 5)), np.zeros(5))]
layers.append((np.zeros((5, 3)), np.zeros(3)))
activations = [np.ones((2, 4))]
for weights, bias in layers:
    activations.append(np.tanh(activations[-1] @ weights + bias))
gradients = [np.zeros_like(a) for a in activations]
gradients[0] = gradients[0].sum(axis=0, keepdims=True)
weights_only = [w for w, _ in layers]
weights_only.append(np.zeros((3, 3)))
sizes = [784, 100, 10]
biases = [np.random.randn(y, 1) for y in sizes[1:]]
matrices = [np.random.randn(y, x) for x, y in zip(sizes[:-1], sizes[1:], strict=True)]
biases = [b - 0.1 * b for b in biases]
for b, m in zip(biases, matrices, strict=True):
    print(b.shape, m.shape)


# ---- dicts ---------------------------------------------------------------------------------------------

params = {"w": np.zeros((3, 4)), "b": np.zeros(4)}
params["c"] = np.zeros((4, 5, 6))
params["w"] = params["w"] - 0.1
params["w"] -= 0.1 * np.ones((3, 4))
params.update(d=np.zeros(2), e=np.zeros((2, 2)))
params |= {"f": np.ones(9)}
params = {name: value * 2 for name, value in params.items()}
params = {name: value.reshape(-1) for name, value in params.items()}
state = {"step": np.zeros(1)}
state["step"] = state["step"] + 1
state["step"] = np.array([1.0, 2.0])
cache = dict(x=np.zeros((2, 3)))
cache["x"] = np.zeros((9, 9))
cache.setdefault("y", np.zeros((3, 3)))
got = cache.get("z", np.zeros(3))
got = cache.get("x", np.zeros((2, 2)))
missing = cache.get("nothing")
if missing is not None:
    missing = missing[0]

by_key = defaultdict(list)
by_key["a"].append(np.zeros(3))
by_key["a"].append(np.zeros((3, 4)))
totals: defaultdict[str, float] = defaultdict(float)
totals["x"] += np.sum([1.0, 2.0])
totals["x"] += 0.5
counts: dict[str, int] = {}
counts["n"] = counts.get("n", 0) + np.array([True]).sum()
momentum: defaultdict[str, Array] = defaultdict(lambda: np.zeros(3))
momentum["v"] = momentum["v"] * 0.9 + np.ones(3)
momentum["m"] = np.zeros((3, 3))
ordered: OrderedDict[str, Array] = OrderedDict(a=np.zeros(3), b=np.zeros((2, 2)))
ordered["a"] = np.zeros((3, 1))
nested = {"layer": {"w": np.zeros((2, 3))}}
nested["layer"]["w"] = np.zeros((3, 2))
nested["other"] = {"w": np.zeros((1, 1))}
history: dict[str, list[float]] = {"loss": [], "accuracy": []}
history["loss"].append(np.sum([1.0, 2.0]))
history["loss"].append(float(np.zeros(2).sum()))


class Batch(TypedDict):
    x: Array
    y: npt.NDArray[np.int64]


batch: Batch = {"x": np.zeros((3, 4)), "y": np.zeros(3, dtype=np.int64)}
batch["x"] = np.zeros((1, 2))


class Pair(NamedTuple):
    w: Array
    b: Array


pair = Pair(np.zeros((3, 4)), np.zeros(4))
pair = Pair(np.zeros((4, 3)), np.zeros(3))
pair = pair._replace(w=np.zeros(1))
replaced_w, replaced_b = pair


# ---- invariance: declared element types given fresh arrays ---------------------------------------------


def total_norm(items: list[Array]) -> float:
    items.append(np.zeros(3))
    return float(sum(np.linalg.norm(item) for item in items))


def scale(items: dict[str, Array]) -> dict[str, Array]:
    items["extra"] = np.zeros((1, 1))
    return {key: 2 * value for key, value in items.items()}


def concatenate(items: Sequence[Array], more: Iterable[Array] = ()) -> Array:
    return np.concatenate([*items, *more])


def ravel_all(items: Mapping[str, Array]) -> Array:
    return np.concatenate([value.ravel() for value in items.values()])


def pairs(items: list[tuple[Array, Array]]) -> list[Array]:
    return [a @ b for a, b in items]


def choose(items: set[str], table: dict[str, list[Array]]) -> list[Array]:
    return [array for item in sorted(items) for array in table[item]]


print(total_norm([np.zeros((2, 2)), np.ones(3)]))
print(total_norm([np.zeros(3)]))
fresh = [np.zeros((2, 2)), np.eye(3)]
print(total_norm(fresh))
same = [np.zeros(3), np.zeros(3)]
print(concatenate(same), concatenate((np.zeros(1), np.zeros(2)), more=[np.ones(1)]))
print(scale({"w": np.zeros((3, 4))}), ravel_all({"a": np.eye(2), "b": np.zeros(3)}))
print(pairs([(np.zeros((2, 3)), np.zeros((3, 4)))]), choose({"a"}, {"a": [np.zeros(3)]}))
declared: list[Array] = [np.zeros((2, 3))]
declared.append(np.zeros(4))
declared = [np.zeros(3) for _ in range(3)]
declared = [np.zeros((2, 2))] * 2
declared = list(np.split(np.zeros((4, 2)), 2))
declared = sorted(declared, key=lambda m: m.sum())
tables: dict[str, Array] = {"a": np.zeros(3)}
tables = dict(zip("ab", [np.zeros(3), np.zeros(3)], strict=True))
tables = {key: np.zeros((k, 2)) for k, key in enumerate("abc")}
rows: list[list[float]] = [[0.0, 1.0], np.zeros(2).tolist()]
things: list[object] = [np.zeros(3), "text", 3]
numbers: list[float] = [np.float64(1.0), 2.0]
numbers = [row.sum() for row in np.zeros((3, 2))]
numbers = list(np.zeros(3))
shapes: list[tuple[int, ...]] = [np.zeros(3).shape, np.zeros((3, 4)).shape]
shape = np.zeros((3, 4)).shape
shape = np.zeros((5, 6)).shape
dims = [0, 0]
dims[0], dims[1] = np.zeros((2, 3)).shape


# ---- other containers -------------------------------------------------------------------------------------

queue = deque([np.zeros(3)], maxlen=4)
queue.append(np.zeros((3, 3)))
queue.appendleft(np.ones(1))
buffer: deque[Array] = deque()
buffer.append(np.zeros((2, 1)))
heap: list[tuple[float, int, Array]] = []
heapq.heappush(heap, (np.sum([1.0]), 0, np.zeros(3)))
heapq.heappush(heap, (0.5, 1, np.zeros((2, 2))))
ranked = sorted([np.zeros(3), np.ones((2, 2))], key=np.sum)
ranked = sorted(ranked, key=lambda m: -m.sum())
widest = max([np.zeros((1, 2)), np.zeros((3, 1))], key=lambda m: m.shape[1])
narrow = min(np.zeros((3, 2)), key=lambda row: row[0])
summed = sum([np.ones(3), np.ones(3)])
summed = sum((np.ones((2, 2)) for _ in range(2)), start=np.zeros((2, 2)))
mapped = list(map(np.sum, [np.zeros(3), np.zeros((3, 4))]))
mapped_shapes = [m.shape for m in map(np.atleast_2d, [np.zeros(3), np.zeros((3, 4))])]
kept = list(filter(lambda m: m.ndim == 2, [np.zeros(3), np.zeros((3, 4))]))
zipped = list(zip(np.zeros((3, 2)), np.zeros(3), strict=True))
accumulated = list(itertools.accumulate([np.ones(2), np.ones(2)], np.add))
chained = list(itertools.chain([np.zeros(3)], [np.zeros((2, 2))]))
unique_shapes = {m.shape for m in (np.zeros(3), np.zeros((3, 4)))}
lookup = {np.zeros((2, 3)).shape: "a", np.zeros(3).shape: "b"}
lookup[(1, 2, 3)] = "c"


def batches(data: Array, size: int) -> Iterator[Array]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


for chunk in batches(np.zeros((5, 2)), 2):
    print(chunk.shape)
generator = (np.zeros((k, k)) for k in range(3))
print(next(generator), [*generator])
tuples: tuple[Array, Array] = (np.zeros(3), np.zeros((3, 4)))
tuples = (np.zeros(3) + 1, np.zeros((3, 4)) - 1)
tuples = tuple(m * 2 for m in tuples)[0], tuples[1]
