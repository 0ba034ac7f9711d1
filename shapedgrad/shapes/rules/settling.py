"""From a call to the shape of its result: arguments bound, unknown ones settled, refusals explained."""

from __future__ import annotations

from functools import reduce
from itertools import chain, islice, permutations, product
from math import prod
from typing import TYPE_CHECKING, Any

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.errors import Refusal, ShapeError
from shapedgrad.shapes.rules.axes import either, several
from shapedgrad.shapes.rules.parameters import Several, parameters, signature
from shapedgrad.shapes.rules.wording import argument, worded
from shapedgrad.shapes.shape import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from inspect import BoundArguments

    from shapedgrad.shapes.rules.operation import Operation
    from shapedgrad.shapes.rules.parameters import Parameter, Result, Rule

MOST_CASES = 1024


def apply(operation: Operation, args: Sequence[Any], params: Mapping[str, Any]) -> Result:
    """The shape of an operation's result; raises `ShapeError` where its rule refuses."""
    bound = signature(operation.rule).bind(*args, **params)
    try:
        return settled(operation.rule, bound)
    except Refusal as refusal:
        raise explained(operation, bound, refusal) from None


def explained(operation: Operation, bound: BoundArguments, refusal: Refusal) -> ShapeError:
    """The refusal of a rule as the error of the whole call."""
    given = {name for name, value in bound.arguments.items() if value is not None and value != ()}
    bound.apply_defaults()
    kinds = parameters(operation.rule)
    words = {name: argument(value, kinds[name]) for name, value in bound.arguments.items()}
    phrase = worded(operation.phrase, words, given)
    hint = f" ({refusal.hint})" if refusal.hint else ""
    return ShapeError(
        f"cannot {phrase}: {refusal.reason}{hint}",
        operation=operation.name,
        operands=tuple(operands(operation.rule, bound)),
        reason=refusal.reason,
        code=operation.code if refusal.code == "shape" else refusal.code,
        hint=refusal.hint,
    )


def operands(rule: Rule, bound: BoundArguments) -> Iterable[Shape]:
    """The shapes among the arguments that are arrays."""
    for name, value in bound.arguments.items():
        if parameters(rule)[name].kind in {"Shape", "Arrays", "ArrayOrArrays"}:
            yield from (
                each for each in (value if isinstance(value, tuple) else (value,)) if isinstance(each, Shape)
            )


def settled(rule: Rule, bound: BoundArguments) -> Result:
    """What a rule answers; where flags or axes are unknown, what all of its answers agree on.

    A value that the rule refuses for certain is one that the call cannot have had; nothing is known if the
    proof is all that a value lacks.
    """
    kinds = parameters(rule)
    for name, value in bound.arguments.items():
        bound.arguments[name] = _joined(kinds[name], value)
    unknown = {n: cases(kinds[n], v, bound) for n, v in bound.arguments.items() if _unsettled(kinds[n], v)}
    if not unknown:
        return rule(*bound.args, **bound.kwargs)  # type: ignore[no-any-return]
    if prod(map(len, unknown.values())) > MOST_CASES:
        return UNKNOWN
    answers: list[Result] = []
    refusals: list[Refusal] = []
    for values in product(*unknown.values()):
        bound.arguments.update(zip(unknown, values, strict=True))
        try:
            answers.append(rule(*bound.args, **bound.kwargs))
        except Refusal as refusal:
            refusals.append(refusal)
    if not answers:
        raise min(refusals, key=_weight)
    if any(refusal.code == "shape-unproven" for refusal in refusals):
        return UNKNOWN
    return reduce(agreed, answers)


def agreed(first: Result, second: Result) -> Result:
    """What is certain of a result that is one or the other."""
    if isinstance(first, Shape) and isinstance(second, Shape):
        return either(first, second)
    if isinstance(first, tuple) and isinstance(second, tuple) and len(first) == len(second):
        return tuple(map(agreed, first, second))
    if isinstance(first, Several) and isinstance(second, Several):
        return Several(either(first.shape, second.shape))
    return UNKNOWN


def _weight(refusal: Refusal) -> int:
    """The order in which refusals are told: an axis that is not there was hardly meant."""
    return {"shape-unproven": 0, "shape-axis": 2}.get(refusal.code, 1)


def _joined(parameter: Parameter, value: Any) -> Any:
    """The axes of ``a.transpose(1, 0)`` and of ``a.transpose((1, 0))`` alike."""
    if parameter.kind != "Axes" or parameter.passing != "VAR_POSITIONAL":
        return value
    return UNKNOWN if value == (UNKNOWN,) else tuple(axis for group in value for axis in several(group))


def _unsettled(parameter: Parameter, value: object) -> bool:
    return parameter.kind in {"Flag", "Axis", "Axes"} and (
        value is UNKNOWN or (isinstance(value, tuple) and UNKNOWN in value)
    )


def cases(parameter: Parameter, value: object, bound: BoundArguments) -> list[Any]:
    """The values that an argument may have of which not everything is known."""
    if parameter.kind == "Flag":
        return [True, False]
    axes = _axes(bound, len(value) if isinstance(value, tuple) else 1)
    none = [None] if parameter.optional else []
    if isinstance(value, tuple):
        options = islice(product(*(axes if each is UNKNOWN else [each] for each in value)), MOST_CASES + 1)
        return [axis for (axis,) in options] if len(value) == 1 else list(options)
    if parameter.kind == "Axis":
        return [*axes, *none]
    orders = chain.from_iterable(permutations(axes, count) for count in range(len(axes) + 1))
    return [*none, *islice(orders, MOST_CASES + 1)]


def _axes(bound: BoundArguments, more: int) -> list[int]:
    """Every axis that the largest operand may have once it has more; on both sides if ranks are unknown or differ."""
    values = chain.from_iterable(v if isinstance(v, tuple) else (v,) for v in bound.arguments.values())
    shapes = [getattr(value, "shape", value) for value in values]
    shapes = [shape for shape in shapes if isinstance(shape, Shape)]
    longest = max((len(shape.items) for shape in shapes), default=0)
    one_rank = len({shape.rank for shape in shapes}) == 1 and all(shape.known_rank for shape in shapes)
    return list(range(0 if one_rank else -longest - more, longest + more))
