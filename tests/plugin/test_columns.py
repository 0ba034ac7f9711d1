from __future__ import annotations

import ast
from pathlib import Path

from shapedgrad_mypy.columns import Columns
from tests.plugin.mypy_runs import run_mypy

PROGRAM = """
import numpy as np
from typing import reveal_type

def twice(x):
    return x + x

é, a = "ü", np.zeros((3, 4))
print("größe", é, reveal_type(twice(a)))
"""


def test_values_are_found_behind_letters_beyond_ascii(tmp_path: Path) -> None:
    run = run_mypy(tmp_path, PROGRAM, settings="check_untyped_defs = True")
    assert any("tuple[Literal[3], Literal[4]]" in line for line in run.lines), run.output


def test_places_in_plain_text_stay_as_they_are() -> None:
    values = {("main.py", 1, 4, 1, 9): "value"}
    assert Columns("x = 1 + 2\n").of_values(values) == values


def test_bytes_are_counted_as_letters() -> None:
    text = 'print("größe", abs(-1))\n'
    call = ast.parse(text).body[0].value.args[1]  # type: ignore[attr-defined]
    values = Columns(text).of_values({("main.py", 1, call.col_offset, 1, call.end_col_offset): "value"})
    start = text.index("abs")
    assert ("main.py", 1, start, 1, start + len("abs(-1)")) in values
