"""Running a function on traced inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.nans import asked
from shapedgrad.autodiff.tape import Tape
from shapedgrad.autodiff.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Callable

    from shapedgrad.autodiff.tape import Level


def trace(function: Callable[[list[Any]], Any], values: list[Any]) -> tuple[Any, Tape, list[Any]]:
    """Call a function with traced arrays in place of values; return its output, the tape and the values."""
    tape = Tape(keeps=asked())  # then the operation is looked for that lost the numbers
    next_index = tape.next_index
    return run(function, [Traced(value, tape, next_index()) for value in values], tape), tape, values


def run(function: Callable[[list[Any]], Any], traced: list[Any], level: Level) -> Any:
    """Call a function with the traced arrays of a level, which is closed afterwards."""
    try:
        return function(traced)
    except (TypeError, ValueError) as error:
        # y[0] = x for a plain y: NumPy hides our refusal behind "setting an array element with a sequence"
        if isinstance(error.__cause__, NotDifferentiableError):
            raise error.__cause__.with_traceback(error.__traceback__) from None
        raise
    finally:
        level.close()


def on_tape(x: Any, tape: Level) -> bool:
    """Tell whether a value belongs to this level, rather than being a constant or of an outer one."""
    return isinstance(x, Traced) and x.tape is tape
