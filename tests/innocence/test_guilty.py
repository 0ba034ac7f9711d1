"""What mypy says of guilty code without the plugin, it says with it: an error that is not about shapes stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.innocence.compare import PLUGIN, _difference, run_mypy

if TYPE_CHECKING:
    from pathlib import Path

GUILTY = """
import numpy as np
import numpy.typing as npt

np.zeros(3, 4)
x = np.array([1, 2, 3])
x.append(4)
x.bar()
print(x.foo)
n = np.ones((3, 4)).shape[0] / 3
np.zeros(n)
np.zeros("abc")
x.sum(axis="a")
y = "abc" + x.shape[0]
np.dot(x)
z = np.dot(x)
w = np.zeros(3, 4)
np.reshape(x)
u: int = np.zeros(3).shape
q = x + "abc"
np.linspace(0)
np.array([1, 2]).reshape("a")


def f(a: npt.NDArray[np.float64]) -> int:
    b = a.mean(axis="x")
    a.T.foo
    return 3


f(3)
f(x, x)
"""


@pytest.mark.parametrize("options", [(), ("--strict",)], ids=["default", "strict"])
def test_errors_of_mypys_own_stay(options: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "guilty.py").write_text(GUILTY)
    without, with_it = (
        run_mypy(["guilty.py"], options, plugin, cwd=tmp_path, cache=tmp_path / f"cache-{plugin}")
        for plugin in (None, PLUGIN)
    )
    assert len(without) > 12
    assert _difference(without, with_it) == []
