"""Calls of which mypy works out the signature: of overloaded functions, and of ``functools.partial(f, x)``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from mypy.argmap import map_actuals_to_formals
from mypy.erasetype import erase_typevars
from mypy.nodes import CallExpr, NameExpr, Var
from mypy.plugins.functools import partial_call_callback
from mypy.subtypes import is_subtype
from mypy.typeops import bind_self
from mypy.types import CallableType, Instance, Overloaded, Type, TypeType, TypeVarType, get_proper_type

from shapedgrad.shapes.binding import bind_all
from shapedgrad_mypy.codec import array_shape, unknown_type
from shapedgrad_mypy.fitting import explain, fit
from shapedgrad_mypy.forgetting import forget_shapes
from shapedgrad_mypy.printed import given_shape
from shapedgrad_mypy.restoring import restored
from shapedgrad_mypy.syntax import expressions

if TYPE_CHECKING:
    from mypy.errors import ErrorInfo
    from mypy.nodes import Expression
    from mypy.plugin import MethodContext

    from shapedgrad.shapes.binding import Mismatch
    from shapedgrad_mypy.actuals import ResultContext
    from shapedgrad_mypy.module import Module


def overloaded_call(ctx: ResultContext, callee: Overloaded, module: Module) -> Type:
    """Return the type of a call by the first signature that fits, shapes and all.

    If none does that plain mypy would take, the mistake is what the first of those says of it. mypy tries every signature, and
    each time is told the same.
    """
    call = ctx.context
    if not isinstance(call, CallExpr):
        return ctx.default_return_type
    refused = None
    for signature in callee.items:
        laid = beside(signature, call, ctx, module)
        if laid is None or not _fits_plainly(signature, laid, module):
            continue
        binding, mismatches = fit(signature, laid, module)
        if not mismatches:
            # Other type variables are mypy's to solve, in the result of the signature that it is trying.
            plain = forget_shapes(signature.ret_type, module.named)
            solved = signature.ret_type if erase_typevars(plain) == plain else ctx.default_return_type
            return restored(signature.ret_type, solved, binding, module.named)
        refused = refused or (signature, laid, mismatches)
    if refused is not None:
        for mismatch in refused[2]:
            explain(mismatch, *refused[:2], module)
    return ctx.default_return_type


def partial_call(ctx: MethodContext, module: Module) -> Type:
    """Return the type of a call of ``partial(f, x)``, whose other arguments have to fit the first ones."""
    solved = partial_call_callback(ctx)
    typ = get_proper_type(ctx.type)
    known = typ.extra_attrs.attrs if isinstance(typ, Instance) and typ.extra_attrs else {}
    signature = get_proper_type(known.get("__mypy_partial"))
    if not isinstance(signature, CallableType) or not isinstance(ctx.context, CallExpr):
        return solved
    laid = beside(signature, ctx.context, ctx, module)
    if laid is None:
        return solved
    binding, mismatches = fit(signature, laid, module)
    for mismatch in mismatches:
        explain(mismatch, signature, laid, module)
    return solved if mismatches else restored(signature.ret_type, solved, binding, module.named)


def refused_by_constructor(info: ErrorInfo, module: Module) -> Mismatch | None:
    """Return what is wrong with an argument of ``cls(x)``: mypy asks nobody about a call of a class that a variable holds."""
    given = given_shape(info.message)
    for call in expressions(module.checker.tree):
        if not isinstance(call, CallExpr) or (info.line, info.column) not in map(_place, call.args):
            continue
        signature = _constructor_in(call.callee)
        if signature is None or given is None:
            continue
        place = list(map(_place, call.args)).index((info.line, info.column))
        places = map_actuals_to_formals(
            call.arg_kinds, call.arg_names, signature.arg_kinds, signature.arg_names, lambda _: unknown_type()
        )
        for name, formal, actuals in zip(signature.arg_names, signature.arg_types, places, strict=True):
            declared = array_shape(formal)
            if place in actuals and declared is not None:
                return next(iter(bind_all([(name or "x", declared, given)])[1]), None)
    return None


def _constructor_in(callee: Expression) -> CallableType | None:
    """Return the signature of the constructor of the class that a variable holds, as the class writes it."""
    variable = callee.node if isinstance(callee, NameExpr) else None
    made = get_proper_type(variable.type) if isinstance(variable, Var) else None
    instance = get_proper_type(made.item) if isinstance(made, TypeType) else None
    if isinstance(instance, TypeVarType):
        instance = get_proper_type(instance.upper_bound)
    constructor = instance.type.get_method("__init__") if isinstance(instance, Instance) else None
    written = None if constructor is None else get_proper_type(constructor.type)
    return bind_self(written) if isinstance(written, CallableType) else None


def _place(expression: Expression) -> tuple[int, int]:
    return expression.line, expression.column


def beside(
    signature: CallableType, call: CallExpr, ctx: ResultContext, module: Module
) -> ResultContext | None:
    """Lay the arguments of a call beside the parameters of a signature; None if that is not possible."""
    types = [module.type_of(each) for each in call.args]
    places = map_actuals_to_formals(
        call.arg_kinds, call.arg_names, signature.arg_kinds, signature.arg_names, lambda place: types[place]
    )
    given = {place for actuals in places for place in actuals}
    missing = any(
        kind.is_required() and not actuals for kind, actuals in zip(signature.arg_kinds, places, strict=True)
    )
    if missing or len(given) < len(call.args):
        return None
    return ctx._replace(
        args=[_at(call.args, actuals) for actuals in places],
        arg_types=[_at(types, actuals) for actuals in places],
        arg_kinds=[_at(call.arg_kinds, actuals) for actuals in places],
        arg_names=[_at(call.arg_names, actuals) for actuals in places],
        callee_arg_names=signature.arg_names,
    )


V = TypeVar("V")


def _at(values: Sequence[V], places: Sequence[int]) -> list[V]:
    return [values[place] for place in places]


def _fits_plainly(signature: CallableType, laid: ResultContext, module: Module) -> bool:
    """Tell whether the arguments are what a signature wants, shapes apart."""
    return all(
        is_subtype(_plain(actual, module), erase_typevars(forget_shapes(formal, module.named)))
        for formal, actuals in zip(signature.arg_types, laid.arg_types, strict=True)
        for actual in actuals
    )


def _plain(actual: Type, module: Module) -> Type:
    """Return the type of an argument without shapes; a number that is written out is a ``Literal``."""
    actual = get_proper_type(actual)
    literal = actual.last_known_value if isinstance(actual, Instance) else None
    return literal or forget_shapes(actual, module.named)
