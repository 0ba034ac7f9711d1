"""To the checker with the plugin, the namespace is NumPy's."""

from __future__ import annotations

from pathlib import Path

from mypy import api

ROOT = Path(__file__).parent.parent.parent
PROGRAM = """
import {numpy} as np
import {numpy}.linalg as la
from {numpy} import mean

x = np.zeros((3, 4))
reveal_type(np.sum(x, axis=0))
reveal_type(x @ np.ones((4, 2)))
reveal_type(np.tanh(x))
reveal_type(mean(x, axis=1))
reveal_type(la.inv(np.eye(3)))
reveal_type(np.linalg.norm(x, axis=1))
x @ np.ones((5, 2))
np.concatenate([x, np.ones((2, 5))])
np.random.default_rng(0).normal(size=(3, 2)) + x
"""


def test_both_namespaces_have_the_same_shapes_and_errors(tmp_path: Path) -> None:
    names = {"theirs": "numpy", "ours": "shapedgrad.numpy"}
    for name, numpy in names.items():
        (tmp_path / f"{name}.py").write_text(PROGRAM.format(numpy=numpy))
    config = tmp_path / "mypy.ini"
    config.write_text(
        f"[mypy]\nplugins = shapedgrad_mypy\nmypy_path = {ROOT}:{ROOT / 'mypy_plugin'}\nfollow_imports = silent\n"
    )
    files = [str(tmp_path / f"{name}.py") for name in names]
    report, stderr, _ = api.run([*files, f"--config-file={config}", f"--cache-dir={tmp_path / 'cache'}"])
    told = {
        name: [line.partition(".py:")[2] for line in report.splitlines() if f"{name}.py" in line]
        for name in names
    }
    assert told["ours"] == told["theirs"], report + stderr
    assert sum("error:" in line for line in told["ours"]) == 3
    assert "ndarray[tuple[Literal[4]], numpy.dtype[numpy.float64]]" in told["ours"][0]
