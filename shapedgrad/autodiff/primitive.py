"""Primitives: operations with derivative rules, and the registries by which NumPy's functions are found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from shapedgrad.autodiff.errors import NotDifferentiableError

if TYPE_CHECKING:
    import numpy as np

Rule: TypeAlias = Callable[..., Any]
Reads: TypeAlias = Literal["all", "operands", "others", "result", "nothing"]


class Primitive:
    """An operation: its name, its NumPy body, and its derivatives with respect to each operand.

    A vjp rule is called as ``rule(g, result, *operands, **params)``: ``g`` has the shape and dtype of the result.
    It is written with NumPy's functions, which makes it differentiable itself, and it ignores broadcasting:
    the engine sums its answer to the operand's shape when ``broadcasts`` is set. ``joint`` is a single rule that
    answers for all operands at once (`np.concatenate`).

    A jvp rule has the same signature, with the operand's tangent in the place of ``g``; the engine broadcasts its
    answer to the result's shape and adds the operands' answers up. Hardly any has to be written:

    - an ``elementwise`` operation multiplies by the same number in both directions, so its vjp rules serve;
    - ``linear="each"`` says that the body is linear in each operand (a sum, a matrix product): the jvp is the body
      with the tangent in the place of the operand; ``linear="jointly"``, that it is linear in all of them together
      (`np.concatenate`): the body of the tangents;
    - for anything else ``jvps`` are the rules, or is a single one that takes all tangents, None where there is none;
      without them the engine transposes the vjp rules, which is right but costs a differentiation for each call.

    ``batch`` is how the operation is done for many examples at once, see `shapedgrad.autodiff.batching`; without
    it there is a loop. ``views`` says that the body may return a view of its operand. ``several`` says that the
    body returns a tuple of results: then ``result`` and ``g`` of the rules are such tuples (`several.apply_several`).

    ``reads`` says whose values the rules look at, beyond shapes and dtypes: those of all others are not kept.
    ``"others"`` is for rules that look at the operands but not at the one that they are the derivative by, as those
    of what is linear in each of several operands. ``fresh`` says that a rule answers with ``g``, with a view, or with
    an array that is nobody else's, which the engine may write into.
    """

    __slots__ = (
        "batch", "body", "broadcasts", "elementwise", "fresh", "joint", "jvps", "linear", "name", "reads", "several",
        "views", "vjps",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        body: Callable[..., Any],
        *vjps: Rule | None,
        joint: Rule | None = None,
        jvps: tuple[Rule | None, ...] | Rule | None = None,
        linear: Literal["each", "jointly"] | None = None,
        batch: Rule | None = None,
        elementwise: bool = False,
        broadcasts: bool = False,
        views: bool = False,
        several: bool = False,
        reads: Reads | None = None,
        fresh: bool = True,
    ) -> None:
        self.name = name
        self.body = body
        self.vjps = tuple(_missing(name, position) if v is None else v for position, v in enumerate(vjps))
        self.joint = _all_of(self.vjps) if several and joint is None else joint
        self.jvps = jvps
        self.linear = linear
        self.batch = batch
        self.elementwise = elementwise
        self.broadcasts = broadcasts or elementwise
        self.views = views
        self.several = several
        self.fresh = fresh
        self.reads: Reads = reads or _read_by(linear, len(vjps))

    def __repr__(self) -> str:
        return f"Primitive({self.name!r})"


def _read_by(linear: str | None, operands: int) -> Reads:
    if linear is None:
        return "all"
    return "nothing" if linear == "jointly" or operands == 1 else "others"


def _all_of(vjps: tuple[Rule, ...]) -> Rule:
    def joint(*given: Any, **params: Any) -> list[Any]:
        return [vjp(*given, **params) for vjp in vjps]

    return joint


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
