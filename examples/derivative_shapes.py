"""Derivatives have the shape (*out, *in): of an error, a linear layer, sigmoid, softmax, cross-entropy, a deep network.

Each is written with einsum for a batch of examples, and compared with `jacobian` of one example under `vmap`.

    python examples/derivative_shapes.py
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from shapedgrad import NDArray, Shape, jacobian, vmap

f8 = np.float64


def squared_error(y: NDArray[Shape["D"], f8], yhat: NDArray[Shape["D"], f8]) -> NDArray[Shape["1"], f8]:
    """Return half of the squared length of the difference, as a vector of one."""
    return 0.5 * np.sum((y - yhat) ** 2, keepdims=True)


def dloss_dyhat(
    y: NDArray[Shape["B, D"], f8], yhat: NDArray[Shape["B, D"], f8]
) -> NDArray[Shape["B, 1, D"], f8]:
    """Return its derivative for each example: of one number by D."""
    return -np.einsum("i,bj->bij", np.ones(1), y - yhat)


def linear(w: NDArray[Shape["O, I"], f8], x: NDArray[Shape["I"], f8]) -> NDArray[Shape["O"], f8]:
    """Return the output of a linear layer."""
    return w @ x


def dyhat_dw(
    w: NDArray[Shape["O, I"], f8], x: NDArray[Shape["B, I"], f8]
) -> NDArray[Shape["B, O, O, I"], f8]:
    """Return its derivative by the weights for each example: of O numbers by O times I."""
    return np.einsum("ij,bk->bijk", np.eye(len(w)), x)


def dloss_dw(
    y: NDArray[Shape["B, O"], f8], w: NDArray[Shape["O, I"], f8], x: NDArray[Shape["B, I"], f8]
) -> NDArray[Shape["1, O, I"], f8]:
    """Return the chain rule's product of both, averaged over the batch."""
    yhat = np.einsum("ij,bj->bi", w, x)
    per_example = np.einsum("bij,bjkl->bikl", dloss_dyhat(y, yhat), dyhat_dw(w, x))
    return np.mean(per_example, axis=0)


def sigmoid(h: NDArray[Shape["D"], f8]) -> NDArray[Shape["D"], f8]:
    """Return the sigmoid."""
    return 1 / (1 + np.exp(-h))


def dsigmoid(h: NDArray[Shape["B, D"], f8]) -> NDArray[Shape["B, D, D"], f8]:
    """Return its derivative: diagonal matrices."""
    a = 1 / (1 + np.exp(-h))
    return np.einsum("bi,ij->bij", a * (1 - a), np.eye(h.shape[1]))


def softmax(v: NDArray[Shape["D"], f8]) -> NDArray[Shape["D"], f8]:
    """Return the softmax."""
    powers = np.exp(v)
    return powers / np.sum(powers)


def dsoftmax(v: NDArray[Shape["B, D"], f8]) -> NDArray[Shape["B, D, D"], f8]:
    """Return its derivative: the diagonal of the probabilities, less their products."""
    powers = np.exp(v)
    q = powers / np.sum(powers, axis=1, keepdims=True)
    return np.einsum("bi,ij->bij", q, np.eye(v.shape[1])) - np.einsum("bi,bj->bij", q, q)


def cross_entropy(p: NDArray[Shape["N"], f8], phat: NDArray[Shape["N"], f8]) -> NDArray[Shape["1"], f8]:
    """Return the sum of p log(phat), as a vector of one."""
    return np.sum(p * np.log(phat), keepdims=True)


def dcross_entropy(
    p: NDArray[Shape["B, N"], f8], phat: NDArray[Shape["B, N"], f8]
) -> NDArray[Shape["B, 1, N"], f8]:
    """Return its derivative for each example."""
    return np.einsum("i,bj->bij", np.ones(1), p / phat)


def deep(
    weights: Sequence[NDArray[Shape["_, _"], f8]], x: NDArray[Shape["_"], f8]
) -> NDArray[Shape["_"], f8]:
    """Return W_L ... W_2 W_1 x."""
    for w in weights:
        x = w @ x
    return x


def deep_by_hand(
    weights: Sequence[NDArray[Shape["_, _"], f8]], x: NDArray[Shape["_"], f8], layer: int
) -> NDArray[Shape["_, _, _"], f8]:
    """Return the derivative by one layer's weights: what comes after times what went in."""
    inputs = deep(weights[:layer], x)
    after = np.eye(len(weights[-1]))
    for w in reversed(weights[layer + 1 :]):
        after = after @ w
    return np.einsum("ij,k->ijk", after, inputs)


def main() -> None:
    """Print the largest deviation of each from autodiff, for 256 examples."""
    rng = np.random.default_rng(0)
    y, yhat, w, x = (rng.normal(size=s) for s in ((256, 10), (256, 10), (10, 20), (256, 20)))
    p, phat = (
        z / np.sum(z, axis=1, keepdims=True) for z in (rng.uniform(1, 2, size=(256, 10)) for _ in range(2))
    )
    per_example = [
        ("squared error", dloss_dyhat(y, yhat), vmap(jacobian(squared_error, 1))(y, yhat)),
        ("linear layer", dyhat_dw(w, x), vmap(jacobian(linear), in_axes=(None, 0))(w, x)),
        ("sigmoid", dsigmoid(y), vmap(jacobian(sigmoid))(y)),
        ("softmax", dsoftmax(y), vmap(jacobian(softmax))(y)),
        ("cross-entropy", dcross_entropy(p, phat), vmap(jacobian(cross_entropy, 1))(p, phat)),
    ]
    for name, by_hand, by_autodiff in per_example:
        print(f"{name}: {by_hand.shape}, largest deviation {np.abs(by_hand - by_autodiff).max():.1e}")


if __name__ == "__main__":
    main()
