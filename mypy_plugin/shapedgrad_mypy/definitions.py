"""Where each variable of a module is assigned, and which assignment a use of it sees.

mypy narrows a variable to what was assigned last, but takes an array of unknown shape for one of any shape when it merges
branches.  So for a variable that is assigned more than once the assignment itself is asked: the last one before the use,
if no branch and no loop can come between.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property

from mypy.nodes import (
    Expression,
    FuncDef,
    ListExpr,
    MemberExpr,
    NameExpr,
    Node,
    RefExpr,
    StarExpr,
    Statement,
    TupleExpr,
    Var,
)

Position = tuple[int, int]
"""Line and column."""

Range = tuple[int, int]
"""First and last line."""


@dataclass(frozen=True, slots=True)
class Definition:
    """The expression that a variable is assigned from, and the positions to unpack it at: ``n, d = x.shape``."""

    value: Expression
    path: tuple[int, ...] = ()
    of_items: bool = False
    """Whether the variable runs through the items of the value: ``for row in x``."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands."""

    function: FuncDef | None
    block: Range
    loops: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """One assignment to a variable."""

    place: Place
    end: Position
    definition: Definition | None = None
    """None where the value is no expression: a loop, a ``with``, ``del``, a parameter."""

    parameter: int | None = None
    """The position of the parameter that the variable is."""


@dataclass
class Definitions:
    """The assignments of one module."""

    assigned: dict[Hashable, list[Assignment]] = field(default_factory=dict)
    """By variable, or by variable and attribute for ``self.x``; those in place (``x += 1``) are not among them."""

    in_place: dict[Hashable, list[Expression]] = field(default_factory=dict)
    """What augmented assignments add to each variable, or do to it otherwise."""

    lines: dict[int, list[Statement]] = field(default_factory=dict)
    """The statements that assign or return something, by line."""

    returns: dict[Statement, FuncDef] = field(default_factory=dict)
    """The function that a ``return`` belongs to."""

    functions: list[tuple[Range, FuncDef]] = field(default_factory=list)
    loops: list[Range] = field(default_factory=list)

    _ordered: dict[Hashable, list[Assignment]] = field(default_factory=dict)
    _loops_of: dict[Hashable, set[Range]] = field(default_factory=dict)

    @cached_property
    def attributes(self) -> dict[str, list[Hashable]]:
        """The attributes that are assigned to, by their names."""
        found: dict[str, list[Hashable]] = {}
        for key in self.assigned:
            if isinstance(key, tuple):
                found.setdefault(key[1], []).append(key)
        return found

    @cached_property
    def functions_by_line(self) -> dict[int, list[FuncDef]]:
        """The functions that each line stands in, outermost first."""
        found: dict[int, list[FuncDef]] = {}
        for lines, function in sorted(self.functions, key=lambda each: each[0][0]):
            for line in range(lines[0], lines[1] + 1):
                found.setdefault(line, []).append(function)
        return found

    @cached_property
    def loops_by_line(self) -> dict[int, list[Range]]:
        """The loops that each line stands in."""
        found: dict[int, list[Range]] = {}
        for loop in self.loops:
            for line in range(loop[0], loop[1] + 1):
                found.setdefault(line, []).append(loop)
        return found

    def statements_at(self, line: int) -> list[Statement]:
        """Return the statements on a line that assign or return something."""
        return self.lines.get(line, [])

    def only(self, variable: Var) -> Definition | None:
        """Return the only assignment to a variable, if it holds for the whole run of its scope."""
        found = self.assigned.get(variable, [])
        if len(found) != 1 or found[0].place.loops or variable in self.in_place:
            return None
        definition = found[0].definition
        return None if definition is None or definition.of_items else definition

    def assignments_to(self, target: Expression) -> list[Assignment]:
        """Return the assignments to a variable, or to an attribute of that name, whichever the instance."""
        if isinstance(target, MemberExpr):
            keys = self.attributes.get(target.name, [])
            return [each for key in keys for each in self.assigned[key]]
        return self.assigned.get(variable_key(target), [])

    def values_of(self, target: Expression) -> list[Expression]:
        """Return the expressions that a variable's value, and so its type, may come from."""
        found = [each.definition for each in self.assignments_to(target)]
        values = [definition.value for definition in found if definition is not None]
        return [*values, *self.in_place.get(variable_key(target), ())]

    def reassigned(self, key: Hashable) -> bool:
        """Tell whether there is more than one assignment."""
        return len(self.assigned.get(key, ())) > 1

    def reaching(self, key: Hashable, use: Expression) -> Assignment | None:
        """Return the assignment whose value a use sees, or None where it depends on the program's run."""
        found = self.assigned.get(key, [])
        if len(found) == 1 and found[0].definition is not None:
            return found[0]
        in_order = self._in_order(key)
        place = bisect_right(in_order, (use.line, use.column), key=lambda each: each.end)
        if not place:
            return None
        last = in_order[place - 1]
        within = last.place.block[0] <= use.line <= last.place.block[1]
        if not within or last.place.function is not self._function_at(use.line):
            return None
        loops = [loop for loop in self.loops_by_line.get(use.line, ()) if loop not in last.place.loops]
        return None if any(loop in self._loops_of[key] for loop in loops) else last

    def _in_order(self, key: Hashable) -> list[Assignment]:
        """Return the assignments to a variable in the order of the text."""
        if key not in self._ordered:
            found = self.assigned.get(key, [])
            self._ordered[key] = sorted(found, key=lambda each: each.end)
            self._loops_of[key] = {loop for each in found for loop in each.place.loops}
        return self._ordered[key]

    def functions_around(self, line: int) -> list[FuncDef]:
        """Return the functions that a line stands in, outermost first."""
        return self.functions_by_line.get(line, [])

    def _function_at(self, line: int) -> FuncDef | None:
        around = self.functions_around(line)
        return around[-1] if around else None

    def add(self, lvalue: Expression, definition: Definition | None, place: Place, end: Position) -> None:
        """Note one assignment, and those to the parts of a tuple target."""
        if isinstance(lvalue, TupleExpr | ListExpr):
            for position, item in enumerate(lvalue.items):
                self.add(item, _part(definition, lvalue, position), place, end)
        elif isinstance(lvalue, StarExpr):
            self.add(lvalue.expr, None, place, end)
        elif (key := variable_key(lvalue)) is not None:
            self.assigned.setdefault(key, []).append(Assignment(place, end, definition))


def is_declared(variable: Var) -> bool:
    """Tell whether the program says what type a variable has; ``self.x: T = ...`` does so, too."""
    return not variable.is_inferred or variable.explicit_self_type


def variable_key(expression: Node) -> Hashable:
    """Return what identifies a variable, or an attribute of one; None for any other expression."""
    if isinstance(expression, MemberExpr) and isinstance(expression.expr, NameExpr):
        owner = expression.expr.node
        if isinstance(owner, Var):
            return owner, expression.name
    if isinstance(expression, RefExpr) and isinstance(expression.node, Var):
        return expression.node
    return None


def _part(definition: Definition | None, target: TupleExpr | ListExpr, position: int) -> Definition | None:
    stars = [index for index, item in enumerate(target.items) if isinstance(item, StarExpr)]
    if definition is None or (stars and position > stars[0]):
        return None
    return replace(definition, path=(*definition.path, position))
