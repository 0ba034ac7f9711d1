"""The cases of the type checker are run as well: NumPy refuses what mypy refuses, and shapes are as revealed."""

from __future__ import annotations

import ast
import re
import sys
import types
import typing
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import yaml  # type: ignore[import-untyped]

from shapedgrad.array import ArrayAnnotation

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parent.parent / "typecheck_cases"
REFUSALS = (ValueError, IndexError, TypeError)
ERROR = re.compile(r"# ER?: (?P<message>.*?)  \\?\[(?P<code>.*?)\\?\](?= #|$)")
IGNORED = re.compile(r"# type: ignore\[(shape[\w-]*)\]")
REVEALED = re.compile(r"# NR?: Revealed type is \"(.*)$")
ARRAY = re.compile(r"ndarray\[tuple\[(.*?)\], (?:numpy\.dtype|\.\*)")


@dataclass
class Case:
    """The program of a case: what is expected of each of its lines, and what happened there."""

    source: str
    raised: set[int] = field(default_factory=set)
    reached: set[int] = field(default_factory=set)

    @property
    def lines(self) -> dict[int, str]:
        return dict(enumerate(self.source.splitlines(), 1))

    @property
    def may_raise(self) -> set[int]:
        """The lines of which mypy reports anything at all."""
        marks = ("# E: ", "# ER: ", "# raises", "# type: ignore[")
        return {number for number, line in self.lines.items() if any(mark in line for mark in marks)}

    @property
    def must_raise(self) -> set[int]:
        """The lines that NumPy refuses: it knows nothing of annotations, so calls and assignments may pass."""
        return {number for number, line in self.lines.items() if refused_by_numpy(line)}

    @property
    def shown(self) -> set[int]:
        """The lines that reveal a type."""
        calls = ("reveal_type(", "assert_type(")
        return {n for n, line in self.lines.items() if line.strip().startswith(calls)}

    @contextmanager
    def refusal(self, line: int) -> Iterator[None]:
        try:
            yield
        except REFUSALS:
            self.raised.add(line)

    def reveal_type(self, value: object) -> object:
        line = sys._getframe(1).f_lineno
        self.reached.add(line)
        found = REVEALED.search(self.lines[line])
        if found:
            check_shapes(found[1].replace("\\", ""), value, line)
        return value

    def assert_type(self, value: object, annotation: object) -> object:
        line = sys._getframe(1).f_lineno
        self.reached.add(line)
        if isinstance(annotation, ArrayAnnotation):
            assert annotation.accepts(value), (
                f"line {line}: {annotation} is {np.shape(typing.cast(Any, value))}"
            )
        return value


def refused_by_numpy(line: str) -> bool:
    errors = [found for found in ERROR.finditer(line) if found["code"].startswith("shape")]
    if errors:
        return any(
            not (e["message"].startswith("argument") or e["code"] == "shape-annotation") for e in errors
        )
    ignored = IGNORED.search(line)
    unused = "# E: " in line and "use narrower" not in line
    return "# raises" in line or (ignored is not None and ignored[1] != "shape-call" and not unused)


def check_shapes(revealed: str, value: Any, line: int) -> None:
    """Compare the sizes in the text of a type with those of an array, or of a tuple of arrays."""
    shapes = ARRAY.findall(revealed)
    values = value if isinstance(value, tuple | list) else [value]
    for shape, each in zip(shapes, values, strict=len(shapes) > 1):
        if "*" in shape or "..." in shape or not hasattr(each, "shape"):
            continue
        sizes = [] if shape in {"", "()"} else re.split(r", (?![^\[]*\])", shape)
        assert len(sizes) == len(each.shape), f"line {line}: {shape} is {each.shape}"
        for size, actual in zip(sizes, each.shape, strict=True):
            literal = re.fullmatch(r"Literal\[(\d+)\]", size)
            assert literal is None or int(literal[1]) == actual, f"line {line}: {shape} is {each.shape}"


class Guarded(ast.NodeTransformer):
    """Every statement of which mypy reports something, inside of ``with refusal(line)``."""

    def __init__(self, lines: set[int]) -> None:
        self.marked = lines

    def of(self, source: str) -> ast.Module:
        tree = ast.parse(source)
        self.generic_visit(tree)
        return tree

    def visit(self, node: ast.AST) -> ast.AST:
        simple = ast.Expr | ast.Assign | ast.AugAssign | ast.AnnAssign | ast.Return
        if isinstance(node, simple) and node.lineno in self.marked:
            name = ast.Name("refusal", ast.Load())
            call = ast.Call(name, [ast.Constant(node.lineno)], [])
            return ast.copy_location(ast.With([ast.withitem(call)], [node]), node)
        return self.generic_visit(node)


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem.removeprefix('test_')}-{case['case']}")
        for path in sorted(CASES.glob("test_*.yml"))
        for case in yaml.safe_load(path.read_text())
    ]


@pytest.mark.parametrize("data", cases())
def test_the_case_under_numpy(data: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(data["main"])
    module = types.ModuleType("a_case")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(typing, "reveal_type", case.reveal_type)
    monkeypatch.setattr(typing, "assert_type", case.assert_type)
    vars(module)["refusal"] = case.refusal
    tree = ast.fix_missing_locations(Guarded(case.may_raise).of(case.source))
    with np.errstate(all="ignore"):
        exec(compile(tree, "main.py", "exec"), vars(module))  # noqa: S102  our own cases
    assert {n: case.lines[n] for n in case.must_raise - case.raised} == {}
    assert {n: case.lines[n] for n in case.shown - case.reached} == {}
