"""Calls of functions whose annotations have shapes: bind their names, explain what does not fit, know the result.

mypy joins two sizes that a name would have to be into `int`, without a word, and reports other mismatches with dumps of
``tuple[...]``.  So it is shown the signature without its shapes, and the shapes are fitted here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import CallExpr, FuncDef, MypyFile, OverloadedFuncDef, SymbolTableNode, TypeInfo
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Overloaded,
    Type,
    TypeVarType,
    get_proper_type,
)

from shapedgrad.shapes.binding import Binding
from shapedgrad_mypy.actuals import ResultContext, written_signature
from shapedgrad_mypy.callables import with_results
from shapedgrad_mypy.choices import overloaded_call
from shapedgrad_mypy.codec import is_dimension, is_size
from shapedgrad_mypy.fitting import explain, fit
from shapedgrad_mypy.forgetting import forget_shapes
from shapedgrad_mypy.instances import has_names, is_shaped, names_in
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
    callee = module.type_of(ctx.context.callee) if isinstance(ctx.context, CallExpr) else None
    if isinstance(callee, Overloaded):
        return overloaded_call(ctx, callee, module)
    shown = module.signatures.get(ctx.context)
    if shown is None or len(shown.arg_types) != len(ctx.arg_types):
        return ctx.default_return_type
    signature = _as_written(shown)
    binding, mismatches = fit(signature, ctx, module)
    for mismatch in mismatches:
        explain(mismatch, signature, ctx, module)
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
