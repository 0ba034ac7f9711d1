"""compile: a function is traced once for each signature, and replayed as straight-line code over NumPy."""

from __future__ import annotations

from functools import update_wrapper
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

import shapedgrad.ops  # noqa: F401  # fills the registries of operations
from shapedgrad.autodiff.nans import asked
from shapedgrad.compile.errors import CompileError, Outside
from shapedgrad.compile.program import MISS, Program
from shapedgrad.compile.signature import is_plain
from shapedgrad.transforms.pytree import flatten

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")


class Compiled(Generic[P, R]):
    """A function that is compiled for each signature that it is called with."""

    def __init__(self, f: Callable[P, R], fallback: bool) -> None:
        update_wrapper(self, f)
        self.f = f
        self.fallback = fallback
        self.programs: list[Program] = []

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what the function returns."""
        for program in self.programs:
            result = program(args, kwargs)
            if result is not MISS:
                return result  # type: ignore[no-any-return]
        return self._first(args, kwargs)

    def _first(self, args: Any, kwargs: Any) -> R:
        leaves, structure = flatten((args, kwargs))
        if asked() or not all(map(is_plain, leaves)):
            return self.f(*args, **kwargs)
        try:
            program = Program(self.f, leaves, structure)
        except Outside:
            return self.f(*args, **kwargs)
        except CompileError:
            if self.fallback:
                return self.f(*args, **kwargs)
            raise
        self.programs.insert(0, program)
        return program(args, kwargs)  # type: ignore[no-any-return]


def compile(f: Callable[P, R], *, fallback: bool = False) -> Compiled[P, R]:  # noqa: A001
    """Return the compiled function."""
    return Compiled(f, fallback)
