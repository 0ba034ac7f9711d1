"""Recognise handwritten digits: a two-layer softmax classifier in plain NumPy.

Every array of the model has its shape in its annotation, so mypy proves the forward pass, the gradient that is written by
hand, and the update, before anything runs. Training uses the gradient of `shapedgrad.value_and_grad`; the one written
by hand is there to compare.

    python examples/digits.py [picture.png]
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits  # type: ignore[import-untyped]

from shapedgrad import NDArray, Shape, value_and_grad

f8 = np.float64
i8 = np.int64

EPOCHS = 30
BATCH = 32
RATE = 0.1
MOMENTUM = 0.9


@dataclass(frozen=True)
class Model:
    """64 pixels, 32 hidden units, 10 digits."""

    w1: NDArray[Shape["64, 32"], f8]
    b1: NDArray[Shape["1, 32"], f8]
    w2: NDArray[Shape["32, 10"], f8]
    b2: NDArray[Shape["1, 10"], f8]


def initial(rng: np.random.Generator) -> Model:
    """Draw a model: He's scale before the rectifier, small weights before the softmax."""
    return Model(
        w1=rng.normal(size=(64, 32)) * np.sqrt(2 / 64),
        b1=np.zeros((1, 32)),
        w2=rng.normal(size=(32, 10)) * np.sqrt(1 / 32),
        b2=np.zeros((1, 10)),
    )


def linear(
    x: NDArray[Shape["N, D"], f8], w: NDArray[Shape["D, C"], f8], b: NDArray[Shape["1, C"], f8]
) -> NDArray[Shape["N, C"], f8]:
    """Return a layer's output for a batch of N inputs."""
    return x @ w + b


def scores(model: Model, images: NDArray[Shape["N, 64"], f8]) -> NDArray[Shape["N, 10"], f8]:
    """Return one score for each image and digit."""
    hidden = np.maximum(linear(images, model.w1, model.b1), 0.0)
    return linear(hidden, model.w2, model.b2)


def softmax(scores: NDArray[Shape["N, C"], f8]) -> NDArray[Shape["N, C"], f8]:
    """Return probabilities; the largest score is taken out first, so that nothing overflows."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def loss(model: Model, images: NDArray[Shape["N, 64"], f8], labels: NDArray[Shape["N"], i8]) -> np.floating:
    """Return the cross-entropy of a batch."""
    probabilities = softmax(scores(model, images))
    return -np.mean(np.log(probabilities[np.arange(len(labels)), labels]))


def gradient_by_hand(
    model: Model, images: NDArray[Shape["N, 64"], f8], labels: NDArray[Shape["N"], i8]
) -> Model:
    """Return the gradient of the loss, derived on paper."""
    n = len(labels)
    hidden = np.maximum(linear(images, model.w1, model.b1), 0.0)
    dscores = softmax(linear(hidden, model.w2, model.b2))
    dscores[np.arange(n), labels] -= 1.0
    dscores /= n
    dhidden = (dscores @ model.w2.T) * (hidden > 0)
    return Model(
        w1=images.T @ dhidden,
        b1=np.sum(dhidden, axis=0, keepdims=True),
        w2=hidden.T @ dscores,
        b2=np.sum(dscores, axis=0, keepdims=True),
    )


def moved(model: Model, direction: Model, by: float) -> Model:
    """Return the model some way along a direction."""
    return Model(
        w1=model.w1 + by * direction.w1,
        b1=model.b1 + by * direction.b1,
        w2=model.w2 + by * direction.w2,
        b2=model.b2 + by * direction.b2,
    )


def correct(
    model: Model, images: NDArray[Shape["N, 64"], f8], labels: NDArray[Shape["N"], i8]
) -> NDArray[Shape["N"], np.bool]:
    """Return which images have their largest score at their own digit."""
    return np.argmax(scores(model, images), axis=1) == labels


@dataclass(frozen=True)
class Digits:
    """1797 images of 8 x 8 pixels: 1437 to learn from, 360 to be tested on."""

    train_images: NDArray[Shape["1437, 64"], f8]
    train_labels: NDArray[Shape["1437"], i8]
    test_images: NDArray[Shape["360, 64"], f8]
    test_labels: NDArray[Shape["360"], i8]


def load(rng: np.random.Generator) -> Digits:
    """Load the images that come with scikit-learn, in random order."""
    bunch = load_digits()
    images: NDArray[Shape["1797, 8, 8"], f8] = bunch.images / 16.0
    labels: NDArray[Shape["1797"], i8] = bunch.target
    rows = images.reshape(len(images), 64)
    order = rng.permutation(1797)
    train, test = order[:1437], order[1437:]
    return Digits(rows[train], labels[train], rows[test], labels[test])


def train(model: Model, digits: Digits, rng: np.random.Generator) -> tuple[Model, list[tuple[float, float]]]:
    """Return the trained model, and the loss and the test accuracy after each epoch."""
    loss_and_gradient = value_and_grad(loss)
    velocity = moved(model, model, -1.0)
    history = []
    for epoch in range(1, EPOCHS + 1):
        order = rng.permutation(1437)
        losses = []
        for start in range(0, 1437, BATCH):
            batch = order[start : start + BATCH]
            value, gradient = loss_and_gradient(model, digits.train_images[batch], digits.train_labels[batch])
            velocity = moved(gradient, velocity, MOMENTUM)
            model = moved(model, velocity, -RATE)
            losses.append(float(value))
        accuracy = float(np.mean(correct(model, digits.test_images, digits.test_labels)))
        history.append((float(np.mean(losses)), accuracy))
        print(
            f"epoch {epoch:2d} of {EPOCHS}   loss {np.mean(losses):.4f}   test accuracy {accuracy:.1%}",
            flush=True,
        )
    return model, history


def draw(model: Model, digits: Digits, history: list[tuple[float, float]], path: Path) -> None:
    """Draw the learning curve and the confusion matrix."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    confusion = np.zeros((10, 10), dtype=int)
    np.add.at(confusion, (digits.test_labels, np.argmax(scores(model, digits.test_images), axis=1)), 1)
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.5))
    left.plot([value for value, _ in history], label="training loss")
    left.plot([share for _, share in history], label="test accuracy")
    left.set(xlabel="epoch", ylim=(0, 1.05), title="Learning curve")
    left.legend()
    right.imshow(np.log1p(confusion), cmap="Blues")
    for (true, guessed), count in np.ndenumerate(confusion):
        if count:
            right.text(
                guessed, true, str(count), ha="center", va="center", color="white" if count > 9 else "black"
            )
    right.set(
        xlabel="recognised as", ylabel="digit", xticks=range(10), yticks=range(10), title="Confusion matrix"
    )
    figure.tight_layout()
    figure.savefig(path, dpi=120)


def main(path: Path = Path("digits.png")) -> float:
    """Train, draw, and return the test accuracy."""
    rng = np.random.default_rng(0)
    digits = load(rng)
    model = initial(rng)
    few = digits.train_images[:50], digits.train_labels[:50]
    _, gradient = value_and_grad(loss)(model, *few)
    by_hand = gradient_by_hand(model, *few)
    for name in ("w1", "b1", "w2", "b2"):
        np.testing.assert_allclose(getattr(gradient, name), getattr(by_hand, name), atol=1e-12)
    print("the gradient is the one written by hand")
    start = time.perf_counter()
    model, history = train(model, digits, rng)
    draw(model, digits, history, path)
    print(f"trained in {time.perf_counter() - start:.1f} s; the learning curve is in {path}")
    return history[-1][1]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
