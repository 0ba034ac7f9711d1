"""Functions of functions: the gradient has the type of the argument, whatever the function's other types are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mypy.types import CallableType, TupleType, Type, get_proper_type

from shapedgrad_mypy.codec import array_shape, unknown_type
from shapedgrad_mypy.integers import dim_of
from shapedgrad_mypy.report import report

if TYPE_CHECKING:
    from mypy.plugin import FunctionContext

    from shapedgrad_mypy.module import Module


def gradient(ctx: FunctionContext, module: Module) -> Type:
    """``grad(f)`` takes what f takes, and returns what its first argument is."""
    return _derived(ctx, module, lambda _result, argument: argument)


def value_and_gradient(ctx: FunctionContext, module: Module) -> Type:
    """``value_and_grad(f)`` returns what f returns, and what its first argument is."""
    fallback = module.named("builtins.tuple", [unknown_type()])
    return _derived(ctx, module, lambda result, argument: TupleType([result, argument], fallback))


def _derived(ctx: FunctionContext, module: Module, combine: Callable[[Type, Type], Type]) -> Type:
    """Mypy tries every overload if a type has an ``Any`` in it, and gives up; so the result is made from f itself."""
    function = get_proper_type(ctx.arg_types[0][0]) if ctx.arg_types[0] else None
    position = _position(ctx, module)
    if isinstance(function, CallableType) and position is not None:
        _check_scalar(function, ctx, module)
    if not isinstance(function, CallableType) or position is None or position >= len(function.arg_types):
        return ctx.default_return_type
    return function.copy_modified(
        ret_type=combine(function.ret_type, function.arg_types[position]), name=None, definition=None
    )


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
