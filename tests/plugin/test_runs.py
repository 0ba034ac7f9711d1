"""What holds of whole runs of mypy: its cache, faults of ours, and annotations that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugin.mypy_runs import run_mypy

PROGRAM = """
from typing import reveal_type
import numpy as np
from shapedgrad import NDArray, Shape

def double(x: NDArray[Shape["N, D"], np.float64]) -> NDArray[Shape["2*N, D"], np.float64]:
    return np.concatenate([x, x])

x = np.ones((3, 4))
reveal_type(double(x) - x.mean())
x + np.ones(3)
"""
SHOWN = 'note: Revealed type is "numpy.ndarray[tuple[Literal[6], Literal[4]], numpy.dtype[numpy.float64]]"'
CALLER = "import main\nfrom main import double, x\nreveal_type(double(x))\ndouble(main.x[0])\n"
FAULTY = """
from shapedgrad_mypy import plugin as package
from shapedgrad_mypy.hooks import operators
from shapedgrad_mypy.plugin import ShapedgradPlugin

def fail(*args: object, **kwargs: object) -> None:
    raise RuntimeError("a fault")

operators.binary_operator = fail

def plugin(version):
    return ShapedgradPlugin
"""
MALFORMED = """
import numpy as np
from shapedgrad import Dim, NDArray, Shape

f8 = np.float64

def malformed(
    a: NDArray[Shape["N, (3"], f8],
    b: NDArray[Shape["N,, 3"], f8],
    c: NDArray[Shape["N $ 3"], f8],
    d: NDArray[Shape["*a, *b"], f8],
    e: NDArray[Shape["..., N, ..."], f8],
    f: NDArray[Shape["N //"], f8],
    g: NDArray[Shape["3.5"], f8],
    h: NDArray[Shape["-3"], f8],
    i: NDArray[Shape["foo(N)"], f8],
    j: NDArray[Shape["min()"], f8],
    k: NDArray[Shape["N // 0"], f8],
    l: NDArray[Shape["1N"], f8],
    m: NDArray[Shape["N", "*a", "..."], f8],
    n: NDArray[Shape["N"], f8, f8],
    o: NDArray[Shape[True], f8],
    p: Dim["N, 3"],
    q: Dim["N +"],
    r: Dim["N", "M"],
    s: NDArray[Shape["N"]],
    t: NDArray[int, f8],
    u: NDArray[list[int], f8],
    v: NDArray[np.float64],
) -> None:
    a + np.ones(3)
"""
REASONS = """
8: ')' is missing @ N, (3
9: a size is missing @ N,, 3
10: '$' is not part of the notation @ N $ 3
11: a shape has at most one variadic part @ *a, *b
12: a shape has at most one variadic part @ ..., N, ...
13: a size is missing @ N //
14: '.' is not part of the notation @ 3.5
15: a size is never negative @ -3
16: an operator or a comma is missing @ foo(N)
17: a size is missing @ min()
18: N is divided by 0 @ N // 0
19: an operator or a comma is missing @ 1N
20: a shape has at most one part of any rank
21: NDArray takes a shape and a dtype, as in NDArray[Shape["N, 3"], np.float64]
22: a shape is made of texts and sizes, not True
23: ',' is left over @ N, 3
24: a size is missing @ N +
25: Dim takes one text, as in Dim["N"]
26: NDArray takes a shape and a dtype, as in NDArray[Shape["N, 3"], np.float64]
27: a shape is written Shape["N, 3"], Shape[3, 4] or tuple[N, D]
28: a shape is written Shape["N, 3"], Shape[3, 4] or tuple[N, D]
29: a shape is written Shape["N, 3"], Shape[3, 4] or tuple[N, D]
29: NDArray takes a shape and a dtype, as in NDArray[Shape["N, 3"], np.float64]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mypy")


def test_a_warm_cache_gives_the_same_answer(folder: Path) -> None:
    cold = run_mypy(folder, PROGRAM)
    assert cold.status == 1
    assert [line.split(": ", 1)[1] for line in cold.lines] == [
        SHOWN,
        "error: cannot broadcast (3, 4) with (3,): axis -1 is 4 and 3  [shape-broadcast]",
    ]
    touched = run_mypy(folder, PROGRAM + "\n")
    assert touched.lines == cold.lines
    assert [line for line in run_mypy(folder, PROGRAM + "\n").lines if "error" in line] == cold.lines[1:]


def test_a_cached_signature_is_as_good_as_a_fresh_one(folder: Path) -> None:
    run_mypy(folder, PROGRAM)
    shown = [line for line in run_mypy(folder, CALLER, name="caller").lines if line.startswith("caller")]
    assert shown == [
        f"caller.py:3: {SHOWN}",
        'caller.py:4: error: argument "x" has shape (4,) where (N, D) is wanted  [shape-call]',
    ]


def test_a_new_module_is_checked_with_a_warm_cache(tmp_path: Path) -> None:
    run_mypy(tmp_path, "import numpy as np\nx = np.ones(3)\n", name="new")
    run = run_mypy(tmp_path, "import numpy as np\nx = np.ones(3)\nreveal_type(x - x.mean())\n", name="new")
    assert run.lines == [
        'new.py:3: note: Revealed type is "numpy.ndarray[tuple[Literal[3]], numpy.dtype[numpy.float64]]"'
    ]


def test_a_fault_of_ours_is_a_note(folder: Path) -> None:
    (folder / "faulty.py").write_text(FAULTY)
    run = run_mypy(
        folder, "import numpy as np\nnp.ones(3) + 1\n", name="faults", plugin="./faulty.py", strict=False
    )
    assert run.lines == [
        "faults.py:2: note: shapedgrad could not read this (RuntimeError: a fault); please report it"
    ]


def test_a_fault_of_ours_fails_our_own_tests(folder: Path) -> None:
    (folder / "faulty.py").write_text(FAULTY)
    run = run_mypy(folder, "import numpy as np\nnp.ones(3) + 2\n", name="faults", plugin="./faulty.py")
    assert run.status == 2
    assert "RuntimeError: a fault" in run.output


def test_annotations_that_cannot_be_read(folder: Path) -> None:
    output = run_mypy(folder, MALFORMED, name="malformed").output
    errors = output.split("malformed.py:")[1:]
    expected = REASONS.strip().splitlines()
    assert len(errors) == len(expected)
    for error, line in zip(errors, expected, strict=True):
        place, _, reason = line.partition(": ")
        fact, _, text = reason.partition(" @ ")
        assert error.startswith(f"{place}: error: ")
        assert fact in error
        assert text in error
        assert error.rstrip().endswith("[shape-annotation]")


ALIASES = """
from typing import Any, TypeVar, reveal_type
import numpy as np
from shapedgrad import NDArray, Shape as S

f8 = np.float64
Matrix = tuple[int, int]
Sizes = TypeVar("Sizes", bound=tuple[int, ...])

def read(
    a: NDArray[S["N"], f8], b: NDArray[Matrix, f8], c: NDArray[Any, f8], d: NDArray[Sizes, f8]
) -> NDArray[Sizes, f8]:
    reveal_type(a.ndim)
    reveal_type(b)
    reveal_type(c)
    return d

reveal_type(read(np.ones(3), np.ones((1, 2)), np.ones(2), np.ones((2, 3))))
"""


def test_a_shape_by_another_name_is_no_single_number(folder: Path) -> None:
    shown = [
        line.partition("Revealed type is ")[2] for line in run_mypy(folder, ALIASES, name="aliases").lines
    ]
    assert shown == [
        '"int"',
        '"numpy.ndarray[tuple[Any, Any], numpy.dtype[numpy.float64]]"',
        '"numpy.ndarray[tuple[Any, ...], numpy.dtype[numpy.float64]]"',
        '"numpy.ndarray[tuple[Literal[2], Literal[3]], numpy.dtype[numpy.float64]]"',
    ]


def test_links_lead_to_our_page(folder: Path) -> None:
    program = "import numpy as np\nx = np.ones((3, 4))\nx + np.ones(3)\nx + np.ones(5)\nx @ x\n"
    run = run_mypy(folder, program, name="links", settings="show_error_code_links = True")
    links = [line.partition("note: ")[2] for line in run.lines if "note: " in line]
    assert links == [
        f"See docs/errors.md#{code} of shapedgrad for more info"
        for code in ("shape-broadcast", "shape-matmul")
    ]
    page = (Path(__file__).parents[2] / "docs" / "errors.md").read_text()
    assert all(f"## {link.split('#')[1].split()[0]}\n" in page for link in links)


def test_a_shape_that_is_set_is_not_known(folder: Path) -> None:
    program = "import numpy as np\nx = np.ones((3, 4))\nx.shape = (4, 3)\nx + np.ones((4, 3))\n"
    assert run_mypy(folder, program, name="shape_set").lines == []


def test_default_values_of_a_module_from_the_cache(folder: Path) -> None:
    table = (
        "import numpy as np\nfrom shapedgrad import Dim, NDArray, Shape\n"
        'def table(n: Dim["N"], m: Dim["M"] = 2) -> NDArray[Shape["N, M"], np.float64]:\n'
        "    return np.zeros((n, m))\n"
    )
    run_mypy(folder, table, name="table")
    for number in range(
        2
    ):  # the second run reads the module from the cache, where default values are not kept
        call = f"from table import table\ntable(3)\ntable(3, 4)  # {number}\n"
        assert run_mypy(folder, call, name="caller").lines == []
