"""mypy's cache is forgotten when a rule has changed."""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import Path

import pytest

import shapedgrad.shapes
from shapedgrad_mypy.plugin import code_digest


@pytest.fixture
def core(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the core and of the plugin, which the digest is taken of."""
    for module in (shapedgrad.shapes, import_module("shapedgrad_mypy.plugin")):
        assert module.__file__ is not None
        source = Path(module.__file__)
        copy = tmp_path / source.parent.name
        shutil.copytree(source.parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
        monkeypatch.setattr(module, "__file__", str(copy / source.name))
    return tmp_path / "shapes"


def test_the_digest_stays_while_nothing_changes(core: Path) -> None:
    before = code_digest()
    (core / "rules" / "notes.txt").write_text("no code")
    assert code_digest() == before


@pytest.mark.parametrize("name", ["rules/reduction.py", "dim.py"])
def test_an_edited_rule_changes_it(core: Path, name: str) -> None:
    before = code_digest()
    (core / name).write_text((core / name).read_text() + "\n# edited\n")
    assert code_digest() != before


@pytest.mark.parametrize("name", ["calls.py", "sizes.pyi"])
def test_an_edited_plugin_changes_it(core: Path, name: str) -> None:
    before = code_digest()
    edited = core.parent / "shapedgrad_mypy" / name
    edited.write_text(edited.read_text() + "\n# edited\n")
    assert code_digest() != before
