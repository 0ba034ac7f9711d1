"""Agreement with JAX on every sample that its NumPy can run: the same values, the same cotangents.

It takes minutes, for JAX compiles each operation: ``SHAPEDGRAD_JAX=1 pytest tests/ops/test_jax.py`` runs it where JAX
is installed; docs/agreement.md tells how many agreed with JAX 0.10.2. A sample that JAX refuses, or whose value JAX computes otherwise, tells nothing of a
derivative and is left out; `EXPECTED` names the ones that differ by design.
"""

from __future__ import annotations

import os
import types
import warnings
from typing import Any

import numpy as np
import pytest

from shapedgrad import vjp
from shapedgrad.transforms.pytree import flatten, unflatten
from tests.ops.operands import Sample
from tests.ops.samples import SAMPLES
from tests.ops.samples_of_complex import COMPLEX

if "SHAPEDGRAD_JAX" not in os.environ:
    pytest.skip("SHAPEDGRAD_JAX is not set", allow_module_level=True)
jax = pytest.importorskip("jax")
jnp: Any = jax.numpy
jax.config.update("jax_enable_x64", True)

_NO_SELECTION = "a constant to JAX, to us a selection of the elements"
EXPECTED: dict[str, str] = {
    **dict.fromkeys(
        ("unique", "unique axis", "unique_values", "unique_all", "unique_counts", "unique_inverse"),
        _NO_SELECTION,
    ),
    **dict.fromkeys(("union1d", "setxor1d", "intersect1d"), _NO_SELECTION),
    "complex arccosh": "JAX takes the root of a product, which has another branch: ours is that of small steps",
    "complex sign": "a constant to JAX, also of complex numbers, whose direction changes",
}
"""Samples on which JAX has another derivative, and why."""

ALL = [*SAMPLES, *(Sample(f"complex {s.name}", s.f, s.args) for s in COMPLEX)]


def with_jax(f: Any) -> Any:
    """Return the same program, with JAX's NumPy in the place of NumPy."""
    if isinstance(f, types.FunctionType) and "np" in f.__globals__:
        rebound = {name: with_jax(x) if isinstance(x, types.FunctionType) and name.startswith("_") else x
                   for name, x in f.__globals__.items() if name in _names(f.__code__)}  # fmt: skip
        defaults = tuple(with_jax(x) if callable(x) else x for x in f.__defaults__ or ())
        return types.FunctionType(
            f.__code__, {**f.__globals__, **rebound, "np": jnp}, f.__name__, defaults, f.__closure__
        )
    module = {"numpy.linalg": jnp.linalg, "numpy.fft": jnp.fft}.get(getattr(f, "__module__", ""), jnp)
    return getattr(module, getattr(f, "__name__", ""), f)


def _names(code: types.CodeType) -> set[str]:
    inner = (c for c in code.co_consts if isinstance(c, types.CodeType))
    return set(code.co_names).union(*map(_names, inner))


def of_jax(sample: Sample) -> tuple[list[Any], Any] | None:
    """Return JAX's outputs and its pullback, or None where it cannot run the sample."""
    f = with_jax(sample.f)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            outputs, pullback = jax.vjp(
                lambda *xs: [jnp.asarray(y) for y in flatten_jax(f(*xs))], *map(jnp.asarray, sample.args)
            )
            return [np.asarray(y) for y in outputs], pullback
    except Exception:  # noqa: BLE001  # it refuses in many ways
        return None


def flatten_jax(tree: Any) -> list[Any]:
    return list(jax.tree_util.tree_leaves(tree))


@pytest.mark.parametrize("sample", ALL, ids=lambda s: s.name)
def test_cotangents_are_those_of_jax(sample: Sample) -> None:
    theirs = of_jax(sample)
    if theirs is None:
        pytest.skip("JAX does not run it")
    value, pullback = vjp(sample.f, *sample.args)
    outputs, structure = flatten(value)
    if len(outputs) != len(theirs[0]) or any(
        np.shape(y) != z.shape
        or np.asarray(y).dtype != z.dtype
        or not np.allclose(y, z, rtol=1e-8, atol=1e-8)
        for y, z in zip(outputs, theirs[0], strict=True)
    ):
        pytest.skip("JAX has another value")
    rng = np.random.default_rng(2)
    seeds = [
        (rng.normal(size=z.shape) + (1j * rng.normal(size=z.shape) if z.dtype.kind == "c" else 0)).astype(
            z.dtype
        )
        for z in theirs[0]
    ]
    ours = pullback(unflatten(structure, seeds))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = theirs[1]([jnp.asarray(s) for s in seeds])
    agree = all(np.allclose(c, d, rtol=1e-7, atol=1e-7) for c, d in zip(ours, expected, strict=True))
    assert agree == (sample.name not in EXPECTED)
