"""The examples in the docstrings of the core are true."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize(
    "module", ["agreement", "atoms", "binding", "dim", "dtypes", "notation", "promotion", "shape"]
)
def test_examples(module: str) -> None:
    failed, _ = doctest.testmod(import_module(f"shapedgrad.shapes.{module}"))
    assert failed == 0
