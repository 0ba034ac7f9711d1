"""Agreement with PyTorch on functions that both have: the same values, the same cotangents.

``SHAPEDGRAD_TORCH=1 pytest tests/ops/test_torch.py`` runs it where PyTorch is installed; all agreed with PyTorch 2.13.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from shapedgrad import ops, vjp

if "SHAPEDGRAD_TORCH" not in os.environ:
    pytest.skip("SHAPEDGRAD_TORCH is not set", allow_module_level=True)
torch: Any = import_module("torch")
F: Any = torch.nn.functional
torch.set_default_dtype(torch.float64)

rng = np.random.default_rng(0)
LABELS, PLACES = np.array([0, 4, 2, 1]), np.array([[0, 2], [2, 1]])


def n(*shape: int) -> Any:
    return rng.normal(size=shape)


X, SQUARE = n(4, 5), n(3, 3) + 3 * np.eye(3)

ACTIVATIONS = {"relu": F.relu, "sigmoid": torch.sigmoid, "softplus": F.softplus, "silu": F.silu, "elu": F.elu, "selu": F.selu,
               "gelu": F.gelu, "leaky_relu": F.leaky_relu, "log_sigmoid": F.logsigmoid}  # fmt: skip
ROWS: list[Any] = [
    *((name, getattr(ops, name), theirs, 3 * X) for name, theirs in ACTIVATIONS.items()),
    ("softmax", lambda x: ops.softmax(x, 0), lambda x: F.softmax(x, 0), X), ("log_softmax", lambda x: ops.log_softmax(x, -1), lambda x: F.log_softmax(x, -1), X),
    ("logsumexp", lambda x: ops.logsumexp(x, -1), lambda x: torch.logsumexp(x, -1), X),
    ("cross_entropy", lambda x: ops.cross_entropy(x, LABELS), lambda x: F.cross_entropy(x, torch.tensor(LABELS)), X),
    ("hinge_loss", lambda x: ops.hinge_loss(x, LABELS), lambda x: 5 * F.multi_margin_loss(x, torch.tensor(LABELS)), X),
    ("mse", ops.mse, F.mse_loss, X, n(4, 5)), ("layer_norm", ops.layer_norm, lambda x, w, b: F.layer_norm(x, (5,), w, b), X, n(5), n(5)),
    ("conv1d", lambda x, w: ops.conv1d(x, w, stride=2, padding=1, dilation=2), lambda x, w: F.conv1d(x, w, stride=2, padding=1, dilation=2), n(2, 3, 12), n(4, 3, 3)),
    ("conv2d", lambda x, w: ops.conv2d(x, w, stride=2, padding=1, groups=2), lambda x, w: F.conv2d(x, w, stride=2, padding=1, groups=2), n(2, 4, 7, 8), n(6, 2, 3, 3)),
    ("conv3d", ops.conv3d, F.conv3d, n(1, 2, 4, 5, 4), n(3, 2, 2, 2, 2)),
    ("conv_transpose1d", lambda x, w: ops.conv_transpose1d(x, w, stride=2, padding=1), lambda x, w: F.conv_transpose1d(x, w, stride=2, padding=1), n(2, 3, 5), n(3, 4, 3)),
    ("conv_transpose2d", lambda x, w: ops.conv_transpose2d(x, w, stride=2), lambda x, w: F.conv_transpose2d(x, w, stride=2), n(2, 3, 4, 5), n(3, 4, 3, 2)),
    ("max_pool1d", lambda x: ops.max_pool1d(x, 3, 2, 1), lambda x: F.max_pool1d(x, 3, 2, 1), n(2, 3, 11)), ("max_pool2d", lambda x: ops.max_pool2d(x, 2, 2), lambda x: F.max_pool2d(x, 2), n(2, 3, 6, 8)),
    ("avg_pool2d", lambda x: ops.avg_pool2d(x, 2, 1), lambda x: F.avg_pool2d(x, 2, 1), n(2, 3, 6, 8)), ("avg_pool3d", lambda x: ops.avg_pool3d(x, 2, 2), lambda x: F.avg_pool3d(x, 2), n(1, 2, 4, 4, 4)),
    ("unfold", lambda x: ops.unfold(x, 2), lambda x: F.unfold(x, 2), n(2, 3, 4, 5)), ("pairwise_distance", ops.pairwise_distance, torch.cdist, n(4, 3), n(5, 3)),
    ("attention", ops.scaled_dot_product_attention, F.scaled_dot_product_attention, n(2, 4, 6), n(2, 5, 6), n(2, 5, 3)),
    ("embedding", lambda w: ops.embedding(w, PLACES), lambda w: F.embedding(torch.tensor(PLACES), w), n(4, 3)),
    ("repeat_interleave", lambda x: ops.repeat_interleave(x, 3, 0), lambda x: torch.repeat_interleave(x, 3, 0), X), ("permute", lambda x: ops.permute(x, 2, 0, 1), lambda x: x.permute(2, 0, 1), n(2, 3, 4)),
    ("cumprod", lambda x: np.cumprod(x, 1), lambda x: torch.cumprod(x, 1), X), ("std", lambda x: np.std(x, axis=0, ddof=1), lambda x: torch.std(x, 0), X),
    ("max, tied", lambda x: np.max(x, axis=1), lambda x: torch.amax(x, 1), np.array([[1.0, 1.0, 0.0], [2.0, 3.0, 3.0]])), ("median", lambda x: np.median(x, axis=1), lambda x: torch.median(x, 1)[0], X),
    ("quantile", lambda x: np.quantile(x, 0.3, axis=1), lambda x: torch.quantile(x, 0.3, 1), X), ("sort", lambda x: np.sort(x, axis=1), lambda x: torch.sort(x, 1)[0], X),
    ("inv", np.linalg.inv, torch.linalg.inv, SQUARE), ("det", np.linalg.det, torch.linalg.det, SQUARE), ("solve", np.linalg.solve, torch.linalg.solve, SQUARE, n(3, 2)),
    ("slogdet", lambda a: np.linalg.slogdet(a)[1], lambda a: torch.linalg.slogdet(a)[1], SQUARE), ("cholesky", lambda a: np.linalg.cholesky(a @ a.T), lambda a: torch.linalg.cholesky(a @ a.T), SQUARE),
    ("eigvalsh", lambda a: np.linalg.eigvalsh(a + a.T), lambda a: torch.linalg.eigvalsh(a + a.T), SQUARE), ("svd", lambda a: np.linalg.svd(a)[1], torch.linalg.svdvals, n(3, 4)),
    ("qr", lambda a: np.linalg.qr(a)[1], lambda a: torch.linalg.qr(a)[1], n(4, 3)), ("lstsq", lambda a, b: np.linalg.lstsq(a, b)[0], lambda a, b: torch.linalg.lstsq(a, b)[0], n(5, 3), n(5, 2)),
    ("pinv", np.linalg.pinv, torch.linalg.pinv, n(3, 4)), ("norm", np.linalg.norm, torch.linalg.norm, X), ("kron", np.kron, torch.kron, n(2, 3), n(3, 2)), ("cross", np.cross, torch.linalg.cross, n(4, 3), n(4, 3)),
    ("logaddexp", np.logaddexp, torch.logaddexp, n(4), n(4)), ("hypot", np.hypot, torch.hypot, n(4), n(4)), ("sinc", np.sinc, torch.sinc, np.array([0.0, 0.3, -1.0])), ("i0", np.i0, torch.special.i0, n(4)),
    ("cov", np.cov, torch.cov, X), ("corrcoef", np.corrcoef, torch.corrcoef, X), ("rfft", lambda x: np.abs(np.fft.rfft(x)), lambda x: torch.abs(torch.fft.rfft(x)), n(8)),
]  # fmt: skip


@pytest.mark.parametrize(
    "name, ours, theirs, args", [(r[0], r[1], r[2], r[3:]) for r in ROWS], ids=[r[0] for r in ROWS]
)
def test_values_and_cotangents_are_those_of_torch(name: str, ours: Any, theirs: Any, args: Any) -> None:
    value, pullback = vjp(ours, *args)
    tensors = [torch.tensor(x, requires_grad=True) for x in args]
    expected = theirs(*tensors)
    seed = np.random.default_rng(1).normal(size=np.shape(value))
    expected.backward(torch.tensor(seed))
    np.testing.assert_allclose(value, expected.detach().numpy(), rtol=1e-9, atol=1e-9)
    for cotangent, tensor in zip(pullback(seed), tensors, strict=True):
        np.testing.assert_allclose(cotangent, tensor.grad.numpy(), rtol=1e-8, atol=1e-8)
