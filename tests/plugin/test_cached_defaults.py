"""Default values, read from a module's source where mypy's cache has none."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from shapedgrad_mypy.cached_defaults import default_of

SOURCE = """
def conv(x, stride=1, *, padding=2, mode="same", last=True): ...

class Layer:
    async def run(self, x, times=3, /): ...
"""


@pytest.fixture
def modules(tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "layers.py"
    path.write_text(SOURCE)
    return {"nets.layers": SimpleNamespace(path=str(path)), "gone": SimpleNamespace(path="nowhere.py")}


@pytest.mark.parametrize(
    "function, parameter, default",
    [
        ("nets.layers.conv", "stride", 1),
        ("nets.layers.conv", "padding", 2),
        ("nets.layers.conv", "x", None),
        ("nets.layers.conv", "mode", None),
        ("nets.layers.conv", "last", None),
        ("nets.layers.Layer.run", "times", 3),
        ("nets.layers.Layer.walk", "times", None),
        ("gone.conv", "stride", None),
        ("elsewhere.conv", "stride", None),
    ],
)
def test_default_of(modules: dict[str, Any], function: str, parameter: str, default: int | None) -> None:
    assert default_of(function, parameter, modules) == default
