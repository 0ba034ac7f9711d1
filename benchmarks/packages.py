"""Published packages that import NumPy nearly everywhere, and some that never do: fetched from the index, kept in a folder.

Versions are exact, so that what is measured or compared today can be measured or compared again.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TYPED = ("bayesian-optimization==3.4.0", "galois==0.4.11", "mygrad==2.5.0", "trimesh==5.2.0")
"""Packages with annotations that they publish (``py.typed``)."""

UNTYPED = (
    "filterpy==2.0.0",
    "autograd==1.9.1",
    "cmaes==0.13.1",
    "emcee==3.1.6",
    "lmfit==1.3.4",
    "networkx==3.6.1",
    "pykalman==0.11.2",
)
"""Packages without, or which do not publish them."""

WITHOUT_NUMPY = ("click==8.5.1", "rich==15.0.0")

_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "shapedgrad" / "packages"


class CannotBeFetchedError(Exception):
    """The package index does not answer, or has no such version any more."""


def fetched(requirement: str) -> list[Path]:
    """Return the modules and packages of a distribution, fetched unless that was done before."""
    target = _folder(requirement)
    if not target.is_dir():
        pip = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--retries=0",
        ]
        scratch = target.with_name(f"{target.name}.part")
        command = [*pip, "--no-deps", "--no-compile", "--upgrade", "--target", str(scratch), requirement]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  the names above
        if done.returncode:
            raise CannotBeFetchedError(f"{requirement}: {done.stderr.strip().splitlines()[-1]}")
        scratch.rename(target)
    return sorted(path.parent for path in target.glob("*/__init__.py")) + sorted(target.glob("*.py"))


def _folder(requirement: str) -> Path:
    return _CACHE / requirement.replace("==", "-")
