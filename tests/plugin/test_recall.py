"""Calls that were followed before: they are not followed again, and what they give is the same as if they were."""

from __future__ import annotations

import textwrap

import pytest

from shapedgrad_mypy.interpretation.machine import Machine
from shapedgrad_mypy.interpretation.program import World, interpret
from shapedgrad_mypy.interpretation.recall import Recall
from shapedgrad_mypy.interpretation.values import Array

DIFFERENT = {
    "a variable outside has another value": """
        size = 3
        def make(n):
            return np.zeros((n, size))
        make(2)
        size = 4
        make(2) + np.ones(3)  # here
    """,
    "an object outside has another attribute": """
        class Layer:
            def __init__(self, n):
                self.b = np.zeros(n)
            def shifted(self, x):
                return x + self.b
        layer = Layer(3)
        layer.shifted(np.float64(2.0))
        layer.b = np.zeros(4)
        layer.shifted(np.float64(2.0)) + np.ones(3)  # here
    """,
    "the call changes an object outside": """
        found = []
        def collect(x):
            found.append(x)
        collect(np.ones(3))
        collect(np.ones(3))
        np.concatenate(found) + np.ones(3)  # here
    """,
    "the argument is of another kind": """
        def kept(x):
            return np.zeros((3, 4)).sum(axis=0, keepdims=x)
        kept(1.0)
        kept(True) + np.ones((3, 5))  # here
    """,
    "arrays of equal shapes are different ones": """
        def load(path):
            return np.load(path)
        x, y = load("a"), load("a")
        n, d = x.shape
        m, e = y.shape
        np.zeros((n, 3)) + np.ones((n, 4))  # here
        np.zeros((n, 3)) + np.ones((m, 3))
    """,
    "an argument is given another shape by the call": """
        def flatten(x):
            x.shape = -1
        flatten(np.ones((3, 4)))
        y = np.ones((3, 4))
        flatten(y)
        y + np.ones(12)
        np.ones(3) + np.ones(4)  # here
    """,
}


def deep(levels: int) -> str:
    """Return a tree of calls: each function calls the one before three times."""
    functions = (
        f"\ndef f{i}(x):\n    return f{i - 1}(x) + f{i - 1}(x) * f{i - 1}(x)\n" for i in range(1, levels + 1)
    )
    return "import numpy as np\n\ndef f0(x):\n    return x + 1.0\n" + "".join(functions)


@pytest.mark.parametrize("text", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_another_call_is_followed_anew(text: str) -> None:
    text = "import numpy as np\n" + textwrap.dedent(text)
    found = interpret("main", "main.py", text, lambda name: None, lambda line: {}, World()).findings
    expected = [number for number, line in enumerate(text.splitlines(), 1) if line.endswith("# here")]
    assert [finding.span[1] for finding in found] == expected


def test_results_are_the_same_as_without_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    text = deep(4) + "\nclean = f4(np.ones((3, 4)))\nf2(np.ones(3)) + np.ones(4)\n"
    found = interpret("main", "main.py", text, lambda name: None, lambda line: {}, World())
    monkeypatch.setattr(Recall, "ask", lambda self, function, given, machine, run: run())
    plain = interpret("main", "main.py", text, lambda name: None, lambda line: {}, World())
    assert len(found.findings) == 1
    assert found.findings == plain.findings
    assert found.values.keys() == plain.values.keys()
    written = {place: str(value) for place, value in plain.values.items() if isinstance(value, Array)}
    assert {place: str(found.values[place]) for place in written} == written


def test_trees_of_calls_cost_as_much_as_they_have_functions(monkeypatch: pytest.MonkeyPatch) -> None:
    spent: list[int] = []
    spend = Machine.spend

    def counted(machine: Machine, work: int = 1) -> None:
        spent.append(work)
        spend(machine, work)

    monkeypatch.setattr(Machine, "spend", counted)
    costs = []
    for depth in (6, 12):
        spent.clear()
        interpret(
            "main",
            "main.py",
            f"{deep(depth)}\nf{depth}(np.ones(3))\n",
            lambda name: None,
            lambda line: {},
            World(),
        )
        costs.append(sum(spent))
    assert costs[1] < 2.5 * costs[0]
