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
    SymbolTableNode,
    TupleExpr,
    Var,
)
from mypy.types import (
    AnyType,
    FunctionLike,
    Instance,
    ProperType,
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
        symbol = _attribute(get_proper_type(module.type_of(lvalue.expr)), lvalue.name)
        node = lvalue.node if symbol is None else symbol.node
        return node if isinstance(node, Var) else None
    return None


def _attribute(owner: ProperType, name: str) -> SymbolTableNode | None:
    """Look up an attribute of an instance, or of a class: ``cls.x`` may be its metaclass's."""
    if isinstance(owner, Instance):
        return owner.type.get(name)
    if isinstance(owner, FunctionLike) and owner.is_type_obj():
        of_class = owner.type_object()
    elif isinstance(owner, TypeType) and isinstance(owner.item, Instance):
        of_class = owner.item.type
    else:
        return None
    found = of_class.get(name)
    if found is None and of_class.metaclass_type is not None:
        return of_class.metaclass_type.type.get(name)
    return found
