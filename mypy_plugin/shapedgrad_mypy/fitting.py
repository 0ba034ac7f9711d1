"""Whether a call fits: the names of its signature bound, and what does not fit explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import CallExpr, Decorator, FuncDef
from mypy.types import (
    CallableType,
    Instance,
    TupleType,
    Type,
    TypeVarId,
    TypeVarTupleType,
    TypeVarType,
    UnionType,
    UnpackType,
    get_proper_type,
)

from shapedgrad.shapes.binding import Binding, Mismatch, bind_all
from shapedgrad.shapes.dim import Name, names
from shapedgrad.shapes.shape import Rest, Shape
from shapedgrad_mypy.actuals import ResultContext, arguments_called, facts
from shapedgrad_mypy.codec import decode_dim, decode_shape, expanded, is_dimension
from shapedgrad_mypy.fields import field_facts
from shapedgrad_mypy.instances import names_of, names_of_arrays
from shapedgrad_mypy.interpreted import context_at, span_of
from shapedgrad_mypy.notes import is_noted
from shapedgrad_mypy.report import report, withdraw

if TYPE_CHECKING:
    from shapedgrad_mypy.module import Module


def fit(signature: CallableType, ctx: ResultContext, module: Module) -> tuple[Binding, list[Mismatch]]:
    """Return what the names of a signature stand for in a call, and the arguments that do not fit."""
    binding, mismatches = bind_all(facts(signature, ctx, module), _variables(signature))
    certain = [each for each in mismatches if _is_certain(each, signature)]
    return binding, certain or bind_all(field_facts(signature, ctx, module))[1]


def explain(mismatch: Mismatch, signature: CallableType, ctx: ResultContext, module: Module) -> None:
    """Report an argument that does not fit, in place of whatever else is said of it."""
    _withdraw_followed(ctx, module)
    arguments = arguments_called(mismatch.label, signature, ctx)
    for argument in arguments:
        module.explained.add((argument.line, argument.column))
        withdraw(module.checker, argument, "arg-type")
    report(module.checker, str(mismatch), arguments[0] if arguments else ctx.context, mismatch.code)


def _is_certain(mismatch: Mismatch, signature: CallableType) -> bool:
    """Tell whether a mismatch is about shapes: type variables of integers alone are mypy's, and may stand for several."""
    if isinstance(mismatch.declared, Shape):
        return True
    parts = (*signature.arg_types, signature.ret_type)
    return bool(names(mismatch.declared) & {name for part in parts for name in names_of_arrays(part)})


def _variables(signature: CallableType) -> frozenset[Name]:
    """Return the names that each call binds anew, those of a method's class among them; others are an enclosing function's."""
    own = {variable.id for variable in signature.variables}
    found: set[Name] = set()
    for typ in (*signature.arg_types, signature.ret_type):
        _collect(typ, own, found)
    made, definition = get_proper_type(signature.ret_type), signature.definition
    if isinstance(definition, FuncDef | Decorator) and definition.info:
        found |= names_of(definition.info)
    if signature.is_type_obj() and isinstance(made, Instance):
        found |= names_of(made.type)
    return frozenset(found)


def _collect(typ: Type, own: set[TypeVarId], found: set[Name]) -> None:
    typ = expanded(typ)
    match typ:
        case TypeVarType() if typ.id in own and is_dimension(typ):
            found.update(names(decode_dim(typ)))
        case UnpackType() if (
            isinstance(inner := get_proper_type(typ.type), TypeVarTupleType) and inner.id in own
        ):
            rest = decode_shape(TupleType([typ], inner.tuple_fallback)).rest
            found.update({rest.name} if isinstance(rest, Rest) and rest.name is not None else ())
        case Instance():
            notes = typ.extra_attrs.attrs.values() if is_noted(typ) and typ.extra_attrs else ()
            for arg in (*typ.args, *notes):
                _collect(arg, own, found)
        case TupleType() | UnionType():
            for item in typ.items:
                _collect(item, own, found)
        case _:
            pass


def _withdraw_followed(ctx: ResultContext, module: Module) -> None:
    """Take back what was found in the body of a function by following this call: the call is the mistake."""
    place = span_of(ctx.context, module.checker) if isinstance(ctx.context, CallExpr) else None
    for finding in module.interpretation.findings:
        of_arguments = finding.span == place and finding.message.startswith("argument ")
        if of_arguments or any(call.span == place for call in finding.calls):
            withdraw(module.checker, context_at(finding.span), finding.code)
