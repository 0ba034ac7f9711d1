"""The words that families of statements are made with: operands, axes, sizes, and mistakes."""

from __future__ import annotations

import inspect
import operator
import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from shapedgrad.shapes.rules.table import TABLE
from tests.fuzz.program import NAME, Operand, Scope, Size, spelled
from tests.fuzz.values import DTYPES, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
Dims = tuple[Size, ...]

KEYWORD = re.compile(r"$|(, )?\w+=")
NAMES = ("N", "D", "K", "M")
LITERALS = (1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6)
PLAIN = {"float", "float64", "inexact", "signed"}
"""Kinds of arrays whose negative has the same kind."""
RANKS = (0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4)


class Unsuitable(Exception):
    """No statement of the family can be made here."""


def literal(value: int) -> Size:
    return Size(str(value), str(value))


class Generator:
    """Draws what a statement needs from a scope, and adds to the scope what it lacks."""

    def __init__(self, rng: random.Random, scope: Scope) -> None:
        self.rng = rng
        self.scope = scope
        self.values = np.random.default_rng(rng.getrandbits(32))
        self.wrong = False
        self.operation = ""
        self.data = False  # the numbers, or whether a size is 1, decide the shape

    # ------------------------------------------------------------------------------------- choices

    def pick(self, *options: T) -> T:
        return self.rng.choice(options)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def mistake(self, share: float = 0.5) -> bool:
        """Whether to make a mistake here."""
        return self.wrong and self.chance(share)

    def option(self, share: float, *texts: str) -> str:
        """Further arguments, sometimes."""
        return ", " + self.pick(*texts) if self.chance(share) else ""

    # --------------------------------------------------------------------------------------- sizes

    def size(self) -> Size:
        if not self.scope.symbolic:
            return literal(0) if self.chance(0.02) else literal(self.pick(*LITERALS))
        name = self.pick(*NAMES)
        if self.chance(0.2):
            return literal(self.pick(*LITERALS))
        if self.chance(0.12):
            return self.pick(
                Size(f"{name}+1", f"({name.lower()} + 1)"), Size(f"2*{name}", f"(2 * {name.lower()})")
            )
        return Size(name, self._spelled(name))

    def _spelled(self, name: str) -> str:
        """A named size as code: the integer, or where an array has it."""
        places = [
            f"{each}.shape[{axis}]"
            for each in self.scope.operands.values()
            for axis, dim in enumerate(each.dims)
            if dim.notation == name and not each.definition
        ]
        return self.pick(*places) if places and self.chance(0.15) else name.lower()

    def sizes(self, least: int = 0, most: int = 4) -> Dims:
        rank = self.pick(*(each for each in RANKS if least <= each <= most))
        return tuple(self.size() for _ in range(rank))

    def other(self, dim: Size) -> Size:
        """A different size."""
        return next(each for each in iter(self.size, None) if each.notation not in {dim.notation, "1"})

    def spoil(self, dims: Dims, share: float = 0.6) -> Dims:
        """The sizes; if there is to be a mistake, one of them is different, or one too many."""
        if not dims or not self.mistake(share):
            return dims
        at = self.rng.randrange(len(dims))
        if self.chance(0.15):
            return (*dims[:at], *dims[at + 1 :])
        return (*dims[:at], self.other(dims[at]), *dims[at + 1 :])

    def value(self, dim: Size) -> int:
        """The size in the first instantiation."""
        return evaluate(dim, self.scope.instantiations[0])

    def tuple(self, dims: Sequence[Any]) -> str:
        """A shape as code."""
        inside = ", ".join(map(str, dims))
        return f"({inside},)" if len(dims) == 1 else f"({inside})"

    def shape_argument(self, dims: Dims) -> str:
        """A shape as code: in one dimension also a plain integer; or that of an array."""
        same = [each for each in self.scope.operands.values() if each.dims == tuple(dims)]
        if same and self.chance(0.15):
            return f"{self.rng.choice(same)}.shape"
        return str(dims[0]) if len(dims) == 1 and self.chance(0.5) else self.tuple(dims)

    # ---------------------------------------------------------------------------------------- axes

    def axis(self, rank: int) -> int:
        if self.mistake() or not rank:
            return self.pick(rank, -rank - 1, rank + 1)
        return self.rng.randrange(-rank, rank)

    def axes(self, rank: int, count: int | None = None) -> tuple[int, ...]:
        """Several different axes."""
        count = self.rng.randint(0, rank) if count is None else count
        chosen = [
            axis - rank if self.chance(0.4) else axis
            for axis in self.rng.sample(range(rank), min(count, rank))
        ]
        if chosen and self.mistake():
            chosen[0] = self.pick(rank, chosen[-1], -rank - 1)
        return tuple(chosen)

    def axis_argument(self, rank: int, *, many: bool = True, keyword: bool = False) -> str:
        """``, axis=0``, in one of its forms, or nothing."""
        if self.chance(0.2):
            return ""
        where = self.pick("None", str(self.axis(rank)), str(self.axis(rank)))
        if many and self.chance(0.25):
            where = self.tuple(self.axes(rank))
        return f", {where}" if not keyword and self.chance(0.3) else f", axis={where}"

    # ------------------------------------------------------------------------------------ operands

    def some(self, kind: str = "number", least: int = 0, most: int = 4) -> Operand:
        """Any array of a kind, often one that is there already."""
        known = [
            each for each in self.scope.operands.values() if each.kind == kind and least <= each.rank <= most
        ]
        if known and self.chance(0.6):
            return self.rng.choice(known)
        return self.array(self.sizes(least, most), kind)

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
                f"np.zeros({shape})", f"np.ones({shape})", f"np.empty({shape})", f"rng.random({shape})"
            )
        form = self.pick(
            "zeros({}, dtype={})", "ones({}, {})", "full({}, 1, dtype={})", "empty({}).astype({})"
        )
        return "np." + form.format(shape, f"np.{spelled(dtype)}")

    def broadcastable(self, dims: Dims) -> Dims:
        """A shape that broadcasts to the other: fewer axes, some of them 1."""
        start = self.rng.randint(0, len(dims)) if self.chance(0.3) else 0
        given = tuple(literal(1) if self.chance(0.12) else dim for dim in dims[start:])
        return self.spoil(given)

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
        given = joined(args)
        owner, _, last = name.rpartition(".")
        if owner == "ndarray" or (
            TABLE[name].method == name and isinstance(array, Operand) and self.chance(0.5)
        ):
            return f"{array}.{last}({given})"
        if self.chance(0.04) and all(KEYWORD.match(str(each)) for each in args):
            array = f"{first_parameter(name)}{array}"
        return f"{numpy_name(name)}({joined([array, given])})"

    def plain(self, *args: Any) -> str:
        """The operation as a function."""
        return f"{numpy_name(self.operation)}({joined(args)})"


def numpy_name(operation: str) -> str:
    if operation.startswith("random.Generator."):
        return "rng." + operation.rpartition(".")[2]
    return f"np.{operation}"


def first_parameter(operation: str) -> str:
    """``a=``, if a function of NumPy takes its first argument by name."""
    try:
        first = next(iter(inspect.signature(operator.attrgetter(operation)(np)).parameters.values()))
    except (ValueError, TypeError, AttributeError, StopIteration):
        return ""
    return f"{first.name}=" if first.kind is first.POSITIONAL_OR_KEYWORD else ""


def joined(args: Sequence[Any]) -> str:
    """Arguments with commas between them; those that are empty are left out."""
    return ", ".join(text for text in (str(each).removeprefix(", ") for each in args) if text)


def evaluate(dim: Size, sizes: dict[str, int]) -> int:
    return int(eval(dim.notation, {}, sizes))  # noqa: S307
