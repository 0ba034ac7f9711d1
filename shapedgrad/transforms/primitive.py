"""primitive: operations that users add, with their shape rule and derivatives."""

from __future__ import annotations

from functools import update_wrapper
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

import numpy as np

from shapedgrad.autodiff.primitive import Primitive, Rule
from shapedgrad.autodiff.traced import apply
from shapedgrad.shapes.errors import Refusal, ShapeError
from shapedgrad.shapes.shape import Shape

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")


_OPEN = (None,) * 32
"""No rule for any argument: what differentiates by it is refused."""


class primitive(Generic[P, R]):  # noqa: N801  # a decorator
    """Make a function an operation of its own: differentiated by rules that are given for it, not looked into.

    Its positional arguments are arrays, or numbers; its keyword arguments are parameters, which have no
    derivative. Inside of it arrays are plain, whatever differentiations are going on, so it may call compiled
    code. Without rules its values are constants that nobody may differentiate.

    Annotate it, and the static checker knows its shapes; with `checked` beneath they are enforced as well.
    A result that depends on the shapes in another way is told by a shape rule:

    Parameters
    ----------
    body : callable
        Takes and returns plain arrays.
    shape : callable, optional
        The shape rule: takes a `shapedgrad.shapes.shape.Shape` for each argument and the parameters, returns the
        result's, or raises a `Refusal` with the reason why there is none.
    name : str, optional
        What errors call it; the function's name by default.

    Raises
    ------
    ShapeError
        When called with shapes that the rule refuses, or if the result has another shape than the rule says.
    GradientShapeError
        While differentiating, if a rule answers with another shape or dtype than its argument's.
    NotDifferentiableError
        While differentiating, if it has no rule for an argument.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import grad, jvp, primitive
    >>> @primitive
    ... def cube(x):
    ...     return x**3
    >>> cube.defvjp(lambda g, y, x: g * 3.0 * x**2)
    >>> grad(lambda x: np.sum(cube(x)))(np.array([1.0, 2.0]))
    array([ 3., 12.])
    >>> float(grad(grad(cube))(2.0)), float(jvp(cube, (2.0,), (1.0,))[1])
    (12.0, 12.0)
    """

    def __init__(
        self, body: Callable[P, R], *, shape: Callable[..., Shape] | None = None, name: str | None = None
    ) -> None:
        self.body: Callable[..., Any] = body
        self.shape = shape
        self.primitive = Primitive(
            name or str(getattr(body, "__name__", "primitive")), self._run, *_OPEN, fresh=False
        )
        update_wrapper(self, body)

    def __call__(self, *args: P.args, **params: P.kwargs) -> R:
        """Do the operation; where an argument is traced, record it."""
        return apply(self.primitive, args, params)  # type: ignore[no-any-return]

    def defvjp(self, *rules: Rule | None, broadcasts: bool = False) -> None:
        """Set the vector-Jacobian products, one for each positional argument; None for what has none.

        Parameters
        ----------
        *rules : callable or None
            Called as ``rule(g, result, *args, **params)`` with the cotangent of the result; returns that of the
            argument. Written with NumPy's functions, or other primitives, it can be differentiated again.
        broadcasts : bool
            Whether the operation broadcasts its arguments: what that added is then summed away.
        """
        self.primitive = Primitive(
            self.primitive.name, self._run, *rules, *_OPEN[len(rules) :], jvps=self.primitive.jvps, batch=self.primitive.batch,
            broadcasts=broadcasts, fresh=False,
        )  # fmt: skip

    def defjvp(self, *rules: Rule | None) -> None:
        """Set the Jacobian-vector products, called as ``rule(t, result, *args, **params)``.

        Without them the vector-Jacobian products are transposed; with `defvjp` alone both modes work.
        """
        self.primitive.jvps = rules

    def defbatch(self, rule: Rule) -> None:
        """Set how it is done for many examples at once: see `shapedgrad.autodiff.batching`; else in a loop."""
        self.primitive.batch = rule

    def _run(self, *args: Any, **params: Any) -> Any:
        if self.shape is None:
            return self.body(*args, **params)
        shapes = tuple(Shape(np.shape(x)) for x in args)
        told = ", ".join(map(str, shapes))
        try:
            wanted = self.shape(*shapes, **params)
        except Refusal as refusal:
            raise self._error(
                f"cannot {self.primitive.name} {told}: {refusal}", shapes, str(refusal)
            ) from None
        result = self.body(*args, **params)
        found = Shape(np.shape(result))
        if wanted != found:
            reason = f"the result has shape {found} where the shape rule says {wanted}"
            raise self._error(f"{self.primitive.name} of {told}: {reason}", shapes, reason)
        return result

    def _error(self, message: str, shapes: tuple[Shape, ...], reason: str) -> ShapeError:
        return ShapeError(message, operation=self.primitive.name, operands=shapes, reason=reason)
