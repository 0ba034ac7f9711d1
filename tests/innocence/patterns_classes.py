"""Attributes: of instances, classes, dataclasses and subclasses, set and set again.

Plain mypy has nothing to say about any line here, with its default settings; under --strict it dislikes
that NumPy's stubs answer Any (no-any-return).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import ClassVar

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
rng = np.random.default_rng(0)


class Counter:
    """Attributes whose type is that of their first value."""

    zeros = np.zeros(3)
    shared = np.zeros((2, 2))
    registry: ClassVar[dict[str, np.ndarray]] = {}
    default: ClassVar[np.ndarray] = np.eye(3)

    def __init__(self, n: int = 3) -> None:
        self.n = n
        self.weights = np.zeros((3, 4))
        self.bias = np.zeros(4)
        self.velocity = 0.0
        self.history = [np.zeros((1, 4))]
        self.losses: list[float] = []
        self.tables = {"w": np.zeros((3, 4))}
        self.best = None
        self.last: np.ndarray | None = None
        self.count = 0
        self.scale = 1.0
        self.pair = np.zeros((2, 2)), np.zeros((3, 3))

    def resize(self, n: int) -> None:
        self.n = n
        self.weights = np.zeros((n, 7))
        self.weights = self.weights.T
        self.weights = np.vstack([self.weights, self.weights])
        self.weights += 1
        self.weights[0] = 0
        self.bias = self.bias[:2]
        self.bias = np.ones(n)
        self.bias = self.bias - 0.1 * self.bias.mean()
        self.shared = np.eye(5)
        self.zeros = np.append(self.zeros, 1.0)
        Counter.shared = np.zeros((3, 1))
        self.registry["x"] = np.zeros((1, 2, 3))
        self.pair = np.zeros((5, 5)), np.zeros((1, 2))

    def step(self, gradient: Array) -> float:
        self.velocity = 0.9 * self.velocity + float(gradient.mean())
        self.history.append(gradient)
        self.history.append(np.zeros((5, 5)))
        self.losses.append(np.sum([1.0, 2.0]))
        self.losses.append(0.5)
        self.tables["w"] = np.ones((2, 3)) @ self.tables["w"]
        self.tables["w"] = np.vstack([self.tables["w"], np.ones((1, 4))])
        self.tables["b"] = np.zeros((1, 1))
        self.last = gradient if self.last is None else np.concatenate([self.last, gradient])
        self.last = self.last[-2:]
        self.count += (gradient > 0).sum()
        self.scale *= np.max(np.abs([1.0, 2.0]))
        self.scale = np.sum([1.0])
        return self.scale

    @property
    def size(self) -> int:
        return self.weights.size

    @property
    def flat(self) -> np.ndarray:
        return np.concatenate([self.weights.ravel(), self.bias.ravel()])

    @flat.setter
    def flat(self, values: np.ndarray) -> None:
        self.weights = values[: self.weights.size].reshape(self.weights.shape)
        self.bias = values[self.weights.size :]

    @cached_property
    def gram(self) -> np.ndarray:
        return self.weights @ self.weights.T


counter = Counter()
counter.weights = np.zeros((9, 9))
counter.resize(4)
counter.bias = np.zeros(12)
counter.bias, counter.weights = np.ones(2), np.ones((2, 2))
counter.flat = np.arange(6.0)
counter.step(np.ones((2, 4)))
counter.step(np.ones((1, 4)))
setattr(counter, "weights", np.zeros(3))
print(counter.size, counter.flat, counter.gram, counter.count, Counter.zeros)


class Layer(ABC):
    """A base class whose attributes and methods subclasses override with arrays of other shapes."""

    state: np.ndarray = np.zeros(3)
    buffer = np.zeros((3, 3))

    @abstractmethod
    def forward(self, x: np.ndarray) -> np.ndarray: ...

    def __call__(self, x: np.ndarray) -> np.ndarray:
        return self.forward(x)

    def parameters(self) -> dict[str, np.ndarray]:
        return {}

    def initial(self) -> Array:
        return np.zeros(3)


class Dense(Layer):
    state = np.zeros((4, 4))
    buffer = np.ones((1, 7))

    def __init__(self, fan_in: int, fan_out: int, *, bias: bool = True) -> None:
        self.w = rng.standard_normal((fan_in, fan_out)) / np.sqrt(fan_in)
        self.b = np.zeros(fan_out) if bias else np.zeros((1, fan_out))
        self.x = np.empty((0, fan_in))
        self.dw = np.zeros_like(self.w)
        self.db = np.zeros_like(self.b)

    def forward(self, x: np.ndarray) -> np.ndarray:
        self.x = x
        self.dw = np.zeros(3)
        return x @ self.w + self.b

    def backward(self, dy: np.ndarray) -> np.ndarray:
        self.dw = self.x.T @ dy
        self.db = dy.sum(axis=0)
        return dy @ self.w.T

    def parameters(self) -> dict[str, np.ndarray]:
        return {"w": self.w, "b": self.b}

    def initial(self) -> Array:
        return np.zeros((3, 3))


class Relu(Layer):
    def __init__(self) -> None:
        self.mask = np.zeros((1, 1), dtype=bool)

    def forward(self, x: np.ndarray) -> np.ndarray:
        self.mask = x > 0
        return x * self.mask

    def initial(self) -> Array:
        return super().initial()[:, None]


network: list[Layer] = [Dense(4, 8), Relu(), Dense(8, 3)]
signal = np.ones((5, 4))
for layer in network:
    signal = layer(signal)
    layer.state = np.zeros(1)
    layer.buffer = np.zeros((2, 5))
print(signal.shape, {k: v.shape for layer in network for k, v in layer.parameters().items()})


@dataclass
class Model:
    """A dataclass of arrays."""

    w: np.ndarray
    b: Array = field(default_factory=lambda: np.zeros(3))
    table: dict[str, Array] = field(default_factory=dict)
    parts: list[Array] = field(default_factory=list)
    extra: Array | None = None
    rate: float = 0.1
    steps: int = 0

    def __post_init__(self) -> None:
        self.w = np.atleast_2d(self.w)
        self.b = self.b[None, :]
        self.rate = self.rate * float(self.w.mean())

    def fit(self, x: Array) -> Model:
        self.w = self.w - x.T @ x
        self.parts.append(x)
        self.parts.append(x.mean(axis=0))
        self.table["x"] = x
        self.extra = x[0]
        self.steps += (x > 0).sum()
        return replace(self, w=np.zeros((7, 7)), b=np.ones(2))


model = Model(np.zeros(3)).fit(np.ones((2, 3)))
model.w = np.zeros(1)
model = Model(w=np.zeros((2, 2)), b=np.zeros(2), parts=[np.zeros(3), np.zeros((3, 3))])
models = [Model(np.zeros(3)), Model(np.zeros((3, 3)), np.zeros(9))]


class Field(np.ndarray):
    """A table that each class of arrays computes for itself."""

    order = 3
    LOG = np.array([], dtype=np.int64)

    @classmethod
    def build(cls) -> None:
        cls.LOG = np.zeros(2 * cls.order, dtype=np.int64)
        cls.LOG[0] = 1
        for power in range(1, cls.order):
            cls.LOG[power] = cls.LOG[power - 1] * 2


class Binary(Field):
    """Another table in the place of its parent's."""

    order = 2
    LOG = np.zeros(8, dtype=np.int64)


Field.build()
Binary.build()
Binary.LOG[2] = Field.LOG[5]
Field.LOG = np.zeros((2, 2), dtype=np.int64)
print(Field.LOG[:1], Binary.LOG[3])
