from __future__ import annotations

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from sys import getswitchinterval, setswitchinterval
from typing import Any

import numpy as np
import pytest

from shapedgrad import grad, jacobian, jvp, value_and_grad, vjp, vmap
from shapedgrad.autodiff.traced import Traced


def test_nested_gradients_do_not_confuse_their_variables() -> None:
    # d/dx (x * d/dy (x + y)) = d/dx x = 1
    assert grad(lambda x: x * grad(lambda y: x + y)(2.0))(3.0) == 1.0
    assert grad(lambda x: x * grad(lambda y: x * y)(2.0))(3.0) == 6.0


def test_perturbations_of_the_same_function_at_two_levels() -> None:
    def outer(x: Any) -> Any:
        return grad(lambda y: np.sin(x) * y**3)(x)

    x = 0.7
    expected = 3 * x**2 * np.cos(x) + 6 * x * np.sin(x)
    np.testing.assert_allclose(grad(outer)(x), expected, rtol=1e-14)


@pytest.mark.parametrize("order, expected", [(1, 3 * 0.8**2), (2, 6 * 0.8), (3, 6.0), (4, 0.0)])
def test_higher_orders(order: int, expected: float) -> None:
    f: Any = lambda x: x**3  # noqa: E731
    for _ in range(order):
        f = grad(f)
    np.testing.assert_allclose(f(0.8), expected, atol=1e-12)


def energy(x: Any, k: float) -> Any:
    return np.sum(np.sin(k * x) ** 2) + grad(lambda y: np.sum(y * y * x))(x * k)[0]


def pushed(x: Any, k: float) -> Any:
    return np.sum(np.sin(k * x) ** 2) + jvp(lambda y: np.sum(y * y * x), (x * k,), (np.eye(4)[0],))[1]


def of_examples(x: Any, k: float) -> Any:
    return np.sum(vmap(lambda z: np.sin(k * z) ** 2)(x)) + vmap(grad(lambda y, z: y * y * z))(x * k, x)[0]


def slopes(n: int, f: Any) -> bool:
    k = 1.0 + n % 7
    x = np.linspace(0.1, 1.0, 4)
    expected = np.sin(2 * k * x) * k
    expected[0] += 4 * k * x[0]
    return np.allclose(f(x, k), expected, rtol=1e-12)


NESTED = [
    grad(energy),
    grad(pushed),
    grad(of_examples),
    lambda x, k: np.stack([jvp(lambda x: energy(x, k), (x,), (row,))[1] for row in np.eye(4)]),
    lambda x, k: jacobian(lambda x: pushed(x, k), mode="forward")(x),
]


def test_gradients_in_many_threads_are_those_of_one() -> None:
    """16,000 gradients of nested functions, in all modes, in eight threads that take turns at every instruction."""
    before = getswitchinterval()
    setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            right = sum(
                pool.map(lambda n: slopes(n, NESTED[0]) + slopes(n, NESTED[n % 5]), range(8000), chunksize=50)
            )
    finally:
        setswitchinterval(before)
    assert right == 16_000


def test_a_function_may_use_threads_itself() -> None:
    def f(x: Any) -> Any:
        with ThreadPoolExecutor(4) as pool:
            parts = list(pool.map(lambda k: sum(np.sum(np.sin(x * (k + n))) for n in range(20)), range(8)))
        return sum(parts)

    x = np.array([0.3, 0.5])
    expected = sum((k + n) * np.cos(x * (k + n)) for k in range(8) for n in range(20))
    np.testing.assert_allclose(grad(f)(x), expected)


def test_a_gradient_inside_of_another_thread_sees_the_outer_one() -> None:
    def f(x: Any) -> Any:
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(grad(lambda y: x * y**2), x).result()  # 2 x**2

    assert grad(f)(3.0) == 12.0


def test_differentiation_is_reentrant() -> None:
    def f(x: Any, depth: int) -> Any:
        return x * (grad(f)(x, depth - 1) if depth else 1.0)

    # f_0 = x, f_n = x f'_{n-1}: f'_0 = 1, f_1 = x, f_1' = 1 ...
    assert grad(f)(2.0, 3) == 1.0


def test_a_traced_array_that_escapes_says_so() -> None:
    kept: list[Any] = []

    def f(x: Any) -> Any:
        kept.append(x * 2.0)
        return np.sum(x)

    grad(f)(np.ones(2))
    with pytest.raises(RuntimeError, match="after the differentiation that made it had ended"):
        kept[0] + 1.0
    assert isinstance(kept[0], Traced)


def test_an_exception_closes_the_tape_and_spoils_nothing() -> None:
    def f(x: Any) -> Any:
        raise KeyError("no such parameter")

    with pytest.raises(KeyError, match="no such parameter"):
        grad(f)(1.0)
    assert grad(np.exp)(0.0) == 1.0


def test_the_tape_is_freed_without_the_garbage_collector() -> None:
    class Marked(np.ndarray[Any, Any]):
        pass

    alive: list[Any] = []

    def f(x: Any) -> Any:
        constant = np.ones(3).view(Marked)
        alive.append(weakref.ref(constant))
        return np.sum(x * constant)

    gc.disable()
    try:
        grad(f)(np.ones(3))
        assert alive[0]() is None
    finally:
        gc.enable()


def test_gradients_are_the_callers_own_arrays() -> None:
    x, y = np.ones(3), np.ones(3)
    seed = np.ones(3)
    dx, dy = vjp(lambda a, b: a + b, x, y)[1](seed)
    dx += 1
    dy += 2
    np.testing.assert_array_equal(seed, np.ones(3))
    np.testing.assert_array_equal([dx, dy], [[2.0] * 3, [3.0] * 3])
    for f in (
        np.sum,
        lambda a: np.sum(a.T),
        lambda a: np.sum(np.broadcast_to(a, (2, 3))),
        lambda a: a.reshape(3, 1).sum(),
    ):
        gradient = grad(f)(x)
        assert gradient.flags.writeable
        assert gradient.base is None
    assert value_and_grad(lambda p: p[0].sum() + p[1].sum())((x, y))[1][0] is not y


def test_a_pullback_is_called_any_number_of_times() -> None:
    _, pullback = vjp(lambda x: x * x, np.array([1.0, 2.0]))
    for scale in (1.0, 3.0):
        np.testing.assert_array_equal(pullback(np.full(2, scale))[0], [2 * scale, 4 * scale])


def test_long_chains_do_not_recurse() -> None:
    def f(x: Any) -> Any:
        for _ in range(20_000):
            x = x * 1.0
        return x

    assert grad(f)(2.0) == 1.0
