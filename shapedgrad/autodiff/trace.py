"""Running a function on traced inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.tape import Tape
from shapedgrad.autodiff.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def trace(function: Callable[[list[Any]], Any], values: Sequence[Any]) -> tuple[Any, Tape, list[Traced]]:
    """Call a function with traced arrays in place of values; return its output, the tape and the traced inputs."""
    tape = Tape()
    inputs = [Traced(value, tape, tape.next_index()) for value in values]
    try:
        # in-place writes rebind what the function holds, so it gets objects of its own
        output = function([Traced(x.value, tape, x.index) for x in inputs])
    except (TypeError, ValueError) as error:
        # y[0] = x for a plain y: NumPy hides our refusal behind "setting an array element with a sequence"
        if isinstance(error.__cause__, NotDifferentiableError):
            raise error.__cause__.with_traceback(error.__traceback__) from None
        raise
    finally:
        tape.close()
    return output, tape, inputs


def on_tape(x: Any, tape: Tape) -> bool:
    """Tell whether a value was recorded on this tape, rather than being a constant or of an outer one."""
    return type(x) is Traced and x.tape is tape
