"""Functions that are handed to functions with annotations: whether they take and return what is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.types import CallableType, Instance, get_proper_type

from shapedgrad.shapes.binding import Binding, bind_all
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.codec import decode_shape, is_array
from shapedgrad_mypy.functions import Following
from shapedgrad_mypy.report import report
from shapedgrad_mypy.scalars import array_dtype

if TYPE_CHECKING:
    from mypy.nodes import Expression
    from mypy.plugin import FunctionContext, MethodContext
    from mypy.types import Type

    from shapedgrad_mypy.module import Module


def with_results(
    signature: CallableType, ctx: FunctionContext | MethodContext, binding: Binding, module: Module
) -> Binding:
    """Call each function with the shapes that it will be called with; return the binding with what they return.

    A function that does not fit is reported: mypy joins the sizes that it wants and gets into `int`.
    """
    facts = []
    for position, formal in enumerate(signature.arg_types):
        wanted = get_proper_type(formal)
        actuals = ctx.args[position]
        if not isinstance(wanted, CallableType) or len(actuals) != 1 or not _takes_arrays(wanted):
            continue
        label = signature.arg_names[position] or f"x{position + 1}"
        returned = _returned(label, wanted, actuals[0], binding, module)
        if returned is not None and is_array(wanted.ret_type):
            facts.append((label, decode_shape(_array(wanted.ret_type).args[0]), returned, actuals[0]))
    for label, declared, returned, actual in facts:
        wanted_shape = binding.apply(declared)
        _, mismatches = bind_all([(label, wanted_shape, returned)], frozenset())
        if mismatches:
            unproven = f"; {mismatches[0].reason}" if mismatches[0].code == "shape-unproven" else ""
            message = f'argument "{label}" returns shape {returned} where {wanted_shape} is wanted{unproven}'
            report(module.checker, message, actual, mismatches[0].code)
        else:
            found, _ = bind_all([(label, declared, returned)], binding.variables)
            for name, size in found.sizes.items():
                binding = binding if name in binding.sizes else binding.bound(name, size, label)
    return binding


def _takes_arrays(function: CallableType) -> bool:
    positional = all(kind.is_positional() for kind in function.arg_kinds)
    return bool(function.arg_types) and positional and all(map(is_array, function.arg_types))


def _array(typ: Type) -> Instance:
    proper = get_proper_type(typ)
    if not isinstance(proper, Instance):
        raise TypeError(proper)
    return proper


def _returned(
    label: str, wanted: CallableType, actual: Expression, binding: Binding, module: Module
) -> Shape | None:
    """Return the shape of what a function returns for what it is called with; None if that is not known."""
    given = [binding.apply(decode_shape(_array(formal).args[0])) for formal in wanted.arg_types]
    following = Following(actual, actual, module)
    following.given = [array_dtype(formal) for formal in wanted.arg_types]
    try:
        made = following(*given)
    except Refusal as refusal:
        shapes = ", ".join(map(str, given))
        report(
            module.checker,
            f'argument "{label}" does not take {shapes}: {refusal.reason}',
            actual,
            refusal.code,
        )
        return None
    return made if isinstance(made, Shape) else None
