"""Functions that NumPy lacks: values against naive loops, gradients against small steps."""

from __future__ import annotations

import math
from itertools import product
from typing import Any

import numpy as np
import pytest

from shapedgrad import ShapeError, grad, ops
from shapedgrad.testing import check_grads
from tests.ops.operands import apart, normal

LABELS = np.array([1, 0, 2, 1])


def loop_conv(x: Any, w: Any, stride: Any, padding: Any, dilation: Any, groups: int) -> Any:
    rank, (out, inputs, *kernel) = w.ndim - 2, w.shape
    x = np.pad(x, [(0, 0), (0, 0), *[(p, p) for p in padding]])
    places = [
        (n - d * (k - 1) - 1) // s + 1
        for n, d, k, s in zip(x.shape[2:], dilation, kernel, stride, strict=True)
    ]
    y = np.zeros((len(x), out, *places))
    for n, o, c in product(range(len(x)), range(out), range(inputs)):
        channel = (o // (out // groups)) * inputs + c
        for place, offset in product(product(*map(range, places)), product(*map(range, kernel))):
            at = tuple(p * s + k * d for p, s, k, d in zip(place, stride, offset, dilation, strict=True))
            y[(n, o, *place)] += x[(n, channel, *at)] * w[(o, c, *offset)]
    assert rank == len(places)
    return y


CONVOLUTIONS = [
    ((2, 3, 7), (4, 3, 3), (1,), (0,), (1,), 1), ((2, 4, 8), (6, 2, 3), (2,), (1,), (2,), 2),
    ((1, 3, 5, 6), (2, 3, 3, 2), (1, 1), (0, 0), (1, 1), 1), ((2, 4, 6, 5), (4, 1, 3, 3), (2, 2), (1, 1), (1, 1), 4),
    ((1, 2, 7, 7), (2, 2, 2, 3), (2, 1), (1, 0), (1, 2), 1), ((1, 2, 4, 4, 3), (2, 2, 2, 2, 2), (1, 2, 1), (1, 0, 1), (1, 1, 1), 1),
]  # fmt: skip


@pytest.mark.parametrize("shapes", CONVOLUTIONS, ids=str)
def test_convolutions_are_those_of_loops(shapes: Any) -> None:
    x_shape, w_shape, stride, padding, dilation, groups = shapes
    x, w = normal(*x_shape), normal(*w_shape)
    y = ops.conv_nd(x, w, None, stride, padding, dilation, groups)
    np.testing.assert_allclose(y, loop_conv(x, w, stride, padding, dilation, groups), atol=1e-12)
    check_grads(
        lambda x, w, b: ops.conv_nd(x, w, b, stride, padding, dilation, groups),
        x,
        w,
        normal(w_shape[0]),
        order=2,
    )
    assert (
        ops.conv_nd(x.astype("f4"), w.astype("f4"), None, stride, padding, dilation, groups).dtype
        == np.float32
    )


@pytest.mark.parametrize("shapes", CONVOLUTIONS, ids=str)
def test_transposed_convolutions_are_the_gradients_of_convolutions(shapes: Any) -> None:
    x_shape, w_shape, stride, padding, dilation, groups = shapes
    x, w = normal(*x_shape), normal(*w_shape)
    y = normal(*ops.conv_nd(x, w, None, stride, padding, dilation, groups).shape)
    wanted = grad(lambda x: np.sum(y * ops.conv_nd(x, w, None, stride, padding, dilation, groups)))(x)
    sizes = zip(x_shape[2:], y.shape[2:], w_shape[2:], stride, padding, dilation, strict=True)
    more = tuple(n - ((m - 1) * s - 2 * p + d * (k - 1) + 1) for n, m, k, s, p, d in sizes)
    found = ops.conv_transpose_nd(y, w, None, stride, padding, more, dilation, groups)
    np.testing.assert_allclose(found, wanted, atol=1e-12)
    b = normal(groups * w_shape[1])
    check_grads(
        lambda y, w, b: ops.conv_transpose_nd(y, w, b, stride, padding, more, dilation, groups),
        y,
        w,
        b,
        order=2,
    )


def test_convolutions_of_one_stride_are_those_of_each_axis() -> None:
    for rank, conv, back in ((1, ops.conv1d, ops.conv_transpose1d), (2, ops.conv2d, ops.conv_transpose2d), (3, ops.conv3d, ops.conv_transpose3d)):  # fmt: skip
        x, w, b = normal(2, 4, *[6] * rank), normal(2, 2, *[3] * rank), normal(2)
        y = conv(x, w, b, stride=2, padding=1, dilation=2, groups=2)
        each = [(n,) * rank for n in (2, 1, 2)]
        np.testing.assert_array_equal(y, ops.conv_nd(x, w, b, *each, 2))
        z = back(y, w, None, stride=2, padding=1, output_padding=1, dilation=2, groups=2)
        np.testing.assert_array_equal(
            z, ops.conv_transpose_nd(y, w, None, each[0], each[1], each[1], each[2], 2)
        )


@pytest.mark.parametrize("rank", [1, 2, 3])
@pytest.mark.parametrize("window, stride, padding", [(2, 2, 0), (3, 2, 1), (2, 1, 1)])
def test_pools_are_those_of_loops(rank: int, window: int, stride: int, padding: int) -> None:
    x = apart(2, 2, *[5, 4, 3][:rank])
    for name, reduce, beyond in (("max", np.max, -np.inf), ("avg", np.mean, 0.0)):
        pool = getattr(ops, f"{name}_pool{rank}d")
        y = pool(x, window, stride, padding)
        padded = np.pad(x, [(0, 0), (0, 0), *[(padding, padding)] * rank], constant_values=beyond)
        for place in product(*map(range, y.shape[2:])):
            at = tuple(slice(p * stride, p * stride + window) for p in place)
            np.testing.assert_allclose(
                y[(..., *place)], reduce(padded[(..., *at)], axis=tuple(range(2, 2 + rank))), atol=1e-14
            )
        assert y.shape[2:] == tuple((n + 2 * padding - window) // stride + 1 for n in x.shape[2:])
        check_grads(lambda x, pool=pool: pool(x, window, stride, padding), x, order=2)
        assert pool(x.astype("f4"), window, stride, padding).dtype == np.float32


def test_unfolded_images_make_convolutions_products() -> None:
    x, w = normal(2, 3, 6, 5), normal(4, 3, 2, 2)
    columns = ops.unfold(x, 2, stride=2, padding=1, dilation=2)
    wanted = ops.conv2d(x, w, stride=2, padding=1, dilation=2)
    np.testing.assert_allclose((w.reshape(4, -1) @ columns).reshape(wanted.shape), wanted)
    check_grads(lambda x: ops.unfold(x, 2, 2, 1, 2), x)


ACTIVATIONS: list[tuple[Any, Any]] = [
    (ops.sigmoid, lambda x: 1 / (1 + math.exp(-x))), (ops.log_sigmoid, lambda x: -math.log1p(math.exp(-x))),
    (ops.softplus, lambda x: math.log1p(math.exp(x))), (ops.relu, lambda x: max(x, 0.0)), (ops.erf, math.erf),
    (ops.leaky_relu, lambda x: x if x > 0 else 0.01 * x), (ops.elu, lambda x: x if x > 0 else math.expm1(x)),
    (ops.selu, lambda x: 1.0507009873554805 * (x if x > 0 else 1.6732632423543772 * math.expm1(x))),
    (ops.silu, lambda x: x / (1 + math.exp(-x))), (ops.gelu, lambda x: x * (1 + math.erf(x / math.sqrt(2))) / 2),
    (lambda x: ops.gelu(x, "tanh"), lambda x: x / 2 * (1 + math.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))),
]  # fmt: skip


@pytest.mark.parametrize("ours, formula", ACTIVATIONS, ids=lambda f: f.__name__)
def test_activations_are_their_formulas(ours: Any, formula: Any) -> None:
    x = np.array([[-3.0, -0.7, -1e-3], [1e-3, 0.45, 5.0]])
    np.testing.assert_allclose(ours(x), np.vectorize(formula)(x), rtol=1e-13)
    check_grads(ours, x, order=2)
    single = ours(x.astype(np.float32))
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, ours(x), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("ours, _", ACTIVATIONS, ids=lambda f: f.__name__)
def test_activations_neither_overflow_nor_have_nans_far_out(ours: Any, _: Any) -> None:
    x = np.array([-1e4, -750.0, 0.0, 750.0, 1e4])
    assert np.all(np.isfinite(ours(x)))
    assert np.all(np.isfinite(grad(lambda x: np.sum(ours(x)))(x)))


def test_the_slope_of_relu_at_0_is_0() -> None:
    np.testing.assert_array_equal(
        grad(lambda x: np.sum(ops.relu(x)))(np.array([-1.0, 0.0, 1.0])), [0.0, 0.0, 1.0]
    )


def test_the_error_function_is_that_of_the_standard_library() -> None:
    x = np.concatenate([np.linspace(-7, 7, 5001), [0.46875, 4.0, 1e-300, 30.0, np.inf, -np.inf]])
    np.testing.assert_allclose(ops.erf(x), [math.erf(t) for t in x], rtol=1e-15)


@pytest.mark.parametrize("axis", [-1, 0, (0, 2), None])
def test_softmax_and_its_logarithms(axis: Any) -> None:
    x = apart(2, 3, 4)
    powers = np.exp(x)
    np.testing.assert_allclose(ops.softmax(x, axis), powers / powers.sum(axis, keepdims=True))
    np.testing.assert_allclose(ops.log_softmax(x, axis), np.log(ops.softmax(x, axis)))
    np.testing.assert_allclose(ops.logsumexp(x, axis), np.log(powers.sum(axis)))
    np.testing.assert_allclose(ops.logsumexp(x, axis, keepdims=True), np.log(powers.sum(axis, keepdims=True)))
    for f in (ops.softmax, ops.log_softmax, ops.logsumexp):
        check_grads(lambda x, f=f: f(x, axis), x, order=2)
        assert f(x.astype(np.float32), axis).dtype == np.float32


def test_sums_of_exponentials_do_not_overflow() -> None:
    x = np.array([[1000.0, 1001.0], [-np.inf, -np.inf], [-np.inf, 0.0]])
    np.testing.assert_allclose(ops.logsumexp(x), [1001.3132616875182, -np.inf, 0.0])
    np.testing.assert_allclose(
        grad(lambda x: np.sum(ops.logsumexp(x)[[0, 2]]))(x)[[0, 2]], [[0.26894142, 0.73105858], [0.0, 1.0]]
    )


def test_losses_are_those_of_loops() -> None:
    scores = apart(4, 3)
    rows = list(zip(scores, LABELS, strict=True))
    np.testing.assert_allclose(
        ops.cross_entropy(scores, LABELS), np.mean([math.log(np.exp(s).sum()) - s[y] for s, y in rows])
    )
    hinge = np.mean([sum(max(0.0, s[j] - s[y] + 0.7) for j in range(3) if j != y) for s, y in rows])
    np.testing.assert_allclose(ops.hinge_loss(scores, LABELS, 0.7), hinge)
    check_grads(lambda s: ops.cross_entropy(s, LABELS), scores, order=2)
    check_grads(lambda s: ops.hinge_loss(s, LABELS), scores)
    check_grads(ops.mse, normal(2, 3), normal(2, 3), order=2)
    assert ops.cross_entropy(scores.astype(np.float32), LABELS).dtype == np.float32


@pytest.mark.parametrize("label", [-1, 3])
def test_labels_that_are_no_class_are_refused(label: int) -> None:
    for loss in (ops.cross_entropy, ops.hinge_loss):
        with pytest.raises(IndexError, match="classes from 0 to 2"):
            loss(np.zeros((1, 3)), np.array([label]))


def test_normalisations_are_their_formulas() -> None:
    x, weight, bias = normal(5, 3, 2), normal(3), normal(3)
    y = ops.batch_norm(x, weight, bias)
    flat = x.transpose(1, 0, 2).reshape(3, -1)
    expected = (flat - flat.mean(1)[:, None]) / np.sqrt(flat.var(1)[:, None] + 1e-5) * weight[:, None] + bias[
        :, None
    ]
    np.testing.assert_allclose(y.transpose(1, 0, 2).reshape(3, -1), expected)
    mean, var = ops.batch_statistics(x)
    np.testing.assert_allclose(ops.batch_norm(x, weight, bias, mean, var), y)
    z = ops.layer_norm(x, normal(2), normal(2))
    assert z.shape == x.shape
    np.testing.assert_allclose(
        ops.layer_norm(x, eps=0.0), (x - x.mean(-1, keepdims=True)) / x.std(-1, keepdims=True)
    )
    check_grads(ops.batch_norm, x, weight, bias, order=2)
    check_grads(ops.layer_norm, normal(4, 3), weight, bias, order=2)
    check_grads(lambda x, m, v: ops.batch_norm(x, None, None, m, v), x, mean, var)
    assert ops.layer_norm(x.astype(np.float32)).dtype == np.float32


def test_dropout_keeps_the_mean_and_obeys_its_generator() -> None:
    x = np.ones(100_000, np.float32)
    y = ops.dropout(x, 0.3, np.random.default_rng(0))
    assert y.dtype == np.float32
    assert np.mean(y) == pytest.approx(1.0, abs=0.01)
    assert np.mean(y == 0) == pytest.approx(0.3, abs=0.01)
    np.testing.assert_array_equal(y, ops.dropout(x, 0.3, np.random.default_rng(0)))
    np.testing.assert_array_equal(grad(lambda x: np.sum(ops.dropout(x, 0.3, np.random.default_rng(0))))(x), y)
    np.testing.assert_array_equal(ops.dropout(x, 0, np.random.default_rng(0)), x)
    with pytest.raises(ValueError, match="probability below 1"):
        ops.dropout(x, 1.0, np.random.default_rng(0))


def test_attention_is_that_of_loops() -> None:
    q, k, v = normal(2, 3, 4), normal(2, 5, 4), normal(2, 5, 6)
    mask = np.arange(15).reshape(3, 5) % 4 > 0
    mask[2] = False
    for m in (np.ones((3, 5), bool), mask):
        y = ops.scaled_dot_product_attention(q, k, v, m)
        for b, i in product(range(2), range(3)):
            weights = np.exp(k[b] @ q[b, i] / 2.0) * m[i]
            np.testing.assert_allclose(y[b, i], weights @ v[b] / max(weights.sum(), 1e-300))
        check_grads(lambda q, k, v, m=m: ops.scaled_dot_product_attention(q, k, v, m), q, k, v, order=2)
    causal = ops.scaled_dot_product_attention(q, k, v, causal=True)
    np.testing.assert_allclose(causal[:, 0], v[:, 0])
    np.testing.assert_allclose(
        ops.scaled_dot_product_attention(q, k, v, scale=0.0), np.repeat(v.mean(1, keepdims=True), 3, 1)
    )
    assert ops.scaled_dot_product_attention(*(x.astype("f4") for x in (q, k, v)), mask).dtype == np.float32


def test_distances_are_those_of_loops() -> None:
    x, y = normal(3, 2), normal(4, 2)
    for p in (1, 2, np.inf):
        d = ops.pairwise_distance(x, y, p)
        assert d.shape == (3, 4)
        np.testing.assert_allclose(d, [[np.linalg.norm(a - b, p) for b in y] for a in x])
        check_grads(lambda x, y, p=p: ops.pairwise_distance(x, y, p), x, y, order=2)
    assert np.all(np.isfinite(grad(lambda x: np.sum(ops.pairwise_distance(x, x)))(x)))


REFUSED: list[tuple[Any, str]] = [
    (lambda: ops.conv1d(np.ones((1, 3, 5)), np.ones((2, 2, 3))), r"\(3,\) channels in"),
    (lambda: ops.conv1d(np.ones((1, 3, 5)), np.ones((2, 3, 6))), "larger than"),
    (lambda: ops.conv1d(np.ones((1, 3, 5)), np.ones((2, 3, 2)), stride=0), "at least 1"),
    (lambda: ops.conv_transpose1d(np.ones((1, 3, 1)), np.ones((3, 2, 3)), padding=2), "leaves nothing"),
    (lambda: ops.conv_transpose1d(np.ones((1, 3, 1)), np.ones((2, 2, 3))), "channels in"),
    (lambda: ops.max_pool2d(np.ones((1, 1, 2, 2)), 3, 1), "larger than"),
    (lambda: ops.mse(np.ones((3, 1)), np.ones(3)), "not the same shape"),
    (lambda: ops.cross_entropy(np.ones((3, 2)), np.zeros(2, int)), "labels of shape"),
]  # fmt: skip


@pytest.mark.parametrize("f, message", REFUSED, ids=[row[1] + str(n) for n, row in enumerate(REFUSED)])
def test_what_does_not_fit_is_refused(f: Any, message: str) -> None:
    with pytest.raises(ShapeError, match=message):
        f()
