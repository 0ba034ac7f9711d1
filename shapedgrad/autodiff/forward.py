"""Forward mode: tangents flow along with the values, or along a tape that was recorded before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.backward import backward, nothing_flows
from shapedgrad.autodiff.fit import dtype_of, fit, fit_tangent, shape_of
from shapedgrad.autodiff.methods import ask, primal
from shapedgrad.autodiff.nans import asked, finite, lost
from shapedgrad.autodiff.several import apply_several
from shapedgrad.autodiff.spared import restored
from shapedgrad.autodiff.tape import Entry, Level
from shapedgrad.autodiff.trace import run, trace
from shapedgrad.autodiff.traced import Traced, apply

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapedgrad.autodiff.tape import Tape


class Node:
    """The place of a value in forward mode: it holds the tangent, and lives as long as the traced array does."""

    __slots__ = ("tangent",)

    def __init__(self, tangent: Any = None) -> None:
        self.tangent = tangent


class _Push:
    """What takes note of an operation by computing the tangent of its result."""

    __slots__ = ("careful",)

    def __init__(self, careful: bool) -> None:
        self.careful = careful

    def __setitem__(self, node: Node, entry: tuple[Any, ...]) -> None:
        recorded = Entry(*entry)
        # Each parent's index is a Node here.
        node.tangent = push(recorded, [parent.tangent for _, parent in recorded.parents], self.careful)  # type: ignore[attr-defined]


def run_forward(
    function: Callable[[list[Any]], Any],
    values: Sequence[Any],
    tangents: Sequence[Any],
    careful: bool = False,
) -> tuple[Any, Level]:
    """Call a function on values that carry tangents; return its output and the level of its traced arrays.

    Intermediate values are freed as soon as the function lets them go, and their tangents with them.
    """
    level = Level(_Push(careful), Node)
    traced = [Traced(x, level, Node(t)) for x, t in zip(values, tangents, strict=True)]
    with np.errstate(divide="ignore", invalid="ignore"):
        return run(function, traced, level), level


def sweep_forward(tape: Tape, tangents: Sequence[Any], outputs: Sequence[Traced]) -> list[Any]:
    """Return the tangents of a tape's outputs, given those of its inputs."""
    last = max([output.index for output in outputs], default=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        for careful in (False, True):
            found = _sweep(tape, tangents, last, careful)
            results = [found[output.index] for output in outputs]
            if not any(has_nan(t) for t in results):
                break
        if asked() and not all(finite(t) for t in results if t is not None):
            _sweep(tape, tangents, last, careful, explain=True)
    return results


def _sweep(
    tape: Tape, tangents: Sequence[Any], last: int, careful: bool, explain: bool = False
) -> dict[int, Any]:
    found: dict[int, Any] = dict(enumerate(tangents))
    for index in range(len(tangents), last + 1):
        entry = Entry(*tape.entries[index])
        given = [found[parent] for _, parent in entry.parents]
        found[index] = push(entry, given, careful)
        if explain and not entry.primitive.several and all(map(finite, given)) and not finite(found[index]):
            raise lost(f"the tangent of {entry.primitive.name} is not finite", entry)
    return found


def has_nan(tangent: Any) -> bool:
    """Tell whether some element of a tangent, or of a tuple of them, is not a number."""
    if tangent is None:
        return False
    if type(tangent) is tuple:
        return any(has_nan(t) for t in tangent)
    return ask(has_nan_inside, tangent)


def has_nan_inside(plain: Any) -> bool:
    """Tell whether some element of a plain array is not a number."""
    return bool(np.isnan(plain).any())


def push(entry: Entry, tangents: Sequence[Any], careful: bool = False) -> Any:
    """Return the tangent of an operation's result, or None if no operand has one.

    ``tangents`` are those of ``entry.parents``, None where there is none.
    """
    by_position = {
        position: t for (position, _), t in zip(entry.parents, tangents, strict=True) if t is not None
    }
    if not by_position:
        return None
    if entry.primitive.several:
        return _push_several(entry, by_position)
    terms = _terms(entry, by_position)
    if careful and entry.primitive.elementwise and len(terms) == len(by_position):
        terms = [_careful(entry, t, term) for t, term in zip(by_position.values(), terms, strict=True)]
    total = terms[0]
    for term in terms[1:]:
        total = total + term
    return None if total is None else fit_tangent(total, entry)


def _careful(entry: Entry, t: Any, term: Any) -> Any:
    result = restored(entry.primitive, entry.result, entry.args, entry.params, term)
    return np.where(nothing_flows(primal(t), primal(result), primal(term)), 0.0, term)


def _terms(entry: Entry, tangents: dict[int, Any]) -> list[Any]:
    """Return what the operands' tangents contribute to the result's, to be added up."""
    primitive, result, args, params = entry.primitive, entry.result, entry.args, entry.params
    rules = (
        primitive.jvps if primitive.jvps is not None else primitive.vjps if primitive.elementwise else None
    )
    if callable(rules):
        return [rules([tangents.get(n) for n in range(len(args))], result, *args, **params)]
    if primitive.linear == "jointly":
        filled = [tangents.get(n, None if n in tangents else zeros_like(x)) for n, x in enumerate(args)]
        return [apply(primitive, filled, params)]
    if primitive.linear == "each":
        replaced = ([t if n == k else x for n, x in enumerate(args)] for k, t in tangents.items())
        return [apply(primitive, operands, params) for operands in replaced]
    if rules is not None and all(n < len(rules) and rules[n] is not None for n in tangents):
        return [rules[n](t, result, *args, **params) for n, t in tangents.items()]  # type: ignore[misc]
    return [_transposed(entry, tangents)]


def _push_several(entry: Entry, tangents: dict[int, Any]) -> tuple[Any, ...]:
    primitive, result, args, params = entry.primitive, entry.result, entry.args, entry.params
    if primitive.linear == "each" and len(tangents) == 1:
        ((position, t),) = tangents.items()
        return apply_several(primitive, [t if n == position else x for n, x in enumerate(args)], params)
    if callable(primitive.jvps):
        return primitive.jvps([tangents.get(n) for n in range(len(args))], result, *args, **params)  # type: ignore[no-any-return]
    if primitive.jvps is None:
        return _transposed(entry, tangents)  # type: ignore[no-any-return]
    total: list[Any] = [None] * len(result)
    for position, t in tangents.items():
        rule = primitive.jvps[position]
        if rule is None:
            return _transposed(entry, tangents)  # type: ignore[no-any-return]
        terms = rule(t, result, *args, **params)
        total = [
            new if old is None else old if new is None else old + new
            for old, new in zip(total, terms, strict=True)
        ]
    return tuple(total)


def _transposed(entry: Entry, tangents: dict[int, Any]) -> Any:
    """Return the tangent by transposing the vjp rules: they are linear in the cotangent."""
    primitive, result, args, params = entry.primitive, entry.result, entry.args, entry.params
    positions = list(tangents)
    results = list(result) if primitive.several else [result]

    def pulled(cotangents: list[Any]) -> list[Any]:
        g = tuple(cotangents) if primitive.several else cotangents[0]
        if primitive.joint is not None:
            answers = primitive.joint(g, result, *args, **params)
            return [fit(answers[n], entry, n) for n in positions]
        return [fit(primitive.vjps[n](g, result, *args, **params), entry, n) for n in positions]

    outputs, tape, inputs = trace(pulled, [zeros_like(y) for y in results])
    seeds = [
        (y, tangents[n])
        for n, y in zip(positions, outputs, strict=True)
        if type(y) is Traced and y.tape is tape
    ]
    pushed = backward(tape, inputs, seeds)
    return tuple(pushed) if primitive.several else pushed[0]


def zeros_like(x: Any) -> Any:
    """Return zeros in the shape and dtype of an array, traced or not."""
    return np.zeros(shape_of(x), dtype_of(x))[()]
