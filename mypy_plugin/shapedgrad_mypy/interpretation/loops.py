"""Loops: a few turns one by one, then what holds in every further one."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import replace

from shapedgrad.shapes.dim import UNKNOWN, Dim, at_least, minimum
from shapedgrad_mypy.interpretation.conditions import decided
from shapedgrad_mypy.interpretation.flow import Flow
from shapedgrad_mypy.interpretation.items import any_item, run_through
from shapedgrad_mypy.interpretation.machine import Machine, may_be_negative
from shapedgrad_mypy.interpretation.objects import ListObject
from shapedgrad_mypy.interpretation.operands import known_items, last_of, length
from shapedgrad_mypy.interpretation.scope import Scope
from shapedgrad_mypy.interpretation.state import State, given_up, is_unchanged
from shapedgrad_mypy.interpretation.values import Integer, Range, Value
from shapedgrad_mypy.interpretation.variables import assign

TURNS = 12
"""How many turns are taken one by one, if they are no more; up to `MOST_TURNS`, if that is little work."""

MOST_TURNS = 256
AFFORDABLE = 6_000
"""How much work all turns of a loop may be for them to be taken one by one, each time that it runs, and before."""

FIRST = 2
"""How many turns are taken one by one before what holds in all of them is looked for."""

ROUNDS = 4
"""How often that is tried before all that changes is given up."""

LAST = -1

Turn = Callable[[int | None], bool]
"""Takes one turn, the first, the second, the last, or any (None); tells whether there can be another."""

Execution = Callable[[Sequence[ast.stmt], Scope, Machine, Flow], bool]


def for_loop(
    node: ast.For | ast.AsyncFor, scope: Scope, machine: Machine, flow: Flow, execute: Execution
) -> bool:
    """``for target in iterable``."""
    iterable = run_through(machine.evaluate(node.iter, scope), node.iter, scope, machine)
    known = known_items(iterable, machine.state)
    inner = Flow(returns=flow.returns)
    returns = len(flow.returns)

    def turn(place: int | None) -> bool:
        if place == LAST and (inner.breaks or len(flow.returns) > returns):
            return False  # it need not come to that
        item = _item(iterable, known, place, machine)
        if item is None:
            return False
        assign(node.target, item, scope, machine)
        return _turn(node.body, scope, machine, inner, execute)

    count = length(iterable, machine.state) if known is None else len(known)
    end: State | None
    affordable = not isinstance(iterable, Range) or machine.work.get(node, 0) <= AFFORDABLE
    fuel = machine.fuel
    if isinstance(count, int) and count <= TURNS and affordable:
        end = machine.state if all(turn(place) for place in range(count)) else None
    elif isinstance(count, int) and count <= MOST_TURNS and machine.work.get(node, 0) <= AFFORDABLE:
        end = _every_turn(turn, count, machine)
    else:
        end = _grown(turn, count, inner, machine)
    machine.work[node] = machine.work.get(node, 0) + fuel - machine.fuel
    return _leave(end, node, scope, machine, inner, flow, execute)


def _every_turn(turn: Turn, count: int, machine: Machine) -> State | None:
    """Take all turns of a loop if that is little work."""
    fuel = machine.fuel
    for place in range(count):
        if not turn(place):
            return None
        if place == FIRST and (fuel - machine.fuel) * count > FIRST * AFFORDABLE:
            return _repeat(turn, count - place - 1, machine, takes_last=True)
    return machine.state


def _grown(turn: Turn, count: Dim, inner: Flow, machine: Machine) -> State | None:
    """Take the turns of a loop, and count the items of the lists that grow by as many in each."""
    before = {
        key: len(each.items)
        for key, each in machine.state.heap.items()
        if isinstance(each, ListObject) and each.items is not None
    }
    end = _repeat(turn, count if isinstance(count, int) else None, machine, takes_last=True)
    if end is None or inner.breaks or may_be_negative(count):
        return end
    growth = _growth(turn, [key for key in before if _is_uncounted(end, key)], end, machine)
    for key, by in growth.items():
        found = end.heap[key]
        if isinstance(found, ListObject):
            total = before[key] + by * count
            end.heap[key] = replace(found, count=total if found.most is None else minimum(total, found.most))
    return end


def _is_uncounted(state: State, key: int) -> bool:
    found = state.heap.peek(key)
    alone = isinstance(found, ListObject) and key not in state.shared
    return alone and found.items is None and found.count is UNKNOWN


def _growth(turn: Turn, lists: list[int], end: State, machine: Machine) -> dict[int, Dim]:
    """Return by how much lists grow in any turn, whatever their length is, where that is certain."""
    if not lists:
        return {}
    machine.state = end.fork()
    sizes = {key: machine.fresh("count", size=True) for key in lists}
    for key, size in sizes.items():
        found = end.heap[key]
        if isinstance(found, ListObject):
            machine.state.heap[key] = replace(found, count=size, most=None)
    with machine.quietly():
        going = turn(None)
    after = {key: machine.state.heap.get(key) for key in lists} if going else {}
    return {
        key: each.count - sizes[key]
        for key, each in after.items()
        if isinstance(each, ListObject) and each.items is None and isinstance(each.count - sizes[key], int)
    }


def _item(
    iterable: Value, known: tuple[Value, ...] | None, place: int | None, machine: Machine
) -> Value | None:
    """Return what a loop gives at one of its turns, or at any; None if nothing is known of the last in particular."""
    if place is not None and isinstance(iterable, Range):
        return _number(iterable, place)
    if known is not None and place is not None and place < len(known):
        return known[place]
    return None if place == LAST else any_item(iterable, machine)


def _number(numbers: Range, place: int) -> Value | None:
    """Return a number of a range; None if it has none at that place, as far as that is known."""
    number = last_of(numbers) if place == LAST else numbers.start + place * numbers.step
    step = numbers.step if isinstance(numbers.step, int) else 1
    behind = (number - numbers.stop, numbers.start - number)
    missing = any(
        not may_be_negative(each) and at_least(each, least)
        for each, least in zip(behind if step > 0 else (-behind[0], -behind[1]), (0, 1), strict=True)
    )
    return None if missing or (number is UNKNOWN and place == LAST) else Integer(number)


def while_loop(node: ast.While, scope: Scope, machine: Machine, flow: Flow, execute: Execution) -> bool:
    """``while condition``."""
    inner = Flow(returns=flow.returns)
    exits: list[State] = []

    def turn(place: int | None) -> bool:
        holds = decided(machine.evaluate(node.test, scope), node.test, scope, machine)
        if holds is not True:
            exits.append(machine.state.fork())
        if holds is False:
            return False
        return _turn(node.body, scope, machine, inner, execute)

    ended = False
    if not isinstance(node.test, ast.Constant) and machine.work.get(node, 0) <= AFFORDABLE:
        fuel = machine.fuel
        ended = _decided_turns(turn, exits, machine)
        machine.work[node] = machine.work.get(node, 0) + fuel - machine.fuel
    if not ended:
        _repeat(turn, None, machine, takes_last=False)
    # Whatever state a turn begins in may be the one in which the condition no longer holds.
    return _leave(machine.joined(exits), node, scope, machine, inner, flow, execute)


def _decided_turns(turn: Turn, exits: list[State], machine: Machine) -> bool:
    """Take turns as long as it is certain that there is another, and little work; tell whether the loop has ended."""
    fuel = machine.fuel
    for place in range(MOST_TURNS):
        ways_out = len(exits)
        if not turn(place):
            return True
        if len(exits) > ways_out or fuel - machine.fuel > AFFORDABLE:
            break
    return False


def _turn(body: list[ast.stmt], scope: Scope, machine: Machine, inner: Flow, execute: Execution) -> bool:
    """Take one turn; tell whether there can be another."""
    going = execute(body, scope, machine, inner)
    ends = [*([machine.state] if going else []), *inner.continues]
    inner.continues.clear()
    state = machine.joined(ends)
    if state is None:
        return False
    machine.state = state
    return True


def _repeat(turn: Turn, count: int | None, machine: Machine, *, takes_last: bool) -> State | None:
    """Take turns until another one changes nothing; return the state behind the last, None if there is no such."""
    exits = [] if count is not None else [machine.state.fork()]
    # Where nothing is reported, a turn is taken for itself only if it is certain to be taken.
    first = FIRST if not machine.quiet else 0 if count is None else 1
    for place in range(first if count is None else min(first, count)):
        if not turn(place):
            return machine.joined(exits)
        if count is None:
            exits.append(machine.state.fork())
    if count is not None and count <= first:
        return machine.state
    # What any further turn finds wrong, the first ones have found already, or it is not certain.
    with machine.quietly():
        settled = _settle(turn, machine.joined([*exits, machine.state]) or machine.state, machine)
    if takes_last and not machine.quiet:  # but the last one, whose number is known, may go too far
        machine.state = settled.fork()
        turn(LAST)
    return settled


def _settle(turn: Turn, before: State, machine: Machine) -> State:
    for attempt in range(ROUNDS):
        machine.state = before.fork()
        after = machine.joined([before, machine.state]) if turn(None) else before
        if after is None or is_unchanged(before, after):
            break
        before = after if attempt < ROUNDS - 2 else given_up(before, after)
    return before


def _leave(
    state: State | None,
    node: ast.For | ast.AsyncFor | ast.While,
    scope: Scope,
    machine: Machine,
    inner: Flow,
    flow: Flow,
    execute: Execution,
) -> bool:
    """Go on behind a loop: from its end, through its ``else``, or from a ``break``."""
    ends = list(inner.breaks)
    if state is not None:
        machine.state = state
        if execute(node.orelse, scope, machine, flow):
            ends.append(machine.state)
    after = machine.joined(ends)
    if after is None:
        return False
    machine.state = after
    return True
