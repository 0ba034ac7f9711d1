"""The command as it is run: settings, caches, formats, exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import shapedgrad_mypy
from shapedgrad_mypy.commands.messages import read_messages
from shapedgrad_mypy.commands.records import ShownFile
from tests.commands.console import run
from tests.commands.programs import FAULTY, MODEL

SETTINGS = """\
[mypy]
plugins = shapedgrad_mypy
check_untyped_defs = True
[mypy-lenient]
disable_error_code = shape-unproven
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("command")
    (folder / "model.py").write_text(MODEL)
    (folder / "faulty.py").write_text(FAULTY)
    (folder / "mypy.ini").write_text(SETTINGS)
    return folder


def test_the_source_is_printed_with_hints_and_the_status_is_that_of_mypy(folder: Path) -> None:
    done = run(folder, "shapes", "model.py")
    assert "    mean = x.mean(axis=0)  # (D,) float64\n" in done.stdout
    assert "cannot broadcast (N, D) with (N,): D and N need not be equal  [shape-unproven]" in done.stdout
    assert (done.returncode, done.stderr) == (1, "")


def test_what_is_not_about_shapes_is_counted_and_shown_if_asked_for(folder: Path) -> None:
    done = run(folder, "shapes", "faulty.py")
    assert "Incompatible types" not in done.stdout
    assert done.stderr == "1 other error of mypy's: see --all\n"
    done = run(folder, "shapes", "--all", "faulty.py")
    assert "Incompatible types" in done.stdout
    assert not done.stderr


def test_data_for_tools(folder: Path) -> None:
    done = run(folder, "shapes", "--json", "model.py", "faulty.py")
    data = json.loads(done.stdout)
    assert [file["path"] for file in data["files"]] == ["model.py", "faulty.py"]
    (mean,) = [hint for hint in data["files"][0]["hints"] if hint["name"] == "mean"]
    assert mean == {
        "line": 9,
        "kind": "assignment",
        "name": "mean",
        "text": "(D,) float64",
        "shape": ["D"],
        "dtype": "float64",
    }
    message = next(each for each in data["files"][1]["messages"] if each["severity"] == "error")
    assert (message["line"], message["column"], message["end_column"]) == (5, 11, 16)
    assert message["code"] == "shape-matmul"


def test_a_page_is_written_where_it_is_wanted(folder: Path) -> None:
    done = run(folder, "shapes", "--html", "--output", "page.html", "model.py")
    assert not done.stdout
    assert (folder / "page.html").read_text().startswith("<!doctype html>")


def test_formats_exclude_each_other(folder: Path) -> None:
    done = run(folder, "shapes", "--html", "--json", "model.py")
    assert (done.returncode, done.stdout) == (2, "")
    assert "not allowed with" in done.stderr


def test_the_settings_of_mypy_count(folder: Path) -> None:
    (folder / "lenient.py").write_text(MODEL)
    done = run(folder, "shapes", "lenient.py")
    assert "need not be equal" not in done.stdout
    assert done.returncode == 0


def test_settings_without_the_plugin_have_a_cache_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "faulty.py").write_text(FAULTY)
    (tmp_path / "mypy.ini").write_text("[mypy]\n")
    done = run(tmp_path, "shapes", "--check-untyped-defs", "faulty.py")
    assert "cannot multiply" in done.stdout
    assert [path.name for path in (tmp_path / ".mypy_cache").iterdir() if path.is_dir()] == ["shapedgrad"]


def test_the_cache_serves_mypy_and_the_command(folder: Path) -> None:
    run(folder, "shapes", "model.py")
    command = [sys.executable, "-m", "mypy", "-v", "model.py"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "cannot broadcast" in done.stdout
    assert "Scheduling SCC singleton (numpy" not in done.stderr
    said = run(folder, "shapes", "-v", "model.py").stderr
    stale = [line for line in said.splitlines() if "Scheduling SCC" in line]
    assert len(stale) == 1, said


def test_a_syntax_error_stands_at_its_line(folder: Path) -> None:
    (folder / "broken.py").write_text("x = 1\ny = (\n")
    done = run(folder, "shapes", "broken.py")
    assert done.returncode == 2
    assert done.stdout.startswith("x = 1\n")
    assert "[syntax]" in done.stdout


def test_a_file_that_is_not_there(folder: Path) -> None:
    done = run(folder, "shapes", "none.py")
    assert done.returncode == 2
    assert "none.py" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_is_all_the_files_in_it(folder: Path) -> None:
    (folder / "package").mkdir()
    for name in ("__init__", "first", "second"):
        (folder / "package" / f"{name}.py").write_text("import numpy as np\nx = np.ones(3)\n")
    done = run(folder, "shapes", "package")
    assert done.stdout.count("x = np.ones(3)  # (3,) float64") == 3
    assert "# package/first.py" in done.stdout


def test_the_plugin_is_put_back(folder: Path) -> None:
    assert shapedgrad_mypy.plugin("") is shapedgrad_mypy.ShapedgradPlugin


def test_messages_about_other_files_are_handed_back() -> None:
    file = ShownFile("a.py", "x = 1\n")
    lines = ["b.py:3: error: Name is gone  [name-defined]", "a.py:1: note: Look here", "mypy is tired"]
    assert read_messages(lines, [file], native=True) == [
        "b.py:3: error: Name is gone  [name-defined]",
        "mypy is tired",
    ]
    assert [(message.severity, message.text) for message in file.messages] == [("note", "Look here")]
