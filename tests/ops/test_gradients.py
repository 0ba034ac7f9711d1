from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import vjp
from shapedgrad.testing import check_grads
from shapedgrad.transforms.pytree import flatten, unflatten
from tests.ops.samples import SAMPLES, Sample

each = pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)


@each
def test_first_and_second_derivatives_are_those_of_small_steps(sample: Sample) -> None:
    check_grads(sample.f, *sample.args, order=2)


@each
def test_float32_stays_float32(sample: Sample) -> None:
    args = [np.asarray(x, np.float32) for x in sample.args]
    value, pullback = vjp(sample.f, *args)
    outputs, structure = flatten(value)
    plain, _ = flatten(sample.f(*args))
    assert [np.asarray(y).dtype for y in outputs] == [np.asarray(y).dtype for y in plain]
    cotangents = pullback(unflatten(structure, [np.ones(np.shape(y), y.dtype) for y in outputs]))
    assert [(c.dtype, c.shape) for c in cotangents] == [(x.dtype, x.shape) for x in args]
    value, pullback = vjp(sample.f, *[x.astype(float) for x in args])
    precise = pullback(unflatten(structure, [np.ones(np.shape(y), y.dtype) for y in flatten(value)[0]]))
    for c, d in zip(cotangents, precise, strict=True):
        np.testing.assert_allclose(
            c, d, rtol=1e-3, atol=1e-4 * max(1.0, float(np.max(np.abs(d), initial=0.0)))
        )


@each
def test_the_value_is_numpys(sample: Sample) -> None:
    value, _ = vjp(sample.f, *sample.args)
    ours, theirs = flatten(value)[0], flatten(sample.f(*sample.args))[0]
    for y, z in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(y, z, rtol=1e-13, atol=1e-13)
        assert np.shape(y) == np.shape(z)


def test_every_sample_has_its_own_name() -> None:
    names: list[Any] = [s.name for s in SAMPLES]
    assert len(set(names)) == len(names)
