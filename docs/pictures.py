"""Write the pictures of docs/compile.md: python docs/pictures.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from shapedgrad import compile, grad  # noqa: A004

HERE = Path(__file__).resolve().parent


def loss(p: Any, x: Any, y: Any) -> Any:
    """Return the loss of docs/compile.md."""
    return np.mean((np.tanh(x @ p["w"] + p["b"]) @ p["v"] - y) ** 2)


def pictures() -> dict[Path, str]:
    """Return the drawings and where they are."""
    slope = compile(grad(loss))
    p = {"w": np.ones((8, 16)), "b": np.zeros(16), "v": np.ones(16)}
    slope(p, np.linspace(-1.0, 1.0, 256).reshape(32, 8), np.ones(32))
    return {
        HERE / "compile-graph.svg": slope.graph.svg(),
        HERE / "compile-memory.svg": slope.memory_plan.svg(),
    }


if __name__ == "__main__":
    for path, drawing in pictures().items():
        path.write_text(drawing)
