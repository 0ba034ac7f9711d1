"""compile: a function is traced once for each signature, and replayed as straight-line code over NumPy."""

from __future__ import annotations

from functools import partial, update_wrapper
from types import MethodType
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar, overload

import shapedgrad.ops  # noqa: F401  # fills the registries of operations
from shapedgrad.autodiff.nans import asked
from shapedgrad.compile.cache import Cache, CacheInfo, Entry
from shapedgrad.compile.code import MISS
from shapedgrad.compile.errors import CompileError, Outside
from shapedgrad.compile.program import Program
from shapedgrad.compile.signature import Static, facts, is_plain
from shapedgrad.transforms.pytree import flatten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapedgrad.compile.graph import Graph
    from shapedgrad.compile.jax_engine import JaxProgram
    from shapedgrad.compile.memory import MemoryPlan

F = TypeVar("F", bound="Callable[..., Any]")
Engine: TypeAlias = Literal["numpy", "jax"]


class Compiled(Generic[F]):
    """A compiled function: it is called as the function is.

    ``source``, ``graph`` and ``memory_plan`` tell of the program that ran last; before the first call there is none.
    """

    if TYPE_CHECKING:
        __call__: F

    def __init__(
        self, f: F, static: tuple[int | str, ...], fallback: bool, maxsize: int, engine: Engine
    ) -> None:
        update_wrapper(self, f)
        self._engine = engine
        self._f = f
        self._static = static
        self._fallback = fallback
        self._cache = Cache(maxsize)

    if not TYPE_CHECKING:

        def __call__(self, *args, **kwargs):  # noqa: ANN002, ANN003, ANN204
            """Return what the function returns."""
            cache = self._cache
            next(cache.calls)
            if asked():
                return self._as_it_is(args, kwargs)
            entries = cache.entries
            try:
                for entry in entries:
                    if entry.program is not None:
                        result = entry.program(args, kwargs)
                        if result is not MISS:
                            if entry is not entries[0]:
                                cache.keep(entry)
                            return result
            except Exception:  # noqa: BLE001  # the function itself raises it again, at the user's line
                return self._as_it_is(args, kwargs)
            return self._first(args, kwargs, entries)

    def _as_it_is(self, args: Any, kwargs: Any) -> Any:
        with self._cache.lock:
            self._cache.misses += 1
        return self._f(*args, **kwargs)

    def _first(self, args: Any, kwargs: Any, tried: tuple[Entry, ...]) -> Any:
        """Compile the function for a signature, or run it as it is where that cannot be."""
        leaves, structure = flatten(self._marked(args, kwargs))
        if not all(map(is_plain, leaves)):
            return self._as_it_is(args, kwargs)
        key = (structure, [facts(x) for x in leaves])
        with self._cache.lock:
            if self._cache.entries is not tried:  # another thread has compiled something in the meantime
                for entry in self._cache.entries:
                    result = MISS if entry.program is None else entry.program(args, kwargs)
                    if result is not MISS:
                        return result
            if self._cache.is_exhausted(key):
                return self._as_it_is(args, kwargs)
            try:
                program: Any = _programs(self._engine)(self._f, leaves, structure, self._marked)
            except Outside:
                return self._as_it_is(args, kwargs)
            except CompileError:
                if not self._fallback:
                    raise
                program = None
            self._cache.keep(Entry(key, program))
            if program is None:
                return self._as_it_is(args, kwargs)
            self._cache.misses += 1
        return program(args, kwargs)

    def _marked(self, args: Any, kwargs: Any) -> tuple[Any, Any]:
        """Return the arguments with those marked that belong to the signature."""
        if not self._static:
            return args, kwargs
        places = {n % len(args) for n in self._static if isinstance(n, int) and -len(args) <= n < len(args)}
        return (
            tuple([Static(x) if n in places else x for n, x in enumerate(args)]),
            {name: Static(x) if name in self._static else x for name, x in kwargs.items()},
        )

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return self if instance is None else MethodType(self, instance)

    def __reduce__(self) -> tuple[Any, ...]:
        return _compile, (self._f, self._static, self._fallback, self._cache.maxsize, self._engine)

    def __repr__(self) -> str:
        return f"<compiled {self._f!r}>"

    def cache_info(self) -> CacheInfo:
        """Return how often a program was there, and how often the function had to be compiled or run as it is."""
        return self._cache.info()

    def cache_clear(self) -> None:
        """Forget all programs."""
        self._cache = Cache(self._cache.maxsize)

    @property
    def program(self) -> Program:
        """The program that ran last."""
        for entry in self._cache.entries:
            if entry.program is not None:
                return entry.program
        raise RuntimeError(f"{self!r} has not been called with anything that it could be compiled for")

    @property
    def source(self) -> str:
        """The generated code."""
        return self.program.text

    @property
    def graph(self) -> Graph:
        """The operations; ``graph.svg()`` draws them, and notebooks show the drawing."""
        return self.program.graph

    @property
    def memory_plan(self) -> MemoryPlan:
        """Which result lies where in the arena, and from when to when; ``memory_plan.svg()`` draws it."""
        return self.program.memory_plan


def _programs(engine: Engine) -> type[Program | JaxProgram]:
    """Return what makes programs: the one interface of all engines."""
    if engine == "jax":
        from shapedgrad.compile.jax_engine import JaxProgram

        return JaxProgram
    return Program


def _compile(
    f: F, static: tuple[int | str, ...], fallback: bool, maxsize: int, engine: Engine
) -> Compiled[F]:
    return Compiled(f, static, fallback, maxsize, engine)


@overload
def compile(  # noqa: A001
    f: F,
    *,
    static: int | str | Sequence[int | str] = ...,
    fallback: bool = ...,
    maxsize: int = ...,
    engine: Engine = ...,
) -> Compiled[F]: ...
@overload
def compile(  # noqa: A001
    *,
    static: int | str | Sequence[int | str] = ...,
    fallback: bool = ...,
    maxsize: int = ...,
    engine: Engine = ...,
) -> Callable[[F], Compiled[F]]: ...
def compile(  # noqa: A001
    f: Any = None,
    *,
    static: int | str | Sequence[int | str] = (),
    fallback: bool = False,
    maxsize: int = 32,
    engine: Engine = "numpy",
) -> Any:
    """Return a function that does what ``f`` does in less time, from its second call on.

    ``f`` is called once for each signature: the structure of its arguments, the shapes, dtypes and layouts of their
    arrays, and the values of all that is not a number. What it does to arrays is recorded, derivatives included, and
    simplified; memory is planned; and code is generated that does the same without Python's detours. The results have
    the same bits.

    Parameters
    ----------
    f : callable
        NumPy code, or a function made by `grad`, `value_and_grad`, `jacobian`, `vmap` and their kin. It must do the
        same for all values of its arguments (`np.where` in place of ``if``), and must not write into them. What it
        reads besides its arguments is read when it is compiled.
    static : int or str, or a sequence of these
        Arguments, by position or name, that belong to the signature: each value of theirs is compiled for. Python's
        integers do so by themselves where one is asked for its value, as in ``range(n)``.
    fallback : bool
        Whether a call that cannot be compiled is done as it is, rather than refused.
    maxsize : int
        How many signatures are kept: those that were used last.
    engine : {"numpy", "jax"}
        What runs the operations. JAX compiles them for the device that it finds; it has to be installed, knows the
        more common operations, and agrees to rounding.

    Returns
    -------
    Compiled
        Is called as ``f`` is. It has ``source``, ``graph``, ``memory_plan``, and ``cache_info()``. It can be called by
        any number of threads, and be pickled if ``f`` can. Its results are new arrays, never parts of its arguments.

    Raises
    ------
    CompileError
        By a call, if what ``f`` does depends on values, or it writes into an argument.

    Notes
    -----
    Within other transformations (``grad(compile(f))``), and of arrays of other libraries, ``f`` is called as it is:
    compile what is called last, ``compile(grad(f))``.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import compile, grad
    >>> @compile
    ... @grad
    ... def slope(w, x, y):
    ...     return np.mean((x @ w - y) ** 2)
    >>> x, y = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), np.array([1.0, 2.0, 3.0])
    >>> slope(np.zeros(2), x, y)
    array([-14.66666667, -18.66666667])
    >>> slope(np.ones(2), x, y)
    array([38., 48.])
    >>> slope.cache_info()
    CacheInfo(hits=1, misses=1, maxsize=32, currsize=1)
    """
    named = (static,) if isinstance(static, (int, str)) else tuple(static)
    if f is None:
        return partial(_compile, static=named, fallback=fallback, maxsize=maxsize, engine=engine)
    return _compile(f, named, fallback, maxsize, engine)
