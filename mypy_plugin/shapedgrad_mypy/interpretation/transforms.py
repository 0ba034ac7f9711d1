"""Derivatives of the program's functions: ``grad(f)(x)`` has the shape of x, ``jacobian(f)(x)`` those of f(x) and of x.

The function is followed as if the program had called it, so a mistake in it is found with the shapes that it gets here.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from shapedgrad_mypy.interpretation.batches import mapped
from shapedgrad_mypy.interpretation.derived import Run, block, like, per_output
from shapedgrad_mypy.interpretation.machine import span
from shapedgrad_mypy.interpretation.operands import known_items
from shapedgrad_mypy.interpretation.values import (
    TOP,
    Transformed,
    Tuple,
    Value,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.number_models import Model
    from shapedgrad_mypy.interpretation.scope import Scope


def call(
    transform: Transformed,
    args: Sequence[Value],
    keywords: Mapping[str, Value],
    node: ast.AST,
    scope: Scope,
    machine: Machine,
) -> Value:
    """Return what a function gives that is a derivative, or a batch, of another."""
    return _CALLS[transform.kind](Run(transform, args, keywords, node, scope, machine))


def _gradient(run: Run) -> Value:
    value, aux = run.apart(run.result())
    run.insist_on_number(value)
    gradient = run.by_arguments(lambda each: like(each, run.machine))
    return gradient if aux is None else Tuple((gradient, aux))


def _value_and_gradient(run: Run) -> Value:
    value, aux = run.apart(run.result())
    run.insist_on_number(value)
    gradient = run.by_arguments(lambda each: like(each, run.machine))
    return Tuple((value if aux is None else Tuple((value, aux)), gradient))


def _jacobian(run: Run) -> Value:
    value, aux = run.apart(run.result())
    found = per_output(value, lambda out: run.by_arguments(lambda each: block(out, each, run.machine)))
    return found if aux is None else Tuple((found, aux))


def _hessian(run: Run) -> Value:
    run.insist_on_number(run.result())
    return run.by_arguments(lambda row: run.by_arguments(lambda column: block(row, column, run.machine)))


def _elementwise(run: Run) -> Value:
    run.result()
    return run.by_arguments(lambda each: like(each, run.machine))


def _pullback(run: Run) -> Value:
    return Tuple(tuple(like(each, run.machine) for each in run.transform.values))


def _pushforward(run: Run) -> Value:
    return run.transform.values[0]


# ---------------------------------------------------------------------------------------------- models

Options: TypeAlias = "tuple[tuple[str, Value], ...]"


def _maker(kind: str, names: Sequence[str], *, strict: bool) -> Model:
    """Return what makes a derivative of a function, with the options that stand behind the function."""

    def make(
        args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
    ) -> Value:
        options = {**dict(zip(names, args[1:], strict=False)), **keywords}
        return Transformed(kind, args[0], tuple(options.items()), (), span(node, scope), strict)

    return make


def _jvp(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``jvp(f, primals, tangents)``: the value, and how it moves."""
    primals = known_items(args[1], machine.state)
    if primals is None:
        return TOP
    value = machine.call(args[0], list(primals), node, scope)
    return Tuple((value, like(value, machine)))


def _linearize(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    value = machine.call(args[0], args[1:], node, scope)
    return Tuple((value, Transformed("pushforward", args[0], values=(like(value, machine),))))


def _vjp(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    value = machine.call(args[0], args[1:], node, scope, keywords)
    return Tuple((value, Transformed("pullback", args[0], values=tuple(args[1:]))))


def _hvp(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    primals = known_items(args[1], machine.state)
    if primals is None:
        return TOP
    run = Run(Transformed("hessian", args[0]), list(primals), {}, node, scope, machine)
    run.insist_on_number(run.result())
    found = tuple(like(each, machine) for each in primals)
    return found[0] if len(found) == 1 else Tuple(found)


def _itself(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    return args[0]


_CALLS: Mapping[str, Callable[[Run], Value]] = {
    "grad": _gradient,
    "value_and_grad": _value_and_gradient,
    "jacobian": _jacobian,
    "hessian": _hessian,
    "elementwise_grad": _elementwise,
    "vmap": mapped,
    "pullback": _pullback,
    "pushforward": _pushforward,
}
_OPTIONS = dict.fromkeys(("grad", "value_and_grad", "jacobian", "hessian", "elementwise_grad"), ("argnums",))
_FUNCTIONS: Mapping[str, Model] = {
    **{kind: _maker(kind, names, strict=True) for kind, names in _OPTIONS.items()},
    "vmap": _maker("vmap", ("in_axes", "out_axes"), strict=True),
    "jvp": _jvp,
    "vjp": _vjp,
    "hvp": _hvp,
    "linearize": _linearize,
    **dict.fromkeys(("checkpoint", "stop_gradient", "custom_vjp", "custom_jvp"), _itself),
}
MODELS: Mapping[str, Model] = {
    **{f"shapedgrad.{name}": model for name, model in _FUNCTIONS.items()},
    **{f"autograd.{kind}": _maker(kind, names, strict=False) for kind, names in _OPTIONS.items()},
}
"""What a call of each gives; autograd differentiates an array of one element, too."""
