"""mypy with the plugin, run on a program in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CACHES = "caches"


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one run."""

    status: int
    output: str

    @property
    def lines(self) -> list[str]:
        return self.output.splitlines()


def run_mypy(
    folder: Path,
    program: str,
    *,
    name: str = "main",
    plugin: str = "shapedgrad_mypy",
    strict: bool = True,
    settings: str = "",
) -> Run:
    """Check one module; what the folder's cache holds of earlier runs is used."""
    (folder / f"{name}.py").write_text(program)
    config = folder / "settings.ini"
    config.write_text(f"[mypy]\nplugins = {plugin}\nstrict = True\n{settings}\n")
    options = [
        f"--config-file={config}",
        f"--cache-dir={folder / CACHES}",
        "--no-error-summary",
        "--show-traceback",
    ]
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("MYPY", "COV"))}
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, f"{name}.py"],
        cwd=folder,
        env=inherited | {"SHAPEDGRAD_STRICT": "1" if strict else "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    return Run(done.returncode, done.stdout + done.stderr)
