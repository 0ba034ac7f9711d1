"""The programs that the tests show."""

from __future__ import annotations

MODEL = """\
import numpy as np

from shapedgrad import NDArray, Shape

f8 = np.float64


def center(x: NDArray[Shape["N, D"], f8]) -> NDArray[Shape["N, D"], f8]:
    mean = x.mean(axis=0)
    return x - mean


def spread(
    x: NDArray[Shape["N, D"], f8],
    weights: NDArray[Shape["N"], f8],
) -> float:
    n, d = x.shape
    # A comment "with (a bracket
    scaled = center(x) * weights
    return float(scaled.sum()) / n
"""

SCRIPT = """\
import numpy as np


class Dense:
    def __init__(self, inputs, outputs):
        self.w = np.zeros((inputs, outputs))

    def __call__(self, x):
        return (x @ self.w) * (x.sum() > 0)


def halves(values):
    middle = len(values) // 2
    return values[:middle], values[middle:]


layers = [Dense(8, 4), Dense(4, 2)]
x = np.ones((10, 8))
for layer in layers:
    x = layer(x)
first, second = halves(x)
for row, number in zip(first, np.arange(5)):
    total = row + number
"äöü€😀", first + second; "ü", np.vstack([first, second]).T
counts = x.sum(
    axis=1,
)
grown = counts
grown += 1
"""

FAULTY = """\
import numpy as np


def product(a, b):
    return a @ b


product(np.ones((2, 3)), np.ones((2, 3)))
count: int = "many"


def step(state):
    moved = state * 2
    return moved + np.zeros(2)


state = np.ones(3)
for _ in range(9):
    state = step(state)
"""
