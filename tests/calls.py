"""The words of the samples: a call, and a row of calls for operations that take the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from shapedgrad.shapes.shape import Shape


@dataclass(frozen=True)
class Call:
    """The arguments of one call."""

    args: tuple[Any, ...]
    params: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return ", ".join([*map(str, self.args), *(f"{name}={value}" for name, value in self.params.items())])


def call(*args: Any, **params: Any) -> Call:
    return Call(args, params)


def s(*dims: int) -> Shape:
    return Shape(dims)


def row(names: str, *calls: Call) -> dict[str, tuple[Call, ...]]:
    return dict.fromkeys(names.split(), calls)
