"""The names that a class has without declaring them: those in its attributes that its constructor gives a size.

The type of an attribute is what the class writes, or, for ``self.x = x``, what the constructor writes of its parameter.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from mypy.nodes import (
    AssignmentStmt,
    Block,
    CallExpr,
    ClassDef,
    Decorator,
    ForStmt,
    FuncDef,
    IfStmt,
    MemberExpr,
    NameExpr,
    OverloadedFuncDef,
    RefExpr,
    TryStmt,
    WhileStmt,
    WithStmt,
)
from mypy.semanal_shared import find_dataclass_transform_spec
from mypy.types import CallableType, NoneType, RawExpressionType, UnboundType

from shapedgrad.shapes.dim import names
from shapedgrad.shapes.errors import ShapeSyntaxError
from shapedgrad.shapes.notation import parse_jaxtyping, parse_shape
from shapedgrad.shapes.shape import Rest

if TYPE_CHECKING:
    from mypy.nodes import Node, Statement, TypeInfo
    from mypy.types import Type

_METADATA = "shapedgrad"
_CONSTRUCTORS = frozenset({"__init__", "__new__"})
_OF_FIELDS = frozenset({"dataclass", "define", "frozen", "mutable", "attrs", "s"})
"""The decorators that make a class's annotations the parameters of its constructor: of dataclasses, and of attrs."""


def is_named_by(text: str, info: TypeInfo) -> str | None:
    """Return the full name of the class that a name belongs to, this one or a base; None if it is no class's."""
    return next((base.fullname for base in info.mro or [info] if text in names_of_class(base)), None)


def names_of_class(info: TypeInfo) -> frozenset[str]:
    """Return the names in the attributes of a class that its constructor gives a size.

    They are kept with the class, so that other modules know them from mypy's cache.
    """
    known = info.metadata.get(_METADATA)
    if known is None:
        known = info.metadata[_METADATA] = {"names": sorted(_names(info.defn))}
    return frozenset(known["names"])


def _names(definition: ClassDef) -> set[str]:
    fields: set[str] = set()
    sized: set[str] = set()
    functions = [function for statement in definition.defs.body for function in _functions(statement)]
    for statement in definition.defs.body:
        if isinstance(statement, AssignmentStmt) and statement.unanalyzed_type is not None:
            _collect(statement.unanalyzed_type, fields)
    for function in functions:
        if function.name in _CONSTRUCTORS:
            for parameter in _parameters(function).values():
                _collect(parameter, sized)
    if fields and _has_fields(definition):
        sized |= fields
    # Most classes have no names, and their methods, which are long, need not be read.
    return (fields | _attributes(functions)) & sized if sized else set()


def _attributes(functions: list[FuncDef]) -> set[str]:
    """Return the names in what methods declare of attributes, or constructors of what attributes are given."""
    found: set[str] = set()
    for function in functions:
        parameters = _parameters(function) if function.name in _CONSTRUCTORS else {}
        for inner in _statements(function.body):
            if _is_attribute(inner):
                value = inner.rvalue.name if isinstance(inner.rvalue, NameExpr) else ""
                declared = inner.unanalyzed_type or parameters.get(value)
                _collect(declared or NoneType(), found)
    return found


def _functions(statement: Statement) -> list[FuncDef]:
    if isinstance(statement, OverloadedFuncDef):
        return [function for item in statement.items for function in _functions(item)]
    if isinstance(statement, Decorator):
        return [statement.func]
    return [statement] if isinstance(statement, FuncDef) else []


def _parameters(function: FuncDef) -> Mapping[str, Type]:
    """Return the annotations of a function's parameters as they were written."""
    written = function.unanalyzed_type
    types = written.arg_types if isinstance(written, CallableType) else []
    return {argument.variable.name: typ for argument, typ in zip(function.arguments, types, strict=False)}


def _statements(block: Block) -> Iterator[AssignmentStmt]:
    for statement in block.body:
        match statement:
            case AssignmentStmt():
                yield statement
            case IfStmt():
                for inner in (*statement.body, *([statement.else_body] if statement.else_body else [])):
                    yield from _statements(inner)
            case ForStmt() | WhileStmt() | WithStmt() | TryStmt():
                yield from _statements(statement.body)
            case _:
                pass


def _is_attribute(statement: AssignmentStmt) -> bool:
    target = statement.lvalues[0]
    return isinstance(target, MemberExpr) and isinstance(target.expr, NameExpr)


def _has_fields(definition: ClassDef) -> bool:
    """Tell whether a class is one whose annotated attributes are its constructor's parameters."""
    decorators = [each.callee if isinstance(each, CallExpr) else each for each in definition.decorators]
    if any(isinstance(each, RefExpr) and _last_word(each) in _OF_FIELDS for each in decorators):
        return True
    nodes: list[Node] = [*decorators, *definition.base_type_exprs, definition]
    return any(find_dataclass_transform_spec(node) is not None for node in nodes)


def _last_word(expression: RefExpr) -> str:
    return expression.name if isinstance(expression, NameExpr | MemberExpr) else ""


def _collect(typ: Type, found: set[str]) -> None:
    text = text_of(typ)
    if text is not None:
        for parse in (parse_shape, parse_jaxtyping):
            with contextlib.suppress(ShapeSyntaxError):
                shape = parse(text)
                for item in shape.items:
                    if not isinstance(item, Rest):
                        found.update(each.text for each in names(item))
    for part in getattr(typ, "args", None) or getattr(typ, "items", None) or ():
        _collect(part, found)


def text_of(arg: Type) -> str | None:
    """Return the text of a string argument, however mypy has parsed it."""
    if isinstance(arg, RawExpressionType) and isinstance(arg.literal_value, str):
        return arg.literal_value
    return arg.original_str_expr if isinstance(arg, UnboundType) else None
