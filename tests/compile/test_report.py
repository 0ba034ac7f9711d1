"""`make bench` fails if a ratio has grown, and the page tells of every work."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def report() -> Any:
    return runpy.run_path(str(ROOT / "benchmarks" / "report.py"))


def test_ratios_that_have_grown_by_more_than_a_tenth_are_found(report: Any) -> None:
    stored = {"chain": {"shapedgrad": 3.0, "shapedgrad.compiled": 0.9}}
    assert report["grown"]({"chain": {"shapedgrad": 3.2, "shapedgrad.compiled": 0.98}}, stored) == []
    slower = {"chain": {"shapedgrad": 3.2, "shapedgrad.compiled": 1.0}, "new": {"shapedgrad": 9.0}}
    assert report["grown"](slower, stored) == [("chain", "shapedgrad.compiled", 0.9, 1.0)]


def test_every_work_has_stored_ratios_and_its_row_on_the_page(report: Any) -> None:
    stored = json.loads((ROOT / "benchmarks" / "ratios.json").read_text())
    page = (ROOT / "docs" / "performance.md").read_text()
    for work in report["subjects"]():
        assert set(stored[work]) == set(report["OURS"])
        assert f"| {work} |" in page


def test_a_work_is_measured_and_told(report: Any) -> None:
    contenders, parameters = report["subjects"]()["jacobian 20 -> 20"]
    rows = report["measured"](contenders(), parameters)
    assert rows["by hand"].ratio == 1.0
    assert 0.0 < rows["shapedgrad.compiled"].ratio < rows["shapedgrad"].ratio
    assert "| jacobian | " in report["page"]({"jacobian": rows})
