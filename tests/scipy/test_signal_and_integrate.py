"""Convolutions over several axes, and differential equations."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import NotDifferentiableError, grad, jacobian, jvp, vmap
from shapedgrad.testing import check_grads

ss = pytest.importorskip("scipy.signal")
from shapedgrad.scipy import integrate, signal  # noqa: E402  # after it is known that SciPy is there

MODES: list[Any] = ["full", "valid", "same"]
rng = np.random.default_rng(3)


def drawn(shape: tuple[int, ...], dtype: Any = float) -> Any:
    x = rng.normal(size=shape)
    return (x + 1j * rng.normal(size=shape)).astype(dtype) if dtype is complex else x.astype(dtype)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("method", ["auto", "direct", "fft"])
@pytest.mark.parametrize(
    "left, right", [((4,), (3,)), ((3,), (5,)), ((4, 5), (2, 3)), ((2, 1), (3, 4)), ((3, 2, 4), (2, 1, 3))]
)
def test_convolutions_are_scipys(mode: Any, method: Any, left: Any, right: Any) -> None:
    a, b = drawn(left), drawn(right)
    for ours, theirs in ((signal.convolve, ss.convolve), (signal.correlate, ss.correlate)):
        np.testing.assert_allclose(ours(a, b, mode, method), theirs(a, b, mode), atol=1e-14)
        check_grads(lambda a, b, f=ours: f(a, b, mode, method), a, b, order=2)


@pytest.mark.parametrize("mode", MODES)
def test_other_axes_broadcast(mode: Any) -> None:
    a, b = drawn((2, 1, 4)), drawn((1, 3, 2))
    np.testing.assert_allclose(signal.fftconvolve(a, b, mode, -1), ss.fftconvolve(a, b, mode, -1))
    check_grads(lambda a, b: signal.fftconvolve(a, b, mode, axes=-1), a, b, order=2)


@pytest.mark.parametrize("dtype", [np.float32, complex])
def test_dtypes_stay(dtype: Any) -> None:
    a, b = drawn((3, 3), dtype), drawn((2, 2), dtype)
    assert signal.convolve(a, b).dtype == ss.convolve(a, b).dtype
    check_grads(signal.convolve, a, b, order=2)
    check_grads(signal.correlate, a, b)
    assert grad(lambda a: np.sum(np.abs(signal.convolve(a, b)) ** 2))(a).dtype == a.dtype


def test_convolutions_within_vmap_are_those_of_each_example() -> None:
    a, b = drawn((5, 3, 4)), drawn((5, 2, 2))
    expected = np.stack([ss.convolve(x, y) for x, y in zip(a, b, strict=True)])
    np.testing.assert_allclose(vmap(signal.convolve)(a, b), expected)


@pytest.mark.parametrize(
    "a, b, mode", [(np.ones(3), np.ones((2, 2)), "full"), (np.ones((3, 2)), np.ones((2, 3)), "valid"), (np.ones(2), np.ones(2), "half")]
)  # fmt: skip
def test_what_scipy_refuses_is_refused(a: Any, b: Any, mode: Any) -> None:
    with pytest.raises(ValueError, match=r"rank|room|mode"):
        signal.convolve(a, b, mode)
    with pytest.raises(ValueError, match=r"dimension|all|mode|acceptable"):
        ss.convolve(a, b, mode)


def swing(y: Any, t: Any, force: Any, p: Any) -> Any:
    return -np.sqrt(t) - y + force - p["scale"] * np.mean((y + p["shift"]) ** 2)


def solved(y0: Any, t: Any, force: Any, p: Any) -> Any:
    return integrate.odeint(swing, y0, t, (force, p), rtol=1e-10, atol=1e-10)


ODE: Any = (
    drawn((2,)), np.linspace(0.1, 0.4, 3), drawn((2,)), {"scale": 0.7, "shift": drawn((2,)), "steps": None},
)  # fmt: skip


def test_a_differential_equation_by_its_start_times_and_arguments() -> None:
    from scipy.integrate import odeint  # type: ignore[import-untyped]

    np.testing.assert_allclose(solved(*ODE), odeint(swing, *ODE[:2], args=ODE[2:], rtol=1e-11, atol=1e-11))
    check_grads(solved, *ODE)


def test_second_derivatives_of_a_differential_equation() -> None:
    y0, t, force, p = ODE
    check_grads(
        lambda y0, force: solved(y0, t[:2], force, p), y0, force, order=2, modes=["reverse"], rtol=1e-4
    )


def test_both_modes_and_jacobians_agree() -> None:
    rows, columns = (jacobian(solved, mode=mode)(*ODE) for mode in ("reverse", "forward"))
    np.testing.assert_allclose(rows, columns, atol=1e-8)
    moved = jvp(lambda y0: solved(y0, *ODE[1:]), ODE[:1], (np.ones(2),))[1]
    np.testing.assert_allclose(moved, rows @ np.ones(2), atol=1e-8)


def test_exponential_decay_has_its_exact_derivatives() -> None:
    def end(rate: Any, start: Any, time: Any) -> Any:
        times = np.stack([0.0 * time, time])
        return integrate.odeint(lambda y, t, rate: -rate * y, np.reshape(start, (1,)), times, (rate,), rtol=1e-11, atol=1e-11)[-1, 0]  # fmt: skip

    left = np.exp(-0.5 * 2.0)
    found = grad(end, (0, 1, 2))(0.5, 3.0, 2.0)
    np.testing.assert_allclose(found, (-2.0 * 3.0 * left, left, -0.5 * 3.0 * left), rtol=1e-8)


def test_a_traced_array_from_outside_is_refused() -> None:
    with pytest.raises(NotDifferentiableError, match="hand it over in args"):
        grad(lambda a: integrate.odeint(lambda y, t: a * y, np.ones(1), np.linspace(0.0, 1.0, 3))[-1, 0])(1.0)


def test_a_single_time_has_only_its_start() -> None:
    rows = jacobian(lambda y: integrate.odeint(swing, y, ODE[1][:1], ODE[2:]))(ODE[0])
    np.testing.assert_array_equal(rows[0], np.eye(2))


def test_what_is_told_of_the_components_is_not_told_of_the_adjoint() -> None:
    def end(y: Any) -> Any:
        options = {"Dfun": lambda y, t: -np.eye(2), "atol": np.array([1e-10, 1e-9])}
        return integrate.odeint(lambda y, t: -y, y, np.array([0.0, 1.0]), **options)[-1]

    np.testing.assert_allclose(jacobian(end)(np.ones(2)), np.exp(-1.0) * np.eye(2), atol=1e-6)
