from __future__ import annotations

import numpy as np
import pytest

from shapedgrad import NDArray, Shape, ShapeError, assert_shape, checked, grad


@checked
def loss(w: NDArray[Shape["D, C"], np.float64], x: NDArray[Shape["N, D"], np.float64]) -> np.float64:
    scores = assert_shape(x @ w, "N, C")
    return np.sum(scores**2)  # type: ignore[no-any-return]


def test_annotations_hold_for_traced_arrays() -> None:
    gradient = grad(loss)(np.ones((3, 2)), np.ones((5, 3)))
    np.testing.assert_array_equal(gradient, np.full((3, 2), 30.0))


def test_a_wrong_argument_is_named_before_anything_is_computed() -> None:
    with pytest.raises(ShapeError, match=r'"x" has shape \(5, 4\) where \(N, D\) is wanted; D = 3 from "w"'):
        grad(loss)(np.ones((3, 2)), np.ones((5, 4)))
