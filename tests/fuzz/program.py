"""What a random program is made of: sizes, operands, statements, and the scopes that hold them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

NAME = re.compile(r"\b[av]\d+\b")
"""Operands: `a7` is given, `v7` is the result of a statement."""


@dataclass(frozen=True)
class Size:
    """A dimension: in the notation of annotations, and as an integer in code."""

    notation: str
    code: str

    def __str__(self) -> str:
        return self.code


def evaluate(dim: Size, sizes: dict[str, int]) -> int:
    return int(eval(dim.notation, {}, sizes))  # noqa: S307


@dataclass(frozen=True)
class Operand:
    """A variable that holds an array of known shape; `definition` is empty for a parameter."""

    name: str
    dims: tuple[Size, ...]
    dtype: str
    kind: str
    definition: str
    told: str = ""  # what the annotation tells of the shape, if not all of it

    def __str__(self) -> str:
        return self.name

    @property
    def rank(self) -> int:
        return len(self.dims)

    @property
    def is_result(self) -> bool:
        """Whether a statement makes it, in contrast to what is given."""
        return self.name.startswith("v")

    @property
    def annotation(self) -> str:
        if self.told == "nothing":
            return f"npt.NDArray[np.{spelled(self.dtype)}]"
        shape = self.told or ", ".join(dim.notation for dim in self.dims)
        return f'NDArray[Shape["{shape}"], np.{spelled(self.dtype)}]'


def spelled(dtype: str) -> str:
    """The attribute of numpy that is a dtype."""
    return "bool_" if dtype == "bool" else dtype


@dataclass(frozen=True)
class Raised:
    """An exception in place of a result."""

    kind: str
    message: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.message}".splitlines()[0][:160]


@dataclass
class Statement:
    """One statement, what NumPy made of it, and afterwards what mypy said."""

    text: str
    family: str
    operation: str
    scope: Scope
    data: bool = False  # the shape depends on the numbers
    effect: bool = False  # a statement, not an expression
    results: tuple[str, ...] = ()  # the variables that keep the result, or its parts
    unpacked: bool = False  # whether these are the parts
    part: str = ""  # what is taken of several results: ``.Q``, ``[0]``
    holder: str = ""  # the variable that they are first put into
    outcomes: list[Any] = field(default_factory=list)  # one for each instantiation
    revealed: str = ""
    errors: list[str] = field(default_factory=list)

    @property
    def uses(self) -> list[str]:
        """The operands, in order."""
        return list(dict.fromkeys(NAME.findall(self.text)))

    def inlined(self) -> str:
        """The statement by itself, so that it can be pasted."""
        if self.scope.symbolic:
            given = ", ".join(f"{each}: {self.scope.operands[each].annotation}" for each in self.given())
            return f"def f({given}{given and chr(44)} {self.scope.integers()}) -> None: {self.expanded()}"
        return self.expanded()

    @property
    def is_vague(self) -> bool:
        """Whether annotations tell not all of the shapes."""
        return any(self.scope.operands[name].told for name in self.given())

    def given(self) -> list[str]:
        """The parameters that it depends on, directly or not."""
        return list(dict.fromkeys(re.findall(r"\ba\d+\b", self.expanded())))

    def expanded(self) -> str:
        """The statement with definitions in place of variables; parameters stay."""
        text = self.text
        while found := [each for each in NAME.findall(text) if self.scope.operands[each].definition]:
            text = re.sub(
                rf"\b{found[0]}\b", lambda m: _bracketed(self.scope.operands[m[0]].definition), text
            )
        return text


def _bracketed(definition: str) -> str:
    return (
        definition if re.fullmatch(r"[\w.]+\([^()]*(\([^()]*\))?[^()]*\)", definition) else f"({definition})"
    )


@dataclass
class Scope:
    """Variables that statements share: a module with literal sizes, or a function with named ones."""

    number: int
    instantiations: list[dict[str, Any]]
    symbolic: bool = False
    operands: dict[str, Operand] = field(default_factory=dict)
    arrays: dict[str, list[Any]] = field(default_factory=dict)  # by operand, for each instantiation
    statements: list[Statement] = field(default_factory=list)

    def integers(self) -> str:
        """The parameters that are sizes."""
        names = [name for name in self.instantiations[0] if name.isupper()]
        return ", ".join(f'{name.lower()}: Dim["{name}"]' for name in names)
