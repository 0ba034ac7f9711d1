"""Five mistakes that are made every day, in the model of `digits.py`: mypy reports each on its line.

Some of them NumPy reports as well, when the line runs. The third it never does: it compares every image's answer with every
image's label, and the accuracy comes out as the share of a table that nobody asked for.

    mypy examples/digits_broken.py
"""

from __future__ import annotations

import numpy as np
from digits import Digits, Model, correct, linear, softmax

from shapedgrad import NDArray, Shape

f8 = np.float64
i8 = np.int64


def gradient_by_hand(
    model: Model, images: NDArray[Shape["N, 64"], f8], labels: NDArray[Shape["N"], i8]
) -> Model:
    """Return the gradient of the loss, with a bias that has lost its axis, and without a transpose."""
    n = len(labels)
    hidden = np.maximum(linear(images, model.w1, model.b1), 0.0)
    dscores = softmax(linear(hidden, model.w2, model.b2))
    dscores[np.arange(n), labels] -= 1.0
    dscores /= n
    dhidden = (dscores @ model.w2) * (hidden > 0)  # model.w2.T
    return Model(
        w1=images.T @ dhidden,
        b1=np.zeros((1, 32)),
        w2=hidden.T @ dscores,
        b2=np.sum(dscores, axis=0),  # keepdims=True
    )


def correct_of_columns(
    scores: NDArray[Shape["N, C"], f8], labels: NDArray[Shape["N"], i8]
) -> NDArray[Shape["N"], np.bool]:
    """Return which images are recognised, by a comparison of (N, 1) with (N,)."""
    return np.argmax(scores, axis=1, keepdims=True) == labels  # without keepdims


def rows(images: NDArray[Shape["N, 8, 8"], f8]) -> NDArray[Shape["N, 64"], f8]:
    """Return each image as one row, of half its pixels."""
    return images.reshape(len(images), 32)  # 64


def accuracy(model: Model, digits: Digits) -> float:
    """Return the share of recognised images, asked for with images and labels swapped."""
    return float(np.mean(correct(model, digits.test_labels, digits.test_images)))  # swapped
