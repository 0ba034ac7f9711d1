"""A tape keeps the values that rules read, and no others: arrays of any size are let go of here."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import debug_nans, grad, jvp, linearize, vjp
from shapedgrad.autodiff import spared, traced
from shapedgrad.autodiff.spared import Aval
from shapedgrad.autodiff.trace import trace
from shapedgrad.transforms.pytree import flatten, unflatten
from tests.ops.operands import Sample
from tests.ops.samples import SAMPLES


@pytest.fixture
def of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spared, "LARGE", 0)
    monkeypatch.setattr(traced, "LARGE", 0)


def derivatives(sample: Sample) -> list[Any]:
    value, pullback = vjp(sample.f, *sample.args)
    outputs, structure = flatten(value)
    cotangents = pullback(unflatten(structure, [np.cos(y) for y in outputs]))
    _, pushforward = linearize(sample.f, *sample.args)
    return [*cotangents, *flatten(pushforward(*map(np.cos, sample.args)))[0]]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_no_rule_reads_what_was_let_go(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = derivatives(sample)
    monkeypatch.setattr(spared, "LARGE", 0)
    monkeypatch.setattr(traced, "LARGE", 0)
    for ours, theirs in zip(derivatives(sample), expected, strict=True):
        np.testing.assert_array_equal(ours, theirs)


def kept_arrays(f: Any, *args: Any) -> list[Any]:
    _, tape, _ = trace(lambda xs: f(*xs), list(args))
    entries = tape.entries.values()
    return [x for entry in entries for x in (entry[1], *entry[2]) if type(x) is np.ndarray]


@pytest.mark.usefixtures("of_any_size")
def test_a_layer_keeps_its_weights_input_and_what_is_rectified() -> None:
    x, w, b = np.ones((5, 3)), np.ones((3, 4)), np.ones(4)
    kept = kept_arrays(lambda w, b: np.sum(np.maximum(x @ w + b, 0.0)), w, b)
    assert {array.shape for array in kept} == {(5, 3), (5, 4)}
    assert len(kept) == 2


@pytest.mark.usefixtures("of_any_size")
def test_a_constant_factor_is_kept_and_what_it_multiplies_is_not() -> None:
    mask = np.ones(3)
    assert kept_arrays(lambda x: np.sum(x * mask), np.ones(3))[0] is mask
    assert len(kept_arrays(lambda x: np.sum(x * mask), np.ones(3))) == 1


@pytest.mark.usefixtures("of_any_size")
def test_a_careful_sweep_computes_again_what_it_needs() -> None:
    x = np.array([0.0, 4.0])
    f: Any = lambda x: np.sum(np.where(x > 0, np.sqrt(x) * np.log(x + 1.0), 0.0) + np.sqrt(x * x))  # noqa: E731
    np.testing.assert_allclose(grad(f)(x), [0.0, np.log(5.0) / 4 + 2.0 / 5.0 + 1.0])
    np.testing.assert_allclose(jvp(f, (x,), (np.array([1.0, 0.0]),))[1], 0.0)


def test_what_loses_numbers_is_found_among_large_arrays() -> None:
    x = np.zeros(1000)
    with (
        debug_nans(),
        np.errstate(all="ignore"),
        pytest.raises(FloatingPointError, match="the result of log is not finite"),
    ):
        grad(lambda x: np.sum(np.log(x) + 1.0))(x)


def test_what_is_left_of_an_array_tells_its_size() -> None:
    left = Aval((2, 3), np.dtype(np.float32))
    assert (left.ndim, left.size, left.shape, left.dtype) == (2, 6, (2, 3), np.dtype(np.float32))
