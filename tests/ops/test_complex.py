"""Derivatives of and by complex numbers, in the convention of JAX: cotangents pair with arrays without conjugates."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import grad, vjp
from shapedgrad.transforms.jvp import jvp
from shapedgrad.transforms.pytree import flatten, unflatten
from tests.ops.operands import Sample
from tests.ops.samples_of_complex import COMPLEX

each = pytest.mark.parametrize("sample", COMPLEX, ids=lambda s: s.name)
_STEP = 1e-6


def random_like(x: Any, rng: np.random.Generator) -> Any:
    x = np.asarray(x)
    drawn = rng.normal(size=x.shape) + (1j * rng.normal(size=x.shape) if x.dtype.kind == "c" else 0)
    return drawn.astype(x.dtype)[()]


def pairing(cotangents: Any, tangents: Any) -> float:
    pairs = zip(flatten(cotangents)[0], flatten(tangents)[0], strict=True)
    return float(sum(np.real(np.sum(c * t)) for c, t in pairs))


def small_steps(f: Any, args: Any, tangents: Any) -> Any:
    up, down = (f(*[x + h * t for x, t in zip(args, tangents, strict=True)]) for h in (_STEP, -_STEP))
    (ups, structure), (downs, _) = flatten(up), flatten(down)
    return unflatten(structure, [(np.asarray(a) - b) / (2 * _STEP) for a, b in zip(ups, downs, strict=True)])


def check(f: Any, args: Any, order: int) -> None:
    rng = np.random.default_rng(1)
    value, pullback = vjp(f, *args)
    leaves, structure = flatten(value)
    seed = unflatten(structure, [random_like(y, rng) for y in leaves])
    cotangents = pullback(seed)
    for position in range(len(args)):
        tangents = [random_like(x, rng) if n == position else np.zeros_like(x) for n, x in enumerate(args)]
        expected = pairing(seed, small_steps(f, args, tangents))
        assert pairing(cotangents, tangents) == pytest.approx(expected, rel=1e-6, abs=1e-6)
        pushed = jvp(f, tuple(args), tuple(tangents))[1]
        assert pairing(seed, pushed) == pytest.approx(pairing(cotangents, tangents), rel=1e-9, abs=1e-9)
    if order > 1:
        check(lambda *xs: vjp(f, *xs)[1](seed), args, order - 1)


@each
def test_derivatives_are_those_of_small_steps_in_all_directions(sample: Sample) -> None:
    check(sample.f, sample.args, order=2)


@each
def test_the_value_is_numpys(sample: Sample) -> None:
    ours, theirs = flatten(vjp(sample.f, *sample.args)[0])[0], flatten(sample.f(*sample.args))[0]
    for y, z in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(y, z, rtol=1e-13, atol=1e-13)
        assert (np.shape(y), np.asarray(y).dtype) == (np.shape(z), np.asarray(z).dtype)


@each
def test_precision_is_kept(sample: Sample) -> None:
    args = [np.asarray(x, np.complex64 if np.iscomplexobj(x) else np.float32) for x in sample.args]
    value, pullback = vjp(sample.f, *args)
    outputs, structure = flatten(value)
    assert [y.dtype for y in outputs] == [np.asarray(y).dtype for y in flatten(sample.f(*args))[0]]
    cotangents = pullback(unflatten(structure, [np.ones(np.shape(y), y.dtype) for y in outputs]))
    assert [(c.dtype, c.shape) for c in cotangents] == [(x.dtype, x.shape) for x in args]


def test_the_gradient_of_a_real_function_is_its_partial_derivatives_without_conjugation() -> None:
    z = np.array([3.0 + 4.0j, 1.0 - 2.0j])
    # |z|^2 = x^2 + y^2 has the partial derivatives 2x and 2y
    np.testing.assert_allclose(grad(lambda z: np.sum(np.abs(z) ** 2))(z), 2 * np.conjugate(z))
    np.testing.assert_allclose(grad(lambda z: np.real(z[0]))(z), [1.0, 0.0])
    np.testing.assert_allclose(grad(lambda z: np.imag(z[0]))(z), [-1.0j, 0.0])


def test_an_analytic_function_has_its_complex_derivative() -> None:
    z = np.array([3.0 + 4.0j])
    _, pullback = vjp(np.sin, z)
    np.testing.assert_allclose(pullback(np.ones(1, complex))[0], np.cos(z))


@pytest.mark.parametrize("f", [np.abs, np.linalg.norm, np.std, np.sign], ids=lambda f: f.__name__)
def test_no_nan_at_0(f: Any) -> None:
    _, pullback = vjp(f, np.zeros(3, complex))
    value = f(np.zeros(3, complex))
    np.testing.assert_array_equal(np.isnan(pullback(np.ones_like(value))[0]), [False] * 3)


def test_the_real_input_of_a_complex_program_has_a_real_gradient() -> None:
    def spectrum(x: Any) -> Any:
        return np.sum(np.abs(np.fft.fft(x * np.exp(1j * x))) ** 2)

    x = np.array([0.3, -1.0, 2.0])
    assert grad(spectrum)(x).dtype == np.float64
    # Parseval: the spectrum's energy is n times that of the signal
    np.testing.assert_allclose(grad(spectrum)(x), 6 * x)
