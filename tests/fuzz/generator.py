"""The words that families of statements are made with: operands, axes, sizes, and mistakes."""

from __future__ import annotations

import inspect
import operator
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from shapedgrad.shapes.rules.table import TABLE
from tests.fuzz.choices import Choices, Dims, Unsuitable, literal
from tests.fuzz.literals import written_out
from tests.fuzz.program import NAME, Operand, Size, evaluate, spelled
from tests.fuzz.values import DTYPES, numbers

__all__ = ["Generator", "Size", "Unsuitable", "literal"]

KEYWORD = re.compile(r"$|(, )?\w+=")
RESULTS = 0.4
"""How often an operand is the result of an earlier statement, if there is one."""
SERVES = {
    "float64": {"number", "real", "signed", "inexact", "float", "float64"},
    "float": {"number", "real", "signed"},
    "real": {"number", "real"},
    "mask": {"number"},
    "complex": {"number", "complex"},
}
"""What results of a kind can be used for."""
OURS = 0.03
"""How many functions are called by the namespace of ours, which type checkers take for NumPy's."""
FUNCTIONS_ONLY = {"random.ranf", "random.sample"}
"""Functions that are no methods of a RandomState."""
PLAIN = {"float", "float64", "inexact", "signed"}
"""Kinds of arrays whose negative has the same kind."""


class Generator(Choices):
    """Draws the operands and the calls of a statement, and adds to the scope what it lacks."""

    def some(self, kind: str = "number", least: int = 0, most: int = 4) -> Operand:
        """Any array of a kind, often one that is there already."""
        results = [each for each in self._results(kind) if least <= each.rank <= most]
        if results and self.chance(RESULTS):
            return self.rng.choice(results[-8:])
        known = [
            each for each in self.scope.operands.values() if each.kind == kind and least <= each.rank <= most
        ]
        if known and self.chance(0.6):
            return self.rng.choice(known)
        return self.array(self.sizes(least, most), kind)

    def _results(self, kind: str) -> list[Operand]:
        """What earlier statements have made and this one can use."""
        return [
            each
            for each in self.scope.operands.values()
            if each.is_result and kind in SERVES.get(each.kind, ())
        ]

    def variable(self, kind: str, least: int = 0) -> Operand:
        """Any array of a kind that has a name, so that one can write into it."""
        return next(each for each in iter(lambda: self.some(kind, least), None) if NAME.fullmatch(each.name))

    def array(self, dims: Dims, kind: str = "number") -> Operand:
        """An array of that shape."""
        if self.chance(0.08) and kind in PLAIN:
            return self._expression(tuple(dims), kind)
        known = [
            each for each in self.scope.operands.values() if each.kind == kind and each.dims == tuple(dims)
        ]
        same = [each for each in self._results(kind) if each.dims == tuple(dims)]
        if same and self.chance(RESULTS):
            return self.rng.choice(same[-4:])
        if known and self.chance(0.8):
            return self.rng.choice(known)
        return self.define(tuple(dims), self.pick(*DTYPES[kind].split()), kind)

    def _expression(self, dims: Dims, kind: str) -> Operand:
        """An array of that shape which is not a variable."""
        if len(dims) > 1 and self.chance(0.4):
            a = self.array(dims[::-1], kind)
            return replace(a, name=f"{a}.T", dims=dims)
        if len(dims) and dims[0].notation == "1":
            a = self.array(dims[1:], kind)
            return replace(a, name=self.pick(f"{a}[None]", f"{a}[np.newaxis, ...]"), dims=dims)
        if len(dims) and dims[-1].notation == "1":
            a = self.array((*dims[:-1], self.size()), kind)
            return replace(a, name=f"{a}.max(axis=-1, keepdims=True)", dims=dims)
        a = self.array(dims, kind)
        return replace(
            a, name=self.pick(f"(-{a})", f"{a}.copy()", f"{a}[...]", f"({a} + 1.0)", f"np.abs({a})")
        )

    def define(self, dims: Dims, dtype: str, kind: str) -> Operand:
        """A new array."""
        scope = self.scope
        name = f"a{len(scope.operands)}"
        definition = "" if scope.symbolic else self._definition(dims, dtype)
        told = self._told(dims) if scope.symbolic and self.chance(0.06) else ""
        operand = Operand(name, dims, dtype, kind, definition, told)
        scope.operands[name] = operand
        scope.arrays[name] = [
            numbers([evaluate(dim, sizes) for dim in dims], dtype, kind, self.values)
            for sizes in scope.instantiations
        ]
        return operand

    def _told(self, dims: Dims) -> str:
        """Less than all of a shape, in the notation of annotations."""
        if self.chance(0.3):
            return "nothing"
        cut = self.rng.randint(0, len(dims))
        if self.chance(0.4):
            return ", ".join(["...", *(dim.notation for dim in dims[cut:])])
        return ", ".join("_" if self.chance(0.5) else dim.notation for dim in dims)

    def _definition(self, dims: Dims, dtype: str) -> str:
        shape = self.shape_argument(dims)
        if dtype == "float64" and self.chance(0.7):
            return self.pick(
                f"np.zeros({shape})",
                f"np.ones({shape})",
                f"np.empty({shape})",
                f"rng.random({shape})" if dims else "np.zeros(())",
            )
        form = self.pick(
            "zeros({}, dtype={})", "ones({}, {})", "full({}, 1, dtype={})", "empty({}).astype({})"
        )
        return "np." + form.format(shape, f"np.{spelled(dtype)}")

    def pair(self, kind: str = "number") -> tuple[Operand, Any]:
        """Two operands that broadcast; sometimes one of them is a Python number."""
        a = self.some(kind)
        if self.chance(0.15):
            return self._mixed(a, kind)
        b = self.array(self.broadcastable(a.dims), kind)
        return (a, b) if self.chance(0.7) else (b, a)

    def _mixed(self, a: Operand, kind: str) -> tuple[Any, Any]:
        """An array and something else that broadcasts to it: a number, one of NumPy, a list."""
        last = self.value(a.dims[-1]) if a.rank else 0
        items = self.pick("1", "2.0", "True") if kind != "int" else "1"
        listed = f"[{', '.join([items] * (last + 1 if self.wrong else last))}]"
        numbers = ["2", "3"] if kind == "int" else ["2", "2.5", "True", "1", "np.float64(2)", "np.float32(1)"]
        if kind != "int" and a.rank:
            numbers += [f"{a}.sum()", f"{a}.mean()", f"len({a})", f"{a}.shape[0]", f"np.max({a})"]
        known = bool(a.rank) and a.dims[-1].notation.isdigit() and last > 0
        other = listed if known and self.chance(0.3) else self.pick(*numbers)
        return a, other

    def call(self, array: Any, *args: Any, name: str = "") -> str:
        """The operation applied to an array, as function or as method; arguments may begin with a comma."""
        name = name or self.operation
        owner, _, last = name.rpartition(".")
        if owner == "ndarray" or (
            TABLE[name].method == name and isinstance(array, Operand) and self.chance(0.5)
        ):
            return f"{array}.{last}({joined(args)})"
        given = joined(map(self.given, args))
        array = self.given(array)
        if self.chance(0.04) and all(KEYWORD.match(str(each)) for each in args):
            array = f"{first_parameter(name)}{array}"
        return f"{self.named(name)}({joined([array, given])})"

    def plain(self, *args: Any) -> str:
        """The operation as a function."""
        return f"{self.named(self.operation)}({joined(map(self.given, args))})"

    def named(self, operation: str) -> str:
        """The operation in code."""
        if operation.startswith("random.Generator."):
            return "rng." + operation.rpartition(".")[2]
        if operation.startswith("random.") and operation not in FUNCTIONS_ONLY and self.chance(0.3):
            return "rs." + operation.removeprefix("random.")
        return f"{'snp' if self.chance(OURS) else 'np'}.{operation}"

    def given(self, argument: Any) -> Any:
        """An argument of a function; an array is sometimes written out as a list."""
        if isinstance(argument, Operand) and NAME.fullmatch(argument.name) and self.chance(0.06):
            return written_out(argument, self.scope.arrays[argument.name], self.rng) or argument
        return argument


def first_parameter(operation: str) -> str:
    """``a=``, if a function of NumPy takes its first argument by name."""
    try:
        first = next(iter(inspect.signature(operator.attrgetter(operation)(np)).parameters.values()))
    except (ValueError, TypeError, AttributeError, StopIteration):
        return ""
    return f"{first.name}=" if first.kind is first.POSITIONAL_OR_KEYWORD else ""


def joined(args: Iterable[Any]) -> str:
    """Arguments with commas between them; those that are empty are left out."""
    return ", ".join(text for text in (str(each).removeprefix(", ") for each in args) if text)
