"""What goes wrong says where, and what to do."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from shapedgrad import (
    NotDifferentiableError,
    ShapeError,
    debug_nans,
    grad,
    hvp,
    jacobian,
    jvp,
    value_and_grad,
    vmap,
)
from shapedgrad.ops import scaled_dot_product_attention

X = np.array([4.0, 0.0, 1.0])

LOST: list[tuple[str, Any, str]] = [
    ("value", lambda x: np.sum(np.log(x)), r"the result of log is not finite \(of an array of shape \(3,\) from 0 to 4; called at .*test_errors\.py:\d+: .*np\.log"),
    ("gradient", lambda x: np.sum(np.sqrt(x)), r"the gradient of sqrt with respect to its argument 0 is not finite"),
    ("power", lambda x: np.sum(x**0.5 * 2.0), r"the gradient of power with respect to its argument 0 is not finite"),
    ("operand", lambda x: np.sum(x / np.zeros(3)), r"the result of divide is not finite \(of .*, an array of shape \(3,\) from 0 to 0"),
]  # fmt: skip


@pytest.mark.parametrize("name, f, message", LOST, ids=[row[0] for row in LOST])
def test_the_operation_that_lost_a_number_is_named(name: str, f: Any, message: str) -> None:
    with np.errstate(all="ignore"):
        assert not np.all(np.isfinite(grad(f)(X)))
        with debug_nans(), pytest.raises(FloatingPointError, match=message):
            grad(f)(X)
        tangents = message.replace("the gradient of", "the tangent of").replace(
            " with respect to its argument 0", ""
        )
        with debug_nans(), pytest.raises(FloatingPointError, match=tangents):
            jvp(f, (X,), (np.ones(3),))


def test_what_is_finite_passes() -> None:
    def f(x: Any) -> Any:
        return np.sum(np.where(x > 0, np.log(x), x))

    with np.errstate(all="ignore"), debug_nans():
        value, gradient = value_and_grad(f)(X)
        np.testing.assert_allclose(value, np.log(4.0))
        np.testing.assert_allclose(gradient, [0.25, 1.0, 1.0])
        np.testing.assert_allclose(jvp(f, (X,), (np.ones(3),))[1], 2.25)
        assert jacobian(lambda x: x * x)(X).shape == (3, 3)


def test_second_derivatives_are_looked_at_too() -> None:
    with debug_nans(), pytest.raises(FloatingPointError, match="is not finite"):
        grad(grad(lambda x: x**1.5))(np.float64(0.0))


def test_it_holds_for_the_thread_that_asked() -> None:
    with debug_nans(), ThreadPoolExecutor(1) as pool:
        assert pool.submit(grad(np.sqrt), 0.0).result() == np.inf
    assert grad(np.sqrt)(0.0) == np.inf


def test_a_traced_array_that_was_kept_is_told_apart() -> None:
    kept: list[Any] = []
    grad(lambda x: kept.append(x) or np.sum(x))(X)
    for use in (np.asarray, lambda x: float(x[0]), lambda x: x.tolist()):
        with pytest.raises((NotDifferentiableError, RuntimeError), match=r"has_aux=True"):
            use(kept[0])
    with pytest.raises(
        NotDifferentiableError, match="was kept after the function being differentiated had returned"
    ):
        np.asarray(kept[0])


@pytest.mark.parametrize(
    "f, message",
    [
        (lambda x: x @ np.ones((4, 2)), r"cannot multiply \(3,\) @ \(4, 2\)"),
        (lambda x: x + np.ones(4), r"cannot broadcast \(3,\) with \(4,\): axis -1 is 3 and 4"),
        (lambda x: np.sum(x, axis=1), "axis 1 is out of bounds"),
        (lambda x: np.concatenate([x, np.ones((2, 2))]), "cannot join"),
        (lambda x: x.reshape(2, 2), r"cannot reshape \(3,\) to \(2, 2\)"),
        (lambda x: x[4], r"cannot index \(3,\)"),
    ],
)
@pytest.mark.parametrize(
    "transform",
    [vmap, lambda f: vmap(grad(lambda x: np.sum(f(x)))), lambda f: vmap(lambda x: jvp(f, (x,), (x,)))],
)
def test_shape_errors_within_vmap_speak_of_one_example(f: Any, message: str, transform: Any) -> None:
    with pytest.raises(ShapeError, match=message):
        transform(f)(np.ones((5, 3)))


def test_looking_for_nans_gives_no_warnings() -> None:
    # pytest turns warnings into errors
    large = np.array([1e200, -1e200, np.inf])
    np.testing.assert_array_equal(
        grad(lambda x: np.sum(np.where(x > 9, x * large, x * large)))(X + 1.0), large
    )
    z = np.array([1e200 + 1e200j])
    np.testing.assert_array_equal(grad(lambda x: np.real(np.sum(x * z)))(np.ones(1, complex)), z)
    assert grad(lambda x: np.sum(x) * 2.0)(np.ones(0)).shape == (0,)


def test_tangents_that_are_in_no_tuple_are_told_so() -> None:
    x = np.ones(3)
    with pytest.raises(
        TypeError, match=r"jvp takes primals as a tuple .*, not ndarray: jvp\(f, \(x,\), \(t,\)\)"
    ):
        jvp(np.sin, x, x)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="hvp takes tangents as a tuple"):
        hvp(np.sum, (x,), x)  # type: ignore[arg-type]


def test_scipys_functions_say_what_to_import() -> None:
    pytest.importorskip("scipy.special")
    code = "import scipy.special as s, shapedgrad\nshapedgrad.grad(s.gammaln)(2.0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "scipy.special.gammaln has its derivative rule after `import shapedgrad.scipy`" in done.stderr


def test_lists_of_traced_numbers_name_what_takes_them() -> None:
    with pytest.raises(TypeError, match=r"array, r_, c_ of shapedgrad\.numpy, which take nested lists"):
        grad(lambda a: np.sum(np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])))(0.5)


def test_a_field_that_is_no_parameter_says_how_to_keep_it() -> None:
    @dataclass
    class Model:
        w: Any
        name: str

    with pytest.raises(TypeError, match="pytree_node"):
        grad(lambda m: np.sum(m.w))(Model(np.ones(2), "linear"))


def test_keys_of_another_width_than_queries_are_told_in_these_words() -> None:
    q = np.ones((2, 4, 6))
    with pytest.raises(
        ShapeError, match=r"queries \(2, 4, 6\) and keys \(2, 4, 3\): axis -1 .* of one length"
    ):
        scaled_dot_product_attention(q, q[:, :, :3], q)
