"""What a compiled function promises besides its results: signatures, refusals, memory, threads, pickling."""

from __future__ import annotations

import pickle
import sys
import threading
import warnings
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pytest

from shapedgrad import (
    CompileError,
    compile,  # noqa: A004
    grad,
    hessian,
    jacobian,
    jvp,
    optim,
    primitive,
    value_and_grad,
    vmap,
)
from tests.compile.test_operations import assert_same_bits

X = np.linspace(0.1, 0.9, 6).reshape(2, 3)


def loss(p: Any, x: Any) -> Any:
    return np.mean(np.tanh(x @ p["w"] + p["b"]) ** 2)


P = {"w": np.linspace(-1, 1, 12).reshape(3, 4), "b": np.linspace(0.0, 1.0, 4)}


class Layer(NamedTuple):
    w: Any
    b: Any


@dataclass
class Model:
    layer: Any
    scale: float


# ----------------------------------------------------------------------------------------- signatures


def test_a_program_runs_again_for_the_same_signature_and_others_are_compiled() -> None:
    f = compile(grad(loss))
    for dtype in (np.float64, np.float32):
        p = {key: x.astype(dtype) for key, x in P.items()}
        for x in (X, X + 1, X[:1]):
            assert_same_bits(f(p, x.astype(dtype)), grad(loss)(p, x.astype(dtype)))
    assert f.cache_info() == (2, 4, 32, 4)


def test_the_cache_is_bounded_and_keeps_what_was_used_last() -> None:
    f = compile(lambda x: x * 2.0, maxsize=2)
    for n in (1, 2, 1, 3, 1, 2):
        assert_same_bits(f(np.ones(n)), np.full(n, 2.0))
    assert f.cache_info() == (2, 4, 2, 2)
    f.cache_clear()
    assert f.cache_info() == (0, 0, 2, 0)


@pytest.mark.parametrize(
    "tree",
    [
        [X, (X, None)], {"b": X, "a": [2.0, 3]}, Layer(X, {"c": X[0]}), Model(Layer(X, 1.0), 2.0), (), (np.float32(2), 1j),
    ],
    ids=repr,
)  # fmt: skip
def test_containers_come_and_go(tree: Any) -> None:
    def same(t: Any) -> Any:
        return t

    f = compile(same)
    for _ in range(3):
        assert_same_bits(f(tree), tree)
    assert f.cache_info().misses == 1


def test_layouts_belong_to_the_signature() -> None:
    f = compile(lambda x: np.sum(x, axis=0))
    big = np.random.default_rng(0).normal(size=(40, 60))
    for x in (big, big.T, np.asfortranarray(big), big[::2], big[:, ::-1]):
        assert_same_bits(f(x), np.sum(x, axis=0))
    assert f.cache_info().misses == 5


def test_python_numbers_are_arguments_that_do_not_widen() -> None:
    f = compile(lambda x, rate, step: x * rate ** (step + 1))
    for rate in (0.5, 0.25):
        for step in range(3):
            assert_same_bits(f(np.float32([1, 2]), rate, step), np.float32([1, 2]) * rate ** (step + 1))
    assert f.cache_info().misses == 1


def test_integers_that_are_sizes_are_compiled_for() -> None:
    def powers(x: Any, n: int) -> Any:
        for _ in range(n):
            x = x * x
        return x.reshape(n, -1)

    f = compile(powers)
    for n in (1, 2, 3, 2, 1):
        assert_same_bits(f(X, n), powers(X, n))
    assert f.cache_info().misses == 3


def test_operations_of_users_are_called_with_their_names() -> None:
    @primitive
    def stretched(x: Any, *, by: float, hint: Any) -> Any:
        return x * by + len(hint)

    stretched.defvjp(lambda g, y, x, by, hint: g * by)
    f = compile(grad(lambda x: np.sum(stretched(np.sin(x), by=2.0, hint={"a b": 1}))))
    for _ in range(2):
        assert_same_bits(f(X), 2.0 * np.cos(X))
    assert f.cache_info().hits == 1
    g = compile(lambda x: stretched(x, by=2.0, hint={"a b": 1}))
    assert_same_bits(g(X), X * 2.0 + 1)
    assert "hint" not in g.source


def test_settings_of_floating_point_errors_are_kept() -> None:
    def f(x: Any) -> Any:
        with np.errstate(divide="ignore"):
            y = 1.0 / x
        return y, np.sqrt(x)

    compiled = compile(f)
    compiled(X)
    assert_same_bits(compiled(np.zeros_like(X)), f(np.zeros_like(X)))
    assert compiled.cache_info().hits == 1
    with pytest.warns(RuntimeWarning, match="invalid value"):
        compiled(-X)
    with np.errstate(invalid="raise"), pytest.raises(FloatingPointError):
        compiled(-X)


@pytest.mark.parametrize(
    "f, args",
    [
        (value_and_grad(lambda s, x: np.sum(s * x)), (2.0, np.float32([1, 2, 3]))),
        (value_and_grad(lambda s, x: np.sum(np.where(x > 2, s, x))), (1.5, np.float32([1, 2, 3]))),
        (value_and_grad(lambda s, x: np.sum(np.stack([s, x[0]]))), (1.5, X[0])),
        (value_and_grad(lambda s: s**3 / (1 + s) + np.sin(s) * 3), (1.5,)),
        (grad(lambda x, n: np.sum(x**n)), (X, 2)),
        (grad(lambda x, n: np.sum(x**n)), (X, 2.5)),
        (lambda x, n: x**n, (X, 2)),
        (lambda x, n: (n**x, x**n, n**2, n // 2, n % 2, -n, abs(n), x / n), (X, 3)),
        (lambda z: (z * 2, np.abs(z), np.conj(z)), (1 + 2j,)),
        (grad(lambda x, i: x[i] * 2), (X[0], 1)),
        (grad(lambda x, i: np.sum(x[np.arange(2), i] ** 2)), (X, np.array([0, 2]))),
        (grad(lambda x, m: np.sum(x, where=m)), (X, X > 0.4)),
        (vmap(grad(lambda x, i: x[i] ** 2), in_axes=(None, 0)), (X[0], np.array([0, 2, 1]))),
    ],
)
def test_numbers_and_indices_are_arguments(f: Any, args: Any) -> None:
    compiled = compile(f)
    for _ in range(2):
        assert_same_bits(compiled(*args), f(*args))
    assert compiled.cache_info() == (1, 1, 32, 1)


def test_what_is_no_number_belongs_to_the_signature() -> None:
    def f(x: Any, how: str, flag: bool, *, axis: Any = None) -> Any:
        y = getattr(np, how)(x, axis=axis)
        return -y if flag else y

    compiled = compile(f, static="axis")
    for how in ("sum", "max"):
        for flag in (True, False):
            for axis in (None, 0, (0, 1)):
                assert_same_bits(compiled(X, how, flag, axis=axis), f(X, how, flag, axis=axis))
                assert_same_bits(compiled(X, "".join(how), flag, axis=axis), f(X, how, flag, axis=axis))
    assert compiled.cache_info() == (12, 12, 32, 12)


def test_branches_on_python_numbers_are_compiled_for() -> None:
    f = compile(lambda x, rate: x * rate if rate else x)
    for rate in (0.0, 0.5, 0.25, 0.0, 2):
        assert_same_bits(f(X, rate), X * rate if rate else X)
    assert f.cache_info().misses == 3  # without a rate, with one, with an integer


def test_static_arguments_by_position() -> None:
    f = compile(lambda shape, x: x.reshape(shape), static=0)
    assert f((3, 2), X).shape == (3, 2)
    assert f([6], X).shape == (6,)
    assert f((3, 2), X).shape == (3, 2)
    assert f.cache_info().misses == 2


# ------------------------------------------------------------------------------------------ refusals


@pytest.mark.parametrize(
    "f, what",
    [
        (lambda x: x if x.sum() > 0 else -x, "if, while"),
        (lambda x: float(x[0, 0]) * x, "float"),
        (lambda x: x[x > 0.5], r"x\[mask\]"),
        (lambda x: np.zeros(3)[x.argmax(axis=1)], "index"),
        (lambda x: x.sum().item(), "item"),
        (lambda x: np.asarray(x) + 1, "np.asarray"),
        (lambda x: np.nonzero(x), "nonzero"),
        (lambda x: np.where(x > 0), "where"),
        (lambda x: [0, 1, 2][int(x[0, 0])], "int"),
        (lambda x: np.allclose(x, 0) or x, "if, while"),
        (lambda x: np.add(x, 1.0, out=np.zeros((2, 3))), "written into an array from outside"),
        (lambda x: np.copyto(np.zeros((2, 3)), x), "written into an array from outside"),
    ],
)  # fmt: skip
def test_what_depends_on_data_is_refused_with_the_line(f: Any, what: str) -> None:
    with pytest.raises(CompileError, match=what) as refusal:
        compile(f)(X)
    assert "test_compiled.py" in str(refusal.value)
    g = compile(f, fallback=True)
    for _ in range(2):
        assert_same_bits(g(X), f(X))
    assert g.cache_info().misses == 2


def test_writing_into_an_argument_is_refused() -> None:
    def f(x: Any) -> Any:
        x[0] = 1.0
        return x * 2

    before = X.copy()
    with pytest.raises(CompileError, match="writes into an argument"):
        compile(f)(X)
    np.testing.assert_array_equal(X, before)
    x = X.copy()
    compile(f, fallback=True)(x)
    assert x[0, 0] == 1.0


def test_errors_are_those_of_the_function_at_its_own_line() -> None:
    f = compile(np.linalg.inv)
    f(np.eye(2))
    with pytest.raises(np.linalg.LinAlgError):
        f(np.zeros((2, 2)))
    g = compile(lambda x, i: x[i])
    assert g(X, np.array([1])).shape == (1, 3)
    with pytest.raises(IndexError) as error:
        g(X, np.array([7]))
    assert any("test_compiled" in str(entry.path) for entry in error.traceback[1:])


def test_warnings_are_those_of_the_function() -> None:
    f = compile(value_and_grad(lambda x: np.sum(np.log(x))))
    f(X)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        f(np.zeros_like(X))
    with warnings.catch_warnings(record=True) as expected:
        warnings.simplefilter("always")
        value_and_grad(lambda x: np.sum(np.log(x)))(np.zeros_like(X))
    assert [str(w.message) for w in caught] == [str(w.message) for w in expected]
    assert np.geterr()["divide"] == "warn"


# ------------------------------------------------------------------------------------- answers change


def test_ties_and_nans_are_found_at_run_time() -> None:
    def f(x: Any, y: Any) -> Any:
        return np.sum(np.maximum(x, y) * np.where(x > 0, np.sqrt(x), 0.0))

    g = grad(f, (0, 1))
    compiled = compile(g)
    apart, tied, negative = (X, X[::-1] + 0.05), (X, X.copy()), (X - 0.5, X)
    for x, y in (apart, tied, negative, apart, tied, negative):
        with np.errstate(invalid="ignore"):
            assert_same_bits(compiled(x, y), g(x, y))
    assert compiled.cache_info().currsize == 3


# --------------------------------------------------------------------------------- transforms and steps


@pytest.mark.parametrize(
    "f, args",
    [
        (grad(loss), (P, X)),
        (value_and_grad(loss, (0, 1)), (P, X)),
        (jacobian(lambda x: np.tanh(P["w"].T @ x)), (X[0],)),
        (jacobian(lambda x: np.tanh(P["w"] @ x), mode="reverse"), (X.reshape(-1)[:4],)),
        (hessian(lambda x: np.sum(np.exp(x) * x[::-1])), (X[0],)),
        (vmap(grad(loss), in_axes=(None, 0)), (P, X[:, None])),
        (vmap(lambda x: np.sort(x) @ np.cumsum(x)), (X,)),
        (lambda x, t: jvp(np.tanh, (x,), (t,)), (X, X)),
        (grad(lambda x: np.sum(grad(lambda y: np.sum(np.sin(y) * x))(x) ** 2)), (X,)),
        (grad(lambda x: np.sum(np.maximum(np.maximum(x, 0.5), x[::-1]))), (X,)),
    ],
)  # fmt: skip
def test_transformations_are_compiled(f: Any, args: Any) -> None:
    compiled = compile(f)
    for _ in range(2):
        assert_same_bits(compiled(*args), f(*args))
    assert compiled.cache_info() == (1, 1, 32, 1)


def test_within_other_transformations_the_function_is_called_as_it_is() -> None:
    inner = compile(lambda x: np.sum(np.sin(x)))
    assert_same_bits(grad(inner)(X), grad(inner._f)(X))
    assert_same_bits(compile(grad(inner))(X), np.cos(X))
    scale = compile(lambda x: x * 2.0)
    assert_same_bits(grad(lambda w: np.sum(compile(lambda x: x * w)(X)))(2.0), np.sum(X))
    assert_same_bits(compile(lambda x: scale(x) + 1.0)(X), X * 2.0 + 1.0)


@pytest.mark.parametrize(
    "optimizer", [optim.sgd(0.1, 0.9), optim.adam(0.1), optim.adamw(optim.cosine(0.1, 20))]
)
def test_optimizer_steps_are_compiled_once(optimizer: Any) -> None:
    def step(p: Any, state: Any, x: Any) -> Any:
        value, gradient = value_and_grad(loss)(p, x)
        return value, optimizer.update(p, gradient, state)

    compiled = compile(step)
    p = q = P
    state = kept = optimizer.init(P)
    for _ in range(5):
        expected, (p, state) = step(p, state, X)
        found, (q, kept) = compiled(q, kept, X)
        assert_same_bits((found, q, kept), (expected, p, state))
    assert compiled.cache_info().misses == 1


# -------------------------------------------------------------------------------------------- memory


def test_results_are_new_memory() -> None:
    @compile
    def f(x: Any, y: Any) -> Any:
        z = x * 2.0
        return x, x.T, x[0], z, z.T, z[1:], np.broadcast_to(y, (2, 3)), P["b"], z, np.exp(z)

    y = X[0].copy()
    first = f(X, y)
    for a in first:
        assert not np.may_share_memory(a, X)
        assert not np.may_share_memory(a, y)
        assert not np.may_share_memory(a, P["b"])
    for n, a in enumerate(first):
        assert not any(np.may_share_memory(a, b) for b in first[n + 1 :])
    kept = [a.copy() for a in first]
    for a in f(X + 1, y):
        a[...] = -1.0
    for a, b in zip(first, kept, strict=True):
        np.testing.assert_array_equal(a, b)
    for a in first:
        a[...] = 7.0
    assert_same_bits(f(X, y), tuple(kept))


def test_views_of_arguments_and_writes_through_views() -> None:
    def f(x: Any) -> Any:
        y = x.copy()
        row, column = y[1], y.T[0]
        row += 10.0
        column *= 2.0
        z = np.zeros((3, 3), like=y)
        z[:2] = y
        z[2, ::2] = x[0, :2] + row[:2]
        z += z.T
        return y, row, column, z, x[::-1][0] + x.reshape(-1)[::2]

    compiled = compile(f)
    for x in (X, X.copy(order="F"), X[:, ::-1]):
        for _ in range(2):
            before = x.copy()
            assert_same_bits(compiled(x), f(x))
            np.testing.assert_array_equal(x, before)


def test_arguments_that_overlap() -> None:
    f = compile(lambda x, y: (x + y, x * y[::-1], np.maximum(x, y)))
    x = np.arange(10.0)
    for _ in range(2):
        assert_same_bits(f(x[:-2], x[2:]), f._f(x[:-2].copy(), x[2:].copy()))
        assert_same_bits(f(x, x), f._f(x, x))


def test_the_arena_is_smaller_than_its_results_together() -> None:
    f = compile(grad(lambda x: np.sum(np.exp(np.sin(np.tanh(x * 2.0) * 3.0) + 1.0))))
    f(np.ones((64, 64)))
    plan = f.memory_plan
    assert plan.size < 0.7 * plan.total
    for one in plan.blocks:
        for other in plan.blocks:
            if one.start < other.start < one.end and other.start != one.end:
                apart = one.offset + one.nbytes <= other.offset or other.offset + other.nbytes <= one.offset
                assert apart, (one, other)


# ------------------------------------------------------------------------------------------- threads


def test_threads_do_not_share_an_arena() -> None:
    f = compile(value_and_grad(loss))
    xs = [X + n for n in range(8)]
    expected = [value_and_grad(loss)(P, x) for x in xs]
    wrong: list[Any] = []

    def work(n: int) -> None:
        for k in range(300):
            m = (n + k) % len(xs)
            value, gradient = f(P, xs[m])
            if value != expected[m][0] or not np.array_equal(gradient["w"], expected[m][1]["w"]):
                wrong.append((n, k))

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert not wrong
    assert f.cache_info().misses == 1


def test_it_is_reentrant() -> None:
    @compile
    def f(x: Any, depth: int) -> Any:
        return x if depth == 0 else f(x * 2.0, depth - 1) + 1.0

    assert_same_bits(f(X, 3), X * 8.0 + 3.0)
    assert_same_bits(f(X, 2), X * 4.0 + 2.0)


def test_it_is_pickled_without_its_programs() -> None:
    f = compile(np.linalg.norm, fallback=True, maxsize=5)
    assert f(X) == np.linalg.norm(X)
    g = pickle.loads(pickle.dumps(f))  # noqa: S301
    assert g.cache_info() == (0, 0, 5, 0)
    assert g(X) == f(X)


def test_methods() -> None:
    class Scaler:
        factor = 3.0

        @compile
        def scale(self, x: Any) -> Any:
            return x * self.factor

    assert_same_bits(Scaler().scale(X), X * 3.0)


def test_its_code_holds_no_text_of_the_users() -> None:
    def a_name_of_mine(x: Any) -> Any:
        return {"a_key_of_mine": np.sin(x)}

    f = compile(a_name_of_mine)
    with pytest.raises(RuntimeError, match="has not been called"):
        _ = f.source
    f(X)
    assert "of_mine" not in f.source
    assert "sin(x0" in f.source
    assert f.__name__ == "a_name_of_mine"
