"""What is shown of programs: one run of mypy, read in every way."""

from __future__ import annotations

from pathlib import Path

import pytest

from shapedgrad.shapes import dim
from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.aval import Aval
from shapedgrad_mypy.commands.checking import Checked, check
from shapedgrad_mypy.commands.known import Known, alternatives, array, integer, several
from shapedgrad_mypy.commands.records import Hint, ShownFile
from shapedgrad_mypy.commands.text import text_of
from tests.commands.programs import FAULTY, MODEL, SCRIPT

PROGRAMS = {"model.py": MODEL, "script.py": SCRIPT, "faulty.py": FAULTY}


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    folder = tmp_path_factory.mktemp("shown")
    for name, program in PROGRAMS.items():
        (folder / name).write_text(program)
    settings = folder / "settings.ini"
    settings.write_text("[mypy]\nplugins = shapedgrad_mypy\ncheck_untyped_defs = True\n")
    arguments = [f"--config-file={settings}", f"--cache-dir={folder / 'cache'}"]
    return check([*arguments, *(str(folder / name) for name in PROGRAMS)])


def shown(checked: Checked, name: str) -> ShownFile:
    (file,) = [file for file in checked.files if Path(file.path).name == name]
    return file


def line_of(file: ShownFile, text: str) -> int:
    (number,) = [number for number, line in enumerate(file.lines, 1) if text in line]
    return number


def hints(file: ShownFile, text: str) -> list[tuple[str, str]]:
    number = line_of(file, text)
    return [(hint.name, hint.text) for hint in file.hints if hint.line == number]


def test_annotated_functions_show_what_they_take_and_return(checked: Checked) -> None:
    file = shown(checked, "model.py")
    assert hints(file, "def center") == [("x", "(N, D) float64"), ("center", "(N, D) float64")]
    assert hints(file, "weights: NDArray") == [("weights", "(N,) float64")]
    assert hints(file, "mean = ") == [("mean", "(D,) float64")]
    assert hints(file, "return x - mean") == [("", "(N, D) float64")]
    assert hints(file, "n, d = x.shape") == [("n", "= N"), ("d", "= D")]


def test_functions_without_annotations_show_what_they_are_called_with(checked: Checked) -> None:
    file = shown(checked, "script.py")
    assert hints(file, "def __init__") == [("inputs", "= 8 or 4"), ("outputs", "= 4 or 2")]
    assert hints(file, "self.w = ") == [("self.w", "(8, 4) or (4, 2) float64")]
    assert hints(file, "def __call__") == [
        ("x", "(10, 8) or (10, 4) float64"),
        ("__call__", "(10, 4) or (10, 2) float64"),
    ]
    assert hints(file, "def halves") == [
        ("values", "(10, 2) float64"),
        ("halves", "((5, 2) float64, (5, 2) float64)"),
    ]


def test_parts_of_tuples_and_rounds_of_loops(checked: Checked) -> None:
    file = shown(checked, "script.py")
    assert hints(file, "first, second = halves") == [
        ("first", "(5, 2) float64"),
        ("second", "(5, 2) float64"),
    ]
    assert hints(file, "for row, number in")[0] == ("row", "(2,) float64")
    assert hints(file, "total = ") == [("total", "(2,) float64")]
    assert hints(file, "grown += 1") == [("grown", "(10,) float64")]


def test_a_hint_tells_shape_and_dtype_apart(checked: Checked) -> None:
    file = shown(checked, "model.py")
    (hint,) = [hint for hint in file.hints if hint.line == line_of(file, "mean = ")]
    assert hint == Hint(9, "assignment", "mean", "(D,) float64", ("D",), "float64", alone=True)


def test_expressions_stand_where_they_are_written(checked: Checked) -> None:
    file = shown(checked, "script.py")
    written = {
        file.lines[span.line - 1][span.column : span.end_column]: text
        for span, text in file.expressions.items()
        if span.line == span.end_line
    }
    assert written["(x @ self.w) * (x.sum() > 0)"] == "(10, 4) or (10, 2) float64"
    assert written["x @ self.w"] == "(10, 4) or (10, 2) float64"
    assert written["first + second"] == "(5, 2) float64"
    assert written["np.vstack([first, second]).T"] == "(2, 10) float64"
    assert written["len(values) // 2"] == "= 5"


def test_expressions_may_take_several_lines(checked: Checked) -> None:
    file = shown(checked, "script.py")
    first = line_of(file, "counts = x.sum(")
    (text,) = [
        text for span, text in file.expressions.items() if (span.line, span.end_line) == (first, first + 2)
    ]
    assert text == "(10,) float64"


def test_mistakes_stand_beneath_their_lines(checked: Checked) -> None:
    lines = text_of(shown(checked, "faulty.py")).splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("    return a @ b"))
    assert lines[place + 1].startswith(
        "           ^^^^^ cannot multiply (2, 3) @ (2, 3): the inner dimensions are 3 and 2"
    )
    assert lines[place + 1].endswith("[shape-matmul]")
    assert lines[place + 2] == "           note: in product(a: (2, 3), b: (2, 3)), called on line 8"


def test_what_was_known_before_a_mistake_is_not_forgotten(checked: Checked) -> None:
    file = shown(checked, "faulty.py")
    assert hints(file, "def step") == [("state", "(3,) float64")]
    assert hints(file, "moved = ") == [("moved", "(3,) float64")]


def test_what_mypy_says_of_other_things_can_be_left_out(checked: Checked) -> None:
    file = shown(checked, "faulty.py")
    copy = ShownFile(file.path, file.source, messages=list(file.messages))
    assert [message.code for message in copy.errors] == ["shape-matmul", "assignment", "shape-broadcast"]
    assert copy.forget_others() == 1
    assert [message.code for message in copy.errors] == ["shape-matmul", "shape-broadcast"]
    assert checked.status == 1


def test_a_file_is_shown_whole(checked: Checked) -> None:
    for file in checked.files:
        text = text_of(file).splitlines()
        rest = iter(text)
        assert all(any(line.startswith(original) for line in rest) for original in file.lines), file.path


def test_hints_of_a_paragraph_stand_in_one_column(checked: Checked) -> None:
    lines = text_of(shown(checked, "model.py")).splitlines()
    place = next(number for number, line in enumerate(lines) if "mean = " in line)
    assert lines[place].index("  # (D,)") == lines[place + 1].index("  # (N, D)")


def test_a_name_with_an_underscore_is_no_unknown_size() -> None:
    named = array(Aval(Shape((dim.name("batch_size"), 3)), "float64"))
    unknown = array(Aval(Shape((UNKNOWN, 3)), "float64"))
    assert named is not None
    assert unknown is not None
    assert (named.text, named.vague) == ("(batch_size, 3) float64", False)
    assert (unknown.text, unknown.vague) == ("(_, 3) float64", True)
    assert array(Aval(Shape(()), "weak float")) is None


def test_alternatives_share_what_they_can() -> None:
    arrays = [array(Aval(Shape((size,)), "float64")) for size in (3, 4)]
    assert alternatives(arrays) == Known(
        "(3,) or (4,) float64", Aval(Shape((UNKNOWN,)), "float64"), options=tuple(arrays)
    )
    assert alternatives([*arrays, None]) is None
    both = several(arrays)
    assert both is not None
    assert (both.text, both.part(1), both.part(2)) == ("((3,) float64, (4,) float64)", arrays[1], None)
    assert alternatives([arrays[0], integer(5)]) == Known(
        "(3,) float64 or = 5", options=(arrays[0], integer(5))
    )
    many = alternatives([array(Aval(Shape((size, 7)), "float64")) for size in range(20)])
    assert many is not None
    assert many.text == "(_, 7) float64"
