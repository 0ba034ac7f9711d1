"""The random statements call every operation, pass every parameter, and write it in every form."""

from __future__ import annotations

import numpy as np
import pytest

from shapedgrad.shapes.rules.parameters import Parameter
from shapedgrad.shapes.rules.parameters import parameters as of_rule
from shapedgrad.shapes.rules.table import METHODS, TABLE
from tests.fuzz.coverage import Passed, drawn, nothing
from tests.fuzz.families.registry import FORMS, OLD_AND_NEW
from tests.fuzz.reading import parameters

DRAWS, ROUNDS = 10, 6
BY_HAND = {
    "getitem",
    "setitem",
    "mgrid",
    "ogrid",
    "r_",
    "c_",
    "vectorize.__call__",
    "random.RandomState.tomaxint",
}
"""What is not called by its name."""
NOT_DRAWN = {"fromfile", "fromregex"} | {name for name in OLD_AND_NEW if not hasattr(np, name)}
"""What needs a file, and what this NumPy lacks."""
READERS = {"loadtxt", "genfromtxt", "fromstring", "frombuffer", "ndarray"}
"""What has more parameters about texts and memory than about shapes."""
ATTRIBUTES = {"T", "mT", "real", "imag"}
OF_RESULTS = {"out"}
"""What depends on the result, and so on a run."""
FIELDS = {"sort", "argsort", "partition", "argpartition"}
"""Whose parameter `order` names fields of structured arrays."""
LEFT_ALONE = {
    "signature": "the loop of a ufunc, by its dtypes",
    "ndmax": "how deep lists are read",
    "type": "a subclass of ndarray",
    "args": "those of a user's function",
    "kwargs": "the same",
    "strides": "bytes between elements",
    "stream": "of a device",
    "einsum_call": "how einsum asks it",
    "self": "the array of a method",
}
"""Parameters that no statement passes, and what they are."""


@pytest.fixture(scope="module")
def passed() -> Passed:
    """What statements pass: more of them of the operations of which something is missing yet."""
    found = nothing()
    drawn(found, DRAWS, seed=1)
    for round_ in range(ROUNDS):
        rare = {each.partition("(")[0] for each in [*parameters_missing(found), *forms_missing(found)]}
        if rare:
            drawn(found, 2 * DRAWS, seed=2 + round_, operations=rare)
    return found


def test_every_operation_is_drawn() -> None:
    assert {operation for form in FORMS for operation in form.operations} >= set(TABLE) - NOT_DRAWN


def test_every_method_is_called_as_one(passed: Passed) -> None:
    assert not [
        name for name, row in METHODS.items() if "." not in passed[row.name] and name not in ATTRIBUTES
    ]


def test_calls_are_such_that_numpy_takes(passed: Passed) -> None:
    assert not [each for found in passed.values() for each in found["?"]]


def test_every_parameter_is_passed(passed: Passed) -> None:
    assert not parameters_missing(passed)


def parameters_missing(passed: Passed) -> list[str]:
    called = set(TABLE) - BY_HAND - NOT_DRAWN - READERS
    return [f"{name}({each}=)" for name in sorted(called) for each in _wanted(name) - set(passed[name])]


def _wanted(operation: str) -> set[str]:
    """The parameters that some statement must pass."""
    found = parameters(operation)
    if found is None or operation.rpartition(".")[2] in ATTRIBUTES:
        return set()
    fields = {"order"} if operation.removeprefix("ndarray.") in FIELDS else set()
    return set(found.parameters) - OF_RESULTS - set(LEFT_ALONE) - fields


def test_axes_are_written_in_every_form(passed: Passed) -> None:
    assert not forms_missing(passed)


def forms_missing(passed: Passed) -> list[str]:
    return [
        f"{name}({parameter.name}={form})"
        for name in sorted(set(TABLE) - BY_HAND - NOT_DRAWN)
        for parameter in of_rule(TABLE[name].rule).values()
        for form in _forms(name, parameter) - passed[name][parameter.name]
        if passed[name][parameter.name]
    ]


def _forms(operation: str, parameter: Parameter) -> set[str]:
    none = {"None"} if parameter.optional and not operation.startswith("ndarray.") else set()
    one = {"int", "negative"} if parameter.name in {"axis", "axis1", "axis2"} else set()
    return {"Axis": none | one, "Axes": none | one | {"tuple"}}.get(parameter.kind, set())
