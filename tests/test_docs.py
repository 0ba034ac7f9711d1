"""The documentation explains every error code, and its files are where it says they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from shapedgrad.shapes.errors import CODES

ROOT = Path(__file__).parent.parent
TEXTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_every_error_code_has_its_section() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "docs" / "errors.md").read_text(), re.MULTILINE)
    assert headings == list(CODES)


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.name)
def test_links_lead_somewhere(text: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text.read_text()):
        assert (text.parent / target).exists(), target


def test_the_navigation_names_every_page() -> None:
    named = re.findall(r": ([\w-]+\.md)$", (ROOT / "mkdocs.yml").read_text(), re.MULTILINE)
    assert sorted(named) == sorted(path.name for path in (ROOT / "docs").glob("*.md"))
