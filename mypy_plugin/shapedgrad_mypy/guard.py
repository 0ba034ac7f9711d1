"""Every hook runs behind a guard: a fault of ours never becomes a fault of the user's build."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from mypy.errors import ErrorInfo
    from mypy.nodes import Context
    from mypy.types import Type

STRICT = "SHAPEDGRAD_STRICT"
"""The environment variable that turns faults of the plugin into failures; our own tests set it."""


class HookContext(Protocol):
    """What all contexts of mypy's hooks have in common."""

    @property
    def context(self) -> Context:
        """Where in the program."""

    @property
    def api(self) -> object:
        """The checker, or the semantic analyser."""


C = TypeVar("C", bound=HookContext)
T = TypeVar("T", bound="Type")


def is_strict() -> bool:
    """Tell whether faults of the plugin are failures."""
    return os.environ.get(STRICT) == "1"


def guarded(hook: Callable[[C], T], otherwise: Callable[[C], T]) -> Callable[[C], T]:
    """Return the hook, made to answer as mypy would have without it if it fails, with a note that says so."""

    def guarded_hook(ctx: C) -> T:
        try:
            return hook(ctx)
        except Exception as fault:
            if is_strict():
                raise
            note = getattr(ctx.api, "note", None)
            if note is not None:
                message = (
                    f"shapedgrad could not read this ({type(fault).__name__}: {fault}); please report it"
                )
                note(message, ctx.context)
            return otherwise(ctx)

    return guarded_hook


def listening(listener: Callable[[str, ErrorInfo], bool]) -> Callable[[str, ErrorInfo], bool]:
    """Return a listener to mypy's errors that lets an error pass where it fails itself."""

    def guarded_listener(file: str, info: ErrorInfo) -> bool:
        try:
            return listener(file, info)
        except Exception:
            if is_strict():
                raise
            return False

    return guarded_listener
