"""A recurrent network learns to remember: a whole training step, gradient and Adam, compiled into one program.

python examples/recurrent.py
"""

from __future__ import annotations

from time import perf_counter
from typing import NamedTuple

import numpy as np

from shapedgrad import NDArray, Shape, compile, optim, scan, value_and_grad  # noqa: A004

f8 = np.float64

STEPS, BATCH, UNITS, ROUNDS = 8, 64, 24, 300


class Network(NamedTuple):
    """The parameters: from the input, from the state before, to the output."""

    inwards: NDArray[Shape["1, H"], f8]
    onwards: NDArray[Shape["H, H"], f8]
    bias: NDArray[Shape["H"], f8]
    outwards: NDArray[Shape["H, 1"], f8]


def loss(net: Network, sequence: NDArray[Shape["T, N, 1"], f8]) -> np.floating:
    """Return the mean square by which the last output misses the first input."""

    def step(
        state: NDArray[Shape["N, H"], f8], x: NDArray[Shape["N, 1"], f8]
    ) -> tuple[NDArray[Shape["N, H"], f8], None]:
        return np.tanh(x @ net.inwards + state @ net.onwards + net.bias), None

    start = sequence[0] @ np.zeros_like(net.inwards) + 0.0 * net.bias
    state, _ = scan(step, start, sequence)
    return np.mean((state @ net.outwards - sequence[0]) ** 2)


optimizer = optim.adam(0.01)


@compile
def train(
    net: Network, state: optim.State, sequence: NDArray[Shape["T, N, 1"], f8]
) -> tuple[np.floating, Network, optim.State]:
    """Return the loss, and network and optimiser after one step."""
    value, gradient = value_and_grad(loss)(net, sequence)
    net, state = optimizer.update(net, gradient, state)
    return value, net, state


def main() -> tuple[float, float]:
    """Train the network; return the loss at the start and at the end."""
    rng = np.random.default_rng(0)
    net = Network(
        rng.normal(size=(1, UNITS)), 0.9 * np.linalg.qr(rng.normal(size=(UNITS, UNITS)))[0],
        np.zeros(UNITS), rng.normal(size=(UNITS, 1)) / UNITS,
    )  # fmt: skip
    state = optimizer.init(net)
    losses = []
    start = perf_counter()
    for n in range(ROUNDS):
        value, net, state = train(net, state, rng.uniform(-1.0, 1.0, size=(STEPS, BATCH, 1)))
        losses.append(float(value))
        if n % 100 == 0 or n == ROUNDS - 1:
            print(f"step {n:4}  loss {value:.5f}")
    print(f"{ROUNDS / (perf_counter() - start):,.0f} steps per second, {train.cache_info()}")
    return losses[0], losses[-1]


if __name__ == "__main__":
    main()
