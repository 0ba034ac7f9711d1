"""With the plugin on, mypy says nothing of innocent code that it does not say without it."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.packages import TYPED, UNTYPED, CannotBeFetchedError, fetched
from tests.innocence.compare import new_errors
from tests.innocence.settings import needs_time

HERE = Path(__file__).parent
EXERCISES = sorted((HERE / "exercises").glob("*.py"))
PATTERNS = sorted(HERE.glob("patterns_*.py"))
SETTINGS = {"default": (), "check-untyped-defs": ("--check-untyped-defs",), "strict": ("--strict",)}

BUGS: dict[tuple[str, str, int, str], str] = {
    ("trimesh==5.2.0", "trimesh/ray/ray_util.py", 51, "shape-reshape"): (
        "the parameter is annotated as bool | None, and made a vector of three numbers"
    )
}
"""Mistakes of published packages, by requirement, file, line and code: what is wrong there."""


@pytest.fixture(scope="module")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("caches")


def installed(package: str) -> Path:
    spec = find_spec(package)
    assert spec, f"{package} is not installed (it belongs to the extra dev)"
    assert spec.origin
    return Path(spec.origin).parent


def report(found: list[object]) -> str:
    return "mypy says with the plugin, and not without it:\n" + "\n".join(map(str, found))


@pytest.mark.parametrize("file", [*EXERCISES, *PATTERNS], ids=lambda file: file.stem)
def test_the_code_runs(file: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", str(file)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("settings", SETTINGS)
def test_exercises_and_patterns(settings: str, caches: Path) -> None:
    found = new_errors([*EXERCISES, *PATTERNS], SETTINGS[settings], caches=caches)
    assert not found, report([*found])


def test_numpys_own_examples(caches: Path) -> None:
    examples = installed("numpy") / "typing" / "tests" / "data" / "pass"
    assert examples.is_dir(), "this NumPy comes without its typing tests"
    found = new_errors([examples], SETTINGS["strict"], caches=caches)
    assert not found, report([*found])


@pytest.mark.parametrize("package", ["filterpy", "bayes_opt"])
def test_published_packages(package: str, caches: Path) -> None:
    found = new_errors([installed(package)], SETTINGS["check-untyped-defs"], caches=caches)
    assert not found, report([*found])


@needs_time
@pytest.mark.parametrize("requirement", [*TYPED, *UNTYPED])
def test_more_published_packages(requirement: str, caches: Path) -> None:
    try:
        sources = fetched(requirement)
    except CannotBeFetchedError as reason:
        pytest.skip(str(reason))
    found = new_errors(sources, SETTINGS["check-untyped-defs"], caches=caches)
    guilty = [finding for finding in found if (requirement, *finding.place) not in BUGS]
    assert not guilty, report([*guilty])
