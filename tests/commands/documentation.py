"""The blocks of docs/shapes-command.md: run, and written anew with what really comes out.

python -m tests.commands.documentation        rewrites the outputs
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from tests.readme import BLOCK, Block, session

PAGE = Path(__file__).parents[2] / "docs" / "shapes-command.md"


def blocks(language: str | None = None) -> list[Block]:
    found = [
        Block(match["language"], match["text"], match.start("text"), match.end("text"))
        for match in BLOCK.finditer(PAGE.read_text())
    ]
    return [block for block in found if language in {None, block.language}]


def write_files(folder: Path) -> None:
    """Write the files that the blocks show."""
    for block in blocks():
        named = re.match(r"# (\S+\.\w+)\n", block.text)
        if named is not None:
            (folder / named[1]).write_text(block.text)


def main() -> None:
    """Write the outputs anew."""
    text = PAGE.read_text()
    with tempfile.TemporaryDirectory() as name:
        write_files(Path(name))
        for block in reversed(blocks("console")):
            text = text[: block.start] + session(block, Path(name)) + text[block.end :]
    PAGE.write_text(text)


if __name__ == "__main__":
    main()
