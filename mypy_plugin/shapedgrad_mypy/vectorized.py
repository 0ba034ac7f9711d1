"""Calls of what ``np.vectorize`` made: a function of numbers, or of core axes, mapped over all others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mypy.nodes import ARG_POS, CallExpr, ListExpr, NameExpr, RefExpr, TupleExpr
from mypy.types import Instance

from shapedgrad.shapes.dtypes import promote
from shapedgrad.shapes.rules.table import infer
from shapedgrad.shapes.shape import SCALAR
from shapedgrad_mypy.arguments import read_dtype
from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.dtype_names import named_dtype
from shapedgrad_mypy.functions import Following
from shapedgrad_mypy.operands import NotAnArray, operand
from shapedgrad_mypy.readings import read_text
from shapedgrad_mypy.results import answer
from shapedgrad_mypy.written import written

if TYPE_CHECKING:
    from mypy.nodes import Expression
    from mypy.plugin import MethodContext
    from mypy.types import Type

    from shapedgrad_mypy.module import Module

_PARAMETERS = ("pyfunc", "otypes", "doc", "excluded", "cache", "signature")


def vectorized_call(ctx: MethodContext, module: Module) -> Type:
    """``f(x, y)`` where ``f = np.vectorize(g)``, or ``np.vectorize(g, signature="(n),(n)->()")``."""
    default, call = ctx.default_return_type, ctx.context
    if not isinstance(call, CallExpr) or any(kind != ARG_POS for kind in call.arg_kinds):
        return default
    options = _options(call.callee, ctx.type, module)
    if "pyfunc" not in options or "excluded" in options:
        return default
    signature = read_text(options["signature"], module) if "signature" in options else None
    try:
        operands = [operand(actual, module) for actual in call.args]
    except (NotAnArray, Ragged):
        return default
    following = Following(options["pyfunc"], options["pyfunc"], module)
    following.given = [promote(each.dtype) for each in operands]
    dtypes = _output_dtypes(options["otypes"], module) if "otypes" in options else None
    function: Callable[..., object] = following
    if dtypes is not None:  # then the function is not called to see what it returns
        results = SCALAR if len(dtypes) == 1 else (SCALAR,) * len(dtypes)
        function = lambda *_: results  # noqa: E731
    return answer(
        lambda: infer("vectorize.__call__", function, signature, *(each.shape for each in operands)),
        lambda: following.dtype if dtypes is None else dtypes[0] if len(dtypes) == 1 else dtypes,
        default,
        call,
        module,
    )


def _options(callee: Expression, typ: Type, module: Module) -> dict[str, Expression]:
    """Return what the function was vectorized with, if that is in the text."""
    made = written(callee, module) if isinstance(callee, NameExpr) else callee
    if not isinstance(made, CallExpr) or not isinstance(typ, Instance):
        return {}
    maker = made.callee.fullname if isinstance(made.callee, RefExpr) else ""
    if maker != typ.type.fullname or len(made.args) > len(_PARAMETERS):
        return {}
    names = [name or _PARAMETERS[place] for place, name in enumerate(made.arg_names)]
    return dict(zip(names, made.args, strict=True))


def _output_dtypes(otypes: Expression, module: Module) -> list[str | None] | None:
    """Read ``otypes="dd"``, or ``otypes=[np.float64, int]``; None if their number is not known."""
    text = read_text(otypes, module)
    if isinstance(text, str):
        return [named_dtype(letter) for letter in text]
    if isinstance(otypes, ListExpr | TupleExpr):
        return [read_dtype(item, module) for item in otypes.items]
    return None
