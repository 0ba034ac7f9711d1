"""The import contracts of pyproject.toml hold, and each of them can fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]

# contract, the file that is spoilt, what is written into it
FAULTS = [
    ("layers", "shapedgrad/shapes/errors.py", "import shapedgrad.autodiff"),
    ("layers", "shapedgrad/array.py", "from shapedgrad import checked"),
    ("layers", "shapedgrad/stray.py", '"""A module that has no layer."""'),
    ("core", "shapedgrad/shapes/errors.py", "import numpy"),
    ("core", "shapedgrad/shapes/rules/table.py", "from typing_extensions import TypeAliasType"),
    ("runtime", "shapedgrad/array.py", "from mypy.types import Type"),
    ("plugin", "mypy_plugin/shapedgrad_mypy/report.py", "import numpy.typing"),
    ("plugin", "mypy_plugin/shapedgrad_mypy/report.py", "from shapedgrad.array import NDArray"),
    ("interpretation", "mypy_plugin/shapedgrad_mypy/interpretation/state.py", "from mypy.types import Type"),
    ("cycles", "shapedgrad/shapes/errors.py", "import shapedgrad.shapes.shape"),
]


def lint_imports(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(folder), str(folder / "mypy_plugin")])
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for folder in ("shapedgrad", "mypy_plugin"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_the_contracts_hold() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("contract, file, code", FAULTS, ids=lambda value: value.replace("/", "."))
def test_a_bad_import_breaks_its_contract(tree: Path, contract: str, file: str, code: str) -> None:
    with (tree / file).open("a") as module:
        module.write(f"\n{code}\n")
    done = lint_imports(tree, "--contract", contract)
    name = next(each["name"] for each in CONTRACTS if each["id"] == contract)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{name} BROKEN" in " ".join(done.stdout.split())


def test_every_contract_is_seen_to_fail() -> None:
    assert {contract for contract, _, _ in FAULTS} == {each["id"] for each in CONTRACTS}


def test_the_plugin_is_kept_from_every_part_of_the_runtime() -> None:
    parts = {
        f"shapedgrad.{path.stem}"
        for path in (ROOT / "shapedgrad").glob("[!_.]*")
        if path.suffix in {"", ".py"}
    }
    forbidden = next(each["forbidden_modules"] for each in CONTRACTS if each["id"] == "plugin")
    assert parts - {"shapedgrad.shapes"} <= set(forbidden)
