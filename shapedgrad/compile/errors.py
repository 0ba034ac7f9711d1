"""What cannot be compiled, and why."""

from __future__ import annotations

from sys import _getframe
from typing import Any

from shapedgrad.autodiff.errors import NotDifferentiableError, quote


class CompileError(NotDifferentiableError):
    """A function asks for a value while it is compiled, which is there only when it runs.

    It is raised when a signature is traced, and not with ``compile(f, fallback=True)``.
    """


class Outside(Exception):
    """A function that is compiled uses arrays that another transformation traces: it is run as it is."""


def users_line() -> str:
    """Return the place and the text of the line that called the library."""
    frame: Any = _getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith(
        ("shapedgrad.", "numpy")
    ):
        frame = frame.f_back
    return quote(frame.f_code.co_filename, frame.f_lineno)


def needs_value(what: str, instead: str) -> CompileError:
    """Return the error for what depends on data, with the user's line."""
    return CompileError(
        f"{what} depends on data, and a function is compiled for all data of its shapes: {instead}; or compile with "
        f"fallback=True, which runs such calls as they are (at {users_line()})"
    )
