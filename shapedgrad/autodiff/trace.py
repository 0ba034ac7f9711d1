"""Running a function on traced inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.tape import Tape
from shapedgrad.autodiff.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapedgrad.autodiff.tape import Level


def trace(function: Callable[[list[Any]], Any], values: Sequence[Any]) -> tuple[Any, Tape, list[Traced]]:
    """Call a function with traced arrays in place of values; return its output, the tape and the traced inputs."""
    tape = Tape()
    inputs = [Traced(value, tape, tape.next_index()) for value in values]
    # in-place writes rebind what the function holds, so it gets objects of its own
    return run(function, [Traced(x.value, tape, x.index) for x in inputs], tape), tape, inputs


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
