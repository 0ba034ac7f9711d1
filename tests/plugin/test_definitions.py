"""Which assignment a use of a variable sees."""

from __future__ import annotations

import pytest
from mypy.build import BuildSource, build
from mypy.nodes import CallExpr, Expression, IntExpr, MypyFile, NameExpr, TupleExpr
from mypy.options import Options

from shapedgrad_mypy.definitions import variable_key
from shapedgrad_mypy.program import read_definitions
from shapedgrad_mypy.syntax import expressions

PROGRAM = """
def use(value: object) -> None: ...

once = 1
use(once)  # once: 1

again = 1
use(again)  # again: 1
again = 2
use(again)  # again: 2

def branch(flag: bool) -> None:
    x = 1
    if flag:
        x = 2
        use(x)  # x in a branch: 2
    use(x)  # x after a branch: None

def loop(count: int) -> None:
    x = 1
    use(x)  # x before a loop: 1
    for _ in range(count):
        use(x)  # x in a loop: None
        x = 2
        use(x)  # x at the end of a loop: 2
    use(x)  # x after a loop: None

def steady(count: int) -> None:
    x = 1
    x = 2
    for _ in range(count):
        use(x)  # x that a loop leaves alone: 2

def parameter(x: int) -> None:
    use(x)  # a parameter: parameter
    x = 2
    use(x)  # a parameter that is assigned: 2

def tried() -> None:
    x = 1
    try:
        x = 2
    except ValueError:
        use(x)  # x in a handler: None
    use(x)  # x after a try: None

def unpacked() -> None:
    x, y = 1, 2
    use(y)  # y: unpacked
"""


@pytest.fixture(scope="module")
def tree() -> MypyFile:
    options = Options()
    options.preserve_asts = True
    options.export_types = True
    options.incremental = False
    built = build([BuildSource(None, "program", PROGRAM)], options=options)
    assert built.errors == []
    found = built.graph["program"].tree
    assert found is not None
    return found


def test_each_use_sees_its_assignment(tree: MypyFile) -> None:
    definitions = read_definitions(tree)
    lines = PROGRAM.splitlines()
    uses = [node for node in expressions(tree) if isinstance(node, CallExpr) and is_use(node)]
    expected = {place: line.split("# ")[1] for place, line in enumerate(lines, 1) if "# " in line}
    seen = {}
    for use in uses:
        place, name = use.line, use.args[0]
        assignment = definitions.reaching(variable_key(name), name)
        label = expected[place].split(":")[0]
        if assignment is None:
            seen[place] = f"{label}: None"
        elif assignment.parameter is not None:
            seen[place] = f"{label}: parameter"
        else:
            assert assignment.definition is not None
            seen[place] = f"{label}: {shown(assignment.definition.value)}"
    assert seen == expected


def test_a_variable_with_one_assignment_is_constant(tree: MypyFile) -> None:
    definitions = read_definitions(tree)
    names = {node.name: node for node in expressions(tree) if isinstance(node, NameExpr)}
    once, again = (names[name].node for name in ("once", "again"))
    only = definitions.only(once)  # type: ignore[arg-type]
    assert only is not None
    assert isinstance(only.value, IntExpr)
    assert definitions.only(again) is None  # type: ignore[arg-type]


def is_use(node: CallExpr) -> bool:
    return isinstance(node.callee, NameExpr) and node.callee.name == "use"


def shown(value: Expression) -> str:
    return str(value.value) if isinstance(value, IntExpr) else "unpacked" * isinstance(value, TupleExpr)
