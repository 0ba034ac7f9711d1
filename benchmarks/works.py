"""The works that gradients are measured on: each a loss in plain NumPy code, and its gradient by hand."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Work:
    """A loss ``loss(parameters, data, np)`` of lists of arrays, and the function that computes its gradient by hand.

    A loss that loops over a sequence comes ``scanned`` as well: written with `shapedgrad.scan`.
    """

    name: str
    loss: Callable[[list[Any], list[Any], Any], Any]
    by_hand: Callable[[list[Any]], list[Any]]
    parameters: list[Any]
    data: list[Any]
    scanned: Callable[[list[Any], list[Any], Any], Any] | None = None


def _uniform(shape: tuple[int, ...], dtype: Any, scale: float = 1.0, seed: int = 0) -> Any:
    return (np.random.default_rng(seed).normal(size=shape) * scale).astype(dtype)


def chain() -> Work:
    """100 elementwise operations on 8 numbers: the cost of an operation beyond its arithmetic."""

    def loss(p: list[Any], data: list[Any], np: Any) -> Any:  # noqa: ARG001
        (x,) = p
        for _ in range(20):
            x = np.tanh(x)
            x = x * 1.1
            x = x + 0.1
            x = np.sin(x)
            x = x * x
        return np.sum(x)

    def by_hand(p: list[Any]) -> list[Any]:
        (x,), kept = p, []
        for _ in range(20):
            a = np.tanh(x)
            c = a * 1.1 + 0.1
            d = np.sin(c)
            kept.append((a, c, d))
            x = d * d
        g = np.ones_like(x)
        for a, c, d in reversed(kept):
            g = g * (2.0 * d) * np.cos(c) * 1.1 * (1.0 - a * a)
        return [g]

    return Work("chain", loss, by_hand, [np.linspace(0.1, 0.9, 8)], [])


def mlp(name: str, batch: int, inputs: int, hidden: int, dtype: Any) -> Work:
    """A layer of rectified units and a softmax over ten classes."""
    x = _uniform((batch, inputs), dtype, seed=1)
    rows, labels = np.arange(batch), np.random.default_rng(2).integers(10, size=batch)
    parameters = [
        _uniform((inputs, hidden), dtype, inputs**-0.5), np.zeros(hidden, dtype),
        _uniform((hidden, 10), dtype, hidden**-0.5), np.zeros(10, dtype),
    ]  # fmt: skip

    def loss(p: list[Any], data: list[Any], np: Any) -> Any:
        w, b, v, c = p
        x, rows, labels = data
        scores = np.maximum(x @ w + b, 0.0) @ v + c
        shifted = scores - np.max(scores, axis=1, keepdims=True)
        return np.mean(np.log(np.sum(np.exp(shifted), axis=1)) - shifted[rows, labels])

    def by_hand(p: list[Any]) -> list[Any]:
        w, b, v, c = p
        z = x @ w
        z += b
        h = np.maximum(z, 0.0)
        scores = h @ v
        scores += c
        scores -= np.max(scores, axis=1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= np.sum(scores, axis=1, keepdims=True)
        scores[rows, labels] -= 1.0
        scores *= 1.0 / batch
        dh = scores @ v.T
        dh *= z > 0
        return [x.T @ dh, np.sum(dh, axis=0), h.T @ scores, np.sum(scores, axis=0)]

    return Work(f"{name} {np.dtype(dtype).name}", loss, by_hand, parameters, [x, rows, labels])


def svm() -> Work:
    """The hinge loss of a linear classifier, with an index array."""
    n, d, classes = 200, 100, 10
    x, rows = _uniform((n, d), float, seed=1), np.arange(n)
    labels = np.random.default_rng(2).integers(classes, size=n)

    def loss(p: list[Any], data: list[Any], np: Any) -> Any:
        (w,), (x, rows, labels) = p, data
        scores = x @ w
        margins = np.maximum(scores - scores[rows, labels][:, None] + 1.0, 0.0)
        return np.mean(np.sum(margins, axis=1)) + 1e-3 * np.sum(w * w)

    def by_hand(p: list[Any]) -> list[Any]:
        (w,) = p
        scores = x @ w
        inside = (scores - scores[rows, labels][:, None] + 1.0 > 0).astype(float)
        inside[rows, labels] = 0.0
        inside[rows, labels] = -np.sum(inside, axis=1)
        return [x.T @ inside / n + 2e-3 * w]

    return Work("svm hinge", loss, by_hand, [_uniform((d, classes), float)], [x, rows, labels])


def pairwise() -> Work:
    """All distances of 60 points from 60 others, by broadcasting."""
    others = _uniform((60, 3), float, seed=1)

    def loss(p: list[Any], data: list[Any], np: Any) -> Any:
        (x,), (others,) = p, data
        difference = x[:, None, :] - others[None, :, :]
        return np.sum(np.sqrt(np.sum(difference * difference, axis=-1)))

    def by_hand(p: list[Any]) -> list[Any]:
        difference = p[0][:, None, :] - others[None, :, :]
        length = np.sqrt(np.sum(difference * difference, axis=-1))
        return [np.sum(difference / length[..., None], axis=1)]

    return Work("pairwise", loss, by_hand, [_uniform((60, 3), float)], [others])


def rnn(steps: int = 1000) -> Work:
    """A recurrent network of 16 units over a long sequence."""
    inputs = _uniform((steps, 16), float, seed=1)

    def loss(p: list[Any], data: list[Any], np: Any) -> Any:
        (w, b), (inputs,) = p, data
        h = b
        for t in range(steps):
            h = np.tanh(h @ w + inputs[t] + b)
        return np.sum(h * h)

    def scanned(p: list[Any], data: list[Any], np: Any) -> Any:
        (w, b), (inputs,) = p, data
        h, _ = import_module("shapedgrad").scan(lambda h, x: (np.tanh(h @ w + x + b), None), b, inputs)
        return np.sum(h * h)

    def by_hand(p: list[Any]) -> list[Any]:
        w, b = p
        states = [b]
        for t in range(steps):
            states.append(np.tanh(states[-1] @ w + inputs[t] + b))
        g, dw, db = 2.0 * states[-1], np.zeros_like(w), np.zeros_like(b)
        for t in range(steps - 1, -1, -1):
            g = g * (1.0 - states[t + 1] * states[t + 1])
            dw += states[t][:, None] * g
            db += g
            g = w @ g
        return [dw, db + g]

    parameters = [_uniform((16, 16), float, 0.2), _uniform((16,), float, 0.1, 3)]
    return Work("rnn", loss, by_hand, parameters, [inputs], scanned)


def attention(dtype: Any) -> Work:
    """A block of self-attention with a residual, on 64 positions of 64 features."""
    n = 64
    x = _uniform((n, n), dtype, seed=9)
    scale = n**-0.5
    parameters = [_uniform((n, n), dtype, scale, seed) for seed in range(4)]

    def loss(p: list[Any], data: list[Any], np: Any) -> Any:
        (a, b, c, d), (x,) = p, data
        scores = (x @ a) @ (x @ b).T * scale
        e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
        y = x + (e / np.sum(e, axis=-1, keepdims=True)) @ (x @ c) @ d
        return np.mean(y * y)

    def by_hand(p: list[Any]) -> list[Any]:
        a, b, c, d = p
        q, k, v = x @ a, x @ b, x @ c
        scores = q @ k.T
        scores *= scale
        scores -= np.max(scores, axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= np.sum(scores, axis=-1, keepdims=True)
        mixed = scores @ v
        g = (x + mixed @ d) * (2.0 / x.size)
        dd, dmixed = mixed.T @ g, g @ d.T
        dv, dweights = scores.T @ dmixed, dmixed @ v.T
        ds = (dweights - np.sum(dweights * scores, axis=-1, keepdims=True)) * scores
        ds *= scale
        return [x.T @ (ds @ k), x.T @ (ds.T @ q), x.T @ dv, dd]

    return Work(f"attention {np.dtype(dtype).name}", loss, by_hand, parameters, [x])


def works() -> list[Work]:
    """Return all works, small ones first."""
    both = (np.float32, np.float64)
    return [
        chain(),
        *(mlp("mlp tiny", 32, 64, 64, dtype) for dtype in both),
        *(mlp("mlp medium", 256, 784, 256, dtype) for dtype in both),
        *(mlp("mlp large", 512, 1024, 1024, dtype) for dtype in both),
        svm(),
        pairwise(),
        rnn(),
        *(attention(dtype) for dtype in both),
    ]
