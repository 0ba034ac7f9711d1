"""What users hand over to be pulled back or pushed forward: it has the structure, shapes and dtypes of its array."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.errors import GradientShapeError
from shapedgrad.autodiff.fit import dtype_of, shape_of

if TYPE_CHECKING:
    import optree


def insist_on_structure(
    what: str, found: optree.PyTreeSpec, wanted: optree.PyTreeSpec, whose: str, operation: str
) -> None:
    """Raise a `GradientShapeError` unless two trees have the same structure."""
    if found != wanted:
        raise GradientShapeError(
            f"the {what} has structure {found} where the {whose} has {wanted}",
            operation=operation, operands=(), reason="another structure",
        )  # fmt: skip


def fit_seed(array: Any, seed: Any, what: str, whose: str, operation: str) -> Any:
    """Return a cotangent or a tangent in the dtype of its array, whose shape it has to have.

    Raises
    ------
    GradientShapeError
        If it has another shape, is complex where the array is real, or is not of numbers.
    """
    wanted, dtype = shape_of(array), dtype_of(array)
    if not hasattr(seed, "dtype"):
        seed = np.asarray(seed)
    reason = ""
    if seed.shape != wanted:
        reason = f"has shape {seed.shape} where {whose} has {wanted}"
    elif seed.dtype.kind not in ("fiubc" if dtype.kind == "c" else "fiub"):
        reason = f"has dtype {seed.dtype} where {whose} has {dtype}"
    if reason:
        raise GradientShapeError(f"{what} {reason}", operation=operation, operands=(wanted,), reason=reason)
    return seed if seed.dtype == dtype or dtype.kind not in "fc" else seed.astype(dtype)
