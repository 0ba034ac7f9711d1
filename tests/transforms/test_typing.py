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
import shapedgrad.numpy as snp
from shapedgrad import (
    checkpoint, custom_jvp, custom_vjp, elementwise_grad, grad, hessian, hvp, jacobian, jvp, linearize, optim, primitive,
    stop_gradient, value_and_grad, vjp, vmap,
)

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
value, tangent = jvp(loss, (p, x), (p, x))
assert_type(tangent, np.float64)
value, pushforward = linearize(loss, p, x)
assert_type(pushforward(p, x), np.float64)
assert_type(elementwise_grad(loss)(p, x), Parameters)

def total(y: Array) -> np.float64:
    return np.sum(y)

assert_type(hvp(total, (x,), (x,)), np.ndarray[tuple[int], np.dtype[np.float64]])
assert_type(elementwise_grad(loss, 1)(p, x), Array)
jacobian(loss, (0, 1), mode="reverse")(p, x, scale=1.0)
jacobian(loss, mode="sideways")(p, x)  # E: arg-type
jacobian(loss)(p)  # E: call-arg
hessian(loss)(p, x, 1.0)
assert_type(vmap(loss, in_axes=(None, 0))(p, x), Any)  # the plugin knows more
assert_type(checkpoint(loss)(p, x), np.float64)
checkpoint(loss)(x)  # E: call-arg, arg-type
assert_type(stop_gradient(p), Parameters)

@custom_vjp
def clipped(x: Array) -> Array:
    return x

clipped.defvjp(lambda x: (x, None), lambda kept, g: (g,))
assert_type(clipped(x), Array)
clipped(3)  # E: arg-type

@custom_jvp
def half(x: Array) -> Array:
    return x

half.defjvp(lambda primals, tangents: (half(*primals), tangents[0]))
assert_type(half(x), Array)

@primitive
def cube(x: Array) -> Array:
    return x**3

cube.defvjp(lambda g, y, x: 3 * g * x**2)
assert_type(cube(x), Array)
adam = optim.adam(optim.cosine(0.1, 10))
q, state = adam.update(p, p, adam.init(p))
assert_type(q, Parameters)
assert_type(optim.clip_by_norm(p, 1.0), Parameters)
assert_type(optim.lbfgs(lambda p: loss(p, x), p).parameters, Parameters)
assert_type(snp.sum(x), np.float64)
snp.linalg.inv(x).shape
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
    marked = [(n, line.split("# E: ")[1]) for n, line in enumerate(lines, 1) if "# E: " in line]
    expected = [(n, code) for n, codes in marked for code in codes.split(", ")]
    errors = [line for line in report.splitlines() if ": error:" in line]
    found = [(int(line.split(":")[1]), line.rsplit("[", 1)[1].rstrip("]")) for line in errors]
    assert found == expected, report
