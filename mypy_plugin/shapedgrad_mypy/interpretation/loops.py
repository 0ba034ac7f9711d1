"""Loops: a few turns one by one, then what holds in every further one."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from shapedgrad_mypy.interpretation.arithmetic import truth
from shapedgrad_mypy.interpretation.flow import Flow
from shapedgrad_mypy.interpretation.items import any_item
from shapedgrad_mypy.interpretation.machine import Machine
from shapedgrad_mypy.interpretation.operands import known_items, length
from shapedgrad_mypy.interpretation.scope import Scope
from shapedgrad_mypy.interpretation.state import State, given_up, is_unchanged, merged
from shapedgrad_mypy.interpretation.values import Integer, Range, Value
from shapedgrad_mypy.interpretation.variables import assign

TURNS = 12
"""How many turns are taken one by one, if they are no more."""

FIRST = 2
"""How many turns are taken one by one before what holds in all of them is looked for."""

ROUNDS = 4
"""How often that is tried before all that changes is given up."""

Execution = Callable[[Sequence[ast.stmt], Scope, Machine, Flow], bool]


def for_loop(
    node: ast.For | ast.AsyncFor, scope: Scope, machine: Machine, flow: Flow, execute: Execution
) -> bool:
    """``for target in iterable``."""
    iterable = machine.evaluate(node.iter, scope)
    known = known_items(iterable, machine.state)
    inner = Flow(returns=flow.returns)
    if known is not None and len(known) <= TURNS:
        for each in known:
            assign(node.target, each, scope, machine)
            if not _turn(node.body, scope, machine, inner, execute):
                return _leave(None, node, scope, machine, inner, flow, execute)
        return _leave(machine.state, node, scope, machine, inner, flow, execute)

    def turn(place: int | None) -> bool:
        assign(node.target, _item(iterable, place, machine), scope, machine)
        return _turn(node.body, scope, machine, inner, execute)

    count = len(known) if known is not None else length(iterable, machine.state)
    exit_state = _repeat(turn, count if isinstance(count, int) else None, machine)
    return _leave(exit_state, node, scope, machine, inner, flow, execute)


def _item(iterable: Value, place: int | None, machine: Machine) -> Value:
    """Return what a loop gives at its first turns, or at any."""
    if place is not None and isinstance(iterable, Range):
        return Integer(iterable.start + place * iterable.step)
    known = known_items(iterable, machine.state)
    if known is not None and place is not None and place < len(known):
        return known[place]
    return any_item(iterable, machine)


def while_loop(node: ast.While, scope: Scope, machine: Machine, flow: Flow, execute: Execution) -> bool:
    """``while condition``."""
    inner = Flow(returns=flow.returns)
    exits: list[State] = []

    def turn(place: int | None) -> bool:
        decided = truth(machine.evaluate(node.test, scope), machine.state)
        if decided is not True:
            exits.append(machine.state.fork())
        if decided is False:
            return False
        return _turn(node.body, scope, machine, inner, execute)

    _repeat(turn, None, machine)
    # Whatever state a turn begins in may be the one in which the condition no longer holds.
    return _leave(merged(exits), node, scope, machine, inner, flow, execute)


def _turn(body: list[ast.stmt], scope: Scope, machine: Machine, inner: Flow, execute: Execution) -> bool:
    """Take one turn; tell whether there can be another."""
    going = execute(body, scope, machine, inner)
    ends = [*([machine.state] if going else []), *inner.continues]
    inner.continues.clear()
    state = merged(ends)
    if state is None:
        return False
    machine.state = state
    return True


def _repeat(turn: Callable[[int | None], bool], count: int | None, machine: Machine) -> State | None:
    """Take turns until another one changes nothing; return the state behind the last, None if there is no such."""
    exits = [] if count is not None else [machine.state.fork()]
    for place in range(FIRST if count is None else min(FIRST, count)):
        if not turn(place):
            return merged(exits)
        if count is None:
            exits.append(machine.state.fork())
    if count is not None and count <= FIRST:
        return machine.state
    # What any further turn finds wrong, the first ones have found already, or it is not certain.
    with machine.quietly():
        return _settle(turn, merged([*exits, machine.state]) or machine.state, machine)


def _settle(turn: Callable[[int | None], bool], before: State, machine: Machine) -> State:
    for attempt in range(ROUNDS):
        machine.state = before.fork()
        after = merged([before, machine.state]) if turn(None) else before
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
    after = merged(ends)
    if after is None:
        return False
    machine.state = after
    return True
