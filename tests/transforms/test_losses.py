"""Losses whose gradients are known by hand: the hinge, the softmax, the bias under a batch."""

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad import grad, value_and_grad, vjp

rng = np.random.default_rng(3)
N, D, C = 7, 5, 3
X, W, Y = rng.normal(size=(N, D)), rng.normal(size=(D, C)), rng.integers(C, size=N)


def hinge(W: Any) -> Any:
    scores = X @ W
    margins = np.maximum(0.0, scores - scores[np.arange(N), Y][:, None] + 1.0)
    margins[np.arange(N), Y] = 0.0
    return np.mean(np.sum(margins, axis=1))


def cross_entropy(W: Any) -> Any:
    scores = X @ W
    scores = scores - np.max(scores, axis=1, keepdims=True)
    log_probabilities = scores - np.log(np.sum(np.exp(scores), axis=1, keepdims=True))
    return -np.mean(log_probabilities[np.arange(N), Y])


def test_hinge() -> None:
    scores = X @ W
    inside = (scores - scores[np.arange(N), Y][:, None] + 1 > 0).astype(float)
    inside[np.arange(N), Y] = 0
    inside[np.arange(N), Y] = -inside.sum(axis=1)
    np.testing.assert_allclose(grad(hinge)(W), X.T @ inside / N)


def test_cross_entropy() -> None:
    exponentials = np.exp(X @ W)
    dscores = exponentials / exponentials.sum(axis=1, keepdims=True)
    dscores[np.arange(N), Y] -= 1
    value, dW = value_and_grad(cross_entropy)(W)
    np.testing.assert_allclose(dW, X.T @ dscores / N, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(value_and_grad(cross_entropy)(W * 1e-9)[0], np.log(C), rtol=1e-6)
    assert np.isfinite(value)


def test_the_gradient_of_a_bias_sums_over_the_batch() -> None:
    dscores = rng.normal(size=(N, C))
    _, pullback = vjp(lambda b: X @ W + b, np.zeros((1, C)))
    np.testing.assert_allclose(pullback(dscores)[0], np.sum(dscores, axis=0, keepdims=True))


def test_a_hessian_of_a_quadratic_form() -> None:
    A = rng.normal(size=(D, D))
    f = lambda x: x @ A @ x  # noqa: E731
    rows = [grad(lambda x, i=i: grad(f)(x)[i])(np.ones(D)) for i in range(D)]
    np.testing.assert_allclose(rows, A + A.T)
