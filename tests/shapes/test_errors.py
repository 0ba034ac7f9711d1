"""What the errors carry."""

from __future__ import annotations

from shapedgrad.shapes.errors import CODES, Refusal, ShapeError, ShapeSyntaxError
from shapedgrad.shapes.shape import SCALAR


def test_a_refusal_is_a_fact() -> None:
    refusal = Refusal("axis -1 is 3 and 4", "shape-broadcast", "add an axis")
    assert str(refusal) == refusal.reason == "axis -1 is 3 and 4"
    assert (refusal.code, refusal.hint) == ("shape-broadcast", "add an axis")
    assert (Refusal("why").code, Refusal("why").hint) == ("shape", "")


def test_a_shape_error_is_a_message_and_its_parts() -> None:
    error = ShapeError(
        "cannot add", operation="add", operands=(SCALAR,), reason="why", code="shape-join", hint="how"
    )
    assert isinstance(error, ValueError)
    assert str(error) == "cannot add"
    assert (error.operation, error.operands, error.reason) == ("add", (SCALAR,), "why")
    assert (error.code, error.hint) == ("shape-join", "how")


def test_a_syntax_error_points_at_the_fault() -> None:
    error = ShapeSyntaxError("N $", 2, "'$' is wrong")
    assert isinstance(error, ValueError)
    assert str(error).splitlines() == ["'$' is wrong", "  N $", "    ^"]
    assert (error.text, error.position, error.reason) == ("N $", 2, "'$' is wrong")
    assert error.line == "cannot read \"N $\" at column 3: '$' is wrong"


def test_codes() -> None:
    assert all(code.split("-")[0] == "shape" and text.endswith(".") for code, text in CODES.items())
