"""Generated code: the statements of a function, the arrays in an arena that it has names for, and its constants."""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.compile.plan import new_arena

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import CodeType

    from shapedgrad.compile.graph import Aval

MISS: Any = type("Miss", (), {"__repr__": lambda _: "MISS"})()
"""What generated code returns where it was not made for the call."""


class Code:
    """A function that runs in an arena: one for each call that runs at the same time.

    ``arrays`` are what lies in the arena: name, shape and dtype, offset. ``views`` are statements that are run once
    for each arena; ``function`` is the text of the function ``run``.
    """

    def __init__(
        self,
        name: str,
        arrays: Sequence[tuple[str, Aval, int]],
        views: Sequence[str],
        function: Sequence[str],
        constants: dict[str, Any],
        size: int,
    ) -> None:
        self.name = name
        self.arrays, self.views, self.function = arrays, views, function
        self.constants = constants
        self.size = size
        self.idle: list[Callable[..., Any]] = []

    def __call__(self, *args: Any) -> Any:
        """Run the function in an arena that no other call uses."""
        try:
            run = self.idle.pop()
        except IndexError:
            run = self.bound()
        result = run(*args)
        self.idle.append(run)
        return result

    def bound(self) -> Callable[..., Any]:
        """Return the function for an arena of its own."""
        arena = new_arena(self.size)
        names = dict(self.constants)
        for name, aval, offset in self.arrays:
            names[name] = np.ndarray(aval.shape, aval.dtype, arena, offset, aval.strides)
        exec(self._compiled, names)  # noqa: S102  # the text is ours alone
        return names["run"]  # type: ignore[no-any-return]

    @cached_property
    def _compiled(self) -> CodeType:
        return builtins.compile(
            "\n".join([*self.views, *self.function, ""]), f"<compiled {self.name}>", "exec"
        )

    @property
    def text(self) -> str:
        """The source, with a statement for each array."""
        arrays = [
            f"{name} = ndarray({aval.shape}, {aval.dtype.name}, arena, {offset}, {aval.strides})"
            for name, aval, offset in self.arrays
        ]
        return "\n".join([*arrays, *self.views, *self.function, ""])
