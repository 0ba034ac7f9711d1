"""What is known of an expression from the calls that lead there, where its type says nothing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from shapedgrad_mypy.aval import Aval
from shapedgrad_mypy.commands.known import Known, alternatives, array, collection, integer, several
from shapedgrad_mypy.commands.positions import Positions
from shapedgrad_mypy.interpretation.objects import ListObject
from shapedgrad_mypy.interpretation.values import Array, Integer, Matrix, Reference, Stream, Tuple, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapedgrad_mypy.commands.records import Span
    from shapedgrad_mypy.interpretation.calling import Span as Place
    from shapedgrad_mypy.interpretation.machine import Machine


class Watcher:
    """Notes the values of the expressions in some files."""

    def __init__(self, sources: Mapping[str, list[str]]) -> None:
        self._positions = {path: Positions(lines, native=False) for path, lines in sources.items()}
        self._met: dict[Place, dict[Known | None, None]] = defaultdict(dict)
        self._alone: dict[Place, dict[Known | None, None]] = defaultdict(dict)
        """What an expression is in a function that nothing calls: its annotations are all that is known."""

    def note(self, place: Place, value: Value, machine: Machine) -> None:
        """Note one value; behind a mistake, where the program would have ended, nothing is forgotten for it."""
        if place[0] not in self._positions:
            return
        alone = bool(machine.running) and not machine.calls
        met, known = (self._alone if alone else self._met)[place], known_value(value, machine)
        if not (met and machine.findings and (known is None or known.vague)):
            met[known] = None

    def values(self, path: str) -> dict[Span, Known]:
        """Return what each expression of a file is, in all calls and all rounds of its loops."""
        found = {}
        for place in (*self._met, *self._alone):
            known = self._known(place) if place[0] == path else None
            if known is not None:
                found[self._positions[path].of(*place[1:])] = known
        return found

    def _known(self, place: Place) -> Known | None:
        alone = alternatives(self._alone.get(place, ()))
        if alone is not None and not alone.vague:
            return alone
        return alternatives(self._met.get(place, ())) or alone


def known_value(value: Value, machine: Machine) -> Known | None:
    """Return what a value is, in words."""
    match value:
        case Array(shape=shape, dtype=dtype) | Matrix(shape=shape, dtype=dtype):
            return array(Aval(shape, dtype))
        case Integer(dim=dim):
            return integer(dim)
        case Tuple(items=items):
            return several([known_value(item, machine) for item in items])
        case Stream(item=item):
            return collection(known_value(item, machine), "iterator")
        case Reference(identity=identity):
            found = machine.state.heap.get(identity)
            return _list(found, machine) if isinstance(found, ListObject) else None
        case _:
            return None


def _list(found: ListObject, machine: Machine) -> Known | None:
    if found.items is None:
        return collection(known_value(found.item, machine))
    items = [known_value(item, machine) for item in found.items]
    alike = bool(items) and all(item == items[0] for item in items)
    return collection(items[0]) if alike else several(items)
