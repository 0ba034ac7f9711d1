"""Functions of functions: the gradient has the type of the argument, whatever the function's other types are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mypy.nodes import ARG_STAR, ARG_STAR2, CallExpr
from mypy.types import CallableType, Instance, TupleType, Type, get_proper_type

from shapedgrad_mypy.codec import array_shape, is_array, unknown_type
from shapedgrad_mypy.forgetting import forget_shapes
from shapedgrad_mypy.integers import dim_of
from shapedgrad_mypy.report import report

if TYPE_CHECKING:
    from mypy.plugin import FunctionContext, FunctionSigContext

    from shapedgrad_mypy.module import Module


def gradient(ctx: FunctionContext, module: Module) -> Type:
    """``grad(f)`` takes what f takes, and returns what its first argument is."""
    return _derived(ctx, module, lambda _result, argument: argument)


def value_and_gradient(ctx: FunctionContext, module: Module) -> Type:
    """``value_and_grad(f)`` returns what f returns, and what its first argument is."""
    return _derived(ctx, module, lambda result, argument: _tuple([result, argument], module))


def transformed(ctx: FunctionContext, module: Module) -> Type:
    """``jacobian(f)``, ``vmap(f)``: what it gives depends on the shapes that it is called with.

    The interpretation knows these, and mypy takes ``Any`` for an answer: a universal function has an overload for each
    kind of argument, of which it would choose the first.
    """
    function = get_proper_type(ctx.arg_types[0][0]) if ctx.arg_types and ctx.arg_types[0] else None
    return (
        _any_function(module, unknown_type()) if isinstance(function, Instance) else ctx.default_return_type
    )


def unasked(ctx: FunctionSigContext, _module: Module) -> CallableType:
    """Show mypy no result: it would want the function to return what a variable has come to hold."""
    return ctx.default_signature.copy_modified(ret_type=unknown_type())


def pushed_forward(ctx: FunctionContext, module: Module) -> Type:
    """``jvp(f, primals, tangents)``: what f returns, twice."""
    value = _value(ctx, module)
    return _tuple([value, value], module)


def linearized(ctx: FunctionContext, module: Module) -> Type:
    """``linearize(f, x)``: what f returns, and a function that returns such."""
    value = _value(ctx, module)
    return _tuple([value, _any_function(module, value)], module)


def pulled_back(ctx: FunctionContext, module: Module) -> Type:
    """``vjp(f, x)``: what f returns, and a function that returns a tuple of what it takes."""
    # mypy has put the parameters of f in the place of ``*args``: each argument stands by itself.
    given = [
        (each, kind)
        for group in zip(ctx.args[1:], ctx.arg_kinds[1:], strict=True)
        for each, kind in zip(*group, strict=True)
    ]
    arguments = [module.type_of(each) for each, kind in given if kind.is_positional()]
    gradients: list[Type] = [each if is_array(each) else unknown_type() for each in arguments]
    plain = not any(kind.is_star() for _, kind in given)
    pulled = _tuple(gradients, module) if plain else module.named("builtins.tuple", [unknown_type()])
    return _tuple([_value(ctx, module), _any_function(module, pulled)], module)


def _value(ctx: FunctionContext, module: Module) -> Type:
    """Return what a function returns that is called on the spot."""
    known = module.interpreted(ctx.context) if isinstance(ctx.context, CallExpr) else None
    if isinstance(known, TupleType) and is_array(known.items[0]):
        return known.items[0]
    function = get_proper_type(ctx.arg_types[0][0]) if ctx.arg_types[0] else None
    return (
        forget_shapes(function.ret_type, module.named)
        if isinstance(function, CallableType)
        else unknown_type()
    )


def _tuple(items: list[Type], module: Module) -> TupleType:
    return TupleType(items, module.named("builtins.tuple", [unknown_type()]))


def _derived(ctx: FunctionContext, module: Module, combine: Callable[[Type, Type], Type]) -> Type:
    """Mypy tries every overload if a type has an ``Any`` in it, and gives up; so the result is made from f itself."""
    function = get_proper_type(ctx.arg_types[0][0]) if ctx.arg_types[0] else None
    position = _position(ctx, module)
    if isinstance(function, CallableType) and position is not None:
        _check_scalar(function, ctx, module)
    if not isinstance(function, CallableType) or position is None or position >= len(function.arg_types):
        return transformed(ctx, module)
    return function.copy_modified(
        ret_type=combine(function.ret_type, function.arg_types[position]),
        name=None,
        definition=None,
        implicit=False,  # strict settings forbid to call what has no annotations, and a lambda has none
    )


def _any_function(module: Module, result: Type) -> CallableType:
    """Return the type of a function of any arguments."""
    kinds, fallback = [ARG_STAR, ARG_STAR2], module.named("builtins.function", [])
    return CallableType([unknown_type(), unknown_type()], kinds, [None, None], result, fallback)


def _position(ctx: FunctionContext, module: Module) -> int | None:
    """Return the one argument that is differentiated by, if it is plain."""
    position = 0
    for name, actuals in zip(ctx.callee_arg_names, ctx.args, strict=True):
        if name == "argnums" and actuals:
            dim = dim_of(actuals[0], module)
            if not isinstance(dim, int) or dim < 0:
                return None
            position = dim
        elif name == "has_aux" and actuals:
            return None
    return position


def _check_scalar(function: CallableType, ctx: FunctionContext, module: Module) -> None:
    """Report a function that returns more than one number: it has a Jacobian, and no gradient."""
    shape = array_shape(function.ret_type)
    if shape is not None and shape.rank:
        name = f' of "{function.name}"' if function.name else ""
        message = f"cannot take the gradient{name}: it returns shape {shape} where a single number is wanted"
        report(module.checker, message, ctx.context, "shape-call")
