"""The small examples: each question has its answer, with the numbers that were asked about, and mypy agrees."""

from __future__ import annotations

import importlib.util
import inspect
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from mypy import api

from shapedgrad import ShapeError, checked, grad, jacobian, value_and_grad, vmap
from shapedgrad.testing import check_grads

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
NAMES = (
    "bias_gradient", "number_of_axes", "eigenvectors", "gathering", "interlace", "policy_jacobian",
    "nearest_neighbours", "svm", "softmax_loss", "matmul_gradients", "indexing", "lost_update", "memory_layout",
    "derivative_shapes", "broadcast_gradients",
)  # fmt: skip


@cache
def example(name: str) -> Any:
    """Import an example under a name that is no one else's."""
    spec = importlib.util.spec_from_file_location(f"examples_{name}", EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(3)


def test_mypy_accepts_what_is_right_and_refuses_each_mistake(tmp_path: Path) -> None:
    # an ignored error that is not reported is itself one: each `type: ignore` below is a mistake that mypy finds
    files = [str(EXAMPLES / f"{name}.py") for name in NAMES]
    arguments = ["--strict", f"--cache-dir={tmp_path}", "--config-file", str(ROOT / "pyproject.toml")]
    out, err, _ = api.run([*arguments, *files])
    assert not err
    assert out.startswith("Success"), out
    assert sum(Path(file).read_text().count("type: ignore[") for file in files) == 18


@pytest.mark.parametrize("name", NAMES)
def test_examples_run_and_say_something(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = example(name)
    (module.main(200) if name == "interlace" else module.main())
    assert capsys.readouterr().out.count("\n") >= 2


MISTAKES = [
    (name, function)
    for name, function in (
        ("bias_gradient", "without_keepdims"), ("bias_gradient", "over_the_classes"), ("bias_gradient", "transposed"),
        ("matmul_gradients", "dx_not_transposed"), ("matmul_gradients", "dx_backwards"), ("matmul_gradients", "dx_both_transposed"),
        ("matmul_gradients", "dx_transposed"), ("matmul_gradients", "dw_not_transposed"), ("matmul_gradients", "dw_wrong_transposed"),
        ("matmul_gradients", "dw_transposed"), ("nearest_neighbours", "not_transposed"), ("nearest_neighbours", "not_a_column"),
        ("number_of_axes", "too_many_axes"), ("number_of_axes", "wrong_size"), ("broadcast_gradients", "of_a_sum_without_the_axis"),
    )
]  # fmt: skip
SIZES = {
    "x": (5, 10),
    "w": (10, 3),
    "ds": (5, 3),
    "dscores": (5, 3),
    "test": (2, 3),
    "train": (4, 3),
    "volume": (2, 3, 4),
    "cotangent": (5,),
}


@pytest.mark.parametrize("name, function", MISTAKES)
def test_what_mypy_refuses_is_refused_at_run_time(name: str, function: str) -> None:
    f = getattr(example(name), function)
    with pytest.raises((ValueError, ShapeError), match=r"\("):
        checked(f)(*[np.ones(SIZES[parameter]) for parameter in inspect.signature(f).parameters])


def test_the_gradient_of_a_bias_is_the_sum_over_the_batch(rng: np.random.Generator) -> None:
    module = example("bias_gradient")
    dscores = np.array([[1.0, 2.0, 3.0], [2.0, 3.0, 4.0]])
    np.testing.assert_array_equal(module.bias_gradient(dscores), [[3.0, 5.0, 7.0]])
    np.testing.assert_array_equal(np.sum(dscores, axis=1, keepdims=True), [[6.0], [9.0]])
    x, w, b, ds = (
        rng.normal(size=(7, 4)),
        rng.normal(size=(4, 3)),
        rng.normal(size=(1, 3)),
        rng.normal(size=(7, 3)),
    )
    for way in (module.weighted_by_ones(ds), module.by_autodiff(x, w, b, ds)):
        np.testing.assert_allclose(way, module.bias_gradient(ds))


def test_the_number_of_axes_is_enforced() -> None:
    module = example("number_of_axes")
    with pytest.raises(ShapeError, match=r"has shape \(4, 5\) where \(_, _, _\) is wanted"):
        checked(module.brightest)(np.ones((4, 5)))


def test_eigenvectors_are_columns_of_length_1(rng: np.random.Generator) -> None:
    module = example("eigenvectors")
    values, vectors = np.linalg.eig(module.MATRIX)
    np.testing.assert_allclose(values, [-3.0, 0.0], atol=1e-12)
    np.testing.assert_allclose(vectors, [[-0.70710678, -0.4472136], [0.70710678, -0.89442719]], atol=1e-8)
    np.testing.assert_allclose(module.residual(module.MATRIX), np.zeros((2, 2)), atol=1e-12)
    for matrix in (module.MATRIX, rng.uniform(size=(4, 4)) + np.diag([1.0, 2.0, 3.0, 4.0])):
        np.testing.assert_allclose(grad(module.largest_eigenvalue)(matrix), module.derivative_by_hand(matrix))
        check_grads(module.largest_eigenvalue, matrix)


def test_gathered_elements_are_those_of_the_document() -> None:
    module = example("gathering")
    table = np.arange(9.0).reshape(3, 3)
    np.testing.assert_array_equal(
        module.gather_nd(np.array([[1, 2, 3], [4, 5, 6]]), np.array([[1, 1], [1, 2]])), [5, 6]
    )
    np.testing.assert_array_equal(module.gather_nd(table, np.array([[0]])), [table[0]])
    np.testing.assert_array_equal(module.rows(table), [table[0], table[1]])
    np.testing.assert_array_equal(module.gather_nd(table, np.array([[0, 0]])), [table[0][0]])
    np.testing.assert_array_equal(module.elements(table), [table[0][1], table[2][2]])
    np.testing.assert_array_equal(module.counts(table), [[0, 0, 0], [0, 2, 1], [0, 0, 0]])
    with pytest.raises(ShapeError, match="more components"):
        module.too_deep(table)


def test_rows_are_interlaced_in_each_way(rng: np.random.Generator) -> None:
    module = example("interlace")
    expected = [[1, 2, 3], [1, 2, 3], [4, 5, 6], [4, 5, 6]]
    weights = rng.normal(size=(4, 3))
    for replicate in module.WAYS.values():
        np.testing.assert_array_equal(replicate(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])), expected)
        np.testing.assert_allclose(
            module.weighted(replicate, np.ones((2, 3)), weights), weights[::2] + weights[1::2]
        )
    assert set(module.time_each(100, repeat=2)) == set(module.WAYS)


def test_no_entry_of_a_jacobian_is_none(rng: np.random.Generator) -> None:
    module = example("policy_jacobian")
    policy, state = module.initial(rng), rng.normal(size=4)
    np.testing.assert_allclose(module.by_state(policy, state), module.by_state_by_hand(policy, state))
    parts = jacobian(module.action)(policy, state)
    assert {name: getattr(parts, name).shape for name in vars(parts)} == {
        "w1": (2, 4, 8),
        "b1": (2, 8),
        "w2": (2, 8, 2),
        "unused": (2, 3),
    }
    np.testing.assert_array_equal(parts.unused, np.zeros((2, 3)))
    assert module.by_parameters(policy, state).shape == (2, 59)
    with pytest.raises(TypeError, match="depend"):
        jacobian(lambda p, s: np.ones(2), independent="error")(policy, state)


def test_distances_are_those_of_the_document(rng: np.random.Generator) -> None:
    module = example("nearest_neighbours")
    test, train = (
        np.array([[1.0, 2.0], [3.0, 4.0]]),
        np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0]]),
    )
    table = [[0.0, 2.82842712, 5.65685425, 8.48528137], [2.82842712, 0.0, 2.82842712, 5.65685425]]
    np.testing.assert_allclose(module.distances(test, train), table, atol=1e-8)
    np.testing.assert_allclose(module.pairwise_distance(test, train), table, atol=1e-8)
    gradient = grad(lambda x: np.sum(module.distances(x, train)))(test)
    np.testing.assert_allclose(gradient, module.gradient_by_hand(test, train))
    x, y = rng.normal(size=(3, 2)), rng.normal(size=(4, 2))
    np.testing.assert_allclose(
        grad(lambda x: np.sum(module.distances(x, y)))(x), module.gradient_by_hand(x, y)
    )


def test_hinge_loss_and_its_gradient_are_those_of_the_document(rng: np.random.Generator) -> None:
    module = example("svm")
    tiny = 0.001 * rng.normal(size=(2, 3))
    value, gradient = value_and_grad(module.loss)(tiny, module.X, module.Y)
    assert value == pytest.approx(2.0, abs=0.05)
    np.testing.assert_allclose(gradient, [[1.75, -2.0, 0.25], [2.0, -2.5, 0.5]], atol=1e-6)
    for w in (tiny, rng.normal(size=(2, 3))):
        by_hand = module.gradient_by_hand(w, module.X, module.Y)
        for loss in (module.loss, module.with_ours):
            np.testing.assert_allclose(grad(loss)(w, module.X, module.Y), by_hand, atol=1e-12)


def test_cross_entropy_and_its_gradient_are_those_of_the_document(rng: np.random.Generator) -> None:
    module = example("softmax_loss")
    tiny = 0.001 * rng.normal(size=(2, 3))
    value, gradient = value_and_grad(module.loss)(tiny, module.X, module.Y)
    assert value == pytest.approx(np.log(3), abs=0.01)
    document = [[0.57449087, -0.65888945, 0.08439858], [0.65602617, -0.82397117, 0.16794501]]
    np.testing.assert_allclose(gradient, document, atol=0.05)  # its weights were drawn without a seed
    for w in (tiny, rng.normal(size=(2, 3))):
        by_hand = module.gradient_by_hand(w, module.X, module.Y)
        for loss in (module.loss, module.with_ours):
            np.testing.assert_allclose(grad(loss)(w, module.X, module.Y), by_hand, atol=1e-12)
    assert np.isfinite(module.loss(1000 * np.ones((2, 3)), module.X, module.Y))


def test_one_arrangement_of_each_product_is_the_gradient(rng: np.random.Generator) -> None:
    module = example("matmul_gradients")
    x, w, ds = rng.normal(size=(5, 10)), rng.normal(size=(10, 3)), rng.normal(size=(5, 3))
    by_x, by_w = grad(lambda x, w: np.sum(x @ w * ds), (0, 1))(x, w)
    np.testing.assert_allclose(module.dx(ds, w), by_x)
    np.testing.assert_allclose(module.dw(x, ds), by_w)


def test_indexing_is_that_of_the_document() -> None:
    module = example("indexing")
    a, c = np.array([[1.0, 2.0], [5.0, 6.0]]), np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    assert module.largest(a) == 6
    np.testing.assert_array_equal(module.larger(a, np.array([3.0, 4.0])), [[3, 4], [5, 6]])
    np.testing.assert_array_equal(module.without_what_exceeds(c, 2.0), [[1, 2], [0, 0], [0, 0]])
    np.testing.assert_array_equal(module.columns(c), [[2, 1, 2], [4, 3, 4], [6, 5, 6]])
    np.testing.assert_array_equal(module.pairs(c), [2, 3, 6])
    picked = np.array([[0], [1], [0]])
    np.testing.assert_array_equal(
        module.rows_of_rows(np.array([[1, 2], [3, 4]]), picked), [[[1, 2]], [[3, 4]], [[1, 2]]]
    )
    x, w = np.linspace(-0.1, 0.5, 96).reshape(2, 3, 4, 4), np.linspace(-0.2, 0.3, 144).reshape(3, 3, 4, 4)
    assert module.five_axes(x, w).shape == (2, 3, 3, 4, 4)
    check_grads(module.larger, a, np.array([3.0, 4.0]))
    check_grads(lambda c: (module.without_what_exceeds(c, 2.5), module.columns(c), module.pairs(c)), c)
    check_grads(lambda a: module.rows_of_rows(a, picked), a)
    check_grads(module.five_axes, x, w)


def test_updates_of_copies_are_lost() -> None:
    module = example("lost_update")
    expected = np.ones((6, 4))
    expected[np.arange(6), [0, 2, 1, 0, 2, 1]] = 2.0
    np.testing.assert_array_equal(module.into_a_whole_array().reshape(6, 4), expected)
    np.testing.assert_array_equal(module.into_a_slice(), np.ones((3, 2, 2, 2)))
    np.testing.assert_array_equal(module.into_a_slice_that_is_written_back().reshape(6, 4), expected)
    assert "would copy" in module.refused()


def test_views_that_would_copy_are_refused(rng: np.random.Generator) -> None:
    module = example("memory_layout")
    a = rng.random((1, 2, 3, 4))
    for way in (module.reshaped, module.copied_first, module.with_transpose):
        np.testing.assert_array_equal(way(a), a.transpose(0, 2, 1, 3).reshape(1, 3, 8))
        check_grads(way, a)
    assert "do not lie in memory in that order" in module.refused(a)
    with pytest.raises(ValueError, match="cannot reshape"):
        module.wrong_count(a)


def test_derivatives_have_the_shapes_of_outputs_and_inputs(rng: np.random.Generator) -> None:
    module = example("derivative_shapes")
    y, yhat, w, x = (rng.normal(size=s) for s in ((6, 4), (6, 4), (4, 5), (6, 5)))
    p, phat = (rng.uniform(1, 2, size=(6, 4)) for _ in range(2))
    pairs = [
        (module.dloss_dyhat(y, yhat), vmap(jacobian(module.squared_error, 1))(y, yhat), (6, 1, 4)),
        (module.dyhat_dw(w, x), vmap(jacobian(module.linear), in_axes=(None, 0))(w, x), (6, 4, 4, 5)),
        (module.dsigmoid(y), vmap(jacobian(module.sigmoid))(y), (6, 4, 4)),
        (module.dsoftmax(y), vmap(jacobian(module.softmax))(y), (6, 4, 4)),
        (module.dcross_entropy(p, phat), vmap(jacobian(module.cross_entropy, 1))(p, phat), (6, 1, 4)),
    ]
    for by_hand, by_autodiff, shape in pairs:
        np.testing.assert_allclose(by_hand, by_autodiff, atol=1e-12)
        assert by_autodiff.shape == shape
    mean = jacobian(lambda w: np.mean(0.5 * np.sum((y - x @ w.T) ** 2, axis=1), keepdims=True))(w)
    np.testing.assert_allclose(module.dloss_dw(y, w, x), mean)


def test_the_chain_rule_goes_through_a_deep_network(rng: np.random.Generator) -> None:
    module = example("derivative_shapes")
    sizes = (3, 5, 4, 2)
    weights = [rng.normal(size=(m, n)) for n, m in pairwise(sizes)]
    by_layer = jacobian(module.deep)(weights, rng.normal(size=3))
    x = rng.normal(size=3)
    for layer, by_autodiff in enumerate(jacobian(module.deep)(weights, x)):
        assert by_autodiff.shape == (2, *weights[layer].shape) == by_layer[layer].shape
        np.testing.assert_allclose(by_autodiff, module.deep_by_hand(weights, x, layer))


def test_gradients_of_broadcasts_and_sums_are_those_of_the_document() -> None:
    module = example("broadcast_gradients")
    assert module.check_all(np.random.default_rng(0)) == 9
    np.testing.assert_array_equal(module.of_a_sum(np.array([1.0, 2.0]), np.ones((2, 2))), [[1, 1], [2, 2]])
    cotangent = np.arange(9.0).reshape(3, 3)
    for shape, by_hand in (((3, 1), module.of_columns), ((1, 3), module.of_rows)):
        gradient = grad(lambda x: np.sum(np.broadcast_to(x, (3, 3)) * cotangent))(np.ones(shape))
        np.testing.assert_array_equal(gradient, by_hand(cotangent))
    for shape, axes, wrong in (((5, 4), (0, 1), (5, 4)), ((2, 2), (1,), (1, 2)), ((2, 2), (0,), (2, 1))):
        assert f"has shape {wrong} where the output has" in module.refused(shape, axes, wrong)
