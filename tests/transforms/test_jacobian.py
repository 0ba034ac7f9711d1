from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from shapedgrad import elementwise_grad, grad, hessian, hvp, jacobian, jvp, vjp, vmap
from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.trace import trace

rng = np.random.default_rng(8)
W = rng.normal(size=(4, 3))
X = rng.normal(size=3)
MODES = ["auto", "forward", "reverse"]


def numerical(f: Any, x: Any) -> Any:
    """Central differences: the axes of the output, then those of the input."""
    columns = []
    for index in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[index] = 1e-6
        columns.append((f(x + step) - f(x - step)) / 2e-6)
    return np.stack(columns, axis=-1).reshape((*np.shape(columns[0]), *x.shape))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "f, x",
    [
        (lambda x: np.tanh(W @ x), X),
        (lambda x: np.outer(x, x**2), X),
        (lambda x: np.sum(np.sin(x)), X),
        (lambda x: x[:, None] * x, X),
        (lambda x: np.linalg.inv(x), np.eye(2) + 0.1),
        (lambda x: np.sort(x)[::-1], X),
        (lambda x: np.concatenate([x, x * x]).reshape(2, 3), X),
        (lambda x: np.prod(x) * x, np.array([2.0, 0.0, 3.0])),
        (lambda x: np.linalg.multi_dot([x, x, x]), np.eye(2) + 0.1),
        (lambda x: np.dstack([x, x * 2.0]), X),
        (lambda x: np.block([[x], [x * x]]), X),
        (lambda x: np.exp(x) * 2.0, np.array(0.3)),
    ],
)
def test_jacobians(f: Any, x: Any, mode: Any) -> None:
    found = jacobian(f, mode=mode)(x)
    expected = numerical(f, x)
    assert found.shape == (*np.shape(f(x)), *np.shape(x))
    np.testing.assert_allclose(found, expected, atol=1e-8)


@pytest.mark.parametrize("mode", MODES)
def test_containers_in_and_out(mode: Any) -> None:
    def f(p: Any, x: Any, scale: float) -> Any:
        return {"y": p["w"] @ x * scale, "n": (np.sum(p["b"]), x)}

    p = {"w": W, "b": np.ones(2)}
    found = jacobian(f, (0, 1), mode=mode)(p, X, 2.0)
    assert {key: np.shape(block) for key, block in found["y"][0].items()} == {"w": (4, 4, 3), "b": (4, 2)}
    np.testing.assert_allclose(found["y"][0]["w"], 2 * np.eye(4)[:, :, None] * X)
    np.testing.assert_allclose(found["y"][1], 2 * W)
    np.testing.assert_array_equal(found["n"][0][0]["b"], np.ones(2))
    np.testing.assert_array_equal(found["n"][0][1], np.zeros(3))
    np.testing.assert_array_equal(found["n"][1][1], np.eye(3))
    one = jacobian(f, 1, mode=mode)(p, X, 2.0)
    np.testing.assert_allclose(one["y"], 2 * W)
    pair = jacobian(f, (1,), mode=mode)(p, X, 2.0)
    np.testing.assert_allclose(pair["y"][0], 2 * W)


@dataclass
class Point:
    x: Any
    y: Any


def test_dataclasses() -> None:
    found = jacobian(lambda p: Point(p.x * p.y, p.y))(Point(np.ones(2), 3.0))
    np.testing.assert_array_equal(found.x.x, 3 * np.eye(2))
    np.testing.assert_array_equal(found.y.y, 1.0)
    second = hessian(lambda p: np.sum(p.x) * p.y**2)(Point(np.ones(2), 3.0))
    np.testing.assert_array_equal(second.x.y, [6.0, 6.0])
    np.testing.assert_array_equal(second.y.y, 4.0)


def test_auto_takes_the_cheaper_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    import shapedgrad.transforms.jacobian as module

    calls: list[str] = []
    forward, reverse = module.sweep_forward, module.backward
    monkeypatch.setattr(module, "sweep_forward", lambda *a: calls.append("forward") or forward(*a))
    monkeypatch.setattr(module, "backward", lambda *a: calls.append("reverse") or reverse(*a))
    jacobian(lambda x: W @ x)(X)
    jacobian(lambda x: x @ W)(np.ones(4))
    assert calls == ["forward", "reverse"]


def test_the_function_is_called_once_and_swept_once() -> None:
    calls: list[int] = []

    def f(x: Any) -> Any:
        calls.append(1)
        return np.tanh(x)

    np.testing.assert_allclose(
        jacobian(f)(np.linspace(-1, 1, 20)), np.diag(1 - np.tanh(np.linspace(-1, 1, 20)) ** 2)
    )
    assert calls == [1]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("chunk", [1, 2, 5])
def test_portions_of_directions(mode: Any, chunk: int) -> None:
    np.testing.assert_allclose(
        jacobian(lambda x: np.tanh(W @ x), mode=mode, chunk=chunk)(X), jacobian(lambda x: np.tanh(W @ x))(X)
    )


@pytest.mark.parametrize("mode", MODES)
def test_sizes_of_zero(mode: Any) -> None:
    assert jacobian(lambda x: x[:0] * 2.0, mode=mode)(X).shape == (0, 3)
    assert jacobian(lambda x: np.sum(x) * np.ones(2), mode=mode)(X[:0]).shape == (2, 0)


@pytest.mark.parametrize("mode", MODES)
def test_no_dependence_is_zeros_or_an_error_on_request(mode: Any) -> None:
    f = lambda x: (x * 2.0, np.ones(2))  # noqa: E731
    np.testing.assert_array_equal(jacobian(f, mode=mode)(X)[1], np.zeros((2, 3)))
    with pytest.raises(NotDifferentiableError, match=r"output\[1\] of <lambda> does not depend"):
        jacobian(f, mode=mode, independent="error")(X)


def test_has_aux() -> None:
    found, aux = jacobian(lambda x: (x * x, {"x": x + 1.0, "name": "f"}), has_aux=True)(X)
    np.testing.assert_array_equal(found, np.diag(2 * X))
    assert type(aux["x"]) is np.ndarray


@pytest.mark.parametrize("mode", MODES)
def test_dtypes(mode: Any) -> None:
    assert jacobian(lambda x: np.tanh(x), mode=mode)(X.astype(np.float32)).dtype == np.float32
    found = jacobian(lambda z: z**2, mode=mode)(np.array([1 + 2j, 3j]))
    np.testing.assert_allclose(found, np.diag([2 + 4j, 6j]))


def test_complex_outputs_of_real_arguments() -> None:
    found = jacobian(lambda x: np.exp(1j * x))(X)
    np.testing.assert_allclose(found, np.diag(1j * np.exp(1j * X)))
    real = jacobian(lambda z: np.abs(z) ** 2)(np.array([1 + 2j]))
    np.testing.assert_allclose(real, [[2 - 4j]])


@pytest.mark.parametrize(
    "f, x, message",
    [
        (lambda x: x, np.arange(3), "argument 0 of <lambda> of dtype int64"),
        (lambda x: x > 0, X, r"output of <lambda> has dtype bool"),
        (lambda x: {"n": "text"}, X, r"output\['n'\] of <lambda> has type str"),
    ],
)
def test_what_has_no_jacobian(f: Any, x: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        jacobian(f)(x)


def energy(x: Any) -> Any:
    return np.sum(np.sin(x) * np.cumsum(x**2)) + np.exp(x[0] * x[-1])


def test_hessians_and_their_products() -> None:
    found = hessian(energy)(X)
    np.testing.assert_allclose(found, numerical(grad(energy), X), atol=1e-8)
    np.testing.assert_allclose(found, found.T)
    v = rng.normal(size=3)
    np.testing.assert_allclose(hvp(energy, (X,), (v,)), found @ v)
    np.testing.assert_allclose(grad(lambda x: grad(energy)(x) @ v)(X), found @ v)
    by_two = hvp(lambda x, y: np.sum(x**2 * y), (X, X), (v, 2 * v))
    np.testing.assert_allclose(by_two[0], 2 * X * v + 2 * X * 2 * v)
    np.testing.assert_allclose(by_two[1], 2 * X * v)
    blocks = hessian(lambda x, y: np.sum(x**2 * y), (0, 1))(X, X)
    np.testing.assert_allclose(blocks[0][1], np.diag(2 * X))


@pytest.mark.parametrize("outer", MODES)
@pytest.mark.parametrize("inner", MODES)
def test_all_orders_nest_in_all_modes(outer: Any, inner: Any) -> None:
    third = jacobian(jacobian(jacobian(energy, mode=inner), mode=outer), mode=inner)(X)
    np.testing.assert_allclose(third, numerical(hessian(energy), X), atol=1e-7)
    many = vmap(hessian(energy))(np.stack([X, 2 * X]))
    np.testing.assert_allclose(many[1], hessian(energy)(2 * X))


def test_derivatives_at_each_element() -> None:
    np.testing.assert_allclose(elementwise_grad(np.tanh)(X), 1 - np.tanh(X) ** 2)
    second = elementwise_grad(elementwise_grad(np.tanh))(X)
    np.testing.assert_allclose(second, -2 * np.tanh(X) * (1 - np.tanh(X) ** 2))
    by_both = elementwise_grad(lambda x, y: x * y**2, (0, 1))(X, X)
    np.testing.assert_allclose(by_both, [X**2, 2 * X * X])
    np.testing.assert_array_equal(elementwise_grad(lambda x: np.ones(3))(X), np.zeros(3))


def test_one_sweep_is_all_it_takes() -> None:
    """The batched sweep does as many operations as that of one cotangent."""
    counted: list[str] = []

    class Counting(np.ndarray[Any, Any]):
        def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **kwargs: Any) -> Any:
            counted.append(ufunc.__name__)
            plain = [np.asarray(x) if isinstance(x, Counting) else x for x in inputs]
            return np.asarray(getattr(ufunc, method)(*plain, **kwargs)).view(Counting)

    _, tape, _ = trace(lambda xs: np.tanh(xs[0]), [np.ones(20)])
    assert len(tape.entries) == 1
    x = np.linspace(-1, 1, 20)
    _, pullback = vjp(lambda x: np.tanh(x) * 2.0, x)
    pullback(np.ones(20).view(Counting))
    one = len(counted)
    counted.clear()
    vmap(pullback)(np.eye(20).view(Counting))
    assert 0 < len(counted) <= one + 2


def test_forward_over_reverse_is_the_hessians_row() -> None:
    _, row = jvp(grad(energy), (X,), (np.array([0.0, 1.0, 0.0]),))
    np.testing.assert_allclose(row, hessian(energy)(X)[1])


def test_words_that_mean_nothing_are_refused() -> None:
    with pytest.raises(
        ValueError, match="mode of a jacobian is 'rev', which is none of auto, forward, reverse"
    ):
        jacobian(np.sin, mode="rev")  # type: ignore[arg-type]
    with pytest.raises(
        ValueError, match="independent of a jacobian is 'zero', which is none of zeros, error"
    ):
        jacobian(np.sin, independent="zero")  # type: ignore[arg-type]
