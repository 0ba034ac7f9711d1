"""What docs/compile.md says and shows is true, and so is the example."""

from __future__ import annotations

import doctest
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent


def test_the_examples_of_the_page_are_true() -> None:
    result = doctest.testfile(str(ROOT / "docs" / "compile.md"), module_relative=False)
    assert result.attempted > 10
    assert not result.failed


def test_the_pictures_are_those_of_today() -> None:
    # python docs/pictures.py draws them anew
    drawn: Any = runpy.run_path(str(ROOT / "docs" / "pictures.py"))["pictures"]()
    assert len(drawn) == 2
    for path, text in drawn.items():
        assert path.read_text() == text


def test_the_network_remembers(capsys: pytest.CaptureFixture[str]) -> None:
    module = runpy.run_path(str(ROOT / "examples" / "recurrent.py"))
    first, last = module["main"]()
    assert last < 0.02 * first
    assert "hits=299, misses=1" in capsys.readouterr().out


def test_the_compiler_is_loaded_when_it_is_asked_for() -> None:
    code = (
        "import sys, shapedgrad\n"
        "shapedgrad.grad\n"
        "assert not [name for name in sys.modules if name.startswith('shapedgrad.compile')]\n"
        "assert shapedgrad.compile.__module__ in sys.modules\n"
        "import shapedgrad.compile.graph\n"
        "assert shapedgrad.compile is shapedgrad.compile and callable(shapedgrad.compile)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
