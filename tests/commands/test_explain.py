from __future__ import annotations

import pytest

from shapedgrad.shapes.errors import CODES
from shapedgrad_mypy.commands.explain import UnknownCodeError, explanation
from shapedgrad_mypy.commands.main import main


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_page_and_no_other(code: str) -> None:
    text = explanation(code)
    assert text.startswith(f"{code}\n\n")
    assert "\n## " not in text
    assert len(text) > len(code) + 20


def test_a_code_that_is_not_ours_is_named_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnknownCodeError, match="no error code 'shape-shifted'"):
        explanation("shape-shifted")
    assert main(["explain", "shape-shifted"]) == 2
    printed = capsys.readouterr()
    assert all(code in printed.err for code in CODES)
    assert not printed.out


def test_what_is_printed_is_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "shape-axis"]) == 0
    assert capsys.readouterr().out == explanation("shape-axis") + "\n"


def test_arguments_that_are_not_ours_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["explain", "shape-axis", "--strict"])
    assert "--strict" in capsys.readouterr().err
