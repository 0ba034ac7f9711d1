"""Every spelling of an annotation is legal for a type checker that knows nothing of our plugin."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
CASES = ROOT / "typecheck_cases"

SPELLINGS = """
from __future__ import annotations

from typing import Annotated, Literal, TypeVar

import numpy as np
import numpy.typing as npt
from jaxtyping import Float
from typing_extensions import TypeVarTuple, assert_type

from shapedgrad.array import Dim, NDArray, Shape
from shapedgrad.checked import assert_shape, checked

N = TypeVar("N", bound=int)
D = TypeVar("D", bound=int)
Array = npt.NDArray[np.float64]

def shapes(
    a: NDArray[Shape["N, D"], np.float64],
    b: NDArray[Shape["3, 4"], np.float64],
    c: NDArray[Shape[3, 4], np.float64],
    d: NDArray[Shape[3, "N"], np.float64],
    e: NDArray[Shape["N+1, 2*N, H*W, (H+2*P-K)//S+1"], np.float64],
    f: NDArray[Shape["_, *, 3"], np.float64],
    g: NDArray[Shape["..., D"], np.float64],
    h: NDArray[Shape["*batch, D"], np.float64],
    i: NDArray[Shape[""], np.float64],
    j: NDArray[Shape["N"], np.float64],
    k: NDArray[tuple[N, D], np.float64],
    l: NDArray[tuple[N, Literal[3]], np.float64],
    m: np.ndarray[tuple[N, Literal[3]], np.dtype[np.float64]],
    n: Float[np.ndarray, "n d"],
    o: NDArray[Shape["N"], np.float64] | None = None,
    *rest: NDArray[Shape["N"], np.float64],
) -> NDArray[Shape["N, D"], np.float64]:
    for array in (a, b, c, d, e, f, g, h, i, j, k):
        assert_type(array.dtype, np.dtype[np.float64])
    plain: Array = a
    back: NDArray[Shape["D, N"], np.float64] = plain.T
    assert_type(assert_shape(plain, "N, D"), Array)
    return back.T + a @ np.ones((3, 3))

@checked
def sizes(n: Dim["N"], m: Dim["2*N + 1"], k: Annotated[int, Dim["K"]] = 3) -> Dim["N"]:
    count: int = n
    for index in range(n):
        count += index
    grid = np.zeros((n, m + 1, 2 * n, n // 2))
    return count if n < len(grid) else n

class Model:
    weights: NDArray[Shape["D, 3"], np.float64]

    def __init__(self, d: Dim["D"]) -> None:
        self.weights = np.zeros((d, 3))

print(sizes(3, 7), sizes(np.int64(3), 7), Model(4).weights, isinstance(3, int))
"""

MISTAKES = """
import numpy as np

from shapedgrad.array import Dim, NDArray, Shape

def f(x: NDArray[Shape["N"], np.float64], n: Dim["N"]) -> None: ...

f(np.zeros(3, dtype=np.int64), 3)
f([1.0], 3)
f(np.zeros(3), "3")
"""


def pyright_errors(code: dict[str, str], folder: Path) -> list[str]:
    for name, text in code.items():
        (folder / name).write_text(text)
    (folder / "pyrightconfig.json").write_text(json.dumps({"typeCheckingMode": "standard"}))
    command = [Path(sys.executable).parent / "basedpyright", "--outputjson", "--pythonpath", sys.executable]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    reports = json.loads(done.stdout)["generalDiagnostics"]
    return [
        f"{Path(report['file']).name}:{report['range']['start']['line']}: {report['message']}"
        for report in reports
        if report["severity"] == "error"
    ]


def accepting_cases() -> dict[str, str]:
    """The typecheck cases in which our plugin reports nothing, by name."""
    code: dict[str, str] = {}
    for path in sorted(CASES.glob("test_*.yml")):
        for case in yaml.safe_load(path.read_text()):
            if (
                not case.get("out")
                and not re.search(r"# ER?:", case["main"])
                and "reveal_type" not in case["main"]
            ):
                code[f"{path.stem}_{case['case']}.py"] = case["main"]
    return code


def test_every_spelling_is_legal(tmp_path: Path) -> None:
    assert pyright_errors({"spellings.py": SPELLINGS}, tmp_path) == []


def test_what_is_no_array_or_integer_is_refused(tmp_path: Path) -> None:
    errors = pyright_errors({"mistakes.py": MISTAKES}, tmp_path)
    assert [error.split(":")[1] for error in errors] == ["7", "8", "9"]


def test_the_accepting_cases_are_legal(tmp_path: Path) -> None:
    code = accepting_cases()
    assert code
    assert pyright_errors(code, tmp_path) == []
