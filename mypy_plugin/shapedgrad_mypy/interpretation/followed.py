"""Functions that NumPy is given: ``np.apply_along_axis(f, 0, x)``, ``np.fromfunction(f, (3, 4))``, ``np.vectorize(f)``."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.shape import SCALAR, Shape
from shapedgrad_mypy.aval import Ragged, strong
from shapedgrad_mypy.interpretation.operands import NotAnOperand, operand
from shapedgrad_mypy.interpretation.values import TOP, Array, Integer, Tuple, Value

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope


@dataclass(slots=True)
class Followed:
    """A function that a rule calls with the shapes that NumPy would call it with.

    It answers a shape, a tuple of them, or UNKNOWN, and then knows the dtype as well.
    """

    function: Value
    node: ast.AST
    scope: Scope
    machine: Machine
    extra: Sequence[Value] = ()
    """What is handed on to the function: ``np.apply_along_axis(f, 0, x, weights)``."""

    keywords: Mapping[str, Value] = field(default_factory=dict)
    given: Sequence[str | None] = ()
    """The dtypes of the arrays that it is called with; the last one goes for any more."""

    dtype: str | None = None
    """The dtype of what it returned last."""

    def __call__(self, *shapes: object) -> object:
        """Return the shape of what the function returns for arrays of these shapes."""
        values = [self._value(place, shape) for place, shape in enumerate(shapes)]
        result = self.machine.call(
            self.function, [*values, *self.extra], self.node, self.scope, dict(self.keywords)
        )
        try:
            if isinstance(result, Tuple) and not result.lazy:
                return tuple(operand(item, self.machine.state).shape for item in result.items)
            made = operand(result, self.machine.state)
        except (NotAnOperand, Ragged):
            self.dtype = None
            return UNKNOWN
        self.dtype = strong(made.dtype)
        return made.shape

    def _value(self, place: int, shape: object) -> Value:
        dtype = self.given[min(place, len(self.given) - 1)] if self.given else None
        if isinstance(shape, int):
            return Integer(shape)
        if not isinstance(shape, Shape) or (shape == SCALAR and dtype is None):
            return TOP
        return Array(shape, dtype)
