from dataclasses import dataclass, field

import numpy as np


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


@dataclass
class GRU:
    inputs: int
    hidden: int
    seed: int = 0
    weights: dict = field(default_factory=dict)

    def __post_init__(self):
        rng = np.random.default_rng(self.seed)
        for gate in ("z", "r", "n"):
            self.weights["W" + gate] = rng.normal(size=(self.inputs, self.hidden)) * 0.1
            self.weights["U" + gate] = rng.normal(size=(self.hidden, self.hidden)) * 0.1

    def step(self, x, h):
        w = self.weights
        z = sigmoid(x @ w["Wz"] + h @ w["Uz"])
        r = sigmoid(x @ w["Wr"] + h @ w["Ur"])
        n = np.tanh(x @ w["Wn"] + (r * h) @ w["Wn"])  # BUG: the state is multiplied with Un
        return (1 - z) * n + z * h


cell = GRU(inputs=8, hidden=12)
h = np.zeros((4, 12))
for x in np.random.randn(10, 4, 8):
    h = cell.step(x, h)
print(h.mean())
