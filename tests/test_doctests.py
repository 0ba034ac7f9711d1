"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = [
    *(ROOT / "shapedgrad").rglob("*.py"),
    *(ROOT / "mypy_plugin" / "shapedgrad_mypy").rglob("*.py"),
]
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    .removeprefix("mypy_plugin.")
    .removesuffix(".__init__")
    for path in SOURCES
    if ">>>" in path.read_text()
)


@pytest.mark.parametrize("module", MODULES)
def test_docstrings(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert result.attempted
    assert not result.failed
