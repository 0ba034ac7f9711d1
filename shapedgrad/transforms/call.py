"""One call of a user's function under differentiation: from argument trees to traced leaves and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

import shapedgrad.ops  # noqa: F401  # fills the registries of operations
from shapedgrad.autodiff.backward import backward
from shapedgrad.autodiff.nans import asked, check_values
from shapedgrad.autodiff.trace import on_tape, trace
from shapedgrad.transforms.pytree import differentiable, flatten, places, unflatten

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import optree

    from shapedgrad.autodiff.tape import Level, Tape


@dataclass(slots=True)  # frozen ones take three times as long to make
class Call:
    """A finished call: what the function returned, and the tape that leads back to its arguments."""

    output: Any
    tape: Tape
    inputs: list[Any]
    structure: optree.PyTreeSpec

    def pull(self, seeds: Sequence[tuple[Any, Any]]) -> tuple[Any, ...]:
        """Return the cotangents of the arguments as trees, given pairs of an output and its cotangent."""
        recorded = [pair for pair in seeds if on_tape(pair[0], self.tape)]
        return unflatten(self.structure, backward(self.tape, self.inputs, recorded))  # type: ignore[no-any-return]

    def plain(self, tree: Any) -> Any:
        """Return a tree of outputs without this differentiation's tracing."""
        return plain(tree, self.tape)


@dataclass(slots=True)
class Bound:
    """A function and its arguments, with the leaves of those to differentiate by taken out."""

    f: Callable[..., Any]
    args: Sequence[Any]
    kwargs: Mapping[str, Any]
    argnums: tuple[int, ...]
    values: list[Any]
    structure: optree.PyTreeSpec

    def __call__(self, leaves: Sequence[Any]) -> Any:
        """Call the function with other leaves in place of those values."""
        given = list(self.args)
        for n, tree in zip(self.argnums, unflatten(self.structure, leaves), strict=True):
            given[n] = tree
        return self.f(*given, **self.kwargs)

    @property
    def places(self) -> list[str]:
        """How each leaf is reached: ``argument 0 of loss['w']``."""
        return places(self.structure, _roots(self.f, self.argnums))


def bind(
    f: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any], argnums: tuple[int, ...]
) -> Bound:
    """Take the arguments at ``argnums`` apart into values to differentiate by.

    Raises
    ------
    TypeError
        If there is no such positional argument, or a leaf of it cannot be differentiated by.
    """
    count = len(args)
    if argnums and not (-count <= min(argnums) and max(argnums) < count):
        raise TypeError(
            f"cannot differentiate {name_of(f)} with respect to argument {max(argnums, key=abs)}: it was called with "
            f"{count} positional arguments (arguments to differentiate by cannot be passed by keyword)"
        )
    leaves, structure = flatten(tuple([args[n] for n in argnums]))
    values = differentiable(leaves, structure, lambda: _roots(f, argnums))
    return Bound(f, args, kwargs, argnums, values, structure)


def call(
    f: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any], argnums: tuple[int, ...]
) -> Call:
    """Call a function with the arguments at ``argnums`` traced; raises what `bind` does."""
    bound = bind(f, args, kwargs, argnums)
    output, tape, inputs = trace(bound, bound.values)
    if asked():
        check_values(tape, flatten(output)[0])
    return Call(output, tape, inputs, bound.structure)


def plain(tree: Any, level: Level) -> Any:
    """Return a tree of outputs without the tracing of a level that has ended."""
    if on_tape(tree, level):
        return tree.value
    if tree is None or isinstance(tree, np.ndarray):
        return tree
    leaves, structure = flatten(tree)
    return unflatten(structure, [x.value if on_tape(x, level) else x for x in leaves])


def argnums_of(argnums: int | tuple[int, ...]) -> tuple[int, ...]:
    """Return argument numbers as a tuple."""
    return (argnums,) if isinstance(argnums, int) else tuple(argnums)


def name_of(f: Callable[..., Any]) -> str:
    """Return what an error message calls a function."""
    return getattr(f, "__name__", None) or repr(f)


def _roots(f: Callable[..., Any], argnums: tuple[int, ...]) -> list[str]:
    return [f"argument {n} of {name_of(f)}" for n in argnums]
