"""Calls of functions whose annotations have shapes: bind their names, explain what does not fit, know the result.

mypy joins two sizes that a name would have to be into `int`, without a word, and reports other mismatches with dumps of
``tuple[...]``.  So it is shown the signature without its shapes, and the shapes are fitted here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import CallExpr, Decorator, FuncDef, MypyFile, OverloadedFuncDef, SymbolTableNode, TypeInfo
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Instance,
    Overloaded,
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
from shapedgrad_mypy.actuals import ResultContext, arguments_called, facts, written_signature
from shapedgrad_mypy.callables import with_results
from shapedgrad_mypy.codec import decode_dim, decode_shape, expanded, is_dimension, is_size
from shapedgrad_mypy.forgetting import forget_shapes
from shapedgrad_mypy.instances import has_names, is_shaped, names_in, names_of, names_of_arrays
from shapedgrad_mypy.interpreted import context_at, span_of
from shapedgrad_mypy.report import report, withdraw
from shapedgrad_mypy.restoring import restored

if TYPE_CHECKING:
    from mypy.plugin import FunctionSigContext, MethodSigContext

    from shapedgrad_mypy.module import Module

    SignatureContext = FunctionSigContext | MethodSigContext


def may_be_shaped(symbol: SymbolTableNode | None) -> bool:
    """Tell whether there may be shapes in the signature of a function or class; what is not known may have some."""
    node = None if symbol is None else symbol.node
    if isinstance(node, TypeInfo):
        methods = [node.get_method(name) for name in ("__init__", "__new__")]
        return has_names(node) or any(method is not None and _any_shaped(method.type) for method in methods)
    if isinstance(node, FuncDef | OverloadedFuncDef):
        return _any_shaped(node.type)
    return not isinstance(node, MypyFile)


def _any_shaped(signature: Type | None) -> bool:
    if signature is None:
        return False
    signature = get_proper_type(signature)
    items = signature.items if isinstance(signature, FunctionLike) else []
    return any(is_shaped(part) for item in items for part in (*item.arg_types, item.ret_type))


def relaxed(ctx: SignatureContext, module: Module) -> CallableType:
    """Return the signature as mypy is to check it: without shapes, if it has any."""
    signature = ctx.default_signature
    module.signatures.pop(ctx.context, None)
    if not _has_shapes(ctx, module):
        return signature
    module.signatures[ctx.context] = signature
    return signature.copy_modified(
        arg_types=[forget_shapes(formal, module.named) for formal in signature.arg_types],
        ret_type=forget_shapes(signature.ret_type, module.named),
        variables=[v for v in signature.variables if not (isinstance(v, TypeVarType) and is_dimension(v))],
    )


def _has_shapes(ctx: SignatureContext, module: Module) -> bool:
    """Tell whether there are shapes in a call's signature, and only one signature: overloads are mypy's to choose."""
    if not isinstance(ctx.context, CallExpr) or isinstance(module.type_of(ctx.context.callee), Overloaded):
        return False
    signature = ctx.default_signature
    return any(map(is_shaped, (*signature.arg_types, signature.ret_type)))


def fitted(ctx: ResultContext, module: Module) -> Type:
    """Return the type of the call, its shapes fitted; report each argument that does not fit."""
    shown = module.signatures.get(ctx.context)
    if shown is None or len(shown.arg_types) != len(ctx.arg_types):
        return ctx.default_return_type
    signature = _as_written(shown)
    binding, mismatches = bind_all(facts(signature, ctx, module), _variables(signature))
    mismatches = [each for each in mismatches if _is_certain(each, signature)]
    for mismatch in mismatches:
        _explain(mismatch, signature, ctx, module)
    if mismatches:
        binding = Binding(variables=binding.variables)
    else:
        binding = with_results(signature, ctx, binding, module)
    written = written_signature(signature)
    declared = signature.ret_type if written is None or signature.is_type_obj() else written.ret_type
    if not is_shaped(declared) and not is_size(signature.ret_type):
        return ctx.default_return_type
    return restored(signature.ret_type, ctx.default_return_type, binding, module.named)


def followed(ctx: ResultContext, module: Module) -> Type:
    """Return the type of a call of a function without annotations: what the interpretation has found it to be."""
    known = module.interpreted(ctx.context) if isinstance(ctx.context, CallExpr) else None
    if known is None or not isinstance(get_proper_type(ctx.default_return_type), AnyType):
        return ctx.default_return_type
    module.firmer.add(ctx.context)
    return known


def _as_written(signature: CallableType) -> CallableType:
    """Return the signature in terms of the names of its class, for which mypy has put in what it knows of an instance."""
    written = written_signature(signature)
    if written is None or signature.is_type_obj():
        return signature
    skipped = len(written.arg_types) - len(signature.arg_types)
    parts = (*written.arg_types[skipped:], written.ret_type)
    if skipped < 0 or not any(names_in(part) for part in parts):
        return signature
    return signature.copy_modified(
        arg_types=written.arg_types[skipped:], ret_type=written.ret_type, variables=written.variables
    )


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
            for arg in typ.args:
                _collect(arg, own, found)
        case TupleType() | UnionType():
            for item in typ.items:
                _collect(item, own, found)
        case _:
            pass


def _explain(mismatch: Mismatch, signature: CallableType, ctx: ResultContext, module: Module) -> None:
    _withdraw_followed(ctx, module)
    arguments = arguments_called(mismatch.label, signature, ctx)
    for argument in arguments:
        module.explained.add((argument.line, argument.column))
        withdraw(module.checker, argument, "arg-type")
    report(module.checker, str(mismatch), arguments[0] if arguments else ctx.context, mismatch.code)


def _withdraw_followed(ctx: ResultContext, module: Module) -> None:
    """Take back what was found in the body of a function by following this call: the call is the mistake."""
    place = span_of(ctx.context, module.checker) if isinstance(ctx.context, CallExpr) else None
    for finding in module.interpretation.findings:
        of_arguments = finding.span == place and finding.message.startswith("argument ")
        if of_arguments or any(call.span == place for call in finding.calls):
            withdraw(module.checker, context_at(finding.span), finding.code)
