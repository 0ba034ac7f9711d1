"""The command, run in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMAND = "from shapedgrad_mypy.commands.main import main; raise SystemExit(main())"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``shapedgrad`` as a shell would; what nobody sets is as it is by default."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MYPY", "COV"))}
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *arguments],
        cwd=folder,
        env=inherited | {"SHAPEDGRAD_STRICT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
