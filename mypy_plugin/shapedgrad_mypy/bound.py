"""What a call hands to a rule, and which dtype that gives: whether the arguments were read off expressions, or off values."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.dtypes import promote, result_dtype
from shapedgrad.shapes.rules.parameters import Parameter, Rule, parameters
from shapedgrad.shapes.rules.table import TABLE

if TYPE_CHECKING:
    from shapedgrad.shapes.rules.operation import Operation

DTypes: TypeAlias = "Sequence[str | None] | str | None"
"""The dtype of a result, or of each of several."""


class Unreadable(Exception):
    """The call cannot be laid beside the rule's signature: ``f(*args)``, or a parameter that the rule does not have."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an argument is to a rule, with the dtypes of the operands in it."""

    value: object
    dtypes: tuple[str | None, ...] = ()


@dataclass(slots=True)
class Bound:
    """What a rule is called with, and the dtypes that come along."""

    values: dict[str, object] = field(default_factory=dict)
    dtypes: list[str | None] = field(default_factory=list)
    by_name: dict[str, Any] = field(default_factory=dict)
    """The dtypes by the parameter that they come from."""

    requested: str | None = None
    """The dtype that ``dtype=`` asks for."""

    requests: bool = False
    """Whether the call has a ``dtype=`` at all."""

    out: str | None = None
    """The dtype of ``out=``, which is then the result's."""

    variadic: tuple[object, ...] = ()
    """What goes to the rule's ``*parameter``, after the parameters in front of it."""

    def take(self, formal: Parameter, reading: Reading) -> object:
        """Note the dtypes that come with what was read, and return what it is to the rule."""
        if formal.name == "out":
            self.out = reading.dtypes[0] if reading.dtypes else None
        if formal.decides_dtype:
            self.dtypes.extend(reading.dtypes)
            several = formal.kind not in _SINGLE or is_variadic(formal)
            known = self.by_name.get(formal.name, ()) if several else ()
            self.by_name[formal.name] = (*known, *reading.dtypes) if several else reading.dtypes[0]
        if not is_variadic(formal):
            self.values[formal.name] = reading.value
        return reading.value

    def ask(self, dtype: str | None) -> object:
        """Note the dtype that the call asks for, and return what it is to the rule."""
        self.requested, self.requests = dtype, True
        return UNKNOWN if dtype is None else dtype

    def lacks(self, formal: Parameter) -> bool:
        """Tell whether a parameter that has no default was given nothing."""
        required = formal.default is inspect.Parameter.empty and not formal.passing.startswith("VAR_")
        return required and formal.name not in self.values

    def positional(self, rule: Rule) -> tuple[object, ...]:
        """Take out what has to be passed by position, because a ``*parameter`` follows."""
        formals = list(parameters(rule).values())
        stars = [place for place, formal in enumerate(formals) if is_variadic(formal)]
        front = formals[: stars[0]] if stars else []
        return (*(self.values.pop(formal.name, formal.default) for formal in front), *self.variadic)

    def result_dtypes(self, row: Operation, ufunc: str) -> DTypes:
        """Return the dtypes of the result; `ufunc` is the one whose method is called: ``add`` in ``np.add.reduce``."""
        if self.values.get("out") is not None:
            return self.out
        if self.requests and self.requested is None:
            return None
        if not isinstance(row.dtype, str):
            found: DTypes = row.dtype(self.by_name, self.values, self.requested)
            return found
        if ufunc and not self.requests:
            return _dtype_of_method(row.name, ufunc, self.dtypes)
        return result_dtype(row.dtype, self.dtypes, self.requested)


_SINGLE = frozenset({"Shape", "Bound", "DimOrArray", "Indices"})
"""The kinds of parameters that are one operand."""


def is_variadic(formal: Parameter) -> bool:
    """Tell whether a parameter is a ``*parameter``."""
    return formal.passing == "VAR_POSITIONAL"


def _dtype_of_method(operation: str, ufunc: str, dtypes: Sequence[str | None]) -> str | None:
    """Return the dtype of ``np.add.reduce(x)``: sums and products widen, others are what the ufunc itself makes."""
    if ufunc not in TABLE:
        return None
    if operation == "ufunc.outer":  # which makes arrays of Python's numbers first
        dtypes = [promote(dtype) for dtype in dtypes]
    else:
        dtypes = [dtypes[0], dtypes[0]] if dtypes else []
        if ufunc in {"add", "multiply"}:
            return single(result_dtype("sum", dtypes))
    return single(dtypes_of(TABLE[ufunc], dtypes))


def dtypes_of(row: Operation, given: Sequence[str | None]) -> DTypes:
    """Return the dtype of an operation's result, by those of its operands in order."""
    if isinstance(row.dtype, str):
        return result_dtype(row.dtype, given)
    by_name = dict(zip(parameters(row.rule), given, strict=False))
    return row.dtype(by_name, {}, None)  # type: ignore[no-any-return]


def single(dtypes: DTypes) -> str | None:
    """Return the dtype of the only result; unknown where a rule speaks of several."""
    if dtypes is not None and not isinstance(dtypes, str) and len(dtypes) == 1:
        return dtypes[0]
    return dtypes if isinstance(dtypes, str) else None
