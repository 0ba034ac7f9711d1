from __future__ import annotations

import operator
from collections.abc import Hashable
from typing import Any

import numpy as np
import pytest

from shapedgrad import vjp
from shapedgrad.autodiff import primitive
from shapedgrad.autodiff.methods import ArrayMethods
from shapedgrad.shapes.rules.table import TABLE
from tests.ops.samples import SAMPLES


def test_every_operation_has_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    used: set[Any] = set()

    def noting(key: Any, implementation: Any) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            used.add(key)
            return implementation(*args, **kwargs)

        return call

    for registry in (primitive.FUNCTIONS, primitive.REDUCTIONS):
        for key, implementation in list(registry.items()):
            monkeypatch.setitem(registry, key, noting(key, implementation))
    for ufunc, rules in primitive.UFUNCS.items():
        noted = tuple(noting((ufunc, n), rule) for n, rule in enumerate(rules.vjps))
        monkeypatch.setattr(rules, "vjps", noted)
    for sample in SAMPLES:
        value, pullback = vjp(sample.f, *sample.args)
        pullback(value)
    rules_of_ufuncs = {(u, n) for u, p in primitive.UFUNCS.items() for n in range(len(p.vjps))}
    wanted = {*primitive.FUNCTIONS, *primitive.REDUCTIONS, *rules_of_ufuncs}
    # SciPy's, which have samples of their own, are there as well if their tests have run before
    wanted -= {key for key in wanted if _of_scipy(key[0] if isinstance(key, tuple) else key)}
    missing = sorted(map(str, wanted - used))
    assert not missing, "\n".join(missing)


CREATED = {
    "array", "asarray", "asanyarray", "asarray_chkfinite", "ascontiguousarray", "asfortranarray", "require", "frombuffer", "fromiter",
    "fromstring", "fromfile", "fromregex", "loadtxt", "genfromtxt", "from_dlpack", "indices", "mgrid", "ogrid", "hanning", "hamming",
    "bartlett", "blackman", "kaiser", "fft.fftfreq", "fft.rfftfreq", "fromfunction", "ndarray", "r_", "c_", "vectorize.__call__",
}  # fmt: skip
"""What makes arrays of no array; what of it may hold traced numbers is in shapedgrad.numpy."""
OF_INTEGERS = {
    "bitwise_and", "bitwise_or", "bitwise_xor", "gcd", "lcm", "left_shift", "right_shift", "bitwise_left_shift", "bitwise_right_shift",
    "invert", "bitwise_not", "bitwise_invert", "isnat", "bitwise_count", "broadcast_shapes", "packbits", "unpackbits", "ix_",
    "tril_indices", "triu_indices", "mask_indices", "diag_indices", "unravel_index", "ravel_multi_index",
}  # fmt: skip
WITHOUT_DERIVATIVE = {
    "histogram2d": "counts", "histogramdd": "counts", "histogram_bin_edges": "its rules for widths are steps",
    "lib.stride_tricks.as_strided": "it looks at memory, which what is traced has not",
    "row_stack": "vstack by an old name", "in1d": "isin by an old name", "trapz": "trapezoid by an old name",
}  # fmt: skip
SYNTAX = {"getitem": operator.getitem, "setitem": operator.setitem}


def test_every_operation_of_the_table_is_differentiable_or_said_not_to_be() -> None:
    known = {*primitive.FUNCTIONS, *primitive.UFUNCS, *primitive.CONSTANTS, *primitive.CREATORS}
    left = set()
    for name in TABLE:
        if name.startswith(("random.", "ndarray.", "ufunc.")):
            continue  # numbers are drawn for no derivative; methods are tested beside, methods of ufuncs have samples
        try:
            function = SYNTAX.get(name) or operator.attrgetter(name)(np)
        except AttributeError:
            function = None
        if not isinstance(function, Hashable) or function not in known:
            left.add(name)
    assert left <= CREATED | OF_INTEGERS | WITHOUT_DERIVATIVE.keys()
    assert not {*CREATED, *OF_INTEGERS, *WITHOUT_DERIVATIVE} - set(TABLE)


@pytest.mark.parametrize(
    "name", sorted(name.removeprefix("ndarray.") for name in TABLE if name.startswith("ndarray."))
)
def test_methods_of_the_table_are_those_of_traced_arrays(name: str) -> None:
    without = {"view", "to_device"}  # of memory, and of a computer
    assert hasattr(ArrayMethods, name) != (name in without)


def _of_scipy(function: Any) -> bool:
    return isinstance(function, np.ufunc) and getattr(np, function.__name__, None) is not function


def test_every_float_ufunc_is_differentiable_or_constant_or_known_not_to_be() -> None:
    missing = {
        name
        for name, ufunc in vars(np).items()
        if isinstance(ufunc, np.ufunc)
        and any("d" in types.partition("->")[0] for types in ufunc.types)
        and ufunc not in primitive.UFUNCS
        and ufunc not in primitive.CONSTANTS
        and ufunc not in primitive.FUNCTIONS
    }
    assert missing == set()


def test_ufuncs_have_a_rule_for_each_operand() -> None:
    assert not [p for u, p in primitive.UFUNCS.items() if len(p.vjps) != u.nin]


@pytest.mark.parametrize(
    "name", sorted(n for n in vars(ArrayMethods) if not n.startswith("_") and n not in {"value", "plain"})
)
def test_methods_are_those_of_arrays(name: str) -> None:
    assert hasattr(np.ndarray, name)
