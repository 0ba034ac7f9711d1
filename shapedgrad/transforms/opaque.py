"""Functions that a differentiation does not look into: their calls are recorded as one operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.backward import backward
from shapedgrad.autodiff.batched import Batch, Batched
from shapedgrad.autodiff.errors import GradientShapeError, NotDifferentiableError
from shapedgrad.autodiff.fit import dtype_of, shape_of
from shapedgrad.autodiff.several import record_several
from shapedgrad.autodiff.trace import on_tape, run, trace
from shapedgrad.autodiff.traced import Traced
from shapedgrad.transforms.pytree import flatten, unflatten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import optree

    from shapedgrad.autodiff.primitive import Primitive
    from shapedgrad.autodiff.tape import Level


def peeled(leaves: Sequence[Any], level: Level) -> tuple[list[Any], list[tuple[int, Any]]]:
    """Return arguments without a level's tracing, and which of them were traced, with their places."""
    parents = [(n, x.index) for n, x in enumerate(leaves) if on_tape(x, level)]
    values = [x.value if on_tape(x, level) else x for x in leaves]
    return [np.float64(x) if type(x) is float else x for x in values], parents


def recorded(
    level: Level, primitive: Primitive, value: Any, values: list[Any], parents: list[tuple[int, Any]]
) -> Any:
    """Record a call that returned ``value``; return that with its arrays traced.

    Raises
    ------
    NotDifferentiableError
        If the function uses traced arrays that are not among its arguments: their derivatives would be lost.
    """
    outputs, tree = flatten(value)
    if any(isinstance(y, Traced) and y.tape.level >= level.level for y in outputs):
        raise NotDifferentiableError(
            f"{primitive.name} uses a traced array from outside, whose derivative would be lost: "
            "hand it over as an argument"
        )
    return unflatten(tree, record_several(level, (primitive, tuple(outputs), values, {}, parents)))


def cotangents_of(
    answers: Any, structure: optree.PyTreeSpec, operands: Sequence[Any], name: str
) -> list[Any]:
    """Return what a user's rule answered as a cotangent for each leaf of the arguments; None stands for zeros."""
    children = structure.children()
    if not isinstance(answers, (tuple, list)) or len(answers) != len(children):
        told = f"{len(answers)} items" if isinstance(answers, (tuple, list)) else type(answers).__name__
        raise _misfit(name, f"a tuple with a cotangent for each of its {len(children)} arguments", told)
    leaves: list[Any] = []
    for n, (answer, child) in enumerate(zip(answers, children, strict=True)):
        if answer is None:
            leaves += [None] * child.num_leaves
            continue
        given, found = flatten(answer)
        if found != child:
            raise _misfit(name, f"a cotangent of structure {child} for its argument {n}", str(found))
        leaves += given
    return [zeros(x) if c is None else c for c, x in zip(leaves, operands, strict=True)]


def pair(answer: Any, what: str, wanted: str) -> tuple[Any, Any]:
    """Return what a user's rule answered, which has to be a pair."""
    if isinstance(answer, (tuple, list)) and len(answer) == 2:
        return answer[0], answer[1]
    told = f"{len(answer)} items" if isinstance(answer, (tuple, list)) else type(answer).__name__
    raise TypeError(f"{what} returned {told} where {wanted} is wanted")


def _misfit(name: str, wanted: str, found: str) -> GradientShapeError:
    message = f"the rule of {name} returned {found} where {wanted} is wanted"
    return GradientShapeError(message, operation=name, operands=(), reason=message)


def zeros(x: Any) -> Any:
    """Return zeros in the shape of an array, None for what is none."""
    if not hasattr(x, "dtype") and not isinstance(x, (int, float, complex)):
        return None
    dtype = dtype_of(x)
    return np.zeros(shape_of(x), dtype if dtype.kind in "fc" else float)[()]


def transposed(
    push: Callable[[list[Any]], Sequence[Any]], g: Sequence[Any], operands: Sequence[Any]
) -> list[Any]:
    """Return the cotangents of operands, by transposing what pushes their tangents forward."""
    moving = [n for n, x in enumerate(operands) if zeros(x) is not None and dtype_of(x).kind in "fc"]

    def pushed(tangents: list[Any]) -> list[Any]:
        given = [zeros(x) for x in operands]
        for n, t in zip(moving, tangents, strict=True):
            given[n] = t
        return list(push(given))

    outputs, tape, inputs = trace(pushed, [zeros(operands[n]) for n in moving])
    pairs = [(y, c) for y, c in zip(outputs, g, strict=True) if on_tape(y, tape)]
    found = dict(zip(moving, backward(tape, inputs, pairs), strict=True))
    return [found.get(n) for n in range(len(operands))]


class Examples:
    """The arguments of a call within `vmap`: ``values`` of which ``flags`` tells those that differ by example."""

    def __init__(self, leaves: Sequence[Any], level: Batch) -> None:
        self.size = level.size
        self.flags = [on_tape(x, level) for x in leaves]
        self.values = [x.value if flag else x for x, flag in zip(leaves, self.flags, strict=True)]

    @classmethod
    def alike(cls, size: int, flags: list[bool]) -> Examples:
        """Return what says which arguments differ, without any."""
        examples = cls([], Batch(size))
        examples.flags = flags
        return examples

    def run(self, function: Callable[[list[Any]], Any], values: Sequence[Any]) -> tuple[Any, Batch]:
        """Call a function with such arguments for all examples; return its output and their level."""
        level = Batch(self.size)
        given = [Batched(x, level) if flag else x for x, flag in zip(values, self.flags, strict=True)]
        return run(function, given, level), level


def marked(tree: Any, level: Batch) -> tuple[list[Any], list[bool], optree.PyTreeSpec]:
    """Return the leaves of a tree without a level's tracing, and which had it, and the structure."""
    leaves, structure = flatten(tree)
    flags = [on_tape(x, level) for x in leaves]
    return [x.value if flag else x for x, flag in zip(leaves, flags, strict=True)], flags, structure


def unmarked(kept: tuple[list[Any], list[bool], optree.PyTreeSpec], level: Batch) -> Any:
    """Return such a tree at another level."""
    leaves, flags, structure = kept
    return unflatten(
        structure, [Batched(x, level) if flag else x for x, flag in zip(leaves, flags, strict=True)]
    )


def whole(tree: Any, level: Batch) -> Any:
    """Return a tree of arrays with all examples along the first axis of each."""
    leaves, structure = flatten(tree)
    return unflatten(structure, [_whole(x, level) for x in leaves])


def _whole(x: Any, level: Batch) -> Any:
    if on_tape(x, level):
        return x.value
    return np.broadcast_to(x, (level.size, *shape_of(x))).copy()


def batched(tree: Any, level: Batch) -> Any:
    """Return a tree of arrays of all examples as such."""
    leaves, structure = flatten(tree)
    return unflatten(structure, [Batched(x, level) for x in leaves])
