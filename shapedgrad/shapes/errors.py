"""What goes wrong with shapes: why a rule refuses, and what a user is told."""

from __future__ import annotations

CODES: dict[str, str] = {
    "shape": "Shapes do not fit; the parent of every other code.",
    "shape-broadcast": "Operands cannot be broadcast together.",
    "shape-matmul": "The inner dimensions of a matrix product differ.",
    "shape-axis": "An axis is out of bounds, or named twice.",
    "shape-reshape": "A reshape would change the number of elements.",
    "shape-index": "An index does not fit the array that it selects from.",
    "shape-join": "Arrays that are concatenated or stacked differ where they must agree.",
    "shape-einsum": "The subscripts of an einsum do not fit its operands.",
    "shape-linalg": "A linear algebra routine wants other matrices, square ones for instance.",
    "shape-call": "An argument's shape is not the one that the function's signature wants.",
    "shape-assign": "A value does not fit the array that it is written into.",
    "shape-annotation": "A shape annotation cannot be read, or contradicts the value.",
    "shape-unproven": "Two declared dimensions that must agree need not be equal.",
    "shape-suspicious": "Legal, but rarely meant; off unless enabled.",
}
"""Every error code, with one line about what it says."""


class Refusal(Exception):  # it is the reason for an error, which is raised as ShapeError
    """Why a rule cannot give a result: a fact that holds both values, as in "axis -1 is 3 and 4".

    A rule raises nothing else. Whoever knows the operation and its operands turns the refusal into a
    `ShapeError`, or into a message of the type checker.
    """

    def __init__(self, reason: str, code: str = "shape", hint: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code
        self.hint = hint


class ShapeError(ValueError):
    """An operation that cannot be done with operands of these shapes.

    `str(error)` is the whole message; `operation`, `operands` (the shapes), `reason`, `code` and `hint` are
    its parts.
    """

    def __init__(
        self,
        message: str,
        *,
        operation: str,
        operands: tuple[object, ...],
        reason: str,
        code: str = "shape",
        hint: str = "",
    ) -> None:
        super().__init__(message)
        self.operation = operation
        self.operands = operands
        self.reason = reason
        self.code = code
        self.hint = hint


class ShapeSyntaxError(ValueError):
    """A text that is no shape; the message shows the text and points at the fault."""

    def __init__(self, text: str, position: int, reason: str) -> None:
        super().__init__(f"{reason}\n  {text}\n  {' ' * position}^")
        self.text = text
        self.position = position
        self.reason = reason

    @property
    def line(self) -> str:
        """The message in one line, for tools that show one."""
        return f'cannot read "{self.text}" at column {self.position + 1}: {self.reason}'
