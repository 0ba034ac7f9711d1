"""What plain mypy, without the plugin, sees of the transforms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy import api

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
from dataclasses import dataclass
from typing import Any, assert_type
import numpy as np
from numpy.typing import NDArray
from shapedgrad import grad, value_and_grad, vjp

Array = NDArray[np.float64]

@dataclass
class Parameters:
    w: Array

def loss(p: Parameters, x: Array, scale: float = 1.0) -> np.float64:
    return scale * np.sum(p.w * x)

def with_aux(p: Parameters, x: Array) -> tuple[float, int]:
    return 1.0, 2

p, x = Parameters(np.ones(3)), np.ones(3)
assert_type(grad(loss)(p, x, scale=2.0), Parameters)
assert_type(grad(loss, 1)(p, x), Array)
assert_type(grad(loss, (0,))(p, x), tuple[Parameters])
assert_type(grad(loss, (0, 1))(p, x), tuple[Parameters, Array])
assert_type(grad(loss, argnums=(0, 1, 2))(p, x, 1.0), tuple[Parameters, Array, float])
assert_type(grad(with_aux, has_aux=True)(p, x), tuple[Parameters, int])
assert_type(value_and_grad(loss)(p, x), tuple[np.float64, Parameters])
assert_type(value_and_grad(loss, 1)(p, x), tuple[np.float64, Array])
assert_type(value_and_grad(loss, argnums=(0, 1))(p, x), tuple[np.float64, tuple[Parameters, Array]])
assert_type(value_and_grad(with_aux, has_aux=True)(p, x), tuple[tuple[float, int], Parameters])
value, pullback = vjp(loss, p, x)
assert_type(value, np.float64)
assert_type(pullback(value), tuple[Any, ...])
grad(loss)(3, x)  # E: arg-type
grad(loss)(p)  # E: call-arg
vjp(loss, p)  # E: call-arg
"""


def test_types_of_the_transforms(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(PROGRAM)
    report, _, _ = api.run(
        [str(path), "--strict", "--config-file=", f"--cache-dir={tmp_path}", "--hide-error-context"]
    )
    lines = PROGRAM.splitlines()
    expected = [(n, line.split("# E: ")[1]) for n, line in enumerate(lines, 1) if "# E: " in line]
    errors = [line for line in report.splitlines() if ": error:" in line]
    found = [(int(line.split(":")[1]), line.rsplit("[", 1)[1].rstrip("]")) for line in errors]
    assert found == expected, report
