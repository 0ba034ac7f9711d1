from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import vjp
from shapedgrad.autodiff import primitive
from shapedgrad.autodiff.methods import ArrayMethods
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
