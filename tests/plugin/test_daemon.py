"""dmypy: after an edit it says what a fresh run of mypy says, no more and no less."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

FIRST = """
import numpy as np

def scores(x, w):
    return x @ w

def made(n: int) -> int:
    x = np.zeros((3, 4))
    x + np.ones(3)
    return n

def later() -> None:
    y = np.ones((2, 5))
    y @ np.ones((4, 1))

scores(np.ones((3, 4)), np.ones((5, 6)))
"""
OTHER = """
from first import later, made, scores
import numpy as np

def used() -> None:
    z = np.ones((7, 2))
    z + np.ones(3)
    made(3)

scores(np.ones((2, 2)), np.ones((3, 2)))
"""
EDITS: dict[str, list[tuple[str, str, str]]] = {
    "nothing": [],
    "a mistake is made right": [("first", "x + np.ones(3)", "x + np.ones(4)")],
    "another is made": [("first", "y @ np.ones((4, 1))", "y @ np.ones((5, 1)) + np.ones((3, 2))")],
    "lines move": [("first", "import numpy as np\n", "import numpy as np\n\n# a comment\n")],
    "what is not annotated is called rightly": [
        ("first", "scores(np.ones((3, 4)), np.ones((5, 6)))", "scores(np.ones((3, 4)), np.ones((4, 6)))")
    ],
    "a signature changes, so that mypy looks again at who uses it": [
        ("first", "def made(n: int) -> int:", "def made(n: str) -> str:")
    ],
    "the module that imports is edited": [("other", "np.ones((2, 2))", "np.ones((2, 3))")],
    "a function without a mistake is edited": [("other", "    made(3)\n", '    made("3")\n')],
}


class Daemon:
    """A daemon, and a fresh run with a cache beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "settings.ini").write_text(
            "[mypy]\nplugins = shapedgrad_mypy\ncheck_untyped_defs = True\nshow_column_numbers = True\n"
        )
        for name, text in (("first", FIRST), ("other", OTHER)):
            (folder / f"{name}.py").write_text(text)

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.folder / f"{name}.py"
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def run(self, module: str, *arguments: str) -> Sequence[str]:
        """Run a command, and return what it says of the program, in order."""
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("MYPY", "COV"))}
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.folder,
            env=environment | {"SHAPEDGRAD_STRICT": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in {0, 1}, done.stdout + done.stderr
        return sorted(line for line in done.stdout.splitlines() if ".py:" in line)

    def fresh(self) -> Sequence[str]:
        options = ["--config-file=settings.ini", "--cache-dir=caches"]
        return self.run("mypy", *options, "first.py", "other.py")

    def asked(self) -> Sequence[str]:
        return self.run("mypy.dmypy", "--status-file=daemon.json", "check", "first.py", "other.py")


@pytest.fixture(scope="module")
def daemon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Daemon]:
    started = Daemon(tmp_path_factory.mktemp("daemon"))
    status = "--status-file=daemon.json"
    started.run("mypy.dmypy", status, "start", "--", "--config-file=settings.ini", "--show-traceback")
    try:
        yield started
    finally:
        started.run("mypy.dmypy", status, "stop")


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS.keys())
def test_the_daemon_says_what_a_fresh_run_says(edits: list[tuple[str, str, str]], daemon: Daemon) -> None:
    for edit in edits:
        daemon.edit(*edit)
    expected = daemon.fresh()
    assert daemon.asked() == expected
    assert daemon.asked() == expected
    assert len(set(expected)) == len(expected) >= 2
