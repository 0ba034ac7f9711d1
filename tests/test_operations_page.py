"""The page of operations is what its generator writes, and names whatever NumPy has."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from shapedgrad.shapes.dtypes import DTYPES
from shapedgrad.shapes.rules.table import TABLE
from tests.shapes.rules.test_unknowns import NAMESPACES, public

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(scope="module")
def operations() -> ModuleType:
    spec = importlib.util.spec_from_file_location("operations", DOCS / "operations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def text() -> str:
    return (DOCS / "operations.md").read_text()


def test_page_is_the_generated_one(operations: ModuleType, text: str) -> None:
    assert text == operations.page(), "run `make docs`"


@pytest.mark.parametrize("prefix", NAMESPACES)
def test_every_public_name_is_there(prefix: str, text: str) -> None:
    named = set(re.findall(r"`([\w.]+)`", text))
    missing = [name for name in public(prefix) if not named & _spellings(name)]
    assert not missing


def _spellings(name: str) -> set[str]:
    owner, _, last = name.rpartition(".")
    return {name, f".{last}"} if owner == "ndarray" else {name, last, f"RandomState.{last}"}


def test_every_rule_of_shapes_is_described(operations: ModuleType) -> None:
    assert not [name for name, row in TABLE.items() if len(operations.shape([row])) < 8]


def test_every_rule_of_dtypes_has_words(operations: ModuleType) -> None:
    named = {row.dtype.partition(":")[0] for row in TABLE.values() if isinstance(row.dtype, str)}
    assert {name for name in named if name not in operations.DTYPES and name not in DTYPES} == set()
    assert {name for name in operations.DTYPES if name not in named} == set()


def test_gradients_are_those_of_the_registries(operations: ModuleType) -> None:
    assert (
        operations.gradient("exp")
        == operations.gradient("linalg.inv")
        == operations.gradient("getitem")
        == "vjp, jvp"
    )
    assert operations.gradient("argmax") == operations.gradient("zeros") == "constant"
    assert operations.gradient("random.normal") == operations.gradient("bitwise_and") == "—"
