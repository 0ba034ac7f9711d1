"""debug_nans: where a value or a derivative stopped being a number."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.errors import quote
from shapedgrad.autodiff.methods import bare
from shapedgrad.autodiff.tape import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapedgrad.autodiff.tape import Tape

_ASKED: ContextVar[bool] = ContextVar("debug_nans", default=False)


@contextmanager
def debug_nans() -> Iterator[None]:
    """Within this context, a result that is not finite is an error that names the operation and the line.

    It looks at values that functions return and at derivatives: if one of them is NaN or infinite, the tape is
    searched for the operation that made it of finite numbers. Nothing is slower as long as all is finite. It holds
    for the thread, or the task, that enters it.

    Raises
    ------
    FloatingPointError
        By the functions that differentiate, at the first value or derivative that is not finite.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import debug_nans, grad
    >>> with debug_nans():
    ...     grad(lambda x: np.sum(np.sqrt(x)))(np.array([4.0, 0.0]))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    FloatingPointError: the gradient of sqrt with respect to its argument 0 is not finite ...
    """
    token = _ASKED.set(True)
    try:
        yield
    finally:
        _ASKED.reset(token)


def asked() -> bool:
    """Tell whether the running code is to be told where numbers are lost."""
    return _ASKED.get()


def finite(x: Any) -> bool:
    """Tell whether all elements are finite numbers; what has no numbers is."""
    plain = bare(x)
    if isinstance(plain, (np.ndarray, np.generic, float, complex)) and np.asarray(plain).dtype.kind in "fc":
        return bool(np.isfinite(plain).all())
    return True


def check_values(tape: Tape, outputs: list[Any]) -> None:
    """Raise for the operation that made a value that is not finite, if an output is not."""
    if all(finite(y) for y in outputs):
        return
    for recorded in tape.entries.values():
        entry = Entry(*recorded)
        results = entry.result if entry.primitive.several else (entry.result,)
        if all(finite(x) for x in entry.args if type(x) is not tuple) and not all(finite(y) for y in results):
            raise lost(f"the result of {entry.primitive.name} is not finite", entry)
    raise FloatingPointError(
        "the function returned what is not finite, and no operation that was recorded made it"
    )


def lost(what: str, entry: Entry) -> FloatingPointError:
    """Return the error for an operation at which numbers were lost."""
    operands = ", ".join(_told(x) for x in entry.args if type(x) is not tuple)
    return FloatingPointError(f"{what} (of {operands}; called at {quote(*entry.line)})")


def _told(x: Any) -> str:
    plain = np.asarray(bare(x))
    if plain.ndim == 0 or plain.size == 0:
        return str(plain)
    return f"an array of shape {plain.shape} from {np.min(plain):.6g} to {np.max(plain):.6g}"
