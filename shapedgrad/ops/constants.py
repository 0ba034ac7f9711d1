"""Functions whose derivative is zero wherever they have one: their results are plain arrays, not traced."""

# every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.primitive import CONSTANTS, Primitive
from shapedgrad.autodiff.traced import apply

CONSTANTS |= {
    # comparisons and tests; np.sign of a complex number is no step, see shapedgrad.ops.complex
    np.equal, np.not_equal, np.less, np.less_equal, np.greater, np.greater_equal,
    np.logical_and, np.logical_or, np.logical_xor, np.logical_not,
    np.isfinite, np.isinf, np.isnan, np.signbit, np.isneginf, np.isposinf,
    np.isclose, np.allclose, np.array_equal, np.array_equiv, np.all, np.any, np.isreal, np.iscomplex,
    np.iscomplexobj, np.isrealobj, np.may_share_memory, np.shares_memory,
    # steps
    np.floor, np.ceil, np.trunc, np.rint, np.round, np.around, np.fix, np.floor_divide, np.spacing,
    # places
    np.argmax, np.argmin, np.nanargmax, np.nanargmin, np.argsort, np.argpartition, np.lexsort,
    np.nonzero, np.flatnonzero, np.argwhere, np.count_nonzero, np.searchsorted, np.digitize,
    # what does not look at the values
    np.shape, np.ndim, np.size, np.result_type, np.can_cast, np.common_type, np.min_scalar_type,
    np.einsum_path, np.tril_indices_from, np.triu_indices_from, np.diag_indices_from,
    np.isin, np.linalg.matrix_rank, np.array_repr, np.array_str, np.array2string,
}  # fmt: skip


def of_values(body: Any, x: Any, batch: Any = None) -> Any:
    """Return what a function answers for the values of an array, as a constant; within `vmap`, for each example."""
    return apply(Primitive("of_values", body, batch=batch), (primal(x),))
