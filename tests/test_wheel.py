"""The wheel and the source distribution hold what they should, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    # Not isolated: the build backend is installed with the extra dev, and tests need no network.
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (path,) = dist.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def files(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_it_contains_exactly_two_packages(files: set[str]) -> None:
    packages = {name.partition("/")[0] for name in files}
    assert packages == {"shapedgrad", "shapedgrad_mypy", "shapedgrad-0.1.0.dist-info"}


def test_both_packages_are_marked_as_typed(files: set[str]) -> None:
    assert {"shapedgrad/py.typed", "shapedgrad_mypy/py.typed"} <= files


def test_it_contains_every_source_file_and_no_other(files: set[str]) -> None:
    sources = set()
    for package in (ROOT / "shapedgrad", ROOT / "mypy_plugin" / "shapedgrad_mypy"):
        for path in package.rglob("*"):
            if path.suffix in {".py", ".pyi", ".html"} or path.name == "py.typed":
                sources.add(path.relative_to(package.parent).as_posix())
    assert {name for name in files if ".dist-info/" not in name} == {*sources, "shapedgrad_mypy/errors.md"}


def test_its_metadata_names_what_users_install(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        metadata = Parser().parsestr(archive.read("shapedgrad-0.1.0.dist-info/METADATA").decode())
    assert metadata["Name"] == "shapedgrad"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert {"mypy", "scipy", "jax", "examples", "dev", "docs"} == set(metadata.get_all("Provides-Extra", []))
    needed = {
        line.partition(">")[0] for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line
    }
    assert needed == {"numpy", "typing-extensions", "optree"}


def test_the_wheel_works_where_only_it_is_installed(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)  # noqa: S202  we have just made it
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "import shapedgrad, shapedgrad_mypy\n"
        "print(shapedgrad.__file__, shapedgrad_mypy.__file__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.count(str(tmp_path)) == 2


def test_the_command_explains_errors_where_only_the_wheel_is_installed(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)  # noqa: S202  we have just made it
        assert (
            "shapedgrad = shapedgrad_mypy.commands.main:main"
            in archive.read("shapedgrad-0.1.0.dist-info/entry_points.txt").decode()
        )
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from shapedgrad_mypy.commands.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "explain", "shape-broadcast"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("shape-broadcast\n")


def test_the_source_distribution_brings_tests_and_no_environment(dist: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    assert {
        "LICENSE",
        "Makefile",
        "README.md",
        "pyproject.toml",
        "shapedgrad",
        "mypy_plugin",
        "tests",
    } <= tops
    assert not {".venv", ".git", ".mypy_cache"} & tops
