"""One call of a user's function under differentiation: from argument trees to traced leaves and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

import shapedgrad.ops  # noqa: F401  # fills the registries of operations
from shapedgrad.autodiff.backward import backward
from shapedgrad.autodiff.trace import on_tape, trace
from shapedgrad.transforms.pytree import differentiable, flatten, unflatten

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import optree

    from shapedgrad.autodiff.tape import Tape
    from shapedgrad.autodiff.traced import Traced


@dataclass(frozen=True, slots=True)
class Call:
    """A finished call: what the function returned, and the tape that leads back to its arguments."""

    output: Any
    tape: Tape
    inputs: list[Traced]
    structure: optree.PyTreeSpec

    def pull(self, seeds: Sequence[tuple[Any, Any]]) -> tuple[Any, ...]:
        """Return the cotangents of the arguments as trees, given pairs of an output and its cotangent."""
        recorded = [pair for pair in seeds if on_tape(pair[0], self.tape)]
        return unflatten(self.structure, backward(self.tape, self.inputs, recorded))  # type: ignore[no-any-return]

    def plain(self, tree: Any) -> Any:
        """Return a tree of outputs without this differentiation's tracing."""
        if on_tape(tree, self.tape):
            return tree.value
        if tree is None or isinstance(tree, np.ndarray):
            return tree
        leaves, structure = flatten(tree)
        return unflatten(structure, [x.value if on_tape(x, self.tape) else x for x in leaves])


def call(
    f: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any], argnums: tuple[int, ...]
) -> Call:
    """Call a function with the arguments at ``argnums`` traced.

    Raises
    ------
    TypeError
        If there is no such positional argument, or a leaf of it cannot be differentiated by.
    """
    if not all(-len(args) <= n < len(args) for n in argnums):
        raise TypeError(
            f"cannot differentiate {_name(f)} with respect to argument {max(argnums, key=abs)}: it was called with "
            f"{len(args)} positional arguments (arguments to differentiate by cannot be passed by keyword)"
        )
    leaves, structure = flatten(tuple([args[n] for n in argnums]))
    values = differentiable(leaves, structure, [f"argument {n} of {_name(f)}" for n in argnums])

    def with_traced(traced: list[Any]) -> Any:
        given = list(args)
        for n, tree in zip(argnums, unflatten(structure, traced), strict=True):
            given[n] = tree
        return f(*given, **kwargs)

    output, tape, inputs = trace(with_traced, values)
    return Call(output, tape, inputs, structure)


def _name(f: Callable[..., Any]) -> str:
    return getattr(f, "__name__", repr(f))
