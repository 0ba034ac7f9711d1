"""Compiled functions give the same bits as the functions themselves, for every operation that has a derivative."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import CompileError, compile, vjp  # noqa: A004
from shapedgrad.transforms.pytree import flatten, unflatten
from tests.ops.operands import Sample
from tests.ops.samples import SAMPLES

# what has results of sizes that depend on the values, or looks at them to decide what to do
OF_DATA = [
    "bincount", "compress", "extract", "intersect1d", "piecewise", "quantile weights", "percentile weights",
    "polydiv", "polymul", "roots", "setdiff1d", "setxor1d", "trim_zeros", "union1d", "unique",
]  # fmt: skip


def of_data(sample: Sample) -> bool:
    return any(sample.name.startswith(name) for name in OF_DATA)


each = pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)


def assert_same_bits(ours: Any, theirs: Any) -> None:
    found, structure = flatten(ours)
    expected, wanted = flatten(theirs)
    assert structure == wanted
    for y, z in zip(found, expected, strict=True):
        assert type(y) is type(z)
        assert np.shape(y) == np.shape(z)
        assert np.asarray(y).dtype == np.asarray(z).dtype
        same = np.asarray(y) == np.asarray(z)
        assert np.all(same | (np.isnan(y) & np.isnan(z))), (y, z)


def pulled_back(f: Any) -> Any:
    def of_arguments(*args: Any) -> Any:
        value, pullback = vjp(f, *args)
        outputs, structure = flatten(value)
        seeds = [np.linspace(0.5, 1.5, np.size(y)).reshape(np.shape(y)).astype(y.dtype) for y in outputs]
        return value, pullback(unflatten(structure, seeds))

    return of_arguments


@each
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_values_and_gradients_have_the_same_bits(sample: Sample, dtype: Any) -> None:
    if of_data(sample):
        pytest.skip("refused")
    args = [np.asarray(x, dtype) for x in sample.args]
    others = [np.array(x + x.dtype.type(1e-3) * x, order="K") for x in args]
    for f in (sample.f, pulled_back(sample.f)):
        compiled = compile(f)
        for given in (args, args, others):
            assert_same_bits(compiled(*given), f(*given))


@pytest.mark.parametrize("sample", list(filter(of_data, SAMPLES)), ids=lambda s: s.name)
def test_what_depends_on_data_is_refused_or_run_as_it_is(sample: Sample) -> None:
    f = pulled_back(sample.f)
    with pytest.raises(CompileError, match="fallback=True"):
        compile(lambda *args: (sample.f(*args), f(*args)))(*sample.args)
    assert_same_bits(compile(f, fallback=True)(*sample.args), f(*sample.args))
