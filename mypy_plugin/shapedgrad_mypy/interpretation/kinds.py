"""Of which class a value is: ``isinstance(x, np.ndarray)``."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from shapedgrad_mypy.interpretation.classes import instance_of, lineage
from shapedgrad_mypy.interpretation.objects import ListObject
from shapedgrad_mypy.interpretation.values import TOP, Array, Constant, Library, Reference, Some, Tuple, Value

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope


def is_instance(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``isinstance(x, (list, np.ndarray))``."""
    classes = args[1].items if isinstance(args[1], Tuple) else args[1:]
    answers = [_is_of(args[0], each, machine) for each in classes]
    if True in answers:
        return Constant(True)
    return TOP if None in answers else Constant(False)


def _is_of(value: Value, kind: Value, machine: Machine) -> bool | None:
    instance = instance_of(value, machine)
    if instance is not None:
        return True if any(each is kind for each in lineage(instance.owner)) else None
    names = _CLASSES.get(type(value).__name__)
    if isinstance(value, Array):
        names = frozenset({"numpy.ndarray"}) if value.shape.rank else None
    elif isinstance(value, Constant):
        names = frozenset({f"builtins.{type(value.value).__name__}"})
    elif isinstance(value, Some):
        names = frozenset({f"builtins.{value.kind}"})
    elif isinstance(value, Reference):
        found = machine.state.heap.get(value.identity)
        names = (
            frozenset({"builtins.list"}) if isinstance(found, ListObject) else frozenset({"builtins.dict"})
        )
    if names is None or not isinstance(kind, Library) or kind.name not in _PLAIN_CLASSES:
        return None
    return kind.name in names


_CLASSES = {"Integer": frozenset({"builtins.int"}), "Tuple": frozenset({"builtins.tuple"})}
_PLAIN_CLASSES = frozenset(
    [
        f"builtins.{name}"
        for name in ("int", "float", "bool", "complex", "str", "bytes", "list", "dict", "tuple", "set")
    ]
    + ["numpy.ndarray"]
)
