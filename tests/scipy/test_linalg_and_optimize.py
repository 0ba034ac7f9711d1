"""Functions of matrices, and minimising over pytrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from shapedgrad.testing import check_grads

sl = pytest.importorskip("scipy.linalg")
from shapedgrad.scipy import linalg, optimize  # noqa: E402  # after it is known that SciPy is there

rng = np.random.default_rng(5)
A, B, Q = (
    rng.normal(size=(3, 3)) + 3 * np.eye(3),
    rng.normal(size=(2, 2)) + 2 * np.eye(2),
    rng.normal(size=(3, 2)),
)
V = rng.normal(size=3)
DEFINITE = A @ A.T

FUNCTIONS: list[tuple[str, Any, Any]] = [
    ("expm", linalg.expm, (A / 3,)), ("sqrtm", linalg.sqrtm, (DEFINITE,)), ("solve_sylvester", linalg.solve_sylvester, (A, B, Q)),
    *((f"solve_triangular {trans} {lower} {unit}", lambda a, b, k=(trans, lower, unit): linalg.solve_triangular(a, b, *k), (A, b))
      for trans in (0, 1, "C") for lower, unit in ((True, False), (False, True)) for b in (Q, V)),
    *((f"cho_solve {lower}", lambda c, b, lower=lower: linalg.cho_solve((c, lower), b), (A, Q)) for lower in (True, False)),
    *((f"solve_banded {low} {up}", lambda ab, b, k=(low, up): linalg.solve_banded(k, ab, b), (rng.normal(size=(low + up + 1, 5)) + 4 * (np.arange(low + up + 1) == up)[:, None], rng.normal(size=shape)))
      for low, up in ((1, 1), (0, 2), (2, 1)) for shape in ((5,), (5, 2))),
    ("block_diag", linalg.block_diag, (Q, V, B)), ("inv", linalg.inv, (A,)), ("det", linalg.det, (A,)), ("pinv", linalg.pinv, (Q,)),
    ("solve", linalg.solve, (A, Q)), ("cholesky", lambda a: linalg.cholesky((a + a.T) / 2), (DEFINITE,)), ("svdvals", linalg.svdvals, (Q,)),
    ("eigvalsh", lambda a: linalg.eigvalsh((a + a.T) / 2), (DEFINITE,)), ("norm", linalg.norm, (Q,)),
]  # fmt: skip


@pytest.mark.parametrize("name, f, args", FUNCTIONS, ids=[f"{row[0]} {n}" for n, row in enumerate(FUNCTIONS)])
def test_values_are_scipys_and_derivatives_those_of_small_steps(name: str, f: Any, args: Any) -> None:
    function, *options = name.split()
    if function == "solve_triangular":
        trans: Any = options[0] if options[0] == "C" else int(options[0])
        expected = sl.solve_triangular(
            *args, trans=trans, lower=options[1] == "True", unit_diagonal=options[2] == "True"
        )
    elif function == "cho_solve":
        expected = sl.cho_solve((args[0], options[0] == "True"), args[1])
    elif function == "solve_banded":
        expected = sl.solve_banded(tuple(map(int, options)), *args)
    else:
        expected = getattr(sl, function)(*args)
    np.testing.assert_allclose(f(*args), expected, atol=1e-12)
    check_grads(f, *args, order=2)


@dataclass(frozen=True)
class Line:
    slope: Any
    offsets: tuple[Any, Any]


@pytest.mark.parametrize("method", [None, "BFGS", "L-BFGS-B", "CG", "Newton-CG", "trust-ncg", "Nelder-Mead"])
def test_containers_are_minimised(method: str | None) -> None:
    def loss(line: Line, x: Any) -> Any:
        return (
            np.sum((line.slope @ x - 1.0) ** 2)
            + (line.offsets[0] - 2.0) ** 2
            + np.sum((line.offsets[1] + 1.0) ** 4)
        )

    start = Line(np.zeros((1, 2)), (0.0, np.zeros(1, np.float32)))
    options: Any = (
        {"options": {"maxiter": 4000, "xatol": 1e-8, "fatol": 1e-10}} if method == "Nelder-Mead" else {}
    )
    if method == "Nelder-Mead":
        with pytest.warns(RuntimeWarning, match="does not use gradient"):
            found = optimize.minimize(loss, start, (np.array([1.0, 0.5]),), method, **options)
    else:
        found = optimize.minimize(loss, start, (np.array([1.0, 0.5]),), method)
    assert found.fun < 1e-4
    assert isinstance(found.x, Line)
    assert found.x.slope.shape == (1, 2)
    assert found.x.offsets[1].dtype == np.float32
    assert found.x.offsets[0] == pytest.approx(2.0, abs=1e-2)


def test_rosenbrocks_valley_is_followed_with_exact_curvature() -> None:
    def valley(x: Any) -> Any:
        return np.sum(100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1.0 - x[:-1]) ** 2)

    found = optimize.minimize(valley, np.zeros(5), method="trust-ncg", tol=1e-10)
    np.testing.assert_allclose(found.x, np.ones(5), atol=1e-8)
    np.testing.assert_allclose(found.jac, np.zeros(5), atol=1e-8)
