"""Random programs that write through views, copies and indices: derivatives and examples are those of NumPy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from shapedgrad import grad, jvp, vmap

if TYPE_CHECKING:
    from collections.abc import Callable

Rng = np.random.Generator


def element(a: Any, r: Rng) -> Any:
    return a[int(r.integers(a.shape[0]))]


def some(a: Any, r: Rng) -> Any:
    return a[int(r.integers(0, 2)) :: int(r.choice([1, 2, -1]))]


def write_element(a: Any, r: Rng) -> None:
    a[int(r.integers(a.shape[0]))] = a[-1] * 0.7


def write_some(a: Any, r: Rng) -> None:
    a[::2] = np.cos(a[::2])


def write_places(a: Any, r: Rng) -> None:
    a[r.integers(0, a.shape[0], size=2)] = a[0] * 0.2


def write_masked(a: Any, r: Rng) -> None:
    mask = np.arange(a.shape[0]) % 2 == 0
    a[mask] += 1.0
    a[mask] *= a[mask] * 0.1


def write_out(a: Any, r: Rng) -> None:
    np.add(a, 0.1 * a, out=a)


def write_column(a: Any, r: Rng) -> None:
    a.T[0] *= a.T[-1]


VIEWS: list[Callable[[Any, Rng], Any]] = [
    element, some, lambda a, r: a.T, lambda a, r: a.reshape(-1), lambda a, r: np.swapaxes(a, 0, -1), lambda a, r: a[..., 0],
]  # fmt: skip
WRITES: list[Callable[[Any, Rng], None]] = [
    write_element, write_some, write_places, write_masked, write_out, write_column,
]  # fmt: skip


def program(seed: int) -> Callable[[Any], Any]:
    """Return a function that takes views of arrays, writes into them, and sums all that it has."""

    def f(x: Any) -> Any:
        r = np.random.default_rng(seed)
        pool = [x * 1.0, np.sin(x)]
        for _ in range(r.integers(3, 9)):
            n = int(r.integers(len(pool)))
            a, kind = pool[n], int(r.integers(5))
            if kind == 0:
                pool[n] *= 1.1
            elif kind == 1:
                pool[n] += pool[n] * 0.5
            elif kind == 2 and pool[0].shape == a.shape:
                pool[n] -= pool[0] * 0.3
            elif a.ndim and kind == 3:
                pool.append(VIEWS[r.integers(len(VIEWS))](a, r))
            elif a.ndim:
                WRITES[r.integers(len(WRITES))](a, r)
        return sum(np.sum(p * np.arange(1.0, p.size + 1).reshape(p.shape)) for p in pool)

    return f


@pytest.mark.parametrize("seed", range(80))
def test_programs_that_write_in_place(seed: int) -> None:
    f = program(seed)
    x, d = np.random.default_rng(seed).normal(size=(2, 3, 4)) * 0.5
    before = x.copy()
    gradient = grad(f)(x)
    np.testing.assert_array_equal(x, before)
    by_steps = (f(x + 1e-6 * d) - f(x - 1e-6 * d)) / 2e-6
    np.testing.assert_allclose(np.sum(gradient * d), by_steps, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(jvp(f, (x,), (d,))[1], np.sum(gradient * d), rtol=1e-9, atol=1e-9)
    both = np.stack([x, 0.9 * x])
    np.testing.assert_allclose(vmap(f)(both), [f(x), f(0.9 * x)])
    np.testing.assert_allclose(vmap(grad(f))(both), [gradient, grad(f)(0.9 * x)])
    np.testing.assert_allclose(grad(lambda xs: np.sum(vmap(f)(xs)))(both), [gradient, grad(f)(0.9 * x)])
