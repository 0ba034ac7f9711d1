"""Every rule against NumPy itself: the same calls accepted, the same refused, the same shapes."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pytest

from shapedgrad.shapes.dim import substitute
from shapedgrad.shapes.errors import Refusal, ShapeError
from shapedgrad.shapes.indexing import Mask
from shapedgrad.shapes.rules.parameters import Several
from shapedgrad.shapes.rules.table import TABLE, infer
from shapedgrad.shapes.shape import Shape
from tests.calls import Call
from tests.samples import SAMPLES
from tests.shapes.rules.changes import changed, forgotten, with_one_unknown
from tests.shapes.rules.numpy_calls import REFUSED, call_numpy, installed

CHANGES = 30
FORGETTINGS = 30


def test_every_operation_has_a_sample() -> None:
    assert set(TABLE) == set(SAMPLES)


def answer(operation: str, call: Call) -> Any:
    try:
        return infer(operation, *call.args, **call.params)
    except ShapeError as error:
        return error


def numpys(operation: str, call: Call) -> Any:
    """The shape or shapes that NumPy gives, or its exception."""
    try:
        result = call_numpy(operation, call.args, call.params)
    except REFUSED as error:
        return error
    if TABLE[operation].dtype == "none":
        return None
    if TABLE[operation].dtype in {"dims", "dim"}:
        return result if isinstance(result, tuple) else (result,)
    if TABLE[operation].dtype == "list":  # without numbers, the inner lists are missing
        return None if empty(call) else np.shape(result)
    return shapes(result)


def shapes(result: Any) -> Any:
    if isinstance(result, tuple | list):
        return tuple(map(shapes, result))
    return np.shape(result)


def explain(operation: str, call: Call, ours: Any, theirs: Any) -> str:
    return f"{operation}({call}): {ours!r} and NumPy {theirs!r}"


def consistent(ours: Any, theirs: tuple[Any, ...]) -> bool:
    """Whether what is certain is true."""
    if isinstance(ours, tuple):
        return len(ours) == len(theirs) and all(map(consistent, ours, theirs))
    if isinstance(ours, Several):
        return (not isinstance(ours.count, int) or ours.count == len(theirs)) and all(
            consistent(ours.shape, each) for each in theirs
        )
    if not isinstance(ours, Shape):
        return True
    known = ours.with_rank(len(theirs))
    return known is not None and all(
        not isinstance(a, int) or a == b for a, b in zip(known.dims, theirs, strict=True)
    )


def exact(ours: Any) -> bool:
    return (isinstance(ours, tuple) and all(map(exact, ours))) or (
        isinstance(ours, Shape) and ours.known_rank
    )


# What NumPy refuses for the sake of the numbers or the length of a buffer, which no shape tells.
BY_NUMBERS = {
    "random.Generator.multivariate_hypergeometric",
    "insert", "delete", "compress", "ndarray.compress", "extract", "frombuffer", "fromiter", "loadtxt", "place", "put", "ndarray.put", "setitem", "ufunc.at", "ufunc.reduceat", "nanquantile",
    "nanpercentile", "random.choice", "random.Generator.choice", "ravel_multi_index", "unravel_index",
}  # fmt: skip


# What is in a file decides the rank; a path is no array, nor is a number of Python's.
RANK_BY_DATA = {"loadtxt", "genfromtxt", "einsum_path", "ndarray.item"}

# With no numbers at all, these forget the axes of q, or fail where a result without numbers is possible.
CARELESS_OF_EMPTY = {
    "nanquantile",
    "nanpercentile",
    "quantile",
    "percentile",
    "median",
    "nanmedian",
    "vectorize.__call__",
    "cov",
    "corrcoef",
}


def empty(call: Call) -> bool:
    return any(isinstance(each, Shape) and 0 in each.items for each in (*call.args, *call.params.values()))


# What these do with other arrays than vectors is an accident.
OF_VECTORS = {"polydiv"}


def accidental(operation: str, call: Call) -> bool:
    return operation in OF_VECTORS and any(isinstance(each, Shape) and each.rank != 1 for each in call.args)


def check(operation: str, call: Call) -> None:
    ours, theirs = answer(operation, call), numpys(operation, call)
    if accidental(operation, call):
        assert isinstance(theirs, Exception) or consistent(ours, theirs), explain(
            operation, call, ours, theirs
        )
        return
    if isinstance(theirs, Exception) and (
        operation in BY_NUMBERS or (operation in CARELESS_OF_EMPTY and empty(call))
    ):
        return
    if operation == "einsum" and empty(call) and isinstance(ours, ShapeError):
        return  # NumPy takes the diagonal of 0 x 3 for one of 3 numbers
    if operation == "setitem" and any(
        isinstance(item, Mask) and 0 in item.shape.items for item in call.args[1]
    ):
        return  # NumPy does not look at what a mask without places covers
    assert isinstance(ours, ShapeError) == isinstance(theirs, Exception), explain(
        operation, call, ours, theirs
    )
    if theirs is None or isinstance(theirs, Exception):
        return
    assert exact(ours) or operation in RANK_BY_DATA, explain(operation, call, ours, theirs)
    assert consistent(ours, theirs), explain(operation, call, ours, theirs)


@pytest.mark.parametrize("operation", list(filter(installed, sorted(SAMPLES))))
def test_samples(operation: str) -> None:
    for call in SAMPLES[operation]:
        assert not isinstance(numpys(operation, call), Exception), (str(call), numpys(operation, call))
        check(operation, call)


@pytest.mark.parametrize("operation", list(filter(installed, sorted(SAMPLES))))
def test_changed_samples(operation: str) -> None:
    random = Random(operation)  # noqa: S311  (no cryptography)
    for _ in range(CHANGES):
        check(operation, changed(random, operation, random.choice(SAMPLES[operation])))


@pytest.mark.parametrize("operation", list(filter(installed, sorted(SAMPLES))))
def test_one_unknown_part(operation: str) -> None:
    for call in SAMPLES[operation]:
        theirs = numpys(operation, call)
        for vague in with_one_unknown(operation, call):
            ours = answer(operation, vague)
            assert not isinstance(ours, ShapeError), explain(operation, vague, ours, theirs)
            assert theirs is None or consistent(ours, theirs), explain(operation, vague, ours, theirs)


@pytest.mark.parametrize("operation", list(filter(installed, sorted(SAMPLES))))
def test_names_in_place_of_sizes(operation: str) -> None:
    random = Random(operation)  # noqa: S311  (no cryptography)
    for _ in range(FORGETTINGS):
        call = random.choice(SAMPLES[operation])
        call = changed(random, operation, call) if random.random() < 0.5 else call
        theirs = numpys(operation, call)
        if isinstance(theirs, Exception) or (operation in CARELESS_OF_EMPTY and empty(call)):
            continue
        vague, sizes = forgotten(random, operation, call)
        ours = answer(operation, vague)
        context = f"{explain(operation, vague, ours, theirs)} for {call}"
        assert not isinstance(ours, ShapeError) or ours.code == "shape-unproven", context
        if theirs is not None and not isinstance(ours, ShapeError):
            assert consistent(at(ours, sizes), theirs), context


def at(ours: Any, sizes: dict[Any, Any]) -> Any:
    """The answer with its names' sizes."""
    if isinstance(ours, tuple):
        return tuple(at(each, sizes) for each in ours)
    if isinstance(ours, Several):
        return Several(at(ours.shape, sizes), substitute(ours.count, sizes))
    try:
        return ours.substitute(sizes) if isinstance(ours, Shape) else ours
    except Refusal:
        return None
