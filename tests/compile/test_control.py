"""cond, fori_loop and scan do what Python's if and for do, with the same derivatives, in every transformation."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import numpy as np
import pytest

from shapedgrad import (
    ShapeError,
    compile,  # noqa: A004
    cond,
    fori_loop,
    grad,
    hessian,
    jacobian,
    jvp,
    scan,
    value_and_grad,
    vmap,
)
from shapedgrad.testing import check_grads
from tests.compile.test_operations import assert_same_bits

_rng = np.random.default_rng(3)
W, B, INPUTS = _rng.normal(size=(4, 4)) / 2, _rng.normal(size=4) / 4, _rng.normal(size=(6, 4))


def step(w: Any, b: Any, h: Any, x: Any) -> Any:
    return np.tanh(h @ w + x + b)


def scanned(w: Any, b: Any, inputs: Any) -> Any:
    last, states = scan(lambda h, x: ((g := step(w, b, h, x)), (h, g * x)), b, inputs)
    return np.sum(last * last) + np.sum(np.sin(states[0])) + np.sum(states[1] ** 2)


def unrolled(w: Any, b: Any, inputs: Any) -> Any:
    h, before, products = b, [], []
    for x in inputs:
        before.append(h)
        h = step(w, b, h, x)
        products.append(h * x)
    return np.sum(h * h) + np.sum(np.sin(np.stack(before))) + np.sum(np.stack(products) ** 2)


def close(ours: Any, theirs: Any) -> None:
    for y, z in zip(
        ours if isinstance(ours, tuple) else (ours,),
        theirs if isinstance(theirs, tuple) else (theirs,),
        strict=True,
    ):
        np.testing.assert_allclose(y, z, rtol=1e-12, atol=1e-13)
        assert np.shape(y) == np.shape(z)


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize(
    "transform",
    [
        lambda f: f,
        lambda f: value_and_grad(f, (0, 1, 2)),
        lambda f: lambda w, b, x: jvp(f, (w, b, x), (w, b, x)),
        lambda f: hessian(f, 1),
        lambda f: jacobian(grad(f, 1), 2),
        lambda f: lambda w, b, x: vmap(f, in_axes=(None, None, 0))(w, b, np.stack([x, x + 1.0])),
        lambda f: lambda w, b, x: vmap(grad(f, 1), in_axes=(None, 0, None))(w, np.stack([b, b + 1.0]), x),
        lambda f: grad(lambda w, b, x: np.sum(grad(f, 1)(w, b, x) ** 2), (0, 1)),
    ],
    ids=["value", "gradient", "jvp", "hessian", "mixed", "vmap", "vmap of grad", "grad of grad"],
)
def test_a_scan_is_a_loop(transform: Any, compiled: bool) -> None:
    f = transform(scanned)
    found = compile(f)(W, B, INPUTS) if compiled else f(W, B, INPUTS)
    expected = transform(unrolled)(W, B, INPUTS)
    if isinstance(found, tuple) and isinstance(found[1], tuple):
        found, expected = (found[0], *found[1]), (expected[0], *expected[1])
    close(found, expected)


def test_a_compiled_scan_has_the_bits_of_the_scan() -> None:
    f = value_and_grad(scanned, (0, 1, 2))
    compiled = compile(f)
    for x in (INPUTS, INPUTS + 1, INPUTS):
        assert_same_bits(compiled(W, B, x), f(W, B, x))
    assert compiled.cache_info() == (2, 1, 32, 1)


def test_derivatives_are_those_of_small_steps() -> None:
    check_grads(scanned, W[:2, :2], B[:2], INPUTS[:3, :2], order=2)


def test_containers_are_carried_and_numbers() -> None:
    def f(x: Any) -> Any:
        def body(carry: Any, row: Any) -> Any:
            total = carry["total"] + row["x"].sum()
            return {"total": total, "count": carry["count"] + 1, "kept": carry["kept"]}, (
                total,
                None,
                carry["count"],
            )

        return scan(body, {"total": 0.0, "count": 0, "kept": x[0]}, {"x": x, "n": np.arange(len(x))})

    carry, (totals, nothing, counts) = f(INPUTS)
    np.testing.assert_allclose(totals, np.cumsum(INPUTS.sum(axis=1)))
    assert nothing is None
    assert counts.tolist() == [0, 1, 2, 3, 4, 5]
    assert carry["count"] == 6
    np.testing.assert_array_equal(carry["kept"], INPUTS[0])
    assert_same_bits(compile(f)(INPUTS), f(INPUTS))
    close(grad(lambda x: f(x)[0]["total"] * f(x)[0]["kept"][1])(INPUTS)[1], np.full(4, INPUTS[0, 1]))


def test_steps_without_arrays_and_no_steps_at_all() -> None:
    doubled, _ = scan(lambda x, _: (x * 2.0, None), 1.0, length=10)
    assert doubled == 1024.0
    assert compile(grad(lambda x: scan(lambda c, _: (c * x, None), 1.0, length=3)[0]))(2.0) == 12.0
    last, rows = scan(lambda c, x: (c + x, c), B, np.zeros((0, 4)))
    np.testing.assert_array_equal(last, B)
    assert rows is None


def test_a_body_that_depends_on_data_is_left_to_python() -> None:
    def f(x: Any) -> Any:
        return scan(lambda c, row: (c + row if row > 0 else c, c), 0.0, x)

    x = np.array([1.0, -2.0, 3.0])
    total, before = f(x)
    assert total == 4.0
    assert before.tolist() == [0.0, 1.0, 1.0]
    assert grad(lambda x: f(x)[0])(x).tolist() == [1.0, 0.0, 1.0]


def test_ties_that_come_later_are_found() -> None:
    def f(x: Any) -> Any:
        return scan(lambda c, row: (c + np.sum(np.maximum(row, 0.5)), None), 0.0, x)[0]

    x = np.array([[1.0, 2.0], [0.5, 0.1], [3.0, 0.5]])
    expected = np.array([[1.0, 1.0], [0.5, 0.0], [1.0, 0.5]])
    np.testing.assert_array_equal(grad(f)(x), expected)
    np.testing.assert_array_equal(compile(grad(f))(x), expected)


@pytest.mark.parametrize(
    "f, told",
    [
        (
            lambda: scan(lambda c, x: (np.stack([c, c]), None), 1.0, B),
            r"carries of shape \(\) .* returns shape \(2,\)",
        ),
        (lambda: scan(lambda c, x: (c.astype(np.float32), None), 1.0, B), "dtype float64, and .* float32"),
        (lambda: scan(lambda c, x: ((c, c), None), 1.0, B), "carries"),
        (lambda: scan(lambda c, x: (c, None), 1.0, (B, B[1:])), "one length"),
        (lambda: scan(lambda c, x: (c, None), 1.0), "one length"),
        (lambda: compile(lambda x: cond(x > 0, lambda x: x, lambda x: (x, x), x))(np.float64(1.0)), "alike"),
    ],
)
def test_what_does_not_fit_is_refused(f: Any, told: str) -> None:
    with pytest.raises(ShapeError, match=told):
        f()


def test_a_long_scan_is_compiled_in_no_time() -> None:
    inputs = _rng.normal(size=(1000, 4))
    f = compile(grad(lambda w: scan(lambda h, x: (step(w, B, h, x), None), B, inputs)[0][0]))
    start = perf_counter()
    f(W)
    assert perf_counter() - start < 1.0
    assert len(f.graph.nodes) < 40


def test_a_fori_loop_is_a_loop() -> None:
    def f(x: Any) -> Any:
        return np.sum(fori_loop(0, 5, lambda n, y: y * x + n, x))

    def g(x: Any) -> Any:
        y = x
        for n in range(5):
            y = y * x + n
        return np.sum(y)

    for transform in (lambda f: f, grad, hessian, lambda f: compile(grad(f))):
        close(transform(f)(B), transform(g)(B))


def chosen(x: Any, w: Any) -> Any:
    return cond(
        np.sum(x) > 0,
        lambda x, n: (np.sum(x * w) * n, x @ w),
        lambda x, n: (np.prod(x) * n, x - w[0]),
        x, 3.0,
    )  # fmt: skip


def branched(x: Any, w: Any) -> Any:
    return (np.sum(x * w) * 3.0, x @ w) if np.sum(x) > 0 else (np.prod(x) * 3.0, x - w[0])


@pytest.mark.parametrize(
    "transform",
    [
        lambda f: f,
        lambda f: grad(lambda x, w: f(x, w)[0], (0, 1)),
        lambda f: jacobian(f, (0, 1)),
        lambda f: hessian(lambda x, w: f(x, w)[0]),
    ],
    ids=["value", "gradient", "jacobian", "hessian"],
)
def test_a_cond_is_an_if(transform: Any) -> None:
    compiled, eager = compile(transform(chosen)), transform(branched)
    for x in (B, abs(B), -abs(B), B):
        for ours, theirs in zip(compiled(x, W), eager(x, W), strict=True):
            close(ours, theirs) if not isinstance(ours, tuple) else [
                close(*z) for z in zip(ours, theirs, strict=True)
            ]
    assert compiled.cache_info() == (3, 1, 32, 1)


def test_a_cond_within_a_scan() -> None:
    def f(x: Any) -> Any:
        return scan(lambda c, row: (cond(row > 0, lambda a, b: a + b, lambda a, b: a * b, c, row), c), 1.0, x)

    x = np.array([1.0, -2.0, 3.0, -0.5])
    assert f(x)[0] == compile(f)(x)[0] == ((1.0 + 1.0) * -2.0 + 3.0) * -0.5
    close(compile(grad(lambda x: f(x)[0]))(x), np.array([1.0, -1.0, -0.5, -1.0]))
