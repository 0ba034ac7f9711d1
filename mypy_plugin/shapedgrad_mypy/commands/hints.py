"""What to write beside each statement, and over each expression, of a module that mypy has just checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import (
    AssignmentStmt,
    Expression,
    ForStmt,
    FuncDef,
    IndexExpr,
    ListExpr,
    MemberExpr,
    NameExpr,
    OperatorAssignmentStmt,
    ReturnStmt,
    StarExpr,
    Statement,
    TupleExpr,
)
from mypy.types import CallableType, get_proper_type

from shapedgrad_mypy.commands.known import Known, alternatives
from shapedgrad_mypy.commands.records import Hint, Span, items_of
from shapedgrad_mypy.commands.types import LITERALS, known_expression, known_type
from shapedgrad_mypy.syntax import children, expressions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mypy.nodes import Argument, MypyFile, Node

    from shapedgrad_mypy.commands.positions import Positions
    from shapedgrad_mypy.module import Module


class Reader:
    """Reads one module."""

    def __init__(self, module: Module | None, met: Mapping[Span, Known], positions: Positions) -> None:
        self._module = module
        self._met = met
        self._positions = positions

    def hints(self, tree: MypyFile) -> Iterator[Hint]:
        """Yield what is known beside each statement."""
        for statement in _statements(tree):
            match statement:
                case AssignmentStmt(lvalues=targets, rvalue=value):
                    for target in targets:
                        yield from self._assigned(target, value, statement.line, alone=len(targets) == 1)
                case OperatorAssignmentStmt(lvalue=target):
                    known = self.known(target)
                    yield from _hint(statement.line, "assignment", _name(target), known, alone=True)
                case ForStmt(index=target, expr=iterable):
                    run = self.known(iterable)
                    yield from _unpacked(target, run and run.each, statement.line, "loop")
                case ReturnStmt(expr=value) if value is not None:
                    yield from _hint(statement.line, "return", "", self.known(value), alone=True)
                case FuncDef():
                    yield from self._signature(statement)
                case _:
                    pass

    def expressions(self, tree: MypyFile) -> dict[Span, str]:
        """Return what is known of each expression, by where it stands."""
        found: dict[Span, str] = {}
        for expression in expressions(tree):
            span = self._positions.span(expression)
            value = None if span is None else self.known(expression)
            if span is not None and value is not None:
                found.setdefault(span, value.text)
        return found

    def known(self, expression: Expression) -> Known | None:
        """Return what its type says of an expression, or, where that is little, what the calls that lead there say."""
        if isinstance(expression, LITERALS):
            return None
        said = None if self._module is None else known_expression(expression, self._module)
        if said is not None and not said.vague:
            return said
        span = self._positions.span(expression)
        return (None if span is None else self._met.get(span)) or said

    def _assigned(self, target: Expression, value: Expression, line: int, *, alone: bool) -> Iterator[Hint]:
        items = value.items if isinstance(value, TupleExpr) else []
        targets = target.items if isinstance(target, TupleExpr | ListExpr) else []
        if items and len(items) == len(targets):
            for part, item in zip(targets, items, strict=True):
                yield from self._assigned(part, item, line, alone=False)
        else:
            yield from _unpacked(target, self.known(value), line, "assignment", alone=alone)

    def _signature(self, function: FuncDef) -> Iterator[Hint]:
        signature = get_proper_type(function.type)
        declared = signature.arg_types if isinstance(signature, CallableType) else []
        for place, argument in enumerate(function.arguments):
            known = known_type(declared[place]) if place < len(declared) else None
            line = max(argument.line, function.line)
            yield from _hint(
                line, "argument", argument.variable.name, known or self._given(argument, function)
            )
        known = known_type(signature.ret_type) if isinstance(signature, CallableType) else None
        returns = [each.expr for each in _statements(function.body) if isinstance(each, ReturnStmt)]
        given = [None if value is None else self.known(value) for value in returns]
        yield from _hint(function.line, "return", function.name, known or alternatives(given))

    def _given(self, argument: Argument, function: FuncDef) -> Known | None:
        """Return what a parameter without an annotation is: what it is where it is first used."""
        uses = [
            each
            for each in expressions(function.body)
            if isinstance(each, NameExpr) and each.node is argument.variable
        ]
        for use in sorted(uses, key=lambda each: (each.line, each.column)):
            known = self.known(use)
            if known is not None:
                return known
        return None


def _statements(node: Node) -> Iterator[Statement]:
    """Walk through the statements below a node, from top to bottom."""
    for child in children(node):
        if isinstance(child, Statement):
            yield child
        if not isinstance(child, Expression):
            yield from _statements(child)


def _unpacked(
    target: Expression, value: Known | None, line: int, kind: str, *, alone: bool = False
) -> Iterator[Hint]:
    if not isinstance(target, TupleExpr | ListExpr):
        yield from _hint(line, kind, _name(target), value, alone=alone)
        return
    for position, part in enumerate(target.items):
        if isinstance(part, StarExpr):
            return
        yield from _unpacked(part, value and value.part(position), line, kind)


def _hint(line: int, kind: str, name: str, value: Known | None, *, alone: bool = False) -> Iterator[Hint]:
    if value is not None:
        shape, dtype = (None, None) if value.aval is None else (items_of(value.aval), value.aval.dtype)
        yield Hint(line, kind, name, value.text, shape, dtype, alone)


def _name(target: Expression) -> str:
    match target:
        case NameExpr(name=name):
            return name
        case MemberExpr(expr=owner, name=name):
            return f"{_name(owner)}.{name}"
        case IndexExpr(base=base):
            return f"{_name(base)}[...]"
        case _:
            return "..."
