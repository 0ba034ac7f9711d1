"""The blocks of README.md: read, run, and written anew with what really comes out.

python -m tests.readme        rewrites the outputs in README.md
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block, and where its text stands."""

    language: str
    text: str
    start: int
    end: int

    @property
    def file(self) -> str | None:
        """The file that the block shows, named by the comment on its first line."""
        named = re.match(r"# (\S+\.\w+)\n", self.text)
        return named[1] if named else None

    @property
    def commands(self) -> list[str]:
        return [line.removeprefix("$ ") for line in self.text.splitlines() if line.startswith("$ ")]


def blocks(language: str | None = None) -> list[Block]:
    found = [
        Block(match["language"], match["text"], match.start("text"), match.end("text"))
        for match in BLOCK.finditer(README.read_text())
    ]
    return [block for block in found if language in {None, block.language}]


def write_files(folder: Path) -> None:
    """Write the files that the blocks show, beside our own examples."""
    for block in blocks():
        if block.file:
            (folder / block.file).write_text(block.text)
    if (ROOT / "examples").is_dir():
        shutil.copytree(ROOT / "examples", folder / "examples")


def session(block: Block, folder: Path) -> str:
    """What a console shows when the block's commands are run in a folder."""
    shown = ""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for command in block.commands:
        done = subprocess.run(
            command.split(),
            cwd=folder,
            env=os.environ | {"PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        shown += f"$ {command}\n{done.stdout}"
    return shown


def main() -> None:
    """Write the outputs anew."""
    text = README.read_text()
    with tempfile.TemporaryDirectory() as name:
        write_files(Path(name))
        for block in reversed(blocks("console")):
            text = text[: block.start] + session(block, Path(name)) + text[block.end :]
    README.write_text(text)


if __name__ == "__main__":
    main()
