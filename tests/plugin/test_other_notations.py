"""nptyping and numpydantic: annotations as their documents write them, with stubs that stand for the packages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugin.mypy_runs import Run, run_mypy

NPTYPING = {
    "__init__.pyi": "from .ndarray import NDArray as NDArray\nfrom .shape import Shape as Shape\nfrom .typing_ import *\n",
    "ndarray.pyi": "import numpy as np\nNDArray = np.ndarray\n",
    "shape.pyi": (
        "from typing import Any, Literal, cast\n"
        "Shape = cast(Literal, Shape)  # type: ignore\n"
        "class Shape:  # type: ignore[no-redef]\n"
        "    def __class_getitem__(cls, item: Any) -> Any: ...\n"
    ),
    "typing_.pyi": (
        "from typing import Any, TypeAlias\nimport numpy as np\n"
        "Float: TypeAlias = np.dtype[np.floating[Any]]\nInt: TypeAlias = np.dtype[np.int_]\n"
        "UInt8: TypeAlias = np.dtype[np.uint8]\n"
    ),
}
NUMPYDANTIC = {
    "shape.pyi": NPTYPING["shape.pyi"],
    "__init__.pyi": "from .ndarray import NDArray as NDArray\nfrom .shape import Shape as Shape\n",
    "ndarray.pyi": (
        "import typing\nimport pathlib\nimport numpy\n"
        "TShape = typing.TypeVar('TShape')\nTDtype = typing.TypeVar('TDtype')\n"
        "NDArray = TShape | TDtype | pathlib.Path | numpy.ndarray\n"
    ),
}
SQUARES = """
from typing import Any, Literal
import numpy as np
import nptyping
from nptyping import Float, Int, NDArray, Shape, UInt8

def product(x: NDArray[Shape["N, D"], Float], y: NDArray[Shape["D, C"], Float]) -> NDArray[Shape["N, C"], Float]:
    return x @ y

def labelled(
    a: NDArray[Shape["* rows, 3 columns"], Int],
    b: NDArray[Shape["[x, y], *"], Float],
    c: NDArray[Shape["3, ..."], UInt8],
    d: NDArray[Literal["2, 2"], Any],
    e: NDArray[Any, Float],
    f: nptyping.NDArray[nptyping.Shape["N"], Float],
    g: nptyping.NDArray,
) -> None:
    a + np.ones(4)
    b @ b
    d + np.ones(3)
    e + f + g
    f[1:] + f[:-1]

x = np.ones((2, 3))
product(x, np.ones((3, 4))) + np.ones(5)
product(x, np.ones((4, 4)))
product(x[0], x)
"""
FOUND = [
    "19: cannot broadcast (_, 3) with (4,): axis -1 is 3 and 4",
    "21: cannot broadcast (2, 2) with (3,): axis -1 is 2 and 3",
    "26: cannot broadcast (2, 4) with (5,): axis -1 is 4 and 5",
    '27: argument "y" has shape (4, 4) where (D, C) is wanted; D = 3 from "x"',
    '28: argument "x" has shape (3,) where (N, D) is wanted',
]
MODELS = """
from typing import Any, Optional, Union
import numpy as np
from numpydantic import NDArray, Shape

class Base:
    def __init__(self, **fields: Any) -> None: ...

class Model(Base):
    image: NDArray[Shape["* x, 3 rgb"], np.uint8]
    grid: NDArray[Shape["3, 4"], float]
    either: NDArray[Shape["2-4, *"], (np.uint8, float)]
    anything: NDArray[Any, Union[float, int]]
    maybe: Optional[NDArray[Shape["N, N"], float]] = None

def product(x: NDArray[Shape["N, D"], float], y: NDArray[Shape["D, C"], float]) -> NDArray[Shape["N, C"], float]:
    return x @ y

model = Model(image="a.png", grid=[[1.0]])
model.grid @ np.ones((3, 3))
model.image + np.ones(4)
product("a.h5", [[1.0, 2.0]])
product(np.ones((2, 3)), np.ones((4, 4)))
"""
MODELLED = [
    "20: cannot multiply (3, 4) @ (3, 3): the inner dimensions are 4 and 3 (transposing the first would fit)",
    "21: cannot broadcast (_, 3) with (4,): axis -1 is 3 and 4",
    '23: argument "y" has shape (4, 4) where (D, C) is wanted; D = 3 from "x"',
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("mypy")
    for package, files in (("nptyping", NPTYPING), ("numpydantic", NUMPYDANTIC)):
        (made / package).mkdir()
        for name, text in files.items():
            (made / package / name).write_text(text)
    return made


def test_nptyping(folder: Path) -> None:
    assert errors(run_mypy(folder, SQUARES, name="squares")) == FOUND


def test_numpydantic(folder: Path) -> None:
    assert errors(run_mypy(folder, MODELS, name="models")) == MODELLED


def errors(run: Run) -> list[str]:
    """Return line and message of what is said of the program: the stubs are as loose as the packages."""
    lines = [line.split(": ", 2) for line in run.lines if line.startswith(("squares", "models", "Traceback"))]
    return [f"{place.split(':')[1]}: {message.rpartition('  [')[0]}" for place, _, message in lines]
