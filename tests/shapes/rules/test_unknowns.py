"""Whatever NumPy has is in the table, or left out for a reason."""

from __future__ import annotations

import inspect
import re
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from shapedgrad.shapes.rules.table import METHODS, TABLE
from shapedgrad.shapes.rules.unknowns import DELIBERATELY_UNKNOWN, VERSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMESPACES = {
    "": np,
    "linalg.": np.linalg,
    "fft.": np.fft,
    "random.": np.random,
    "random.Generator.": np.random.Generator,
    "random.RandomState.": np.random.RandomState,
    "ndarray.": np.ndarray,
    "ufunc.": np.ufunc,
}
OBJECTS_IN_BRACKETS = {"mgrid", "ogrid", "r_", "c_", "s_", "index_exp"}


def public(prefix: str) -> Iterator[str]:
    """The names of a namespace that are called, or written with brackets behind."""
    for name in dir(NAMESPACES[prefix]):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found: Any = None if name.startswith("_") else getattr(NAMESPACES[prefix], name)
        no_operation = inspect.isclass(found) and issubclass(found, (np.generic, Exception))
        if (callable(found) and not no_operation) or (prefix == "" and name in OBJECTS_IN_BRACKETS):
            yield prefix + name


def known(name: str) -> bool:
    """Whether there is a row: the methods of a RandomState are the functions, those of arrays may be functions, too."""
    owner, _, last = name.rpartition(".")
    return (
        name in TABLE
        or (owner == "ndarray" and last in METHODS)
        or (owner == "random.RandomState" and f"random.{last}" in TABLE)
    )


@pytest.mark.parametrize("prefix", NAMESPACES)
def test_everything_is_known_or_left_out_for_a_reason(prefix: str) -> None:
    names = list(public(prefix))
    assert names
    assert [name for name in names if known(name) == (name in DELIBERATELY_UNKNOWN)] == []


def test_reasons_are_given_once() -> None:
    assert len(DELIBERATELY_UNKNOWN) > 90
    assert not set(TABLE) & set(DELIBERATELY_UNKNOWN)


@pytest.mark.parametrize("name", VERSIONS)
def test_versions_are_told_of_what_is_known(name: str) -> None:
    assert name in TABLE
    assert re.search(r"(since|until) \d\.\d$", VERSIONS[name])
