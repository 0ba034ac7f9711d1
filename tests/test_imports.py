"""What comes along when the library, its core or its plugin is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def imported_by(statement: str, *options: str) -> set[str]:
    """The top-level modules that are loaded after a statement in a fresh interpreter."""
    code = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    command = [sys.executable, *options, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_library_does_not_import_mypy() -> None:
    assert not {"mypy", "shapedgrad_mypy"} & imported_by("import shapedgrad")


def test_the_plugin_does_not_import_numpy() -> None:
    assert not {"numpy", "optree"} & imported_by("import shapedgrad_mypy.plugin")


def test_the_core_does_not_import_numpy() -> None:
    assert not {"numpy", "mypy", "optree"} & imported_by("import shapedgrad.shapes.rules.table")


def test_what_takes_long_to_import_waits_until_it_is_used() -> None:
    alone = imported_by("import numpy")
    for statement in ("from shapedgrad import grad, vjp, jvp, jacobian", "import shapedgrad.numpy"):
        found = imported_by(statement) - alone
        assert not {"optree", "scipy", "unittest", "mypy", "jax"} & found, statement


def test_the_core_works_without_any_installed_package() -> None:
    core = ROOT / "shapedgrad" / "shapes"
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sorted(core.rglob("*.py"))]
    modules = ", ".join(name.removesuffix(".__init__") for name in names)
    # -S leaves out site-packages.
    assert "shapedgrad" in imported_by(f"sys.path.insert(0, {str(ROOT)!r})\nimport {modules}", "-S")


def test_import_is_silent() -> None:
    command = [sys.executable, "-W", "error", "-c", "import shapedgrad, shapedgrad.array, shapedgrad.checked"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
