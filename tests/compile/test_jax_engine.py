"""The engine jax agrees with NumPy to rounding. It is tested where JAX is installed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import CompileError, compile, cond, grad, hessian, jacobian, scan, value_and_grad, vmap  # noqa: A004
from shapedgrad.transforms.pytree import flatten
from tests.compile.test_compiled import P, X, loss
from tests.compile.test_operations import of_data, pulled_back
from tests.ops.samples import SAMPLES

pytest.importorskip("jax")


def assert_close(ours: Any, theirs: Any, tolerance: float = 1e-9) -> None:
    found, structure = flatten(ours)
    expected, wanted = flatten(theirs)
    assert structure == wanted
    for y, z in zip(found, expected, strict=True):
        assert type(y) is type(z)
        assert np.asarray(y).dtype == np.asarray(z).dtype
        np.testing.assert_allclose(y, z, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize(
    "f, args",
    [
        (value_and_grad(loss), (P, X)),
        (jacobian(lambda x: np.tanh(P["w"].T @ x)), (X[0],)),
        (hessian(lambda x: np.sum(np.exp(x) * x[::-1])), (X[0],)),
        (vmap(grad(loss), in_axes=(None, 0)), (P, X[:, None])),
        (grad(lambda x: np.sum(np.maximum(x, 0.5) ** 2) + x[0, 1] * np.max(x)), (X,)),
        (grad(lambda x: np.sum(scan(lambda h, r: (np.tanh(h + r), h * r), x[0], x)[1])), (X,)),
        (grad(lambda x: cond(np.sum(x) > 0, np.sum, lambda x: -np.sum(x * x), x)), (X,)),
        (lambda x, n: {"a": x * n, "b": None}, (X, 3)),
    ],
)  # fmt: skip
def test_it_agrees(f: Any, args: Any) -> None:
    compiled = compile(f, engine="jax")
    for _ in range(2):
        assert_close(compiled(*args), f(*args))
    assert compiled.cache_info() == (1, 1, 32, 1)
    assert "lambda" in compiled.source


def test_answers_are_looked_at() -> None:
    f = grad(lambda x: np.sum(np.maximum(x, x[::-1])))
    compiled = compile(f, engine="jax")
    for x in (X[:, 0], X[0] * 0.0, X[:, 0]):
        assert_close(compiled(x), f(x))


def test_most_operations_have_a_translation() -> None:
    refused = []
    some = [sample for sample in SAMPLES if not of_data(sample)][
        ::7
    ]  # each is compiled, which takes its time
    for sample in some:
        f = pulled_back(sample.f)
        try:
            found = compile(f, engine="jax")(*sample.args)
        except CompileError:
            refused.append(sample.name)
        else:
            assert_close(found, f(*sample.args), 1e-7)
    assert len(refused) < 0.2 * len(some), refused
