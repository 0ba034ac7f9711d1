"""One function written in many ways, under all transforms and pairs of them: the numbers are the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import (
    checkpoint,
    custom_jvp,
    custom_vjp,
    elementwise_grad,
    grad,
    hessian,
    hvp,
    jacobian,
    jvp,
    linearize,
    primitive,
    value_and_grad,
    vmap,
)

rng = np.random.default_rng(0)
W, X = rng.normal(size=(4, 4)) / 2, rng.normal(size=(3, 4))
x = X[0]


def f(x: Any) -> Any:
    return np.sum(np.tanh(W @ x) ** 2 * x)


by_vjp, by_jvp = custom_vjp(f), custom_jvp(f)
by_vjp.defvjp(lambda x: (f(x), x), lambda kept, g: (g * grad(f)(kept),))
by_jvp.defjvp(lambda primals, tangents: (f(primals[0]), jvp(f, primals, tangents)[1]))


@primitive
def squashed(x: Any) -> Any:
    return np.tanh(x)


squashed.defvjp(lambda g, y, x: g * (1.0 - squashed(x) ** 2))


def in_place(x: Any) -> Any:
    y = W @ x
    y[:] = np.tanh(y)
    y *= y
    y *= x
    return np.sum(y)


WAYS: dict[str, Any] = {
    "plain": f, "checkpoint": checkpoint(f), "custom_vjp": by_vjp, "custom_jvp": by_jvp, "in place": in_place,
    "primitive": lambda x: np.sum(squashed(W @ x) ** 2 * x), "loop": lambda x: sum(np.tanh(W[i] @ x) ** 2 * x[i] for i in range(4)),
    "vmap": lambda x: np.sum(vmap(lambda w, u: np.tanh(w @ u[0]) ** 2 * u[1], in_axes=(0, (None, 0)))(W, (x, x))),
    "aux": lambda x: value_and_grad(lambda y: (f(y), y), has_aux=True)(x)[0][0],
}  # fmt: skip
GRADIENT, HESSIAN = grad(f)(x), hessian(f)(x)
THIRD = jacobian(hessian(f))(x)
GRADIENTS, HESSIANS = np.stack([grad(f)(v) for v in X]), np.stack([hessian(f)(v) for v in X])

TRANSFORMS: dict[str, Any] = {
    "grad": (lambda h: grad(h)(x), GRADIENT), "elementwise_grad": (lambda h: elementwise_grad(h)(x), GRADIENT),
    "jvp": (lambda h: jvp(h, (x,), (x,))[1], GRADIENT @ x), "linearize": (lambda h: linearize(h, x)[1](x), GRADIENT @ x),
    "hessian": (lambda h: hessian(h)(x), HESSIAN), "hvp": (lambda h: hvp(h, (x,), (x,)), HESSIAN @ x),
    "reverse over reverse": (lambda h: jacobian(grad(h), mode="reverse")(x), HESSIAN),
    "reverse over forward": (lambda h: jacobian(jacobian(h, mode="forward"), mode="reverse")(x), HESSIAN),
    "forward over forward": (lambda h: jacobian(jacobian(h, mode="forward"), mode="forward")(x), HESSIAN),
    "third": (lambda h: jacobian(hessian(h))(x), THIRD),
    "third in reverse": (lambda h: jacobian(jacobian(grad(h), mode="reverse"), mode="reverse")(x), THIRD),
    "vmap of grad": (lambda h: vmap(grad(h))(X), GRADIENTS), "grad of vmap": (lambda h: grad(lambda xs: np.sum(vmap(h)(xs)))(X), GRADIENTS),
    "vmap of hessian": (lambda h: vmap(hessian(h))(X), HESSIANS), "vmap of jvp": (lambda h: vmap(lambda v: jvp(h, (v,), (v,))[1])(X), np.sum(GRADIENTS * X, 1)),
    "vmap of vmap": (lambda h: vmap(vmap(h))(X[None]), [[f(v) for v in X]]), "checkpoint in hessian": (lambda h: hessian(checkpoint(h))(x), HESSIAN),
    "checkpoint in vmap": (lambda h: vmap(grad(checkpoint(h)))(X), GRADIENTS),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("transform", TRANSFORMS)
def test_every_transform_of_every_way(way: str, transform: str) -> None:
    derive, expected = TRANSFORMS[transform]
    np.testing.assert_allclose(derive(WAYS[way]), expected, rtol=1e-9, atol=1e-9)
