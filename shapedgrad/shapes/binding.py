"""The sizes that make declared shapes fit given ones.

>>> from .notation import parse_shape
>>> x, w = parse_shape("N, D"), parse_shape("2*D, C")
>>> binding, mismatches = bind_all([("x", x, Shape((8, 3))), ("w", w, Shape((5, 4)))])
>>> str(mismatches[0])
'argument "w" has shape (5, 4) where (2*D, C) is wanted; D = 3 from "x"'
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .agreement import agree, refuse_undecided
from .dim import UNKNOWN, Dim, Name, divide, is_declared, names, same, substitute
from .errors import Refusal
from .polynomial import coefficient_of, of_atom
from .shape import ANY, SCALAR, Rest, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Binding:
    """What the names of a signature stand for in one call: a size each, or a shape for a variadic part.

    Only `variables`, the names of the signature itself, are bound; all names if it is None. Every other
    name is a rigid constant. `labels` tells which argument bound a name.
    """

    sizes: Mapping[Name, Dim | Shape] = field(default_factory=dict)
    labels: Mapping[Name, str] = field(default_factory=dict)
    variables: frozenset[Name] | None = None

    def is_variable(self, name: Name) -> bool:
        """Whether this is a name to bind."""
        return self.variables is None or name in self.variables

    def size(self, name: Name) -> Dim:
        """The size that a name stands for; unknown if it is not bound."""
        size = self.sizes.get(name, UNKNOWN)
        if isinstance(size, Shape):
            raise Refusal(f"{name} is a size and a variadic part", "shape-annotation")
        return size

    def part(self, name: Name) -> Shape:
        """The shape that a variadic name stands for; `ANY` if it is not bound."""
        part = self.sizes.get(name, ANY)
        if not isinstance(part, Shape):
            raise Refusal(f"{name} is a size and a variadic part", "shape-annotation")
        return part

    def unbound(self, dim: Dim) -> list[Name]:
        """The variables in a dimension of which nothing is known yet."""
        return [name for name in names(dim) if self.is_variable(name) and name not in self.sizes]

    def bound(self, name: Name, size: Dim | Shape, label: str) -> Binding:
        """The binding with one name more, or with one that is known better."""
        sizes = {**self.sizes, name: size}
        return replace(self, sizes=sizes, labels={name: label, **self.labels})

    def apply(self, shape: Shape) -> Shape:
        """A shape of the signature with what its names stand for; unbound variables are unknown."""
        sizes: dict[Name, Dim | Shape] = dict(self.sizes)
        for item in shape.items:
            if isinstance(item, Rest):
                if item.name and self.is_variable(item.name):
                    sizes.setdefault(item.name, ANY)
            else:
                sizes |= dict.fromkeys(self.unbound(item), UNKNOWN)
        return shape.substitute(sizes)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An argument that does not fit; `str` is the message."""

    label: str
    declared: Shape | Dim
    given: Shape | Dim
    reason: str
    code: str
    bound_by: tuple[tuple[Name, Dim | Shape, str], ...] = ()
    """The names in what is declared that other arguments have bound, to what, and which argument it was."""

    def __str__(self) -> str:
        has = "has shape" if isinstance(self.given, Shape) else "is"
        facts = [f'argument "{self.label}" {has} {self.given} where {self.declared} is wanted']
        for name, size, label in self.bound_by:
            star = "*" if isinstance(size, Shape) else ""
            facts.append(f'{star}{name} = {size} from "{label}"')
        return "; ".join([*facts, *([self.reason] if self.code == "shape-unproven" else [])])


def bind(declared: Shape, given: Shape, binding: Binding, label: str) -> Binding:
    """The binding, with what a given shape says about the names of the declared one.

    Bare names are bound first; arithmetic is solved then, as `2*N` against 8. Raises `Refusal` where the
    given shape does not fit.
    """
    binding = _with_names(declared, given, binding, label)
    while (more := _with_solutions(declared, given, binding, label)) != binding:
        binding = more
    return binding


def bind_all(
    arguments: Iterable[tuple[str, Shape | Dim, Shape | Dim]], variables: frozenset[Name] | None = None
) -> tuple[Binding, list[Mismatch]]:
    """The binding of a whole call from (label, declared, given) of its arguments, and those that do not fit.

    Bare names are bound across all arguments before any arithmetic is solved, so an argument may come
    before the one that explains it. What does not fit binds nothing. An argument is a shape, or an integer
    that is a dimension.
    """
    call = _Call(list(arguments), Binding(variables=variables))
    call.fit(_with_names)
    bound = None
    while call.binding != bound:
        bound = call.binding
        call.fit(_with_solutions)
    return call.binding, [call.mismatches[place] for place in sorted(call.mismatches)]


@dataclass(slots=True)
class _Call:
    """The arguments of one call while they are bound."""

    arguments: list[tuple[str, Shape | Dim, Shape | Dim]]
    binding: Binding
    mismatches: dict[int, Mismatch] = field(default_factory=dict)

    def fit(self, bind_one: Callable[[Shape, Shape, Binding, str], Binding]) -> None:
        """Bind every argument that still fits."""
        for place, (label, declared, given) in enumerate(self.arguments):
            if place in self.mismatches:
                continue
            try:
                self.binding = bind_one(_as_shape(declared), _as_shape(given), self.binding, label)
            except Refusal as refusal:
                self.mismatches[place] = Mismatch(
                    label,
                    declared,
                    given,
                    refusal.reason,
                    refusal.code,
                    self._bound_elsewhere(declared, label),
                )

    def _bound_elsewhere(
        self, declared: Shape | Dim, label: str
    ) -> tuple[tuple[Name, Dim | Shape, str], ...]:
        found = _names_in_order(_as_shape(declared))
        labels = self.binding.labels
        return tuple((n, self.binding.sizes[n], labels[n]) for n in found if labels.get(n, label) != label)


def _as_shape(argument: Shape | Dim) -> Shape:
    return argument if isinstance(argument, Shape) else Shape((argument,))


def _names_in_order(shape: Shape) -> list[Name]:
    """Every name of a shape, in the order of its items."""
    found: dict[Name, None] = {}
    for item in shape.items:
        if isinstance(item, Rest):
            found |= {item.name: None} if item.name else {}
        else:
            found |= dict.fromkeys(sorted(names(item), key=lambda name: name.order))
    return list(found)


def _with_names(declared: Shape, given: Shape, binding: Binding, label: str) -> Binding:
    """Bind the variadic part, and the dimensions that are a single variable."""
    pairs, part = _matched(declared, given)
    if declared.rest and declared.rest.name:
        binding = _with_part(declared.rest.name, part, binding, label)
    for axis, wanted, size in pairs:
        for name in names(wanted):
            if wanted == of_atom(name) and binding.is_variable(name) and size is not UNKNOWN:
                agreed = _agreed(size, binding.size(name), f"axis {axis} is")
                binding = binding.bound(name, agreed, label)
    return binding


def _agreed(size: Dim, known: Dim, what: str) -> Dim:
    """The size that was known, or one that is more certain; a refusal puts the given one first."""
    agree(size, known, what, "shape-call")
    return agree(known, size, what, "shape-call")


def _with_part(name: Name, part: Shape, binding: Binding, label: str) -> Binding:
    """Bind a named variadic part; a rigid one, or one that is bound already, has to agree."""
    if not binding.is_variable(name):
        _agreed_part(name, part, Shape((Rest(name),)))
        return binding
    agreed = _agreed_part(name, part, binding.part(name))
    return binding if agreed == ANY else binding.bound(name, agreed, label)


def _agreed_part(name: Name, part: Shape, known: Shape) -> Shape:
    """What is certain of two variadic parts that must be the same one."""
    if part.rank is not None and known.rank is not None:
        if part.rank != known.rank:
            raise Refusal(f"*{name} is {part} and {known}", "shape-call")
        pairs = enumerate(zip(part.dims, known.dims, strict=True))
        return Shape(_agreed(size, old, f"axis {axis} of *{name} is") for axis, (size, old) in pairs)
    if part != known and _is_rigid(part) and _is_rigid(known):
        raise Refusal(f"*{name} is {part} and {known}, which need not be equal", "shape-unproven")
    return known if part.rank is None and part.rest == Rest() else part


def _is_rigid(shape: Shape) -> bool:
    """Whether every part of a shape is declared, or a number."""
    parts = (of_atom(i.name) if i.name else UNKNOWN for i in shape.items if isinstance(i, Rest))
    return all(isinstance(dim, int) or is_declared(dim) for dim in (*shape.before, *shape.after, *parts))


def _with_solutions(declared: Shape, given: Shape, binding: Binding, label: str) -> Binding:
    """Check every dimension under what is bound so far, and bind a variable that it can be solved for."""
    for axis, wanted, size in _matched(declared, given)[0]:
        unknowns = {name: Name(name.text, f"?{name.key}", name.declared) for name in binding.unbound(wanted)}
        dims = {name: size for name, size in binding.sizes.items() if not isinstance(size, Shape)}
        wanted_now = substitute(wanted, dims | {name: of_atom(fresh) for name, fresh in unknowns.items()})
        if not unknowns or same(wanted_now, size) is False:
            agree(size, wanted_now, f"axis {axis} is", "shape-call")
        elif len(unknowns) == 1:
            ((name, fresh),) = unknowns.items()
            solution = _solution(wanted_now, fresh, size)
            binding = binding if solution is UNKNOWN else binding.bound(name, solution, label)
    return binding


def _solution(wanted: Dim, unknown: Name, given: Dim) -> Dim:
    """The size of the only unknown name for which wanted == given; unknown if it is not linear in that name.

    Raises `Refusal` (shape-unproven) where sizes that are all declared need not have a solution.
    """
    if given is UNKNOWN or wanted is UNKNOWN:
        return UNKNOWN
    slope = coefficient_of(((unknown, 1),), wanted)
    offset = wanted - slope * of_atom(unknown)
    if slope == 0 or unknown in names(slope) | names(offset):
        return UNKNOWN
    solution = divide(given - offset, slope)
    if solution * slope == given - offset:
        return solution
    refuse_undecided(wanted, given)
    return solution if isinstance(slope, int) else UNKNOWN


def _matched(declared: Shape, given: Shape) -> tuple[list[tuple[int, Dim, Dim]], Shape]:
    """The axes of a declared shape beside those given, as (axis, declared, given), and its variadic part.

    What the variadic part of the given shape hides is unknown. Raises `Refusal` where the ranks differ.
    """
    if declared.rank is not None:
        whole = given.with_rank(declared.rank)
        if whole is None:
            raise Refusal(f"the rank is {_rank_text(given)} and {declared.rank}", "shape-call")
        return list(zip(range(declared.rank), declared.dims, whole.dims, strict=True)), SCALAR
    front, back = len(declared.before), len(declared.after)
    if given.rank is not None and given.rank < front + back:
        raise Refusal(f"the rank is {given.rank} and {_rank_text(declared)}", "shape-call")
    axes = [*range(front), *range(-back, 0)]
    wanted = (*declared.before, *declared.after)
    pairs = [(axis, dim, given.dim(axis)) for axis, dim in zip(axes, wanted, strict=True)]
    hidden = given.rest and (front > len(given.before) or back > len(given.after))
    return pairs, ANY if hidden else Shape(given.items[front : len(given.items) - back])


def _rank_text(shape: Shape) -> str:
    """The rank, or the least that it can be."""
    return str(shape.rank) if shape.rank is not None else f"at least {len(shape.items) - 1}"
