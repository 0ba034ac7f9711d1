"""Generic classes, protocols, subclasses of ndarray, and classes that refer to themselves.

Plain mypy has nothing to say about any line here, with its default settings; under --strict it dislikes that
NumPy's stubs answer Any (no-any-return).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
T = TypeVar("T")
ArrayT = TypeVar("ArrayT", bound=np.ndarray)


@dataclass(frozen=True, slots=True)
class Box(Generic[T]):
    """A generic box with an array in it."""

    content: T

    def map(self, other: T) -> Box[T]:
        return Box(other)


box = Box(np.zeros((3, 4)))
box = Box(np.zeros((5, 6)))
box = box.map(np.zeros((1, 1)))
declared_box: Box[Array] = Box(np.zeros(3))
declared_box = declared_box.map(np.zeros((2, 2)))
boxes: list[Box[Array]] = [Box(np.zeros(3)), Box(np.zeros((3, 4)))]


class Stack(Generic[ArrayT]):
    """A generic container with a bounded type variable."""

    def __init__(self, first: ArrayT) -> None:
        self.items = [first]

    def push(self, item: ArrayT) -> None:
        self.items.append(item)


stack = Stack(np.zeros((3, 4)))
stack.push(np.zeros((1, 2)))
wide: Stack[np.ndarray] = Stack(np.zeros(3))
wide.push(np.zeros((3, 3)))


@runtime_checkable
class Estimator(Protocol):
    """A protocol with array attributes and methods."""

    coefficients: np.ndarray

    def fit(self, x: np.ndarray, y: np.ndarray) -> Estimator: ...
    def predict(self, x: np.ndarray) -> np.ndarray: ...


class LeastSquares:
    def __init__(self) -> None:
        self.coefficients: np.ndarray = np.zeros(1)

    def fit(self, x: np.ndarray, y: np.ndarray) -> LeastSquares:
        x = np.hstack([x, np.ones((len(x), 1))])
        self.coefficients, *_ = np.linalg.lstsq(x, y, rcond=None)
        return self

    def predict(self, x: np.ndarray) -> np.ndarray:
        x = np.hstack([x, np.ones((len(x), 1))])
        return x @ self.coefficients


estimator: Estimator = LeastSquares()
estimator = estimator.fit(np.arange(4.0)[:, None], np.arange(4.0))
assert isinstance(estimator, Estimator)
print(estimator.predict(np.zeros((2, 1))))


class Vector(np.ndarray):
    """A subclass of ndarray."""

    label: str

    def __new__(cls, values: Any, label: str = "") -> Vector:
        made = np.asarray(values).view(cls)
        made.label = label
        return made

    def __array_finalize__(self, obj: Any) -> None:
        self.label = getattr(obj, "label", "")


vector = Vector([1.0, 2.0], "v")
print(vector.label, vector.sum(), (vector + np.ones(2)).shape, vector[:1].shape)


class Tree:
    """Attributes that refer to the class itself."""

    def __init__(self, data: Array, parent: Tree | None = None) -> None:
        self.data = data
        self.parent = parent
        self.children: list[Tree] = []
        self.grad = np.zeros_like(data)

    def __add__(self, other: Tree) -> Tree:
        out = Tree(self.data + other.data, self)
        out.grad = np.ones((1, 1))
        out.grad += self.grad.sum()
        return out

    @singledispatchmethod
    def take(self, key: int) -> Array:
        return self.data[key : key + 1]

    @classmethod
    def zeros(cls, *shape: int) -> Tree:
        return cls(np.zeros(shape))

    @staticmethod
    def ones(shape: tuple[int, ...]) -> Tree:
        return Tree(np.ones(shape))


tree = Tree(np.zeros((2, 3))) + Tree(np.zeros(3))
tree = Tree.zeros(2, 3) + Tree.ones((3,))
tree.data = tree.data[0]
print(tree.take(0), tree.grad)
