"""L-BFGS, which SciPy has: over containers of arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np

from shapedgrad.transforms.gradient import value_and_grad
from shapedgrad.transforms.pytree import flatten, unflatten

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Minimum(Generic[_T]):
    """Where a search ended: the parameters, the value there, whether it converged, and what SciPy says of it."""

    parameters: _T
    value: float
    converged: bool
    steps: int
    message: str


def lbfgs(
    f: Callable[[_T], Any], parameters: _T, *, steps: int = 1000, tolerance: float = 1e-8, history: int = 10
) -> Minimum[_T]:
    """Minimise a function by the limited-memory method of Broyden, Fletcher, Goldfarb and Shanno.

    The search runs in float64; parameters come back in their own dtypes.

    Parameters
    ----------
    f : callable
        Takes the parameters, returns one number.
    parameters
        Where to start: real arrays, alone or in containers; see `grad`.
    steps : int
        How many steps to take at most.
    tolerance : float
        The search has converged when no element of the gradient is larger.
    history : int
        How many past steps it remembers.

    Raises
    ------
    ImportError
        If SciPy is not installed: ``pip install shapedgrad[scipy]``.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import optim
    >>> rosenbrock = lambda p: np.sum(100.0 * (p["y"] - p["x"] ** 2) ** 2 + (1.0 - p["x"]) ** 2)
    >>> found = optim.lbfgs(rosenbrock, {"x": np.array([-1.0, 2.0]), "y": np.array([1.0, 1.0])})
    >>> found.converged, np.round(found.parameters["x"], 6)
    (True, array([1., 1.]))
    """
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    leaves, structure = flatten(parameters)
    gradient = value_and_grad(f)

    def unpacked(flat: Any) -> _T:
        ends = np.cumsum([np.size(x) for x in leaves])[:-1]
        pieces = np.split(flat, ends)
        return unflatten(  # type: ignore[no-any-return]
            structure,
            [
                p.reshape(np.shape(x)).astype(np.asarray(x).dtype)[()]
                for p, x in zip(pieces, leaves, strict=True)
            ],
        )

    def evaluated(flat: Any) -> tuple[float, Any]:
        value, slopes = gradient(unpacked(flat))
        return float(value), _flat(flatten(slopes)[0])

    found = minimize(
        evaluated, _flat(leaves), jac=True, method="L-BFGS-B",
        options={"maxiter": steps, "gtol": tolerance, "ftol": 0.0, "maxcor": history},
    )  # fmt: skip
    return Minimum(
        unpacked(found.x), float(found.fun), bool(found.success), int(found.nit), str(found.message)
    )


def _flat(leaves: list[Any]) -> Any:
    return np.concatenate([np.ravel(x).astype(np.float64) for x in leaves])
