"""Derivatives of second and third order: they have the inputs' shapes and dtypes, and both modes agree on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from shapedgrad import jvp, vjp
from shapedgrad.transforms.pytree import flatten, unflatten
from tests.ops.samples import SAMPLES
from tests.ops.samples_of_complex import COMPLEX

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ops.operands import Sample

each = pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)


def gradient(f: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function that pulls ones back."""

    def pulled(*xs: Any) -> Any:
        value, pullback = vjp(f, *xs)
        outputs, structure = flatten(value)
        return pullback(unflatten(structure, [np.ones(y.shape, y.dtype) for y in outputs]))

    return pulled


def insist_on_types(sample: Sample) -> None:
    args = [np.asarray(x, np.complex64 if np.iscomplexobj(x) else np.float32) for x in sample.args]
    f = sample.f
    for order in (1, 2, 3):
        f = gradient(f)
        found = [(c.shape, c.dtype) for c in f(*args)]
        assert found == [(x.shape, x.dtype) for x in args], order
        value, tangents = jvp(f, tuple(args), tuple(np.ones_like(x) for x in args))
        assert [(t.shape, t.dtype) for t in tangents] == [(c.shape, c.dtype) for c in value], order


@each
def test_derivatives_have_the_shapes_and_dtypes_of_the_inputs(sample: Sample) -> None:
    insist_on_types(sample)


@pytest.mark.parametrize("sample", COMPLEX, ids=lambda s: s.name)
def test_of_complex_inputs_as_well(sample: Sample) -> None:
    insist_on_types(sample)


def weighed(f: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function to one number, in which each output has a weight of its own."""

    def one(*xs: Any) -> Any:
        outputs, _ = flatten(f(*xs))
        return sum(
            np.sum(y * np.cos(np.arange(y.size)).reshape(y.shape)) for y in outputs if y.dtype.kind == "f"
        )

    return one


def along(f: Callable[..., Any], directions: Any) -> Callable[..., Any]:
    """Return the derivative along directions: by one sweep forward, or by one back."""
    return lambda *xs: jvp(f, xs, directions)[1]


def back(f: Callable[..., Any], directions: Any) -> Callable[..., Any]:
    return lambda *xs: sum(
        np.sum(c * d) for c, d in zip(vjp(f, *xs)[1](np.float64(1.0)), directions, strict=True)
    )


@each
def test_both_modes_agree_on_third_derivatives(sample: Sample) -> None:
    rng = np.random.default_rng(3)
    args = tuple(np.asarray(x, float) for x in sample.args)
    directions = tuple(rng.normal(size=x.shape) for x in args)
    f = weighed(sample.f)
    found = []
    for ways in ((along, along, along), (back, back, back), (back, along, back)):
        derivative = f
        for way in ways:
            derivative = way(derivative, directions)
        found.append(float(derivative(*args)))
    np.testing.assert_allclose(found[1:], found[0], rtol=1e-7, atol=1e-7 * max(1.0, abs(found[0])))
