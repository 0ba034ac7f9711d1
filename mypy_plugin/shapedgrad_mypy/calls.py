"""Calls of NumPy's functions, methods and operators: decode the operands, infer, encode the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mypy.nodes import (
    CallExpr,
    Expression,
    IndexExpr,
    MemberExpr,
    RefExpr,
)
from mypy.types import Instance, LiteralType, Type, get_proper_type

from shapedgrad.shapes.dtypes import result_dtype
from shapedgrad.shapes.rules.table import TABLE
from shapedgrad.shapes.shape import SCALAR
from shapedgrad_mypy.arguments import Actual, Arguments, Unreadable, actuals_of, bind_arguments, read_dtype
from shapedgrad_mypy.aval import Aval
from shapedgrad_mypy.forgetting import forget_shapes, holds_sizes
from shapedgrad_mypy.indices import read_index
from shapedgrad_mypy.inference import inferred
from shapedgrad_mypy.operands import NotAnArray, Ragged, operand, operand_of_type
from shapedgrad_mypy.report import report
from shapedgrad_mypy.results import answer, array_type, checked, single, without_shape
from shapedgrad_mypy.scalars import array_dtype

if TYPE_CHECKING:
    from mypy.nodes import Context
    from mypy.plugin import AttributeContext, FunctionContext, MethodContext

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
                report(self.module.checker, message, self.context, "shape")
            return without_shape(self.default, self.module)
        except (NotAnArray, Unreadable):
            return without_shape(self.default, self.module)
        if row.dtype == "none":  # np.copyto and its kin return nothing
            return checked(
                lambda: inferred(self.operation, *arguments.positional(row.rule), **arguments.values),
                self.default,
                self.context,
                self.module,
            )
        return answer(
            lambda: inferred(self.operation, *arguments.positional(row.rule), **arguments.values),
            lambda: self._dtypes(row.dtype, arguments),
            self.default,
            self.context,
            self.module,
            of_arrays=row.rule.__module__.rpartition(".")[2] in _MAKING_ARRAYS,
        )

    def _dtype_wanted(self) -> str | None:
        """Return the dtype that the call asks for by name; of objects, if that cannot be read."""
        asked = [actual for actual, _, name in self.actuals if name == "dtype"]
        return (read_dtype(asked[0], self.module) or "object") if asked else None

    def _dtypes(self, rule: str, arguments: Arguments) -> Sequence[str | None] | str | None:
        if arguments.values.get("out") is not None:
            return arguments.out
        if arguments.requests and arguments.requested is None:
            return None
        if self.ufunc and not arguments.requests:
            return _dtype_of_method(self.operation, self.ufunc, arguments.dtypes)
        return result_dtype(rule, arguments.dtypes, arguments.requested)


def _dtype_of_method(operation: str, ufunc: str, dtypes: Sequence[str | None]) -> str | None:
    """Return the dtype of ``np.add.reduce(x)``: sums and products widen, others are what the ufunc itself makes."""
    if ufunc not in TABLE:
        return None
    if operation != "ufunc.outer":
        dtypes = [dtypes[0], dtypes[0]] if dtypes else []
        if ufunc in {"add", "multiply"}:
            return single(result_dtype("sum", dtypes))
    return single(result_dtype(TABLE[ufunc].dtype, dtypes))


_MAKING_ARRAYS = frozenset({"creation", "layout", "joining"})
"""The families of rules whose results are arrays even where they have rank 0."""


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


def selection(ctx: MethodContext, module: Module) -> Type:
    """``a[i, 1:, None]``."""
    return _index(ctx, module, None)


def assignment_into(ctx: MethodContext, module: Module) -> Type:
    """``a[i] = b``: b broadcasts to what is selected."""
    try:
        value = operand(ctx.args[1][0], module)
    except (NotAnArray, Ragged):
        return ctx.default_return_type
    if array_dtype(ctx.type) in {None, "object"}:  # an element of an object array takes an array whole
        return ctx.default_return_type
    return _index(ctx, module, value)


def _index(ctx: MethodContext, module: Module, value: Aval | None) -> Type:
    try:
        array = (
            operand(ctx.context.base, module)
            if isinstance(ctx.context, IndexExpr)
            else operand_of_type(ctx.type)
        )
        index = read_index(ctx.args[0][0], module)
    except (NotAnArray, Ragged):
        return ctx.default_return_type
    if value is not None:
        written = value.shape
        return checked(
            lambda: inferred("setitem", array.shape, index, written),
            ctx.default_return_type,
            ctx.context,
            module,
        )
    return answer(
        lambda: inferred("getitem", array.shape, index),
        lambda: array.dtype,
        ctx.default_return_type,
        ctx.context,
        module,
    )


def iteration(ctx: MethodContext, module: Module) -> Type:
    """``for row in a``: what is left without the first axis."""
    try:
        array = (
            operand(ctx.context, module) if isinstance(ctx.context, Expression) else operand_of_type(ctx.type)
        )
    except (NotAnArray, Ragged):
        return ctx.default_return_type
    if not array.shape.rank or array.shape.rank == 1:
        return ctx.default_return_type
    module.firmer.add(ctx.context)
    row = array_type(Aval(array.shape.drop((0,)), array.dtype), ctx.type, module)
    return module.named("typing.Iterator", [row])


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
        lambda: result_dtype(TABLE[operation].dtype, [array.dtype]),
        default,
        ctx.context,
        module,
    )
