# ruff: noqa: INP001  a folder of cases is no package
"""An internal fault of the plugin fails a case: without this it would only be a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have mypy run strictly; it sees no other environment than that of its case."""
    for item in items:
        environment = getattr(item, "environment_variables", None)
        if environment is not None:
            environment["SHAPEDGRAD_STRICT"] = "1"
