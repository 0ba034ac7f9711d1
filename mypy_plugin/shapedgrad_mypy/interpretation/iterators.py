"""What goes through several things in turn, or picks some: ``itertools.product``, ``random.sample``, ``np.ndindex``."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from shapedgrad_mypy.interpretation.items import any_item
from shapedgrad_mypy.interpretation.objects import ListObject
from shapedgrad_mypy.interpretation.operands import MOST_ITEMS, known_items, length
from shapedgrad_mypy.interpretation.operations import dims_value, element
from shapedgrad_mypy.interpretation.values import TOP, Array, Integer, Stream, Tuple, Value

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.number_models import Model
    from shapedgrad_mypy.interpretation.scope import Scope


def _given(rows: Iterable[tuple[Value, ...]]) -> Value | None:
    """Return tuples one by one; None if they are too many."""
    found = list(itertools.islice(rows, MOST_ITEMS + 1))
    return Tuple(tuple(map(Tuple, found)), lazy=True) if len(found) <= MOST_ITEMS else None


def _product(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``itertools.product(xs, ys, repeat=n)``."""
    repeat = keywords.get("repeat", Integer(1))
    times = repeat.dim if isinstance(repeat, Integer) else None
    if not isinstance(times, int):
        return Stream(Stream(TOP))
    several = [known_items(each, machine.state) for each in args] * times
    known = [each for each in several if each is not None]
    if len(known) == len(several):
        found = _given(itertools.product(*known))
        if found is not None:
            return found
    return Stream(Tuple(tuple(any_item(each, machine) for each in args) * times))


def _choices(of: Callable[[Any, int], Iterable[tuple[Value, ...]]]) -> Model:
    """Return the model of ``itertools.combinations`` or ``itertools.permutations``."""

    def model(
        args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
    ) -> Value:
        known = known_items(args[0], machine.state)
        count = args[1] if len(args) > 1 else Integer(length(args[0], machine.state))
        if not isinstance(count, Integer) or not isinstance(count.dim, int):
            return Stream(Stream(any_item(args[0], machine)))
        found = None if known is None else _given(of(known, count.dim))
        return Stream(Tuple((any_item(args[0], machine),) * count.dim)) if found is None else found

    return model


def _chain(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``itertools.chain(xs, ys)``."""
    several = [known_items(each, machine.state) for each in args]
    if None in several:
        return Stream(TOP)
    return Tuple(tuple(item for each in several for item in each or ()), lazy=True)


def _one_of(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``random.choice(xs)``."""
    return any_item(args[0], machine)


def _some_of(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``random.sample(xs, k)``."""
    count = args[1] if len(args) > 1 else keywords.get("k", Integer(1))
    each = any_item(args[0], machine)
    if not isinstance(count, Integer):
        return machine.new(ListObject(None, each))
    if isinstance(count.dim, int) and 0 <= count.dim <= MOST_ITEMS:
        return machine.new(ListObject((each,) * count.dim))
    return machine.new(ListObject(None, each, count.dim))


def _places(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``np.ndindex(3, 4)``, ``np.ndindex(x.shape)``."""
    sizes = args if len(args) != 1 or isinstance(args[0], Integer) else known_items(args[0], machine.state)
    if sizes is None:
        return Stream(Stream(Integer()))
    known = [each.dim for each in sizes if isinstance(each, Integer) and isinstance(each.dim, int)]
    if len(known) == len(sizes):
        found = _given(tuple(map(Integer, place)) for place in itertools.product(*map(range, known)))
        if found is not None:
            return found
    return Stream(Tuple((Integer(),) * len(sizes)))


def _places_and_numbers(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``np.ndenumerate(x)``."""
    if not isinstance(args[0], Array) or args[0].shape.rank is None:
        return Stream(TOP)
    dims = dims_value(args[0].shape)
    number = element(Array(type(args[0].shape)(()), args[0].dtype))
    places = _places([dims], {}, node, scope, machine)
    known = known_items(places, machine.state)
    if known is not None:
        return Tuple(tuple(Tuple((place, number)) for place in known), lazy=True)
    return Stream(Tuple((any_item(places, machine), number)), args[0].shape.size)


MODELS: Mapping[str, Model] = {
    "itertools.product": _product,
    "itertools.combinations": _choices(itertools.combinations),
    "itertools.permutations": _choices(itertools.permutations),
    "itertools.chain": _chain,
    "random.choice": _one_of,
    "random.sample": _some_of,
    "random.choices": _some_of,
    "numpy.ndindex": _places,
    "numpy.ndenumerate": _places_and_numbers,
}
