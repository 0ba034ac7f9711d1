"""Walking through expressions, which mypy's own visitors allow only to compiled code."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import (
    AssertStmt,
    AssignmentExpr,
    AssignmentStmt,
    AwaitExpr,
    Block,
    CallExpr,
    CastExpr,
    ClassDef,
    ComparisonExpr,
    ConditionalExpr,
    Decorator,
    DictExpr,
    DictionaryComprehension,
    Expression,
    ExpressionStmt,
    ForStmt,
    FuncDef,
    GeneratorExpr,
    IfStmt,
    IndexExpr,
    LambdaExpr,
    ListComprehension,
    ListExpr,
    MatchStmt,
    MemberExpr,
    MypyFile,
    Node,
    OperatorAssignmentStmt,
    OpExpr,
    OverloadedFuncDef,
    ReturnStmt,
    RevealExpr,
    SetComprehension,
    SetExpr,
    SliceExpr,
    StarExpr,
    TryStmt,
    TupleExpr,
    UnaryExpr,
    WhileStmt,
    WithStmt,
    YieldExpr,
    YieldFromExpr,
)

_COLLECTING = frozenset({"append", "add", "insert", "extend", "setdefault", "update", "appendleft"})
"""Methods of containers whose items get the type of what is put in first."""


def displayed_expressions(module: MypyFile) -> Iterator[Expression]:
    """Find the items of all lists, sets and dicts, and of the comprehensions that make them."""
    for node in expressions(module):
        match node:
            case ListExpr(items=items) | SetExpr(items=items):
                yield from items
            case DictExpr(items=pairs):
                yield from (part for pair in pairs for part in pair if part is not None)
            case GeneratorExpr(left_expr=item):
                yield item
            case DictionaryComprehension(key=key, value=value):
                yield from (key, value)
            case CallExpr(callee=MemberExpr(name=name), args=args) if name in _COLLECTING:
                yield from args
            case _:
                pass


def expressions(node: Node) -> Iterator[Expression]:
    """Walk through all expressions below a node."""
    stack: list[Node | None] = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, Expression):
            yield current
        if current is not None:
            stack.extend(_children(current))


def _children(node: Node) -> Iterator[Node | None]:
    yield from _of_statement(node)
    match node:
        case CallExpr(callee=callee, args=args):
            yield from (callee, *args)
        case OpExpr(left=left, right=right):
            yield from (left, right)
        case ComparisonExpr(operands=parts) | TupleExpr(items=parts) | ListExpr(items=parts) | SetExpr(items=parts):
            yield from parts
        case UnaryExpr(expr=part) | MemberExpr(expr=part) | StarExpr(expr=part) | AwaitExpr(expr=part):
            yield part
        case YieldExpr(expr=part) | YieldFromExpr(expr=part) | CastExpr(expr=part) | RevealExpr(expr=part):
            yield part
        case IndexExpr(base=base, index=index):
            yield from (base, index)
        case SliceExpr(begin_index=begin, end_index=end, stride=stride):
            yield from (begin, end, stride)
        case DictExpr(items=pairs):
            yield from (part for pair in pairs for part in pair)
        case ConditionalExpr(cond=cond, if_expr=yes, else_expr=no):
            yield from (cond, yes, no)
        case LambdaExpr(body=body):
            yield body
        case ListComprehension(generator=generator) | SetComprehension(generator=generator):
            yield generator
        case GeneratorExpr(left_expr=item, sequences=sequences, condlists=conditions):
            yield from (item, *sequences, *(each for group in conditions for each in group))
        case DictionaryComprehension(key=key, value=value, sequences=sequences, condlists=conditions):
            yield from (key, value, *sequences, *(each for group in conditions for each in group))
        case AssignmentExpr(target=target, value=value):
            yield from (target, value)
        case _:
            pass


def _of_statement(node: Node) -> Iterator[Node | None]:
    match node:
        case MypyFile(defs=body) | Block(body=body):
            yield from body
        case ExpressionStmt(expr=part) | ReturnStmt(expr=part):
            yield part
        case AssertStmt(expr=part, msg=message):
            yield from (part, message)
        case AssignmentStmt(lvalues=lvalues, rvalue=rvalue):
            yield from (*lvalues, rvalue)
        case OperatorAssignmentStmt(lvalue=lvalue, rvalue=rvalue):
            yield from (lvalue, rvalue)
        case IfStmt(expr=conditions, body=bodies, else_body=otherwise):
            yield from (*conditions, *bodies, otherwise)
        case WhileStmt(expr=condition, body=body, else_body=otherwise):
            yield from (condition, body, otherwise)
        case ForStmt(index=index, expr=iterable, body=body, else_body=otherwise):
            yield from (index, iterable, body, otherwise)
        case WithStmt(expr=managers, target=targets, body=body):
            yield from (*managers, *targets, body)
        case TryStmt(body=body, handlers=handlers, else_body=otherwise, finally_body=last):
            yield from (body, *handlers, otherwise, last)
        case MatchStmt(subject=subject, guards=guards, bodies=bodies):
            yield from (subject, *guards, *bodies)
        case FuncDef(body=body, arguments=arguments):
            yield from (*(argument.initializer for argument in arguments), body)
        case Decorator(func=func, decorators=decorators):
            yield from (*decorators, func)
        case OverloadedFuncDef(items=items):
            yield from items
        case ClassDef(defs=body):
            yield body
        case _:
            pass
