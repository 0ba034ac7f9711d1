"""Which variables are assigned exactly once, and with what: read from the syntax tree of a module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from mypy.nodes import (
    AssignmentStmt,
    Block,
    ClassDef,
    Decorator,
    DelStmt,
    Expression,
    ForStmt,
    FuncDef,
    IfStmt,
    ListExpr,
    Lvalue,
    MatchStmt,
    MypyFile,
    NameExpr,
    Node,
    OperatorAssignmentStmt,
    OverloadedFuncDef,
    RefExpr,
    ReturnStmt,
    StarExpr,
    Statement,
    TryStmt,
    TupleExpr,
    Var,
    WhileStmt,
    WithStmt,
)


@dataclass(frozen=True, slots=True)
class Definition:
    """The expression that a variable is assigned from, and the positions to unpack it at: ``n, d = x.shape``."""

    value: Expression
    path: tuple[int, ...] = ()
    repeated: bool = False
    """Whether it stands in a loop, so that the variable may have another value each time."""


@dataclass(slots=True)
class Definitions:
    """The assignments of one module."""

    assigned: dict[Var, list[Definition | None]] = field(default_factory=dict)
    """Every assignment to a variable; None where the value is not an expression (a loop, a ``with``, ``del``)."""

    lines: dict[int, list[Statement]] = field(default_factory=dict)
    """The assignments and returns that stand on a line."""

    functions: dict[Statement, FuncDef] = field(default_factory=dict)
    """The function that a ``return`` belongs to."""

    def statements_at(self, line: int) -> list[Statement]:
        """Return the assignments and returns that stand on a line."""
        return self.lines.get(line, [])

    def of(self, variable: Var) -> Definition | None:
        """Return the only assignment to a variable, or None where there are more, or none that is known."""
        found = self.assigned.get(variable, [])
        return found[0] if len(found) == 1 else None

    def reassigned(self, variable: Var) -> bool:
        """Tell whether a variable is assigned more than once."""
        return len(self.assigned.get(variable, ())) > 1

    def add(self, lvalue: Lvalue, definition: Definition | None) -> None:
        """Note one assignment, and those to the parts of a tuple target."""
        if isinstance(lvalue, TupleExpr | ListExpr):
            for position, item in enumerate(lvalue.items):
                self.add(item, _part(definition, lvalue, position))
        elif isinstance(lvalue, StarExpr):
            self.add(lvalue.expr, None)
        elif isinstance(lvalue, RefExpr) and isinstance(lvalue.node, Var):
            self.assigned.setdefault(lvalue.node, []).append(definition)


def _part(definition: Definition | None, target: TupleExpr | ListExpr, position: int) -> Definition | None:
    stars = [index for index, item in enumerate(target.items) if isinstance(item, StarExpr)]
    if definition is None or (stars and position > stars[0]):
        return None
    return replace(definition, path=(*definition.path, position))


def read_definitions(module: MypyFile) -> Definitions:
    """Read every assignment of a module, those inside its functions and classes included."""
    definitions = Definitions()
    for statement, function, in_loop in _statements(module.defs, None, in_loop=False):
        _read(statement, definitions, in_loop=in_loop)
        if isinstance(statement, AssignmentStmt | ReturnStmt):
            for line in range(statement.line, (statement.end_line or statement.line) + 1):
                definitions.lines.setdefault(line, []).append(statement)
        if isinstance(statement, ReturnStmt) and function is not None:
            definitions.functions[statement] = function
    return definitions


def _read(statement: Statement, definitions: Definitions, *, in_loop: bool) -> None:
    match statement:
        case AssignmentStmt(lvalues=lvalues, rvalue=rvalue):
            for lvalue in lvalues:
                definitions.add(lvalue, Definition(rvalue, repeated=in_loop))
        case OperatorAssignmentStmt(lvalue=lvalue):
            definitions.add(lvalue, None)
        case ForStmt(index=index):
            definitions.add(index, None)
        case WithStmt(target=targets):
            for target in targets:
                if target is not None:
                    definitions.add(target, None)
        case DelStmt(expr=expr):
            definitions.add(expr, None)
        case TryStmt(vars=variables):
            for variable in variables:
                if isinstance(variable, NameExpr):
                    definitions.add(variable, None)
        case _:
            pass


_Place: TypeAlias = "tuple[Statement, FuncDef | None, bool]"


def _statements(body: list[Statement], function: FuncDef | None, *, in_loop: bool) -> Iterator[_Place]:
    """Walk through statements in order, each with its function and whether it may run more than once per call."""
    for statement in body:
        yield statement, function, in_loop
        looping = in_loop or isinstance(statement, ForStmt | WhileStmt)
        for block in _blocks(statement):
            yield from _statements(block.body, function, in_loop=looping)
        for inner in _functions(statement):
            yield from _statements(inner.body.body, inner, in_loop=False)


def _functions(statement: Statement) -> Iterator[FuncDef]:
    match statement:
        case FuncDef():
            yield statement
        case Decorator(func=func):
            yield func
        case OverloadedFuncDef(items=items):
            for item in items:
                yield from _functions(item)
        case _:
            pass


def _blocks(statement: Node) -> Iterator[Block]:
    match statement:
        case Block():
            yield statement
        case ClassDef(defs=defs):
            yield defs
        case IfStmt(body=bodies, else_body=else_body):
            yield from (*bodies, *_given(else_body))
        case ForStmt(body=body, else_body=else_body) | WhileStmt(body=body, else_body=else_body):
            yield from (body, *_given(else_body))
        case WithStmt(body=body):
            yield body
        case TryStmt(body=body, handlers=handlers, else_body=else_body, finally_body=finally_body):
            yield from (body, *handlers, *_given(else_body), *_given(finally_body))
        case MatchStmt(bodies=bodies):
            yield from bodies
        case _:
            pass


def _given(block: Block | None) -> tuple[Block, ...]:
    return () if block is None else (block,)
