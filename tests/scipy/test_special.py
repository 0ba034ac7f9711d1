"""Functions of SciPy: derivatives against small steps, values against SciPy's own."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import grad, vmap
from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.primitive import UFUNCS
from shapedgrad.testing import check_grads

sp = pytest.importorskip("scipy.special")
from shapedgrad.scipy import special  # noqa: E402  # after it is known that SciPy is there

SMALL, POSITIVE, LARGER = np.array([-0.7, 0.3, 0.55]), np.array([0.2, 0.9, 2.7]), np.array([1.3, 2.2, 4.1])
UNIT = np.array([0.2, 0.5, 0.83])

FUNCTIONS: list[tuple[str, Any, Any]] = [
    *((name, getattr(sp, name), (POSITIVE,)) for name in (
        "gamma", "gammaln", "loggamma", "rgamma", "psi", "erfc", "erfcx", "entr", "j0", "j1", "y0", "y1", "i0", "i1", "i0e", "i1e",
        "k0", "k1", "exp1", "expi", "exp10", "exprel",
    )),
    *((name, getattr(sp, name), (SMALL,)) for name in (
        "erf", "erfinv", "erfi", "dawsn", "ndtr", "log_ndtr", "expit", "log_expit", "cosm1", "exprel",
    )),
    *((f"{name} of shares", getattr(sp, name), (UNIT,)) for name in ("erfcinv", "ndtri", "logit", "spence", "ellipk", "ellipe")),
    *((name, getattr(sp, name), (POSITIVE, LARGER)) for name in ("beta", "betaln", "poch", "xlogy", "xlog1py", "rel_entr", "kl_div")),
    ("gammainc", lambda x: sp.gammainc(1.7, x), (POSITIVE,)), ("gammaincc", lambda x: sp.gammaincc(1.7, x), (POSITIVE,)),
    ("huber", lambda r: sp.huber(0.6, r), (SMALL,)), ("pseudo_huber", lambda r: sp.pseudo_huber(0.6, r), (SMALL,)),
    ("boxcox", lambda x: sp.boxcox(x, 0.4), (POSITIVE,)), ("boxcox1p", lambda x: sp.boxcox1p(x, 0.4), (POSITIVE,)),
    *((f"{name} of order 1.5", lambda x, f=getattr(sp, name): f(1.5, x), (POSITIVE,)) for name in ("jv", "yv", "iv", "ive", "kv", "kve")),  # noqa: B008
    ("yn", lambda x: sp.yn(2, x), (POSITIVE,)), ("betainc", lambda x: sp.betainc(1.3, 2.1, x), (UNIT,)),
    ("betaincc", lambda x: sp.betaincc(1.3, 2.1, x), (UNIT,)), ("hyp1f1", lambda x: sp.hyp1f1(1.3, 2.1, x), (SMALL,)),
    ("stdtr", lambda x: sp.stdtr(3.5, x), (SMALL,)), ("pdtr", lambda m: sp.pdtr(3.0, m), (POSITIVE,)),
    ("polygamma", lambda x: special.polygamma(2, x), (POSITIVE,)), ("zeta", lambda q: special.zeta(2.5, q), (POSITIVE,)),
    ("multigammaln", lambda a: special.multigammaln(a, 3), (LARGER,)), ("logsumexp", special.logsumexp, (np.outer(SMALL, SMALL),)),
    ("logsumexp with weights", lambda a, b: special.logsumexp(a, 0, b, keepdims=True), (np.outer(SMALL, SMALL), POSITIVE)),
    ("logsumexp with signs", lambda a, b: special.logsumexp(a, b=b, return_sign=True)[0], (SMALL, -POSITIVE)),
    ("softmax", special.softmax, (np.outer(SMALL, SMALL),)), ("log_softmax", lambda x: special.log_softmax(x, 0), (np.outer(SMALL, SMALL),)),
]  # fmt: skip


@pytest.mark.parametrize("name, f, args", FUNCTIONS, ids=[row[0] + str(n) for n, row in enumerate(FUNCTIONS)])
def test_derivatives_are_those_of_small_steps(name: str, f: Any, args: Any) -> None:
    check_grads(f, *args, order=2)
    single = [x.astype(np.float32) for x in args]
    gradient = grad(lambda *xs: np.sum(f(*xs)))(*single)
    assert gradient.dtype == np.float32
    np.testing.assert_allclose(gradient, grad(lambda *xs: np.sum(f(*xs)))(*args), rtol=1e-3)


def test_every_ufunc_with_a_rule_has_a_sample() -> None:
    ours = {
        ufunc.__name__
        for ufunc in UFUNCS
        if getattr(sp, ufunc.__name__, None) is ufunc and not hasattr(np, ufunc.__name__)
    }
    sampled = {row[0].split()[0] for row in FUNCTIONS}
    assert ours <= sampled | {"i0"}, ours - sampled


def test_values_are_scipys() -> None:
    np.testing.assert_allclose(special.multigammaln(LARGER[-1], 3), sp.multigammaln(LARGER[-1], 3))
    np.testing.assert_allclose(special.polygamma(2, POSITIVE), sp.polygamma(2, POSITIVE))
    np.testing.assert_allclose(special.zeta(2.5, POSITIVE), sp.zeta(2.5, POSITIVE))
    table = np.outer(SMALL, SMALL)
    for name in ("logsumexp", "softmax", "log_softmax"):
        for axis in (None, 0, 1):
            np.testing.assert_allclose(getattr(special, name)(table, axis), getattr(sp, name)(table, axis))
        np.testing.assert_allclose(getattr(special, name)(table), getattr(sp, name)(table))
    ours, theirs = (s.logsumexp(table, b=-POSITIVE, return_sign=True, axis=1) for s in (special, sp))
    np.testing.assert_allclose(ours, theirs)
    np.testing.assert_allclose(vmap(sp.gammaln)(POSITIVE), sp.gammaln(POSITIVE))


def test_0_times_a_logarithm_is_0() -> None:
    gradient = grad(lambda x: np.sum(sp.xlogy(x, np.array([0.0, 2.0]))))(np.array([0.0, 1.0]))
    np.testing.assert_allclose(gradient, [0.0, np.log(2.0)])


def test_parameters_without_a_derivative_are_refused() -> None:
    with pytest.raises(
        NotDifferentiableError, match="gammainc has no derivative with respect to its argument 0"
    ):
        grad(lambda a: sp.gammainc(a, 1.0))(2.0)
    with pytest.raises(NotDifferentiableError, match="no derivative rule"):
        grad(lambda x: sp.airy(x)[0])(2.0)
