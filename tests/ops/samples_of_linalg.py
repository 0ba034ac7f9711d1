"""Operands for linear algebra, with batches and broadcasting."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.ops.operands import normal

REGULAR = normal(3, 3) + 3 * np.eye(3)
STACK = normal(2, 3, 3) + 3 * np.eye(3)
ROTATING = np.array([[0.3, -1.2, 0.1], [1.1, 0.2, 0.4], [0.2, 0.1, 2.0]])


def _parts(*zs: Any) -> list[Any]:
    return [part(z) for z in zs for part in (np.real, np.imag)]


def _definite(x: Any) -> Any:
    return x @ np.swapaxes(x, -1, -2) + 2 * np.eye(x.shape[-1])


_VECTOR_ORDERS = (None, 1, 2, 3, 0.5, 1.5, -1, -2, np.inf, -np.inf)
_MATRIX_ORDERS = (None, "fro", "nuc", 1, -1, 2, -2, np.inf, -np.inf)
NORMS: list[Any] = [
    *((f"norm of rows {p}", lambda x, p=p: np.linalg.norm(x, p, axis=-1), normal(2, 3) + 0.1) for p in _VECTOR_ORDERS),
    *((f"norm of matrices {p}", lambda x, p=p: np.linalg.norm(x, p, axis=(2, 0), keepdims=True), normal(3, 2, 4)) for p in _MATRIX_ORDERS),
    *((f"norm of a matrix {p}", lambda x, p=p: np.linalg.norm(x, p), normal(4, 3)) for p in _MATRIX_ORDERS),
    *((f"cond {p}", lambda x, p=p: np.linalg.cond(x, p), STACK) for p in (None, 1, -1, 2, -2, np.inf, -np.inf, "fro")),
    ("norm of all", lambda x: np.linalg.norm(x, keepdims=True), normal(2, 3, 2)), ("norm count", lambda x: np.linalg.norm(x, 0) * x, normal(3)),
    ("matrix_norm", np.linalg.matrix_norm, normal(2, 3, 2)), ("matrix_norm nuc", lambda x: np.linalg.matrix_norm(x, ord="nuc", keepdims=True), normal(2, 3)),
    ("vector_norm axes", lambda x: np.linalg.vector_norm(x, axis=(0, 2), ord=3), normal(2, 3, 2)),
    ("vector_norm keepdims", lambda x: np.linalg.vector_norm(x, keepdims=True), normal(2, 3)),
]  # fmt: skip

LINALG: list[Any] = [
    *NORMS,
    ("inv stack", np.linalg.inv, STACK), ("slogdet stack", lambda x: np.linalg.slogdet(x)[1], STACK),
    ("slogdet sign", lambda x: np.linalg.slogdet(x)[0] * x[..., 0, 0], STACK),
    ("solve stacks", np.linalg.solve, STACK, normal(3, 2)), ("solve stack of one", np.linalg.solve, STACK[:1], normal(4, 3, 2)),
    ("solve stack, vector", np.linalg.solve, STACK, normal(3)), ("solve one, stack", np.linalg.solve, REGULAR, normal(2, 3, 1)),
    ("cholesky stack", lambda x: np.linalg.cholesky(_definite(x)), normal(2, 3, 3)),
    ("cholesky upper", lambda x: np.linalg.cholesky(_definite(x), upper=True), normal(3, 3)),
    ("eigh stack", lambda x: np.linalg.eigh(_definite(x)).eigenvectors ** 2, normal(2, 3, 3)),
    *((f"eigvalsh of the {t} triangle", lambda x, t=t: np.linalg.eigvalsh(x, t), normal(3, 3)) for t in "LU"),
    *((f"eigh of the {t} triangle", lambda x, t=t: np.linalg.eigh(x, t)[1] ** 2, normal(2, 3, 3)) for t in "LU"),
    *((f"cholesky of one triangle, upper={u}", lambda x, u=u: np.linalg.cholesky(x, upper=u), normal(3, 3) + 6 * np.eye(3)) for u in (False, True)),
    ("einsum of nothing", lambda x, y: np.einsum("ijk,ikl->ijl", x, y), normal(0, 2, 3), normal(1, 3, 2)),
    ("eigh signs", lambda x: list(np.linalg.eigh(x + x.T)), normal(3, 3)),
    ("eig complex", lambda x: _parts(*np.linalg.eig(x)), ROTATING), ("eig real", lambda x: list(np.linalg.eig(x)), np.diag([1.0, 2.0, 4.0]) + 0.1 * normal(3, 3)),
    ("eig stack", lambda x: _parts(*np.linalg.eig(x)), ROTATING + 0.1 * normal(2, 3, 3)),
    ("eigvals complex", lambda x: _parts(np.linalg.eigvals(x)), ROTATING),
    ("svd signs", lambda x: list(np.linalg.svd(x, full_matrices=False)), normal(3, 2)), ("svd square", lambda x: list(np.linalg.svd(x)), normal(3, 3)),
    ("svd values, full", lambda x: np.linalg.svd(x)[1], normal(2, 4, 2)), ("svd full, without the rest", lambda x: np.linalg.svd(x)[0][:, :2] ** 2, normal(3, 2)),
    ("qr complete, tall", lambda x: np.linalg.qr(x, "complete")[1], normal(3, 2)),
    ("svd stack", lambda x: list(np.linalg.svd(x, full_matrices=False)), normal(2, 2, 3)),
    ("qr stack", lambda x: list(np.linalg.qr(x)), normal(2, 4, 3)), ("qr wide", lambda x: list(np.linalg.qr(x)), normal(2, 4)),
    ("qr wide r", lambda x: np.linalg.qr(x, "r"), normal(2, 4)), ("qr complete", lambda x: list(np.linalg.qr(x, "complete")), normal(2, 3)),
    ("pinv wide", np.linalg.pinv, normal(2, 4)), ("pinv stack", np.linalg.pinv, normal(2, 4, 3)),
    ("pinv of equal singular values", np.linalg.pinv, np.eye(3)[:, :2] + 0.0),
    ("pinv low rank", lambda x: np.linalg.pinv(np.outer(x, [1.0, 2.0]), rtol=1e-9), normal(3)),
    ("pinv hermitian", lambda x: np.linalg.pinv(x + x.T, hermitian=True), normal(3, 3)),
    ("lstsq", lambda a, b: np.linalg.lstsq(a, b)[0], normal(5, 3), normal(5, 2)),
    ("lstsq residuals", lambda a, b: [*np.linalg.lstsq(a, b)[:2], np.linalg.lstsq(a, b)[3]], normal(5, 3), normal(5)),
    ("lstsq wide", lambda a, b: list(np.linalg.lstsq(a, b, rcond=1e-8)[:2]), normal(2, 4), normal(2)),
    ("tensorsolve", np.linalg.tensorsolve, normal(2, 3, 6) + np.eye(6).reshape(2, 3, 6) * 4, normal(2, 3)),
    ("tensorsolve axes", lambda a, b: np.linalg.tensorsolve(a, b, axes=(0,)), normal(6, 2, 3) + np.eye(6).reshape(6, 2, 3) * 4, normal(2, 3)),
    ("tensorinv", np.linalg.tensorinv, normal(2, 3, 6) + np.eye(6).reshape(2, 3, 6) * 4),
    ("tensorinv 1", lambda x: np.linalg.tensorinv(x, 1), normal(6, 2, 3) + np.eye(6).reshape(6, 2, 3) * 4),
    ("matrix_power 0", lambda x: np.linalg.matrix_power(x, 0) * x, REGULAR), ("matrix_power -2", lambda x: np.linalg.matrix_power(x, -2), STACK),
    ("matrix_power 5", lambda x: np.linalg.matrix_power(x, 5), REGULAR / 3),
    ("multi_dot vectors", lambda x, y, z: np.linalg.multi_dot([x, y, z]), normal(3), normal(3, 2), normal(2)),
    ("multi_dot four", lambda x, y: np.linalg.multi_dot([x, y, x, y]), normal(5, 2), normal(2, 5)),
    ("kron stack", np.kron, normal(2, 2), normal(2, 1, 3)), ("trace axes", lambda x: np.trace(x, 1, 0, 2), normal(3, 2, 4)),
    ("vecdot axis", lambda x, y: np.vecdot(x, y, axis=0), normal(3, 2), normal(3, 1)), ("cross mixed", lambda x, y: np.cross(x, y, axisa=0), normal(3, 4), normal(4, 3)),
    ("einsum three", lambda x, y, z: np.einsum("ij,jk,kl->il", x, y, z, optimize=True), normal(2, 3), normal(3, 2), normal(2, 2)),
    ("einsum repeated operand", lambda x: np.einsum("ij,ij,jk->ik", x, x, x), normal(3, 3)), ("einsum iij->j", lambda x: np.einsum("iij->j", x), normal(3, 3, 2)),
    ("einsum scalar", lambda x, y: np.einsum(",i->i", x, y), np.array(0.3), normal(3)), ("einsum ellipsis out", lambda x: np.einsum("...ii->...", x), normal(2, 3, 3)),
    ("einsum ellipsis broadcast", lambda x, y: np.einsum("...i,...i", x, y), normal(4, 1, 3), normal(2, 3)),
    ("einsum numbers ellipsis", lambda x: np.einsum(x, [..., 0, 0], [...]), normal(2, 3, 3)),
    ("dot matrix vector", np.dot, normal(2, 3, 4), normal(4)), ("inner 3", np.inner, normal(2, 3), normal(2, 2, 3)),
]  # fmt: skip
