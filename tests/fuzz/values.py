"""The numbers of random arrays: such that only shapes and dtypes can be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

DTYPES = {
    "number": "float64 float64 float64 float64 float64 float64 float32 float32 int64 int64 int32 uint8 bool"
    " complex128 complex64 float16 int8",
    "real": "float64 float64 float64 float64 float32 float32 int64 int64 int32 uint8 float16",
    "signed": "float64 float64 float64 float32 int64 int32 complex128",
    "float": "float64 float64 float64 float32",
    "inexact": "float64 float64 float64 float32 complex128",
    "float64": "float64",
    "int": "int64 int64 int32 uint8",
    "int64": "int64",
    "complex": "complex128 complex128 complex64",
    "index": "int64",
    "bytes": "uint8",
    "mask": "bool",
    "probability": "float64",
    "increasing": "float64",
}
"""The dtypes of a kind of operands, as often as they are wanted."""


def numbers(shape: Sequence[int], dtype: str, kind: str, rng: np.random.Generator) -> Any:
    """An array of that kind, of rank 0 as well."""
    return np.asarray(_numbers(shape, dtype, kind, rng))


def _numbers(shape: Sequence[int], dtype: str, kind: str, rng: np.random.Generator) -> Any:
    if kind == "index":
        return np.zeros(shape, dtype)
    if kind == "mask":
        mask = np.zeros(shape, bool)
        mask.reshape(-1)[:1] = True
        return mask
    if kind == "probability":
        return np.full(shape, 1 / shape[-1] if shape and shape[-1] else 0.5)
    if kind == "increasing":
        return np.arange(np.prod(shape, dtype=int), dtype=dtype).reshape(shape)
    if dtype == "bool":
        return rng.random(shape) > 0.5
    if np.dtype(dtype).kind in "iu":
        return np.asarray(rng.integers(1, 4, shape)).astype(dtype)
    values = np.asarray(rng.random(shape) + 0.5)
    if len(shape) > 1:
        values = values + 4 * np.eye(*shape[-2:])  # so that it can be inverted
    return values.astype(dtype)
