"""What the package exports is there, is documented, and is in the reference."""

from __future__ import annotations

import doctest
import inspect
from pathlib import Path

import pytest

import shapedgrad

DOCS = Path(__file__).parent.parent.parent / "docs"
REFERENCE = (DOCS / "reference.md").read_text()


@pytest.mark.parametrize("name", shapedgrad.__all__)
def test_every_name_is_documented(name: str) -> None:
    value = getattr(shapedgrad, name)
    assert inspect.getdoc(value)
    home = value.__name__ if inspect.ismodule(value) else value.__module__
    assert f"::: {home}" in REFERENCE, f"{home} is missing in docs/reference.md"


def test_names_are_found_once_and_no_others() -> None:
    assert len(set(shapedgrad.__all__)) == len(shapedgrad.__all__)
    assert dir(shapedgrad) == sorted(shapedgrad.__all__)
    with pytest.raises(AttributeError, match="no attribute 'no_such_name'"):
        shapedgrad.no_such_name  # type: ignore[attr-defined] # noqa: B018


def test_the_examples_of_the_guide_are_true() -> None:
    result = doctest.testfile(str(DOCS / "derivatives.md"), module_relative=False)
    assert result.attempted > 10
    assert not result.failed
