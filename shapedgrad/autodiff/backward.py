"""The backward sweep: cotangents flow from the outputs of a tape to its inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.fit import Parts, dtype_of, fit, shape_of
from shapedgrad.autodiff.methods import ask, primal
from shapedgrad.autodiff.nans import asked, finite, lost
from shapedgrad.autodiff.spared import Aval, restored
from shapedgrad.autodiff.tape import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapedgrad.autodiff.primitive import Primitive
    from shapedgrad.autodiff.tape import Tape
    from shapedgrad.autodiff.traced import Traced


def backward(tape: Tape, inputs: Sequence[Any], seeds: Sequence[tuple[Traced, Any]]) -> list[Any]:
    """Return the cotangents of the values that a tape was started with, given those of its outputs.

    A first sweep may leave a NaN where a derivative is infinite. Then a second one, which costs more, lets nothing
    flow through an elementwise operation where nothing flows in (the branch that `np.where` did not choose), or
    where its value is finite but its slope is not (the root of a distance that is 0). NaNs that come from the
    values themselves stay. The arrays returned are the caller's own.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        careful = False
        cotangents = _sweep(tape, len(inputs), seeds)
        for c in cotangents:
            if c is not None and _has_nan(c):
                careful = True
                cotangents = _sweep(tape, len(inputs), seeds, careful)
                break
        if asked() and not all(finite(c) for c in cotangents if c is not None):
            _sweep(tape, len(inputs), seeds, careful, explain=True)
    taken = {id(seed) for _, seed in seeds}
    return [_zeros(x) if c is None else _own(c, taken) for x, c in zip(inputs, cotangents, strict=True)]


def _sweep(
    tape: Tape, count: int, seeds: Sequence[tuple[Traced, Any]], careful: bool = False, explain: bool = False
) -> list[Any]:
    entries = tape.entries
    last = max([output.index for output, _ in seeds], default=-1)
    cotangents: list[Any] = [None] * max(last + 1, count)
    for output, seed in seeds:
        _accumulate(cotangents, output.index, seed)
    for index in range(last, count - 1, -1):
        g = cotangents[index]
        if g is None:
            continue
        cotangents[index] = None
        entry = entries[index]
        primitive, result, args, params, parents, _, _ = entry
        if primitive.joint is not None:
            _joint(cotangents, g, Entry(*entry))
            continue
        vjps = primitive.vjps
        for position, parent in parents:
            c = vjps[position](g, result, *args, **params) if params else vjps[position](g, result, *args)
            operand = args[position]
            if careful or explain:
                c = _examined(c, g, Entry(*entry), position, careful, explain)
            try:
                fits = c.shape == operand.shape and c.dtype is operand.dtype
            except AttributeError:
                fits = False  # a Python number, which fit() knows about
            if not fits:
                c = _fitted(c, operand, entry, position)
            before = cotangents[parent]
            cotangents[parent] = c if before is None else _sum(before, c, g, primitive)
            c = before = None  # neither lives on while the next rule computes
    return cotangents[:count]


def _examined(c: Any, g: Any, entry: Entry, position: int, careful: bool, explain: bool) -> Any:
    primitive = entry.primitive
    if careful and primitive.elementwise:
        value = restored(primitive, entry.result, entry.args, entry.params, c)
        c = np.where(nothing_flows(primal(g), primal(value), primal(c)), 0.0, c)
    if explain and finite(g) and not finite(c):
        raise lost(
            f"the gradient of {primitive.name} with respect to its argument {position} is not finite", entry
        )
    return c


def _sum(before: Any, c: Any, g: Any, primitive: Primitive) -> Any:
    """Return what flows to one place by two ways: in the memory of ``c``, if that is nobody else's."""
    free = type(c) is np.ndarray is type(before) and c is not g and c.base is None and primitive.fresh
    # of other strides the sum would lie in memory as NumPy's does not, and be added up in another order later on
    if free and before.strides == c.strides:
        return np.add(before, c, c)
    return before + c


def _fitted(c: Any, operand: Any, entry: tuple[Any, ...], position: int) -> Any:
    # A bias that was added to a batch, a row's maximum that was taken from it: that is what mostly comes here.
    # fit() would find the same, in three times the time.
    if (
        type(c) is np.ndarray
        and (type(operand) is np.ndarray or type(operand) is Aval)
        and entry[0].broadcasts
        and c.dtype is operand.dtype
    ):
        narrow, wide = operand.shape, c.shape
        extra = len(wide) - len(narrow)
        total = None
        if extra > 0 and wide[extra:] == narrow:
            total = np.add.reduce(c, axis=0 if extra == 1 else tuple(range(extra)))
        elif extra == 0:
            total = np.add.reduce(
                c, axis=tuple([n for n, size in enumerate(narrow) if size == 1]), keepdims=True
            )
        if total is not None and total.shape == narrow:
            return total
    return fit(c, Entry(*entry), position)


def nothing_flows(g: Any, result: Any, c: Any) -> Any:
    """Tell where a careful sweep lets nothing through: ``g`` flows in, ``c`` would flow out."""
    return (g == 0) | (np.isfinite(g) & np.isfinite(result) & ~np.isfinite(c))


def _joint(cotangents: list[Any], g: Any, entry: Entry) -> None:
    primitive, result, args, params = entry.primitive, entry.result, entry.args, entry.params
    if type(g) is Parts:
        g = g.filled(result)
    answers = primitive.joint(g, result, *args, **params)  # type: ignore[misc]
    for position, parent in entry.parents:
        _accumulate(cotangents, parent, fit(answers[position], entry, position))


def _accumulate(cotangents: list[Any], index: int, cotangent: Any) -> None:
    before = cotangents[index]
    cotangents[index] = cotangent if before is None else before + cotangent


def _zeros(x: Any) -> Any:
    return np.zeros(shape_of(x), dtype_of(x))[()]


def _has_nan(cotangent: Any) -> bool:
    return has_nan(cotangent) if type(cotangent) is np.ndarray else ask(has_nan, cotangent)


def has_nan(plain: Any) -> bool:
    """Tell whether some element of a plain array is not a number."""
    if plain.ndim:
        if not plain.size:
            return False
        # minimum lets any NaN through, and unlike a sum it cannot overflow
        plain = np.minimum.reduce(plain, axis=None)
    return bool(plain != plain)  # noqa: PLR0124  # only NaN differs from itself


def _own(cotangent: Any, taken: set[int]) -> Any:
    # Rules may answer with the cotangent that they were given, or a view of it: users write into gradients.
    if type(cotangent) is np.ndarray and (cotangent.base is not None or id(cotangent) in taken):
        cotangent = cotangent.copy()
    taken.add(id(cotangent))
    return cotangent
