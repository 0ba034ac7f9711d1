"""einsum: its derivative is another einsum, in which the result's cotangent takes an operand's place."""

# ruff: noqa: ARG001  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from string import ascii_letters
from typing import Any

import numpy as np

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.fit import shape_of, unbroadcast
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import apply


def _joint(g: Any, y: Any, *operands: Any, inputs: tuple[str, ...], output: str) -> list[Any]:
    sizes: dict[str, int] = {}
    for labels, x in zip(inputs, operands, strict=True):
        for label, size in zip(labels, x.shape, strict=True):
            # what is not 1 decides, be it 0
            sizes[label] = size if sizes.get(label, 1) == 1 else sizes[label]
    return [_cotangent(g, n, operands, inputs, output, sizes) for n in range(len(operands))]


def _cotangent(
    g: Any,
    position: int,
    operands: tuple[Any, ...],
    inputs: tuple[str, ...],
    output: str,
    sizes: dict[str, int],
) -> Any:
    labels = inputs[position]
    subscripts = [output, *[s for n, s in enumerate(inputs) if n != position]]
    factors = [g, *[x for n, x in enumerate(operands) if n != position]]
    dtype = operands[position].dtype
    wanted = ""
    fresh = iter(sorted(set(ascii_letters) - set("".join([output, *inputs]))))
    for label in labels:
        if label in wanted:
            # the diagonal was taken: an identity matrix puts the cotangent back on it
            other = next(fresh)
            factors.append(np.eye(sizes[label], dtype=dtype))
            subscripts.append(label + other)
            wanted += other
            continue
        if not any(label in s for s in subscripts):
            # summed over by this operand alone: each element counts the same
            factors.append(np.ones(sizes[label], dtype))
            subscripts.append(label)
        wanted += label
    full = np.einsum(",".join(subscripts) + "->" + wanted, *factors)
    expected = tuple([sizes[label] for label in labels])
    if shape_of(full) != expected:
        full = np.broadcast_to(full, expected)
    shape = shape_of(operands[position])
    return full if shape == expected else unbroadcast(full, shape)


_EINSUM = Primitive(
    "einsum",
    lambda *xs, inputs, output: np.einsum(",".join(inputs) + "->" + output, *xs),
    joint=_joint,
    linear="each",
    reads="operands",
)


@implements(np.einsum)
def einsum(*operands: Any, out: Any = None, optimize: Any = False, **_: Any) -> Any:
    """See numpy.einsum."""
    if out is not None:
        raise escapes.written_out(np.einsum, out)
    subscripts, arrays = _by_text(operands)
    arrays = [x if hasattr(x, "dtype") else np.asarray(x) for x in arrays]
    left, arrow, output = subscripts.replace(" ", "").partition("->")
    inputs = left.split(",")
    if len(inputs) != len(arrays):
        raise ValueError(f"einsum: {len(inputs)} subscripts for {len(arrays)} operands: {subscripts!r}")
    if not arrow:
        counts = {label: left.count(label) for label in sorted(set(left) - set(",."))}
        output = ("..." if "." in left else "") + "".join(k for k, n in counts.items() if n == 1)
    inputs, output = _spelled_out(inputs, output, arrays)
    return apply(_EINSUM, arrays, {"inputs": tuple(inputs), "output": output})


def _by_text(operands: tuple[Any, ...]) -> tuple[str, list[Any]]:
    """Return subscripts as text, whichever of NumPy's two conventions the call followed."""
    if isinstance(operands[0], str):
        return operands[0], list(operands[1:])

    def text(labels: Any) -> str:
        return "".join("..." if k is Ellipsis else ascii_letters[k] for k in labels)

    pairs = len(operands) // 2
    left = ",".join(text(operands[2 * n + 1]) for n in range(pairs))
    last = "->" + text(operands[-1]) if len(operands) % 2 else ""
    return left + last, list(operands[: 2 * pairs : 2])


def _spelled_out(inputs: list[str], output: str, arrays: list[Any]) -> tuple[list[str], str]:
    """Return subscripts with letters in place of the ellipsis."""
    free = "".join(sorted(set(ascii_letters) - set("".join([output, *inputs]))))
    ranks = [
        x.ndim - len(s.replace("...", "")) if "..." in s else 0 for s, x in zip(inputs, arrays, strict=True)
    ]
    letters = free[: max(ranks)]
    spelled = [s.replace("...", letters[len(letters) - n :]) for s, n in zip(inputs, ranks, strict=True)]
    return spelled, output.replace("...", letters)
