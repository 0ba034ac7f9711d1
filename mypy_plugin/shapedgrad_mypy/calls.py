"""Calls of NumPy's functions, methods and operators: decode the operands, infer, encode the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mypy.nodes import ARG_NAMED_OPT, CallExpr, MemberExpr, RefExpr
from mypy.types import AnyType, CallableType, Instance, LiteralType, TupleType, Type, get_proper_type

from shapedgrad.shapes.rules.table import TABLE, infer
from shapedgrad.shapes.shape import ANY, SCALAR
from shapedgrad_mypy.arguments import Actual, Arguments, actuals_of, bind_arguments, read_dtype
from shapedgrad_mypy.aval import Aval, Ragged
from shapedgrad_mypy.bound import DTypes, Unreadable, dtypes_of
from shapedgrad_mypy.codec import is_array, unknown_type
from shapedgrad_mypy.forgetting import forget_shapes, holds_sizes
from shapedgrad_mypy.inference import inferred
from shapedgrad_mypy.operands import NotAnArray, operand, operand_of_type
from shapedgrad_mypy.report import report
from shapedgrad_mypy.results import (
    answer,
    checked,
    nested,
    size,
    sized_array,
    sizes,
    without_shape,
)
from shapedgrad_mypy.scalars import scalar_dtype

if TYPE_CHECKING:
    from mypy.nodes import Context
    from mypy.plugin import AttributeContext, FunctionContext, MethodContext, MethodSigContext

    from shapedgrad_mypy.catalogue import Catalogue
    from shapedgrad_mypy.module import Module


@dataclass(frozen=True, slots=True)
class Call:
    """One call as mypy shows it, whichever way it is written."""

    operation: str
    actuals: Sequence[Actual]
    receiver: Aval | None
    default: Type
    context: Context
    module: Module
    ufunc: str = ""
    """The ufunc whose method is called: ``add`` in ``np.add.reduce``."""

    def result(self) -> Type:
        """Return the type of the call; mypy's own where an operand is not an array."""
        row = TABLE[self.operation]
        try:
            arguments = bind_arguments(row.rule, self.actuals, self.module, self.receiver)
        except Ragged as ragged:
            if self._dtype_wanted() != "object":  # an array of objects may hold anything
                message = f"cannot make an array of a list: {ragged}"
                report(self.module.checker, message, self.context, ragged.code)
            return without_shape(self.default, self.module)
        except (NotAnArray, Unreadable):
            return without_shape(self.default, self.module)
        positional = arguments.positional(row.rule)
        ask = inferred if arguments.following is None else infer  # what a function answers is not remembered

        def shapes() -> object:
            return ask(self.operation, *positional, **arguments.values)

        if row.dtype == "list":
            return nested(shapes, arguments.dtypes[0], self.default, self.context, self.module)
        if row.dtype in _MAKING_NO_ARRAY:
            return _MAKING_NO_ARRAY[row.dtype](shapes, self.default, self.context, self.module)
        return answer(
            shapes,
            lambda: self._dtypes(arguments),
            self.default,
            self.context,
            self.module,
            of_arrays=row.arrays,
        )

    def _dtype_wanted(self) -> str | None:
        """Return the dtype that the call asks for by name; of objects, if that cannot be read."""
        asked = [actual for actual, _, name in self.actuals if name == "dtype"]
        return (read_dtype(asked[0], self.module) or "object") if asked else None

    def _dtypes(self, arguments: Arguments) -> DTypes:
        if arguments.following is not None and arguments.values.get("out") is None:
            return arguments.following.dtype
        return arguments.result_dtypes(TABLE[self.operation], self.ufunc)


_MAKING_NO_ARRAY = {"none": checked, "dims": sizes, "dim": size}
"""What the rules of dtypes call a result that is no array: nothing, nested lists, integers."""


# ----------------------------------------------------------------------------------- what mypy calls


def function_call(operation: str, ctx: FunctionContext | MethodContext, module: Module) -> Type:
    """``np.sum(x, axis=0)``; and ``rng.normal(size=(N, D))``, whose receiver is no operand."""
    return _called(operation, None, ctx, module)


def _called(
    operation: str,
    receiver: Aval | None,
    ctx: FunctionContext | MethodContext,
    module: Module,
    ufunc: str = "",
) -> Type:
    if not isinstance(ctx.context, CallExpr) or operation not in TABLE:
        return ctx.default_return_type
    actuals = actuals_of(ctx.context)
    return Call(operation, actuals, receiver, ctx.default_return_type, ctx.context, module, ufunc).result()


def unlisted_call(ctx: FunctionContext | MethodContext, module: Module) -> Type:
    """``x.view(np.float32)``, and whatever else is not in the table: NumPy's stubs often keep a shape that changes."""
    typ = ctx.default_return_type
    return forget_shapes(typ, module.named) if holds_sizes(typ) else typ


def scalar_class_call(ctx: FunctionContext, module: Module) -> Type:
    """``np.int32([0, 1])``: NumPy's scalar classes make arrays of arrays and lists, which its stubs do not say."""
    default = ctx.default_return_type
    actuals = ctx.args[0] if ctx.args else []
    if not isinstance(ctx.context, CallExpr) or len(actuals) != 1:
        return default
    typ = module.type_of(actuals[0])
    if not isinstance(typ, AnyType | TupleType) and not is_array(typ) and not _is_sequence(typ):
        return default
    try:
        array = operand(actuals[0], module)
    except (NotAnArray, Ragged):
        array = Aval(ANY, None)
    if array.shape == SCALAR:
        return default
    module.firmer.add(ctx.context)
    made = Aval(array.shape, scalar_dtype(default))
    return unknown_type() if array.shape == ANY else sized_array(made, unknown_type(), module)


def _is_sequence(typ: Type) -> bool:
    text = isinstance(typ, Instance) and typ.type.fullname in {"builtins.str", "builtins.bytes"}
    return isinstance(typ, Instance) and typ.type.has_base("typing.Sequence") and not text


def unlisted_attribute(ctx: AttributeContext, module: Module) -> Type:
    """``x.base``: an attribute that is not in the table."""
    typ = ctx.default_attr_type
    return forget_shapes(typ, module.named) if holds_sizes(typ) and not ctx.is_lvalue else typ


def instance_call(catalogue: Catalogue, ctx: MethodContext, module: Module) -> Type:
    """``np.zeros((3, 4))``, ``np.exp(x)``: an object with ``__call__``, a ufunc for example."""
    if not isinstance(ctx.context, CallExpr):
        return ctx.default_return_type
    callee = ctx.context.callee
    node = callee.node if isinstance(callee, RefExpr) else None
    operation = catalogue.functions.get(node.fullname) if node is not None else None
    return _called(operation or ufunc_name(ctx.type) or "", None, ctx, module)


def ufunc_name(typ: Type) -> str | None:
    """Return the name of a ufunc, which its type in NumPy's stubs carries as a literal."""
    typ = get_proper_type(typ)
    if not isinstance(typ, Instance) or not typ.args:
        return None
    literal = get_proper_type(typ.args[0])
    return literal.value if isinstance(literal, LiteralType) and isinstance(literal.value, str) else None


def vecdot_signature(ctx: MethodSigContext, module: Module) -> CallableType:
    """``np.vecdot(x, y, axis=0)``: NumPy takes an axis here, and its stubs do not know it."""
    signature = ctx.default_signature
    if ufunc_name(ctx.type) != "vecdot" or "axis" in signature.arg_names:
        return signature
    more = {"axis": module.named("builtins.int", []), "keepdims": module.named("builtins.bool", [])}
    return signature.copy_modified(
        arg_types=[*signature.arg_types, *more.values()],
        arg_kinds=[*signature.arg_kinds, *([ARG_NAMED_OPT] * len(more))],
        arg_names=[*signature.arg_names, *more],
    )


def ufunc_method_call(method: str, ctx: MethodContext, module: Module) -> Type:
    """``np.add.reduce(x)``, ``np.multiply.outer(x, y)``."""
    return _called(f"ufunc.{method}", None, ctx, module, ufunc_name(ctx.type) or "")


def array_method_call(operation: str, ctx: MethodContext, module: Module) -> Type:
    """``x.sum(axis=0)``."""
    if not isinstance(ctx.context, CallExpr):
        return ctx.default_return_type
    callee = ctx.context.callee
    try:
        receiver = (
            operand(callee.expr, module) if isinstance(callee, MemberExpr) else operand_of_type(ctx.type)
        )
    except (NotAnArray, Ragged):
        return ctx.default_return_type
    return _called(operation, receiver, ctx, module)


def array_attribute(operation: str, ctx: AttributeContext, module: Module) -> Type:
    """``a.T``."""
    default = ctx.default_attr_type
    try:
        array = (
            operand(ctx.context.expr, module)
            if isinstance(ctx.context, MemberExpr)
            else operand_of_type(ctx.type)
        )
    except (NotAnArray, Ragged):
        return default
    if ctx.is_lvalue:
        return default
    if array.shape == SCALAR:  # an array still, if it is one
        return checked(lambda: inferred(operation, SCALAR), default, ctx.context, module)
    return answer(
        lambda: inferred(operation, array.shape),
        lambda: dtypes_of(TABLE[operation], [array.dtype]),
        default,
        ctx.context,
        module,
    )
