from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pytest
from scipy.optimize import rosen

from shapedgrad import GradientShapeError, grad, optim

A = np.array([[3.0, 1.0], [1.0, 2.0]])
B = np.array([1.0, -1.0])
MINIMUM = np.linalg.solve(A, B)


class Parameters(NamedTuple):
    x: Any
    scale: Any


def loss(p: Any) -> Any:
    return 0.5 * p.x @ A @ p.x - B @ p.x + (p.scale - 2.0) ** 2


START = Parameters(np.array([2.0, -3.0]), 0.5)
OPTIMIZERS = {
    "sgd": optim.sgd(0.1),
    "momentum": optim.sgd(0.05, momentum=0.8),
    "nesterov": optim.sgd(0.05, momentum=0.8, nesterov=True),
    "adam": optim.adam(optim.cosine(0.1, 600)),
    "adamw": optim.adamw(optim.cosine(0.1, 600), decay=0.0),
    "rmsprop": optim.rmsprop(optim.exponential(0.1, 0.5, 60)),
    "rmsprop with momentum": optim.rmsprop(optim.exponential(0.02, 0.5, 60), momentum=0.8),
    "adagrad": optim.adagrad(1.0),
}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_they_find_the_minimum(name: str) -> None:
    optimizer, p = OPTIMIZERS[name], START
    state = optimizer.init(p)
    for _ in range(600):
        p, state = optimizer.update(p, grad(loss)(p), state)
    np.testing.assert_allclose(p.x, MINIMUM, atol=1e-3)
    np.testing.assert_allclose(p.scale, 2.0, atol=1e-3)
    assert state.step == 600


def steps(optimizer: optim.Optimizer, gradients: list[float]) -> list[float]:
    x, state, found = 1.0, optimizer.init(1.0), []
    for g in gradients:
        x, state = optimizer.update(x, g, state)
        found.append(float(x))
    return found


def test_their_formulas() -> None:
    g, h = 0.5, -0.2
    np.testing.assert_allclose(steps(optim.sgd(0.1), [g, h]), [1 - 0.05, 1 - 0.05 + 0.02])
    np.testing.assert_allclose(steps(optim.sgd(0.1, 0.9), [g, h]), [0.95, 0.95 - 0.1 * (0.9 * g + h)])
    nesterov = [1 - 0.1 * (g + 0.9 * g), 1 - 0.19 * g - 0.1 * (h + 0.9 * (0.9 * g + h))]
    np.testing.assert_allclose(steps(optim.sgd(0.1, 0.9, nesterov=True), [g, h]), nesterov)
    # Adam as the paper writes it: averages without bias, then the step
    m, v = 0.1 * g, 0.001 * g**2
    first = 1 - 0.1 * (m / 0.1) / (np.sqrt(v / 0.001) + 1e-8)
    m, v = 0.9 * m + 0.1 * h, 0.999 * v + 0.001 * h**2
    move = (m / (1 - 0.9**2)) / (np.sqrt(v / (1 - 0.999**2)) + 1e-8)
    np.testing.assert_allclose(steps(optim.adam(0.1), [g, h]), [first, first - 0.1 * move], rtol=1e-12)
    decayed = steps(optim.adamw(0.1, decay=0.3), [g])
    np.testing.assert_allclose(decayed, [first - 0.1 * 0.3 * 1.0])
    s = 0.1 * g**2
    rms = 1 - 0.1 * g / (np.sqrt(s) + 1e-8)
    s = 0.9 * s + 0.1 * h**2
    np.testing.assert_allclose(steps(optim.rmsprop(0.1), [g, h]), [rms, rms - 0.1 * h / (np.sqrt(s) + 1e-8)])
    ada = 1 - 0.1 * g / (abs(g) + 1e-8)
    second = ada - 0.1 * h / (np.sqrt(g**2 + h**2) + 1e-8)
    np.testing.assert_allclose(steps(optim.adagrad(0.1), [g, h]), [ada, second])


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_dtypes_are_kept_and_nothing_is_changed_in_place(name: str) -> None:
    x = np.ones(3, np.float32)
    gradient = np.full(3, 0.5, np.float32)
    optimizer = OPTIMIZERS[name]
    state = optimizer.init({"w": x})
    for _ in range(3):
        moved, state = optimizer.update({"w": x}, {"w": gradient}, state)
        assert moved["w"].dtype == np.float32
        assert all(average["w"].dtype == np.float32 for average in state.averages)
    np.testing.assert_array_equal(x, np.ones(3))
    np.testing.assert_array_equal(gradient, np.full(3, 0.5))


def test_a_gradient_of_another_shape_is_an_error() -> None:
    optimizer = optim.sgd(0.1)
    p = {"w": np.ones(3)}
    with pytest.raises(
        GradientShapeError, match=r"the gradient of parameters\['w'\] has shape \(3, 1\) where"
    ):
        optimizer.update(p, {"w": np.ones((3, 1))}, optimizer.init(p))
    with pytest.raises(GradientShapeError, match="the gradient has structure"):
        optimizer.update(p, {"v": np.ones(3)}, optimizer.init(p))


def test_schedules_take_part_step_by_step() -> None:
    found = steps(optim.sgd(optim.warmup(2, optim.linear(1.0, 0.0, 2))), [1.0] * 5)
    np.testing.assert_allclose(np.diff([1.0, *found]), [-0.5, -1.0, -1.0, -0.5, 0.0])
    with pytest.raises(ValueError, match="at least one step, not 0"):
        optim.linear(1.0, 0.0, 0)


def test_clipping() -> None:
    tree = {"w": np.array([3.0, 0.0], np.float32), "z": np.array([4.0j])}
    assert optim.global_norm(tree) == 5.0
    clipped = optim.clip_by_norm(tree, 2.5)
    np.testing.assert_allclose(clipped["w"], [1.5, 0.0])
    assert clipped["w"].dtype == np.float32
    assert optim.clip_by_norm(tree, 6.0) is tree
    np.testing.assert_array_equal(optim.clip_by_value({"w": tree["w"]}, 2.0)["w"], [2.0, 0.0])


def test_lbfgs_finds_the_valley_of_rosenbrock() -> None:
    found = optim.lbfgs(lambda p: sum(100 * (p[1:] - p[:-1] ** 2) ** 2 + (1 - p[:-1]) ** 2), np.zeros(5))
    assert found.converged
    np.testing.assert_allclose(found.parameters, np.ones(5), rtol=1e-6)
    np.testing.assert_allclose(found.value, rosen(found.parameters), atol=1e-12)
    single = optim.lbfgs(
        lambda p: np.sum((p["w"] - 1) ** 2) + p["b"] ** 2, {"w": np.zeros((2, 2), np.float32), "b": 3.0}
    )
    assert single.parameters["w"].dtype == np.float32
    np.testing.assert_allclose(single.parameters["w"], np.ones((2, 2)), atol=1e-6)
    stopped = optim.lbfgs(lambda p: np.sum(p**4), np.ones(2), steps=1)
    assert (stopped.converged, stopped.steps) == (False, 1)
