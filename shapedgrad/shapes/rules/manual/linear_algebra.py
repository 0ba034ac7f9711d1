"""Products, and ``numpy.linalg``."""

from __future__ import annotations

from typing import Final

from shapedgrad.shapes.rules import contraction, dtyping, gufuncs, indexing, layout, linalg
from shapedgrad.shapes.rules.operation import rows

# fmt: off
ROWS: Final = (
    *rows("matmul", gufuncs.matmul, "promote", "multiply {x1} @ {x2}", "shape-matmul"),
    *rows("matvec", gufuncs.matvec, "promote", "multiply {x1} @ {x2}", "shape-matmul"),
    *rows("vecmat", gufuncs.vecmat, "promote", "multiply {x1} @ {x2}", "shape-matmul"),
    *rows("vecdot", gufuncs.vecdot, "promote", "multiply {x1} with {x2}[ along axis {axis}]", "shape-matmul"),
    *rows(".dot", contraction.dot, "strong", "multiply {a} with {b}", "shape-matmul"),
    *rows("vdot", contraction.vdot, "strong", "multiply {a} with {b}", "shape-matmul"),
    *rows("inner", contraction.inner, "strong", "multiply {a} with {b}", "shape-matmul"),
    *rows("outer", contraction.outer, "strong", "multiply {a} with {b}", "shape-matmul"),
    *rows("kron", contraction.kron, "strong", "multiply {a} with {b}", "shape-matmul"),
    *rows("tensordot", contraction.tensordot, "strong", "contract {a} with {b}, axes={axes}", "shape-matmul", arrays=True),
    *rows("einsum", contraction.einsum, dtyping.contraction, "contract {operands} as {subscripts}", "shape-einsum"),
    *rows("einsum_path", contraction.einsum_path, "parameter", "contract {operands} as {subscripts}", "shape-einsum"),
    *rows(".trace", indexing.trace, "sum", "take the trace of {a}", "shape-linalg"),
    *rows("linalg.matmul", gufuncs.linalg_matmul, "promote", "multiply {x1} @ {x2}", "shape-matmul"),
    *rows("linalg.matrix_transpose", layout.matrix_transpose, "same", "transpose {x}"),
    *rows("linalg.vecdot", gufuncs.linalg_vecdot, "promote", "multiply {x1} with {x2}[ along axis {axis}]", "shape-matmul"),
    *rows("linalg.outer", contraction.vector_outer, "strong", "multiply {x1} with {x2}", "shape-matmul"),
    *rows("linalg.tensordot", contraction.linalg_tensordot, "strong", "contract {x1} with {x2}, axes={axes}", "shape-matmul", arrays=True),
    *rows("linalg.multi_dot", contraction.multi_dot, "strong", "multiply {arrays}", "shape-matmul"),
    *rows("linalg.inv", linalg.square, "linalg", "invert {a}", "shape-linalg"),
    *rows("linalg.cholesky", linalg.cholesky, "linalg", "factor {a}", "shape-linalg"),
    *rows("linalg.matrix_power", linalg.matrix_power, dtyping.power, "take a power of {a}", "shape-linalg"),
    *rows("linalg.det", linalg.det, "linalg", "take the determinant of {a}", "shape-linalg"),
    *rows("linalg.slogdet", linalg.slogdet, "slogdet", "take the determinant of {a}", "shape-linalg"),
    *rows("linalg.eigvals", linalg.eigvals, dtyping.eigenvalues, "decompose {a}", "shape-linalg"),
    *rows("linalg.eigvalsh", linalg.eigvalsh, "deviation", "decompose {a}", "shape-linalg"),
    *rows("linalg.eig", linalg.eig, dtyping.eigenvalues, "decompose {a}", "shape-linalg"),
    *rows("linalg.eigh", linalg.eigh, "eigh", "decompose {a}", "shape-linalg"),
    *rows("linalg.svd", linalg.svd, dtyping.decomposition, "decompose {a}", "shape-linalg"),
    *rows("linalg.svdvals", linalg.svdvals, "deviation", "decompose {x}", "shape-linalg"),
    *rows("linalg.qr", linalg.qr, "linalg", "decompose {a}", "shape-linalg"),
    *rows("linalg.solve", linalg.solve, "linalg", "solve {a} for {b}", "shape-linalg"),
    *rows("linalg.lstsq", linalg.lstsq, "lstsq", "solve {a} for {b}", "shape-linalg"),
    *rows("linalg.pinv", linalg.pinv, "linalg", "invert {a}", "shape-linalg"),
    *rows("linalg.matrix_rank", linalg.matrix_rank, "int64", "take the rank of {A}", "shape-linalg"),
    *rows("linalg.cond", linalg.cond, "deviation", "take the condition of {x}", "shape-linalg"),
    *rows("linalg.norm", linalg.norm, "deviation", "take the norm of {x}[ over axis {axis}]", "shape-linalg"),
    *rows("linalg.matrix_norm", linalg.matrix_norm, "deviation", "take the norm of {x}", "shape-linalg"),
    *rows("linalg.vector_norm", linalg.vector_norm, "deviation", "take the norm of {x}[ over axis {axis}]", "shape-linalg"),
    *rows("linalg.trace", linalg.trace, "sum", "take the trace of {x}", "shape-linalg"),
    *rows("linalg.diagonal", linalg.diagonal, "same", "take the diagonal of {x}", "shape-linalg"),
    *rows("linalg.tensorinv", linalg.tensorinv, "linalg", "invert {a}", "shape-linalg"),
    *rows("linalg.tensorsolve", linalg.tensorsolve, "linalg", "solve {a} for {b}", "shape-linalg"),
    *rows("linalg.cross", linalg.linalg_cross, "promote", "multiply {x1} with {x2}", "shape-linalg"),
)
# fmt: on
