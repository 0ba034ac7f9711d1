"""The machine that runs programs on shapes: its state, what it has found, and how much longer it may run."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, Dim, name, names
from shapedgrad_mypy.interpretation.joins import either_value
from shapedgrad_mypy.interpretation.objects import HeapObject, Namespace
from shapedgrad_mypy.interpretation.recall import Recall
from shapedgrad_mypy.interpretation.state import State, merged
from shapedgrad_mypy.interpretation.values import TOP, Function, Method, Reference, Value

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.calling import Call, CallSite, Span
    from shapedgrad_mypy.interpretation.engine import Engine
    from shapedgrad_mypy.interpretation.scope import Scope
    from shapedgrad_mypy.interpretation.state import Variable

FUEL = 40_000
"""How many expressions are evaluated for one module, at most."""

DEPTH = 16
"""How deep calls are followed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake, and the calls that led to it, outermost first."""

    span: Span
    message: str
    code: str
    calls: tuple[CallSite, ...]


class OutOfFuel(Exception):
    """The program runs longer than is worth waiting for."""


@dataclass(slots=True)
class Machine:
    """One run."""

    engine: Engine
    load: Callable[[str], Scope | None]
    """Gives the scope of a module of the program's, after it has run; None for a library's."""

    state: State = field(default_factory=State)
    findings: dict[tuple[Span, str], Finding] = field(default_factory=dict)
    values: dict[Span, Value] = field(default_factory=dict)
    """What each expression is that is evaluated outside of followed calls."""

    watch: Callable[[Span, Value, Machine], None] | None = None
    """Is told of every value, those in followed calls included."""

    declared: Callable[[Function], Mapping[str, Value]] = lambda _: {}
    """Gives what a function's annotations say of its parameters."""

    calls: list[Call] = field(default_factory=list)
    recall: Recall = field(default_factory=Recall)
    cuts: dict[int, Value] = field(default_factory=dict)
    """The arrays that are slices across others, by their identity: to reshape one is to copy it."""

    numbers: dict[int, tuple[Value, tuple[int, ...]]] = field(default_factory=dict)
    """The arrays of integers that are written out, by their identity, and these integers."""

    outer: dict[int, Value] = field(default_factory=dict)
    """The arrays in which each number of a vector has met each of a column, by their identity."""

    has_matrices: bool = False
    """Whether the program has made an ``np.matrix``."""

    running: list[ast.AST] = field(default_factory=list)
    """The functions that are being followed."""

    followed: set[ast.AST] = field(default_factory=set)
    untyped: bool = True
    """Whether functions without annotations are of interest, beside what they give where they are called."""

    yielded: list[Value] = field(default_factory=list)
    """What the generator that is being followed has given."""

    doubt: int = 0
    """How many undecided branches of followed functions we are in: nothing is certain to happen there."""

    volatile: set[tuple[int, str]] = field(default_factory=set)
    """The variables that functions say they assign to: ``global``, ``nonlocal``."""

    volatile_attributes: set[str] = field(default_factory=set)
    """The attributes that functions set of anything but ``self``."""

    classes: set[int] = field(default_factory=set)
    """The identities of the program's classes."""

    owned: dict[int, tuple[int, list[Variable]]] = field(default_factory=dict)
    """The variables of scopes of modules that ran before, and how many there were when they were looked for."""

    released: bool = False
    """Whether code that we cannot follow may call a function of the program's."""

    quiet: int = 0
    """How many places we are in that expect to fail."""

    work: dict[ast.AST, int] = field(default_factory=dict)
    """How much work it was to take the turns of loops one by one."""

    identities: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    fuel: int = FUEL

    def evaluate(self, node: ast.expr, scope: Scope) -> Value:
        """Return what an expression is, after everything that it does."""
        self.fuel -= 1
        if self.fuel < 0:
            raise OutOfFuel
        evaluation = self.engine.evaluations.get(type(node))
        value = TOP if evaluation is None else evaluation(node, scope, self)
        if not self.calls or self.watch is not None:
            self.record(span(node, scope), value)
        return value

    def call(
        self,
        callee: Value,
        args: Sequence[Value],
        node: ast.AST,
        scope: Scope,
        keywords: Mapping[str, Value] | None = None,
    ) -> Value:
        """Return what a call gives."""
        return self.engine.call(callee, args, keywords or {}, node, scope, self)

    def spend(self, work: int = 1) -> None:
        """Count one expression, or what is as much work as several."""
        self.fuel -= work
        if self.fuel < 0:
            raise OutOfFuel

    def joined(self, states: Iterable[State]) -> State | None:
        """Return what is certain whichever of the states it is."""
        found = list(states)
        for state in found[1:]:
            self.spend((len(state.variables) + len(state.heap)) // 50)
        return merged(found)

    def identity(self) -> int:
        """Return a number that was never used before."""
        return next(self.identities)

    def new(self, made: HeapObject) -> Reference:
        """Put an object on the heap."""
        reference = Reference(self.identity())
        self.state.heap[reference.identity] = made
        return reference

    def fresh(self, text: str, *, size: bool) -> Dim:
        """Return a dimension that is some integer, and always the same; a size is known to be 0 or more."""
        return name(text, key=f"{'size' if size else 'int'} {self.identity()}", declared=False)

    def report(self, span: Span, message: str, code: str) -> None:
        """Note a mistake, unless it is not certain to happen, or meant to."""
        if self.quiet or (self.doubt and self.calls):
            return
        self.state.heap.journal.surprises += 1
        sites = tuple(call.site(self.state) for call in self.calls)
        self.findings.setdefault((span, code), Finding(span, message, code, sites))

    def record(self, span: Span, value: Value) -> None:
        """Remember what an expression is, if this is not one call of many."""
        if self.watch is not None:
            self.watch(span, value, self)
        if not self.calls:
            known = self.values.get(span)
            if known is None:
                self.values[span] = value
            elif known is not value and known != value:
                self.values[span] = either_value(known, value, State())

    def quietly(self) -> Silence:
        """Do something that is expected to fail."""
        return Silence(self)

    def doubtfully(self, doubtful: bool) -> Doubt:
        """Do something that is not certain to happen."""
        return Doubt(self, doubtful)

    def unknown_code(self, *given: Value) -> None:
        """Let code run that we cannot follow, and that is given these values."""
        self.numbers.clear()
        for value in given:
            self.state.escape(value)
            if isinstance(value, Function | Method):
                self.release(value if isinstance(value, Function) else value.function)
        self.state.disturb()
        if self.released:
            self.state.variables.update(dict.fromkeys(self.unsettled_variables(), TOP))
            self.forget_attributes()

    def unsettled_variables(self) -> list[Variable]:
        """Return the variables that functions of the program may have assigned to, of which something is known."""
        return [each for each in self.volatile if self.state.variables.peek(each) is not TOP]

    def unsettled_attributes(self) -> Iterator[tuple[int, Namespace, set[str]]]:
        """Find the attributes of classes that functions of the program may have set, of which something is known."""
        for identity in self.classes if self.volatile_attributes else ():
            found = self.state.heap.peek(identity)
            if isinstance(found, Namespace):
                names = self.volatile_attributes & found.attributes.keys()
                known = {name for name in names if found.attributes[name] is not TOP}
                if known:
                    yield identity, found, known

    def forget_attributes(self) -> None:
        """Let functions of the program have set attributes of its classes."""
        for identity, found, known in list(self.unsettled_attributes()):
            self.state.write(identity, Namespace({**found.attributes, **dict.fromkeys(known, TOP)}))

    def release(self, function: Function) -> None:
        """Have a function known to code that we cannot follow: it may run at any time, and change what it sees."""
        self.released = True
        self.state.heap.journal.released[function] = None
        around: Scope | None = function.scope
        while around is not None:
            for variable in self._variables_of(around):
                self.state.escape(self.state.variables.peek(variable))
            around = around.outer

    def _variables_of(self, scope: Scope) -> list[Variable]:
        """Return the variables of a scope: those of modules that ran before, and those that there are now."""
        before = self.state.variables.below
        size, found = self.owned.get(scope.identity, (-1, []))
        if size != len(before):
            found = [variable for variable in before if variable[0] == scope.identity]
            self.owned[scope.identity] = (len(before), found)
        return [*found, *(variable for variable in self.state.variables if variable[0] == scope.identity)]


class Silence:
    """While this is entered, nothing is reported."""

    __slots__ = ("machine",)

    def __init__(self, machine: Machine) -> None:
        self.machine = machine

    def __enter__(self) -> None:
        self.machine.quiet += 1

    def __exit__(self, *exception: object) -> None:
        self.machine.quiet -= 1


class Doubt:
    """While this is entered, what happens is not certain to, if there is a doubt."""

    __slots__ = ("doubtful", "machine")

    def __init__(self, machine: Machine, doubtful: bool) -> None:
        self.machine, self.doubtful = machine, doubtful

    def __enter__(self) -> None:
        self.machine.doubt += self.doubtful

    def __exit__(self, *exception: object) -> None:
        self.machine.doubt -= self.doubtful


def may_be_negative(dim: Dim) -> bool:
    """Tell whether a dimension depends on an integer that need not be a size."""
    return dim is UNKNOWN or any(each.key.startswith("int ") for each in names(dim))


def span(node: ast.AST, scope: Scope) -> Span:
    """Return where a node stands."""
    line, column = getattr(node, "lineno", 0), getattr(node, "col_offset", 0)
    return (
        scope.path,
        line,
        column,
        getattr(node, "end_lineno", None) or line,
        getattr(node, "end_col_offset", None) or column + 1,
    )
