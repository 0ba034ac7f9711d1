"""What README.md shows is what really happens."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from tests.readme import README, Block, blocks, session, write_files


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("readme")
    write_files(made)
    return made


def test_it_opens_with_the_two_commands() -> None:
    first = blocks()[0].text.splitlines()
    assert [line.split("#")[0].strip() for line in first] == ["make demo", "make test"]


def test_the_sessions_with_python() -> None:
    text = "\n".join(block.text for block in blocks("pycon"))
    test = doctest.DocTestParser().get_doctest(text, {}, README.name, str(README), 0)
    runner = doctest.DocTestRunner()
    assert runner.run(test).failed == 0


@pytest.mark.parametrize("block", blocks("console"), ids=lambda block: block.commands[0])
def test_the_output_of_commands(block: Block, folder: Path) -> None:
    # python -m tests.readme writes it anew.
    assert block.text == session(block, folder)


def test_every_block_of_python_is_a_file_that_is_checked() -> None:
    checked = {command.split()[-1] for block in blocks("console") for command in block.commands}
    assert {block.file for block in blocks("python")} <= checked
