"""What statements assign to: targets, the variables that they stand for, and the types that they are given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mypy.nodes import (
    AssignmentStmt,
    Expression,
    ForStmt,
    ListExpr,
    MemberExpr,
    NameExpr,
    OperatorAssignmentStmt,
    Statement,
    TupleExpr,
    Var,
)
from mypy.types import (
    AnyType,
    FunctionLike,
    Instance,
    TupleType,
    Type,
    TypeOfAny,
    TypeType,
    UnionType,
    get_proper_type,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.module import Module


def targets_of(statement: Statement, module: Module) -> Iterator[tuple[Expression, Type]]:
    """Find what a statement assigns to, each target with the type that it is given."""
    match statement:
        case AssignmentStmt(lvalues=lvalues, rvalue=rvalue):
            for lvalue in lvalues:
                yield from _unpacked(lvalue, rvalue, module.type_of(rvalue), module)
        case OperatorAssignmentStmt(lvalue=lvalue, rvalue=rvalue):
            yield lvalue, module.type_of(rvalue)
        case ForStmt(index=index, expr=iterable):
            yield from _unpacked(index, None, _item_type(module.type_of(iterable)), module)
        case _:
            pass


def _item_type(typ: Type) -> Type:
    """Return the type of what a loop runs through, as far as a look at the type tells."""
    typ = get_proper_type(typ)
    if isinstance(typ, TupleType):
        return UnionType.make_union(typ.items)
    if isinstance(typ, Instance) and len(typ.args) == 1:
        return typ.args[0]
    return AnyType(TypeOfAny.special_form)


def _unpacked(
    lvalue: Expression, rvalue: Expression | None, given: Type, module: Module
) -> Iterator[tuple[Expression, Type]]:
    if not isinstance(lvalue, TupleExpr | ListExpr):
        yield lvalue, given
        return
    given = get_proper_type(given)
    values = rvalue.items if isinstance(rvalue, TupleExpr | ListExpr) else []
    for position, target in enumerate(lvalue.items):
        if len(values) == len(lvalue.items):
            yield from _unpacked(target, values[position], module.type_of(values[position]), module)
        elif isinstance(given, TupleType) and len(given.items) == len(lvalue.items):
            yield from _unpacked(target, None, given.items[position], module)
        elif isinstance(given, Instance) and given.args:
            yield from _unpacked(target, None, given.args[0], module)


def variable_of(lvalue: Expression, module: Module) -> Var | None:
    """Return the variable that a name, or an attribute of an instance, stands for."""
    if isinstance(lvalue, NameExpr):
        return lvalue.node if isinstance(lvalue.node, Var) else None
    if isinstance(lvalue, MemberExpr):
        owner = get_proper_type(module.type_of(lvalue.expr))
        if isinstance(owner, TypeType):  # cls
            owner = owner.item
        if isinstance(owner, FunctionLike) and owner.is_type_obj():
            symbol = owner.type_object().get(lvalue.name)
        else:
            symbol = owner.type.get(lvalue.name) if isinstance(owner, Instance) else None
        node = lvalue.node if symbol is None else symbol.node
        return node if isinstance(node, Var) else None
    return None
