"""Statements read again: which operation they call, and what they pass to which parameter."""

from __future__ import annotations

import ast
import functools
import inspect
import operator
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from shapedgrad.shapes.rules.parameters import signature
from shapedgrad.shapes.rules.table import METHODS, TABLE

OWNERS = {"np": "", "snp": "", "rng": "random.Generator.", "rs": "random."}
UFUNC_METHODS = frozenset({"reduce", "accumulate", "reduceat", "outer", "at"})
SIGNATURES: Mapping[str, str] = {
    # those that NumPy hides behind **kwargs
    "ufunc.reduce": "(array, /, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=True)",
    "ufunc.outer": "(A, B, /, *, out=None, dtype=None, where=True, casting='same_kind')",
    "einsum": "(subscripts, /, *operands, out=None, optimize=False, dtype=None, order='K', casting='safe')",
    "pad": "(array, pad_width, mode='constant', *, constant_values=0, end_values=0, stat_length=None,"
    " reflect_type='even')",
    "clip": "(a, a_min=None, a_max=None, out=None, *, min=None, max=None, where=True, casting='same_kind',"
    " dtype=None)",
}  # fmt: skip


@functools.cache
def parameters(operation: str) -> inspect.Signature | None:
    """The signature of NumPy's function, or that of the rule where NumPy has none."""
    if operation in SIGNATURES:
        scope: dict[str, Any] = {}
        exec(f"def f{SIGNATURES[operation]}: ...", scope)  # noqa: S102
        return inspect.signature(scope["f"])
    try:
        found = inspect.signature(operator.attrgetter(operation)(np))
    except (AttributeError, ValueError, TypeError):
        found = None
    if found is None or any(each.kind is each.VAR_KEYWORD for each in found.parameters.values()):
        return signature(TABLE[operation].rule) if operation in TABLE else None
    of_array = operation.startswith(
        "ndarray."
    )  # a method of ndarray takes the array first, as the functions do
    kept = [each for each in found.parameters.values() if of_array or each.name != "self"]
    return found.replace(parameters=kept)


def options(operation: str) -> tuple[str, ...]:
    """The parameters that may be passed by name and may be left out."""
    found = parameters(operation)
    by_name = {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD}
    return tuple(
        each.name
        for each in (found.parameters.values() if found else ())
        if each.kind in by_name and each.default is not each.empty
    )


def outermost(text: str) -> tuple[str, ast.Call] | None:
    """The operation that a statement calls last, and the call."""
    try:
        body = ast.parse(text, mode="eval").body
    except SyntaxError:
        return None
    if isinstance(body, ast.Call) and isinstance(body.func, ast.Attribute):
        operation = called(body.func)
        return (operation, body) if operation else None
    return None


def calls(text: str) -> Iterator[tuple[str, ast.Call]]:
    """All calls of operations of the table."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            operation = called(node.func)
            if operation in TABLE:
                yield operation, node


def called(function: ast.Attribute) -> str:
    """The operation of which this is the name, or nothing."""
    path = ast.unparse(function)
    owner, _, rest = path.partition(".")
    if owner in {"np", "snp"}:
        before, _, last = rest.rpartition(".")
        return (
            f"ufunc.{last}" if isinstance(vars(np).get(before), np.ufunc) and last in UFUNC_METHODS else rest
        )
    if owner in OWNERS:
        return OWNERS[owner] + rest
    return METHODS[function.attr].name if function.attr in METHODS else ""


def array_of(call: ast.Call) -> ast.expr | None:
    """The array that a method is called on."""
    assert isinstance(call.func, ast.Attribute)
    owner: ast.expr = call.func
    while isinstance(owner, ast.Attribute):
        owner = owner.value
    return None if isinstance(owner, ast.Name) and owner.id in OWNERS else call.func.value


def passed(operation: str, call: ast.Call) -> dict[str, Any]:
    """The arguments by parameter; TypeError if NumPy's function would not take them."""
    found = parameters(operation)
    if found is None:
        return {}
    array = array_of(call)
    args = [*([array] if array is not None else []), *call.args]
    given: dict[str, Any] = {each.arg: each.value for each in call.keywords if each.arg}
    return dict(found.bind_partial(*args, **given).arguments)
