"""Functions of arrays of any rank: ``*batch`` and ``...``, run with batches of several ranks."""

from __future__ import annotations

import random
import re
from typing import Any

import numpy as np

from tests.fuzz.program import Operand, Scope, Size, Statement
from tests.fuzz.values import numbers

OPERANDS = {
    "a0": "*batch N D", "a1": "*batch D M", "a2": "*batch N", "a3": "... D", "a4": "D M", "a5": "D", "a6": "*batch",
    "a7": "*batch 1 D", "a8": "*batch N N", "a9": "... N D",
}  # fmt: skip
BATCHES: tuple[tuple[int, ...], ...] = ((2,), (4, 3), (), (1,), (2, 1, 3))
OTHERS: tuple[tuple[int, ...], ...] = ((3, 2), (5,), (4,), (), (2, 1, 3))

TEMPLATES = """
{x} + {y} | {x} * {y} | {x} - 1.5 | np.maximum({x}, {y}) | {x} > {y} | np.where({x} > 0, {x}, {y}) | -{x} | np.exp({x})
np.hypot({x}, {y}) | {x} ** 2 | np.clip({x}, 0, {y}) | {x}.astype(np.float32) | np.isnan({x}) | np.divmod({x}, {y})
{x}.sum(axis={axis}{keep}) | np.mean({x}, {axis}{keep}) | {x}.max(axis={axis}) | np.std({x}{keepwise}) | {x}.any(axis=({neg}, {neg}))
{x}.argmax(axis={axis}) | np.median({x}, axis={neg}) | np.cumsum({x}, axis={axis}) | {x}.cumsum() | np.quantile({x}, [0.1, 0.5], axis={neg})
np.linalg.norm({x}, axis={axis}{keep}) | np.ptp({x}, axis={axis}) | np.average({x}, axis={neg}) | np.count_nonzero({x}, axis={axis})
{x} @ {y} | {x}.mT @ {y} | {x} @ {x}.mT | np.matmul({x}, {y}) | np.dot({x}, {y}) | np.inner({x}, {y}) | np.outer({x}, {y})
np.vecdot({x}, {y}) | np.tensordot({x}, {y}, axes=1) | np.einsum("...ij,...jk->...ik", {x}, {y}) | np.einsum("...i->...", {x})
np.einsum("...ij,...j->...i", {x}, {y}) | np.matvec({x}, {y}) | np.kron({x}, {y}) | np.linalg.inv(a8) | np.linalg.det({x})
np.linalg.solve(a8, {x}) | np.linalg.svd({x}, full_matrices=False) | np.linalg.eigvalsh(a8) | np.linalg.qr({x}) | np.trace({x})
np.linalg.pinv({x}) | np.diagonal({x}, axis1=-2, axis2=-1) | np.cross({x}, {y}) | np.linalg.matrix_rank({x}) | np.linalg.cholesky(a8)
{x}[..., {i}] | {x}[..., None] | {x}[{i}] | {x}[..., 1:, :] | {x}[..., {i}, :] | {x}[:, {i}] | {x}[None] | {x}[..., ::2] | {x}[...]
{x}[..., :-1] + {y} | {x}[..., [0, 0]] | {x}[np.array([0, 0])] | np.take({x}, [0, 0], axis={axis}) | {x}[..., None, :] - {y}
{x}.reshape(-1) | {x}.reshape(-1, d) | {x}.reshape(*{x}.shape[:-1], -1) | {x}.reshape({x}.shape) | {x}.ravel() | {x}.flatten()
{x}.T | {x}.mT | np.swapaxes({x}, -1, {neg}) | np.moveaxis({x}, {axis}, {axis}) | np.expand_dims({x}, {axis}) | np.squeeze({x}, {neg})
np.broadcast_to({x}, {y}.shape) | np.flip({x}, {axis}) | np.roll({x}, 1, axis={neg}) | np.repeat({x}, 2, axis={axis}) | np.tile({x}, 2)
np.concatenate([{x}, {y}], axis={neg}) | np.stack([{x}, {x}], axis={axis}) | np.concatenate([{x}, {x}]) | np.vstack([{x}, {x}])
np.hstack([{x}, {x}]) | np.dstack([{x}, {x}]) | np.append({x}, {y}, axis={neg}) | np.split({x}, 2, axis={neg}) | np.pad({x}, 1)
np.zeros_like({x}) | np.zeros({x}.shape) | np.ones({x}.shape[:-1]) | np.full({x}.shape, 1) | np.empty(({x}.shape[-1], 2)) | np.atleast_2d({x})
np.sort({x}, axis={neg}) | np.argsort({x}) | np.diff({x}, axis={neg}) | np.gradient({x}, axis={neg}) | np.fft.rfft({x}, axis={neg})
np.fft.fft2({x}) | np.trapezoid({x}) | np.interp({x}, a5, a5) | np.tril({x}) | np.meshgrid({x}, {y}) | np.diag({x}) | np.atleast_3d({x})
np.add.reduce({x}, axis={axis}) | np.multiply.outer({x}, {y}) | rng.normal(size={x}.shape) | rng.normal({x}, {y}) | np.ravel({x})
np.linalg.matrix_transpose({x}) | np.transpose({x}) | np.rot90({x}) | np.searchsorted(a5, {x}) | np.apply_along_axis(np.sum, -1, {x})
{x}.shape[-1] | {x}.ndim | len({x}) | {x}.size | np.broadcast_arrays({x}, {y}) | np.take_along_axis({x}, np.argsort({x}), -1)
np.linalg.multi_dot([{x}, {y}, {y}]) | np.unique({x}) | np.nonzero({x}) | {x}[{x} > 0] | np.compress([True], {x}, axis={neg})
"""
CHOICES = [each.strip() for line in TEMPLATES.strip().splitlines() for each in line.split(" | ")]


def variadic_scope(rng: random.Random, number: int, count: int) -> Scope:
    """A function of arrays with batches of any rank, and statements that are not yet run."""
    sizes = [
        {"N": 5, "D": 4, "M": 3},
        {"N": 6, "D": 2, "M": 4},
        {"N": 3, "D": 3, "M": 3},
        {"N": 1, "D": 1, "M": 1},
    ]
    sizes.append({name: rng.randint(1, 6) for name in "NDM"})
    instantiations: list[dict[str, Any]] = [
        {**given, "batch": batch, "...": other}
        for given, batch, other in zip(sizes, BATCHES, OTHERS, strict=True)
    ]
    scope = Scope(number, instantiations, symbolic=True)
    values = np.random.default_rng(rng.getrandbits(32))
    for name, dims in OPERANDS.items():
        parts = dims.split()
        scope.operands[name] = Operand(name, tuple(Size(part, "") for part in parts), "float64", "", "")
        scope.arrays[name] = [
            numbers(_shape(parts, given), "float64", "", values) for given in instantiations
        ]
    scope.statements = [_statement(rng, scope) for _ in range(count)]
    return scope


def _shape(parts: list[str], sizes: dict[str, Any]) -> tuple[int, ...]:
    found: list[int] = []
    for part in parts:
        given = 1 if part == "1" else sizes[part.removeprefix("*")]
        found += given if isinstance(given, tuple) else [given]
    return tuple(found)


def _statement(rng: random.Random, scope: Scope) -> Statement:
    fill = {
        "x": lambda: rng.choice(list(OPERANDS)),
        "y": lambda: rng.choice(list(OPERANDS)),
        "axis": lambda: str(rng.randint(-3, 2)),
        "neg": lambda: str(rng.randint(-3, -1)),
        "keep": lambda: rng.choice(["", ", keepdims=True"]),
        "keepwise": lambda: rng.choice(["", ", keepdims=True"]),
        "i": lambda: rng.choice(["0", "-1"]),
    }
    template = rng.choice(CHOICES)
    text = re.sub(r"\{x\}", rng.choice(list(OPERANDS)), template)
    text = re.sub(r"\{(\w+)\}", lambda m: fill[m[1]](), text)
    return Statement(text, "any rank", template, scope, data=True)  # the rank is open, so are sizes
