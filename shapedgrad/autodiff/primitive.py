"""Primitives: operations with derivative rules, and the registries by which NumPy's functions are found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from shapedgrad.autodiff.errors import NotDifferentiableError

if TYPE_CHECKING:
    import numpy as np

Rule: TypeAlias = Callable[..., Any]


class Primitive:
    """An operation: its name, its NumPy body, and a vector-Jacobian product for each operand.

    A rule is called as ``rule(g, result, *operands, **params)``: ``g`` has the shape and dtype of the result.
    It is written with NumPy's functions, which makes it differentiable itself, and it ignores broadcasting:
    the engine sums its answer to the operand's shape when ``broadcasts`` is set.
    ``views`` says that the body may return a view of its operand.
    ``joint`` is a single rule that answers for all operands at once (`np.concatenate`).
    """

    __slots__ = ("body", "broadcasts", "elementwise", "joint", "name", "views", "vjps")

    def __init__(
        self,
        name: str,
        body: Callable[..., Any],
        *vjps: Rule | None,
        joint: Rule | None = None,
        elementwise: bool = False,
        broadcasts: bool = False,
        views: bool = False,
    ) -> None:
        self.name = name
        self.body = body
        self.vjps = tuple(_missing(name, position) if v is None else v for position, v in enumerate(vjps))
        self.joint = joint
        self.elementwise = elementwise
        self.broadcasts = broadcasts or elementwise
        self.views = views

    def __repr__(self) -> str:
        return f"Primitive({self.name!r})"


def _missing(name: str, position: int) -> Rule:
    def refuse(*_: object, **__: object) -> Any:
        raise NotDifferentiableError(f"{name} has no derivative with respect to its argument {position}")

    return refuse


# The registries are filled while shapedgrad.ops is imported, and only read afterwards.
UFUNCS: dict[np.ufunc, Primitive] = {}
REDUCTIONS: dict[tuple[np.ufunc, str], Callable[..., Any]] = {}
FUNCTIONS: dict[Callable[..., Any], Callable[..., Any]] = {}
CONSTANTS: set[Callable[..., Any]] = set()
CREATORS: set[Callable[..., Any]] = set()


def of_ufunc(ufunc: np.ufunc) -> Primitive:
    """Return the primitive of a ufunc; its rules are written in shapedgrad.ops.elementwise."""
    if ufunc not in UFUNCS:
        UFUNCS[ufunc] = Primitive(ufunc.__name__, ufunc, elementwise=True)
    return UFUNCS[ufunc]


def implements(*functions: Callable[..., Any]) -> Callable[[Rule], Rule]:
    """Register what NumPy's function does when one of its arguments is traced; signatures are the same."""

    def register(implementation: Rule) -> Rule:
        for function in functions:
            FUNCTIONS[function] = implementation
        return implementation

    return register
