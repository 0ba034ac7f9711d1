"""What mypy says of the functions of neural networks, against the shapes that they have when they are run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from mypy import api

from shapedgrad import ops

ROOT = Path(__file__).parents[2]

HEAD = """\
from __future__ import annotations
import numpy as np
from shapedgrad import NDArray, Shape, ops
"""

CALLS = """\
ops.softmax(np.ones((2, 3)))
ops.log_softmax(np.ones((2, 3, 4)), axis=0)
ops.logsumexp(np.ones((2, 3, 4)))
ops.logsumexp(np.ones((2, 3, 4)), keepdims=True)
ops.relu(np.ones((2, 3), np.float32))
ops.sigmoid(np.ones(3))
ops.gelu(np.ones((4, 1)), "tanh")
ops.erf(np.ones((4, 1)))
ops.layer_norm(np.ones((2, 5, 3)), np.ones(3), np.ones(3))
ops.batch_norm(np.ones((2, 3, 8, 8)), np.ones(3))
ops.batch_statistics(np.ones((2, 3, 8, 8)))[0]
ops.dropout(np.ones((2, 3)), 0.5, np.random.default_rng(0))
ops.conv1d(np.ones((2, 3, 10)), np.ones((4, 3, 3)))
ops.conv1d(np.ones((2, 6, 10)), np.ones((4, 3, 3)), np.ones(4), stride=2, padding=1, groups=2)
ops.conv2d(np.ones((2, 3, 28, 20)), np.ones((8, 3, 5, 3)), padding=2)
ops.conv2d(np.ones((2, 3, 28, 20)), np.ones((8, 3, 5, 3)), None, 2, 1, 2)
ops.conv3d(np.ones((1, 2, 4, 5, 6)), np.ones((3, 2, 1, 2, 3)), stride=2)
ops.conv_transpose1d(np.ones((2, 3, 5)), np.ones((3, 4, 3)), stride=2, output_padding=1)
ops.conv_transpose2d(np.ones((1, 8, 7, 5)), np.ones((8, 2, 4, 3)), stride=2, padding=1, groups=2)
ops.conv_transpose3d(np.ones((1, 2, 2, 3, 4)), np.ones((2, 1, 2, 2, 2)), stride=2)
ops.max_pool1d(np.ones((1, 2, 9)), 3, 2)
ops.max_pool2d(np.ones((1, 2, 9, 8)), 3, 2, 1)
ops.max_pool3d(np.ones((1, 2, 4, 4, 6)), 2, 2)
ops.avg_pool1d(np.ones((1, 2, 9)), 3, 2)
ops.avg_pool2d(np.ones((1, 2, 9, 8)), 2, 2)
ops.avg_pool3d(np.ones((1, 2, 4, 4, 6)), 2, 1)
ops.unfold(np.ones((2, 3, 6, 5)), 2, stride=2, padding=1)
ops.gather_nd(np.ones((4, 5, 6)), np.zeros((7, 2), int))
ops.gather_nd(np.ones((4, 5, 6)), np.zeros((7, 8, 1), int))
ops.gather_nd(np.ones((4, 5, 6)), np.zeros(3, int))
ops.embedding(np.ones((9, 4)), np.zeros((2, 3), int))
ops.one_hot(np.zeros((2, 3), int), 7)
ops.scaled_dot_product_attention(np.ones((2, 3, 4)), np.ones((2, 5, 4)), np.ones((2, 5, 6)))
ops.pairwise_distance(np.ones((3, 2)), np.ones((4, 2)))
ops.contiguous(np.ones((3, 2)))
"""

MISTAKES = """\
ops.conv1d(np.ones((2, 6, 10)), np.ones((4, 2, 3)), groups=2)  # argument "x" has shape (2, 6, 10) where (N, G*I, L) is wanted
ops.conv2d(np.ones((2, 3, 8)), np.ones((4, 3, 3, 3)))  # argument "x" has shape (2, 3, 8) where (N, G*I, H, W) is wanted
ops.conv2d(np.ones((2, 3, 8, 8)), np.ones((4, 3, 3, 3)), np.ones(3))  # argument "b" has shape (3,) where (O,) is wanted; O = 4 from "w"
ops.mse(np.ones((3, 1)), np.ones(3))  # argument "y" has shape (3,) where (*batch) is wanted
ops.cross_entropy(np.ones((3, 2)), np.zeros(2, int))  # argument "labels" has shape (2,) where (N,) is wanted; N = 3 from "scores"
ops.hinge_loss(np.ones(3), np.zeros(3, int))  # argument "scores" has shape (3,) where (N, C) is wanted
ops.layer_norm(np.ones((2, 3)), np.ones(2))  # argument "weight" has shape (2,) where (D,) is wanted; D = 3 from "x"
ops.scaled_dot_product_attention(np.ones((2, 3, 4)), np.ones((2, 5, 3)), np.ones((2, 5, 6)))  # argument "k" has shape (2, 5, 3)
ops.pairwise_distance(np.ones((3, 2)), np.ones((4, 3)))  # argument "y" has shape (4, 3) where (N, D) is wanted; D = 2 from "x"
"""

SYMBOLIC = """\
def layer(x: NDArray[Shape["B, 6, N"], np.float64], w: NDArray[Shape["O, 6, 3"], np.float64]) -> NDArray[Shape["B, O, N"], np.float64]:
    return ops.conv1d(x, w, padding=1)

def halved(x: NDArray[Shape["B, C, 2*H, 2*W"], np.float64]) -> NDArray[Shape["B, C, H, W"], np.float64]:
    return ops.max_pool2d(x, 2, 2)

def head(q: NDArray[Shape["B, L, E"], np.float32]) -> NDArray[Shape["B, L, E"], np.float32]:
    return ops.scaled_dot_product_attention(q, q, q, causal=True)
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """What mypy says of each line of the program: all calls are revealed, then come the mistakes."""
    folder = tmp_path_factory.mktemp("static_shapes")
    revealed = "".join(f"reveal_type({call})\n" for call in CALLS.splitlines())
    program = folder / "program.py"
    program.write_text(HEAD + revealed + MISTAKES + SYMBOLIC)
    arguments = ["--strict", f"--cache-dir={folder}", "--config-file", str(ROOT / "pyproject.toml")]
    out, err, _ = api.run([*arguments, str(program)])
    assert not err
    found = (re.match(r".*program\.py:(\d+): (.*)", line) for line in out.splitlines())
    return {int(match[1]): match[2] for match in found if match}


def revealed_shape(text: str) -> tuple[int, ...]:
    sizes = re.search(r"ndarray\[tuple\[(.*?)\], numpy\.dtype", text)
    assert sizes, text
    assert re.fullmatch(r"(Literal\[\d+\](, )?)*|\(\)", sizes[1]), text
    return tuple(map(int, re.findall(r"\d+", sizes[1])))


@pytest.mark.parametrize("number, call", list(enumerate(CALLS.splitlines())), ids=CALLS.splitlines())
def test_the_static_shape_is_that_at_run_time(number: int, call: str, said: dict[int, str]) -> None:
    value: Any = eval(call, {"np": np, "ops": ops})  # noqa: S307  # the lines above
    line = len(HEAD.splitlines()) + number + 1
    assert revealed_shape(said[line]) == value.shape
    kind = "32Bit" if value.dtype == np.float32 else "float64"
    assert kind in said[line]


@pytest.mark.parametrize("number, line", list(enumerate(MISTAKES.splitlines())), ids=MISTAKES.splitlines())
def test_mistakes_are_reported_and_refused(number: int, line: str, said: dict[int, str]) -> None:
    call, _, message = line.partition("  # ")
    assert message in said[len((HEAD + CALLS).splitlines()) + number + 1]
    with pytest.raises((ValueError, IndexError)):
        eval(call, {"np": np, "ops": ops})  # noqa: S307  # the lines above


def test_declared_sizes_go_through(said: dict[int, str]) -> None:
    before = len((HEAD + CALLS + MISTAKES).splitlines())
    assert {number: text for number, text in said.items() if number > before} == {}
