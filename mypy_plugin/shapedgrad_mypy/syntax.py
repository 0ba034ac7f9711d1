"""Walking through expressions, which mypy's own visitors allow only to compiled code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from mypy.nodes import (
    Argument,
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
    RefExpr,
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

_PARTS: Mapping[type[Node], tuple[str, ...]] = MappingProxyType(
    {
        # expressions
        AssignmentExpr: ("target", "value"),
        AwaitExpr: ("expr",),
        CallExpr: ("callee", "args"),
        CastExpr: ("expr",),
        ComparisonExpr: ("operands",),
        ConditionalExpr: ("cond", "if_expr", "else_expr"),
        DictExpr: ("items",),
        DictionaryComprehension: ("key", "value", "sequences", "condlists"),
        GeneratorExpr: ("left_expr", "sequences", "condlists"),
        IndexExpr: ("base", "index"),
        LambdaExpr: ("body",),
        ListComprehension: ("generator",),
        ListExpr: ("items",),
        MemberExpr: ("expr",),
        OpExpr: ("left", "right"),
        RevealExpr: ("expr",),
        SetComprehension: ("generator",),
        SetExpr: ("items",),
        SliceExpr: ("begin_index", "end_index", "stride"),
        StarExpr: ("expr",),
        TupleExpr: ("items",),
        UnaryExpr: ("expr",),
        YieldExpr: ("expr",),
        YieldFromExpr: ("expr",),
        # statements
        AssertStmt: ("expr", "msg"),
        AssignmentStmt: ("lvalues", "rvalue"),
        Block: ("body",),
        ClassDef: ("defs",),
        Decorator: ("decorators", "func"),
        ExpressionStmt: ("expr",),
        ForStmt: ("index", "expr", "body", "else_body"),
        FuncDef: ("arguments", "body"),
        Argument: ("initializer",),
        IfStmt: ("expr", "body", "else_body"),
        MatchStmt: ("subject", "guards", "bodies"),
        MypyFile: ("defs",),
        OperatorAssignmentStmt: ("lvalue", "rvalue"),
        OverloadedFuncDef: ("items",),
        ReturnStmt: ("expr",),
        TryStmt: ("body", "handlers", "else_body", "finally_body"),
        WhileStmt: ("expr", "body", "else_body"),
        WithStmt: ("expr", "target", "body"),
    }
)
"""The attributes of a node that hold other nodes."""

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
                yield from (part for part in (key, value) if part is not None)
            case CallExpr(callee=MemberExpr(name=name), args=args) if name in _COLLECTING:
                yield from args
            case _:
                pass


def fillings(module: MypyFile) -> Iterator[tuple[Expression, Expression]]:
    """Find what is put into containers by their methods, ``xs.append(x)``: each container with what it is given."""
    for node in expressions(module):
        match node:
            case CallExpr(callee=MemberExpr(name=name, expr=container), args=args) if name in _COLLECTING:
                yield from ((container, argument) for argument in args)
            case _:
                pass


ANYWHERE = -1
"""Stands for the number of targets where one item is taken out by its place."""


_TAKING_APART = ("numpy.", "builtins.reveal_type", "typing.reveal_type", "typing_extensions.reveal_type")


def unpacked_expressions(module: MypyFile) -> Iterator[tuple[Expression, int]]:
    """Find what is taken apart on the spot, ``a, b = f(x)`` or ``f(x)[0]``, with the number of the targets.

    What is only shown, or goes to NumPy, ``np.vstack(np.split(x, [2]))``, counts as taken apart.
    """
    stack: list[Node] = [module]
    while stack:
        node = stack.pop()
        stack.extend(children(node))
        match node:
            case AssignmentStmt(lvalues=[TupleExpr(items=items)], rvalue=value) if not any(
                isinstance(item, StarExpr) for item in items
            ):
                yield value, len(items)
            case IndexExpr(base=CallExpr() as base):
                yield base, ANYWHERE
            case CallExpr(callee=RefExpr(fullname=name), args=args) if name.startswith(_TAKING_APART):
                yield from ((each, ANYWHERE) for each in args if isinstance(each, CallExpr))
            case _:
                pass


def expressions(node: Node) -> Iterator[Expression]:
    """Walk through all expressions below a node."""
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, Expression):
            yield current
        stack.extend(children(current))


def children(node: Node) -> Iterator[Node]:
    """Find the nodes right below a node."""
    for attribute in _PARTS.get(type(node), ()):
        yield from _nodes(getattr(node, attribute))


def _nodes(value: object) -> Iterator[Node]:
    """Find the nodes in the value of an attribute: a node, or lists of nodes, or nothing."""
    if isinstance(value, Node):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _nodes(item)
