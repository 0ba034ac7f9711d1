"""A module's syntax tree read once, from top to bottom, for its assignments."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import (
    AssignmentExpr,
    AssignmentStmt,
    Block,
    CallExpr,
    ClassDef,
    Decorator,
    DelStmt,
    ExpressionStmt,
    ForStmt,
    FuncDef,
    IfStmt,
    MatchStmt,
    MemberExpr,
    MypyFile,
    NameExpr,
    OperatorAssignmentStmt,
    OverloadedFuncDef,
    ReturnStmt,
    Statement,
    TryStmt,
    WhileStmt,
    WithStmt,
)

from shapedgrad_mypy.definitions import Assignment, Definition, Definitions, Place, Range, variable_key
from shapedgrad_mypy.syntax import expressions


def read_definitions(module: MypyFile) -> Definitions:
    """Read every assignment of a module, those inside its functions and classes included."""
    definitions = Definitions()
    whole = Place(None, (0, _last_line(module.defs)), ())
    for statement, place in _statements(module.defs, whole):
        _read(statement, place, definitions)
        _index(statement, place, definitions)
    for expression in expressions(module):
        if isinstance(
            expression, AssignmentExpr
        ):  # n := ...: somewhere in a statement, so nothing is certain of it
            definitions.add(expression.target, None, whole, (expression.line, expression.column))
    return definitions


def _last_line(body: list[Statement]) -> int:
    return max((statement.end_line or statement.line for statement in body), default=0)


def _index(statement: Statement, place: Place, definitions: Definitions) -> None:
    match statement:
        case AssignmentStmt() | OperatorAssignmentStmt() | ReturnStmt():
            _stand_on(
                range(statement.line, (statement.end_line or statement.line) + 1), statement, definitions
            )
            if isinstance(statement, ReturnStmt) and place.function is not None:
                definitions.returns[statement] = place.function
        case ForStmt(expr=iterable):
            definitions.loops.append(_range(statement))
            _stand_on(range(statement.line, (iterable.end_line or iterable.line) + 1), statement, definitions)
        case WhileStmt():
            definitions.loops.append(_range(statement))
        case ExpressionStmt():
            _stand_on(
                range(statement.line, (statement.end_line or statement.line) + 1), statement, definitions
            )
        case _:
            pass


def _stand_on(lines: range, statement: Statement, definitions: Definitions) -> None:
    for line in lines:
        definitions.lines.setdefault(line, []).append(statement)


def _read(statement: Statement, place: Place, definitions: Definitions) -> None:
    """Note what a statement assigns; its value is there from the statement's end on."""
    end = (statement.end_line or statement.line, statement.end_column or 0)
    match statement:
        case AssignmentStmt(lvalues=lvalues, rvalue=rvalue):
            for lvalue in lvalues:
                definitions.add(lvalue, Definition(rvalue), place, end)
                if isinstance(lvalue, MemberExpr) and lvalue.name == "shape":  # x.shape = 4, 3
                    definitions.add(lvalue.expr, None, place, end)
        case ExpressionStmt(expr=CallExpr(callee=MemberExpr(name="resize", expr=array))):
            definitions.add(array, None, place, end)
        case OperatorAssignmentStmt(lvalue=lvalue, rvalue=rvalue):
            if (key := variable_key(lvalue)) is not None:
                definitions.in_place.setdefault(key, []).append(rvalue)
        case ForStmt(index=index, expr=iterable, body=body):
            items = Definition(iterable, of_items=True)
            definitions.add(index, items, _inside(place, body, _range(statement)), (body.line, 0))
        case WithStmt(target=targets, body=body):
            for target in targets:
                if target is not None:
                    definitions.add(target, None, place, (body.line, 0))
        case DelStmt(expr=expr):
            definitions.add(expr, None, place, end)
        case TryStmt(vars=variables):
            for variable in variables:
                if isinstance(variable, NameExpr):
                    definitions.add(variable, None, place, end)
        case FuncDef() | Decorator():
            _read_parameters(statement if isinstance(statement, FuncDef) else statement.func, definitions)
        case _:
            pass


def _read_parameters(function: FuncDef, definitions: Definitions) -> None:
    definitions.functions.append((_range(function), function))
    place = Place(function, _range(function), ())
    for position, argument in enumerate(function.arguments):
        found = definitions.assigned.setdefault(argument.variable, [])
        found.append(Assignment(place, (function.line, 0), parameter=position))


def _statements(body: list[Statement], place: Place) -> Iterator[tuple[Statement, Place]]:
    """Walk through statements in order."""
    for statement in body:
        yield statement, place
        inside = _range(statement) if isinstance(statement, ForStmt | WhileStmt) else None
        for block in _blocks(statement):
            yield from _statements(block.body, _inside(place, block, inside))
        for inner in _functions(statement):
            yield from _statements(inner.body.body, Place(inner, _range(inner), ()))


def _inside(place: Place, block: Block, loop: Range | None) -> Place:
    loops = place.loops if loop is None else (*place.loops, loop)
    last = max(_last_line(block.body), block.line)
    first = min((statement.line for statement in block.body), default=block.line)
    return Place(place.function, (first, last), loops)


def _range(statement: Statement) -> Range:
    return statement.line, statement.end_line or statement.line


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


def _blocks(statement: Statement) -> Iterator[Block]:
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
