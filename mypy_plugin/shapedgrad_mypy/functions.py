"""Functions among a call's arguments, followed by a call that mypy checks as if the program made it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from mypy.nodes import ARG_POS, CallExpr, IntExpr, LambdaExpr, RefExpr, TempNode
from mypy.types import CallableType, TupleType, Type

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.errors import CODES, Refusal
from shapedgrad.shapes.shape import SCALAR, Shape
from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.codec import NDARRAY, encode_shape, unknown_type
from shapedgrad_mypy.operands import NotAnArray, operand, operand_of_type
from shapedgrad_mypy.scalars import encode_dtype, number_type
from shapedgrad_mypy.written import written

if TYPE_CHECKING:
    from mypy.checker import TypeChecker
    from mypy.errors import ErrorInfo
    from mypy.nodes import ArgKind, Context, Expression

    from shapedgrad_mypy.aval import Aval
    from shapedgrad_mypy.module import Module

Actual: TypeAlias = "tuple[Expression, ArgKind, str | None]"


class Following:
    """A function that a rule calls with the shapes that NumPy would call it with.

    It answers a shape, a tuple of them, or UNKNOWN, and then knows the dtype as well.
    """

    def __init__(self, function: Expression, context: Context, module: Module) -> None:
        self.function = written(function, module)
        self.context = context
        self.module = module
        self.extra: Sequence[Actual] = ()
        """What is handed on to the function, as ``keepdims`` in ``np.apply_along_axis(f, 0, x, keepdims=True)``."""

        self.given: Sequence[str | None] = ()
        """The dtypes of the arrays that it is called with; the last one goes for any more."""

        self.dtype: str | None = None
        """The dtype of what it returned last."""

    def __call__(self, *given: object) -> object:
        """Return the shape of what the function returns for arrays of these shapes; refuse what it refuses."""
        actuals = [self._actual(place, value) for place, value in enumerate(given)]
        checker = self.module.checker
        before = len(_said(checker))
        with checker.msg.filter_errors(), checker.binder.frame_context(can_skip=True, fall_through=0):
            if isinstance(self.function, LambdaExpr):
                result = self._checked_lambda(self.function, actuals)
            else:
                result = self._checked_call(actuals)
        mistakes = _said(checker)[before:]
        del _said(checker)[before:]  # it is the rule that knows whether NumPy makes this call at all
        for mistake in mistakes:
            if mistake.code is not None and mistake.code.code in CODES:
                raise Refusal(mistake.message, mistake.code.code)
        return UNKNOWN if result is None else self._shapes(result)

    def _actual(self, place: int, value: object) -> Expression:
        """Write an argument as an expression: an integer, or something of an array's type."""
        if isinstance(value, int):
            number = IntExpr(value)
            number.set_line(self.context)
            return number
        dtype = self.given[min(place, len(self.given) - 1)] if self.given else None
        return TempNode(self._type(value, dtype), context=self.context)

    def _type(self, value: object, dtype: str | None) -> Type:
        module = self.module
        if not isinstance(value, Shape):
            return unknown_type()
        if value != SCALAR:
            return module.named(
                NDARRAY, [encode_shape(value, module.named), encode_dtype(dtype, module.checker)]
            )
        return number_type(dtype, module)

    def _checked_call(self, actuals: Sequence[Expression]) -> Expression:
        """Return the call, checked."""
        extra = list(self.extra)
        call = CallExpr(
            self.function,
            [*actuals, *(actual for actual, _, _ in extra)],
            [*([ARG_POS] * len(actuals)), *(kind for _, kind, _ in extra)],
            [*([None] * len(actuals)), *(name for _, _, name in extra)],
        )
        call.set_line(self.context)
        self.module.checker.expr_checker.accept(call)
        return call

    def _checked_lambda(self, function: LambdaExpr, actuals: Sequence[Expression]) -> Expression | None:
        """Return the body of a lambda, checked for these arguments."""
        if self.extra or len(function.arguments) != len(actuals):
            return None
        checker = self.module.checker
        types = [checker.expr_checker.accept(actual) for actual in actuals]
        signature = CallableType(
            types,
            [ARG_POS] * len(types),
            [None] * len(types),
            unknown_type(),
            checker.named_type("builtins.function"),
        )
        checker.expr_checker.accept(function, type_context=signature)
        return function.expr()

    def _shapes(self, result: Expression) -> object:
        typ = self.module.type_of(result)
        try:
            if isinstance(typ, TupleType):
                return tuple(operand_of_type(item).shape for item in typ.items)
            return self._noted(operand(result, self.module))
        except (NotAnArray, Ragged):
            self.dtype = None
            return UNKNOWN

    def _noted(self, result: Aval) -> Shape:
        weak = (result.dtype or "").startswith("weak")
        self.dtype = (
            result.dtype if not weak else _OF_WEAK.get(result.dtype or "") if self._is_exact else None
        )
        return result.shape

    @property
    def _is_exact(self) -> bool:
        """Whether a ``float`` that the function returns is no integer: a program's own may return either."""
        return isinstance(self.function, RefExpr) and self.function.fullname.startswith(_LIBRARIES)


def _said(checker: TypeChecker) -> list[ErrorInfo]:
    """Return what has been said of the module so far; the list itself."""
    return checker.errors.error_info_map.get(checker.errors.file, [])


_OF_WEAK = {"weak int": "int64", "weak float": "float64", "weak complex": "complex128"}
_LIBRARIES = ("builtins.", "math.", "numpy.")
