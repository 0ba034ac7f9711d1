"""What the page about the command shows is what really happens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.console import run
from tests.commands.documentation import PAGE, blocks, write_files
from tests.readme import Block, session


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("documentation")
    write_files(made)
    return made


@pytest.mark.parametrize("block", blocks("console"), ids=lambda block: block.commands[0])
def test_the_output_of_commands(block: Block, folder: Path) -> None:
    # python -m tests.commands.documentation writes it anew.
    assert block.text == session(block, folder)


def test_the_page_and_the_data_are_made_as_it_says(folder: Path) -> None:
    assert run(folder, "shapes", "--html", "--output", "network.html", "network.py").returncode == 1
    assert (folder / "network.html").is_file()
    (file,) = json.loads(run(folder, "shapes", "--json", "network.py").stdout)["files"]
    text = PAGE.read_text()
    for kind in ("hints", "expressions", "messages"):
        (row,) = [line for line in text.splitlines() if line.startswith(f"| `{kind}` |")]
        if kind != "messages":
            assert all(f"`{key}`" in row for key in file[kind][0]), row
    assert {hint["kind"] for hint in file["hints"]} == {"assignment", "argument", "return"}
