"""What a value of the program is, as far as it is certain."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from shapedgrad.shapes.dim import UNKNOWN, Dim
from shapedgrad_mypy.aval import Aval

if TYPE_CHECKING:
    from shapedgrad.shapes.shape import Shape
    from shapedgrad_mypy.interpretation.scope import Scope


class Top:
    """Anything at all."""

    def __repr__(self) -> str:
        return "TOP"


TOP: Final = Top()
"""The value of which nothing is known."""

Array = Aval
"""An array, or a single number of NumPy's."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """``np.matrix``: always a table."""

    shape: Shape
    dtype: str | None


@dataclass(frozen=True, slots=True)
class Integer:
    """An `int` of Python's."""

    dim: Dim = UNKNOWN


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that is written out: a float, a bool, a text, ``None``, ``...``."""

    value: object


@dataclass(frozen=True, slots=True)
class Some:
    """A value of which only the class is known: ``float``, ``bool``, ``str``; or only its truth: ``true``, ``false``."""

    kind: str


@dataclass(frozen=True, slots=True)
class Tuple:
    """A tuple of known length; a lazy one is something else that gives these items: a list, an iterator, a view."""

    items: tuple[Value, ...]
    lazy: bool = False


@dataclass(frozen=True, slots=True)
class Stream:
    """What can be run through, and gives the same again and again."""

    item: Value
    count: Dim = UNKNOWN


@dataclass(frozen=True, slots=True)
class Range:
    """``range(start, stop, step)``."""

    start: Dim
    stop: Dim
    step: Dim


@dataclass(frozen=True, slots=True)
class Cut:
    """``start:stop:step``."""

    start: Value
    stop: Value
    step: Value


@dataclass(frozen=True, slots=True)
class Library:
    """Something of a library, or a builtin, by its full name: ``numpy.linalg.norm``."""

    name: str


@dataclass(frozen=True, slots=True)
class Made:
    """An instance of a class of a library: ``numpy.random.Generator``."""

    kind: str


@dataclass(frozen=True, slots=True)
class Record:
    """What a library gives of which some attributes are known: ``solution.y``."""

    attributes: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Program:
    """A module of the program's own."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A function of the program, with the scope that it was defined in and the values of its defaults."""

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    scope: Scope
    defaults: tuple[Value, ...] = ()
    keyword_defaults: tuple[Value | None, ...] = ()
    owner: Class | None = None
    """The class that the function is a method of."""

    kind: str = ""
    """``property``, ``staticmethod`` or ``classmethod``."""

    @property
    def name(self) -> str:
        """The name that messages call the function by."""
        return self.node.name if not isinstance(self.node, ast.Lambda) else "<lambda>"


@dataclass(frozen=True, slots=True)
class Method:
    """A function with its first argument: ``net.forward``."""

    function: Function
    receiver: Value


@dataclass(frozen=True, slots=True)
class Builtin:
    """A method of an array, a list, a text: of anything whose class is not the program's."""

    receiver: Value
    name: str


@dataclass(frozen=True, slots=True)
class Partial:
    """``functools.partial(f, x, axis=0)``."""

    function: Value
    args: tuple[Value, ...]
    keywords: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Factory:
    """The default value of a data class's field that is made anew for each instance."""

    function: Value


@dataclass(frozen=True, slots=True)
class Vectorized:
    """``np.vectorize(f, signature=...)``."""

    function: Value
    signature: str | None
    dtype: str | None = None
    """What ``otypes`` says of the only result."""


@dataclass(frozen=True, slots=True)
class Transformed:
    """A derivative of a function, or a batch of it: ``grad(f)``, ``vmap(f)``."""

    kind: str
    function: Value
    options: tuple[tuple[str, Value], ...] = ()
    values: tuple[Value, ...] = ()
    """What the function was called with, or gave, where it was called already: ``vjp(f, x)``."""

    place: tuple[str, int, int, int, int] | None = None
    """Where it was made: a function that has no gradient is a mistake there."""

    strict: bool = True
    """Whether a gradient is of a single number alone, and not of an array that holds one."""

    def option(self, name: str, default: Value) -> Value:
        """Return what was given for an option."""
        return dict(self.options).get(name, default)


@dataclass(frozen=True, slots=True, eq=False)
class Class:
    """A class of the program; its attributes are on the heap."""

    node: ast.ClassDef
    scope: Scope
    bases: tuple[Value, ...]
    identity: int
    fields: tuple[tuple[str, Value | None], ...] | None = None
    """The parameters of a data class with their defaults."""


@dataclass(frozen=True, slots=True)
class Super:
    """``super()``: the instance, seen as one of the classes behind the owner."""

    receiver: Value
    owner: Class


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value, or ``None``: whoever uses it as the value relies on that it is there."""

    value: Value


@dataclass(frozen=True, slots=True)
class Reference:
    """What can be changed from several places: an object on the heap."""

    identity: int


Value: TypeAlias = (
    "Top | Array | Matrix | Integer | Constant | Some | Tuple | Stream | Range | Cut | Library | Made | Record | Program | Function | Method"
    " | Builtin | Partial | Factory | Vectorized | Transformed | Class | Super | Maybe | Reference"
)

NONE: Final = Constant(None)


def present(value: Value) -> Value:
    """Return what a value is that is used as if it were there."""
    return value.value if isinstance(value, Maybe) else value
