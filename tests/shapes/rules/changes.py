"""Calls made out of other calls: other sizes, ranks, axes; names in place of sizes; arguments forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapedgrad.shapes.dim import UNKNOWN, Dim, Name, name
from shapedgrad.shapes.indexing import ELLIPSIS, IndexArray, Mark, Mask, Slice
from shapedgrad.shapes.rules.parameters import Several, parameters
from shapedgrad.shapes.rules.table import TABLE
from shapedgrad.shapes.shape import Rest, Shape
from tests.calls import Call

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random


def changed(random: Random, operation: str, call: Call) -> Call:
    """The call with one or two of its numbers changed."""
    for _ in range(random.choice((0, 1, 1, 1, 2, 2))):
        places = [*range(len(call.args)), *call.params]
        if not places:
            return call
        place = random.choice(places)
        kind = _kind(operation, place)
        if isinstance(place, int):
            args = list(call.args)
            args[place] = _other(random, kind, args[place])
            call = Call(tuple(args), call.params)
        else:
            call = Call(call.args, {**call.params, place: _other(random, kind, call.params[place])})
    return call


def _kind(operation: str, place: int | str) -> str:
    known = parameters(TABLE[operation].rule)
    if isinstance(place, str):
        return known[place].kind
    order = list(known.values())
    rest = next((at for at, each in enumerate(order) if each.passing == "VAR_POSITIONAL"), len(order))
    return order[min(place, rest)].kind


def _other_labels(random: Random, value: Any) -> Any:
    if isinstance(value, str):
        return value
    place = random.randrange(len(value))
    return (*value[:place], _other_tuple(random, "Labels", value[place]), *value[place + 1 :])


TUPLES = {"Arrays", "ArrayOrArrays", "Axes", "Bins", "Dims", "Indices", "Nested"}
FORGOTTEN = {
    "Axes",
    "Axis",
    "Bins",
    "Buffer",
    "Dims",
    "Flag",
    "Function",
    "Indices",
    "Nested",
    "Order",
    "Subscripts",
    "Text",
}
NUMBERS = {"Bins", "Bound", "Buffer", "Dim", "DimOrArray", "Dims", "Indices", "Length", "Nested"}


def _other(random: Random, kind: str, value: Any) -> Any:
    if isinstance(value, bool) and kind == "Flag":
        return not value
    if isinstance(value, Shape) and kind in {"Shape", "DimOrArray", "ArrayOrArrays", "Bins"}:
        return _other_shape(random, value)
    if kind in {"Axis", "Axes"} and isinstance(value, int):
        return value + random.choice((-2, -1, 1, 2))
    if kind in TUPLES and isinstance(value, tuple):
        return _other_tuple(random, kind, value)
    if kind == "Indices" and not isinstance(value, int):
        return _other_index(random, (value,), growing=False)[0]
    if kind == "Index":
        return _other_index(random, value)
    if kind == "Pieces":
        return _other_piece(random, value)
    if kind == "Text" and isinstance(value, str):
        return random.choice((value, "no such text"))
    if kind == "Order":
        return random.choice((value, None, 1, -2, 3, 0, "fro", "nuc", float("inf")))
    if kind == "Subscripts":
        return _other_labels(random, value)
    if kind == "Blocks":
        return _other_block(random, value)
    if kind in NUMBERS and type(value) is int:
        return value + random.choice((-2, -1, 1, 2, 3))
    if kind == "Bound" and isinstance(value, float):
        return random.choice((0.0, -value, value + 0.1, value / 3, 1e-3))
    return value


def _other_tuple(random: Random, kind: str, value: tuple[Any, ...]) -> tuple[Any, ...]:
    items = list(value)
    if items and random.random() < 0.7:
        place = random.randrange(len(items))
        items[place] = _other(random, "Shape" if isinstance(items[place], Shape) else kind, items[place])
    elif items and random.random() < 0.5:
        items.pop(random.randrange(len(items)))
    elif items:
        items.insert(random.randrange(len(items) + 1), random.choice(items))
    return tuple(items)


def _other_shape(random: Random, shape: Shape) -> Shape:
    dims = list(shape.dims)
    what = random.choice(("size", "size", "more", "fewer", "swap"))
    if what == "size" and dims:
        dims[random.randrange(len(dims))] = random.choice((0, 1, 2, 3, 4))
    elif what == "more":
        dims.insert(random.randrange(len(dims) + 1), random.choice((1, 1, 2, 3)))
    elif what == "fewer" and dims:
        dims.pop(random.randrange(len(dims)))
    elif what == "swap":
        random.shuffle(dims)
    return Shape(dims)


def _other_index(random: Random, items: tuple[Any, ...], *, growing: bool = True) -> tuple[Any, ...]:
    others = list(items)
    if growing and (not others or random.random() < 0.2):
        others.insert(
            random.randrange(len(others) + 1),
            random.choice((ELLIPSIS, 0, Slice(), Slice(1, -1), Mark.NEW_AXIS)),
        )
        return tuple(others)
    place = random.randrange(len(others))
    match others[place]:
        case Slice(start, stop, step):
            others[place] = Slice(
                _bound(random, start), _bound(random, stop), random.choice((step, 1, -1, 2, -3))
            )
        case IndexArray(shape):
            others[place] = IndexArray(_other_shape(random, shape))
        case Mask(shape):
            others[place] = Mask(_other_shape(random, shape))
        case int(index):
            others[place] = index + random.choice((-4, -1, 1, 4))
        case _:
            others.pop(place)
    return tuple(others)


def _other_piece(random: Random, value: Any) -> Any:
    match value:
        case tuple() if value:
            place = random.randrange(len(value))
            return (*value[:place], _other_piece(random, value[place]), *value[place + 1 :])
        case Slice(start, stop, step):
            start = start if random.random() < 0.6 else random.choice((None, 0, 1, -2, 0.5))
            stop = stop if random.random() < 0.6 else random.choice((0, 3, -2, 2.5))
            return Slice(start, stop, random.choice((step, None, 1, -1, 0.5, 4j)))
        case Shape():
            return _other_shape(random, value)
        case str():
            return random.choice(("0", "1", "-1", "0,2", "0,2,0", "1,3,1", "-1,2,0"))
        case _:
            return value


def _other_block(random: Random, value: Any) -> Any:
    if isinstance(value, Shape):
        return _other_shape(random, value)
    if value and random.random() < 0.8:
        place = random.randrange(len(value))
        return (*value[:place], _other_block(random, value[place]), *value[place + 1 :])
    return value[1:] if random.random() < 0.5 else (value, value)


def _bound(random: Random, bound: int | None) -> int | None:
    return random.choice((bound, None, -9, -6, -5, -4, -1, 0, 1, 3, 4, 5, 9))


def with_one_unknown(operation: str, call: Call) -> Iterator[Call]:
    """The call with one part of one argument unknown, each in turn."""
    for place, value in enumerate(call.args):
        for vague in _vague(_kind(operation, place), value):
            yield Call((*call.args[:place], vague, *call.args[place + 1 :]), call.params)
    for key, value in call.params.items():
        for vague in _vague(_kind(operation, key), value):
            yield Call(call.args, {**call.params, key: vague})


def _vague(kind: str, value: Any) -> Iterator[Any]:
    if kind in FORGOTTEN or (kind in NUMBERS and isinstance(value, int | float)):
        yield UNKNOWN
    if kind in TUPLES and isinstance(value, tuple):
        for place, part in enumerate(value):
            inner = "Shape" if isinstance(part, Shape) else kind
            for vague in _vague(inner, part):
                yield (*value[:place], vague, *value[place + 1 :])
    if isinstance(value, Shape):
        yield Shape((Rest(),))
        for place in range(len(value.dims)):
            yield Shape((*value.dims[:place], UNKNOWN, *value.dims[place + 1 :]))


def forgotten(random: Random, operation: str, call: Call) -> tuple[Call, dict[Name, Dim | Shape]]:
    """The call with names in place of sizes, and less known of it; and the sizes that the names had."""
    world = World(random)
    args = tuple(world.forget(_kind(operation, place), value) for place, value in enumerate(call.args))
    params = {key: world.forget(_kind(operation, key), value) for key, value in call.params.items()}
    return Call(args, params), world.sizes


class World:
    """One random decision about which sizes have names, and which of those are declared."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.sizes: dict[Name, Dim | Shape] = {}
        self.declared = random.random() < 0.5
        self.certainty = random.choice((0.2, 0.6, 0.9))

    def size(self, size: Dim) -> Dim:
        if size is UNKNOWN or not isinstance(size, int) or size < 0 or self.random.random() < self.certainty:
            return size
        if self.random.random() < 0.15:
            return UNKNOWN
        known = [n for n, value in self.sizes.items() if value == size]
        more = self.random.choice((0, 0, 0, 1))
        if known and self.random.random() < 0.6:
            chosen = self.random.choice(known)
            return name(chosen.text, chosen.key, chosen.declared)
        more = more if size >= more else 0
        chosen = Name("NMKHWABCDEFG"[len(self.sizes) % 12] + str(len(self.sizes)), "", self.declared)
        more = more if size > 2 else 0
        self.sizes[chosen] = size - more
        return name(chosen.text, chosen.key, chosen.declared) + more

    def shape(self, shape: Shape) -> Shape:
        items = [self.size(size) for size in shape.dims]
        if self.random.random() < 0.12:
            start = self.random.randrange(len(items) + 1)
            stop = self.random.randrange(start, len(items) + 1)
            rest = Name(f"batch{len(self.sizes)}")
            self.sizes[rest] = Shape(shape.dims[start:stop])
            items[start:stop] = [Rest(rest if self.random.random() < 0.6 else None)]
        return Shape(items)

    def forget(self, kind: str, value: Any) -> Any:
        random = self.random
        if (kind in FORGOTTEN or (kind == "DimOrArray" and type(value) is int)) and random.random() < 0.08:
            return UNKNOWN
        if isinstance(value, Shape):
            return self.shape(value)
        if kind in {"Axes", "Nested"} and isinstance(value, tuple):
            return tuple(UNKNOWN if random.random() < 0.2 else self.forget("Nested", each) for each in value)
        if kind in {"Axis", "Axes"} and isinstance(value, int) and random.random() < 0.2:
            return (UNKNOWN,)
        if kind == "Indices" and not isinstance(value, int):
            return tuple(map(self.size, value)) if isinstance(value, tuple) else self.item(value)
        if kind in {"ArrayOrArrays", "Bins"} and isinstance(value, tuple):
            return tuple(self.forget("Dim" if kind == "Bins" else "Shape", each) for each in value)
        if kind == "Arrays" and len(set(value)) == 1 and random.random() < 0.2:
            return Several(self.shape(value[0]), self.size(len(value)))
        if kind in {"Dims", "Arrays"} and isinstance(value, tuple):
            return tuple(self.forget(kind, each) if kind == "Arrays" else self.size(each) for each in value)
        if kind in NUMBERS - {"Nested"} and type(value) is int:
            return self.size(value)
        if kind == "Index":
            return tuple(self.item(item) for item in value)
        if kind in {"Pieces", "Blocks"}:
            return (
                tuple(self.forget(kind, each) for each in value)
                if isinstance(value, tuple)
                else self.piece(value)
            )
        return value

    def item(self, item: Any) -> Any:
        match item:
            case Slice(start, stop, step):
                return Slice(
                    self.bound(start),
                    self.bound(stop),
                    step if self.random.random() < 0.9 else self.bound(step),
                )
            case IndexArray(shape):
                return IndexArray(self.shape(shape))
            case Mask(shape):
                return Mask(self.shape(shape))
            case int():
                return self.size(item)
            case _:
                return item

    def piece(self, piece: Any) -> Any:
        if self.random.random() < 0.05:
            return UNKNOWN
        if not isinstance(piece, Slice):
            return piece
        return Slice(
            *(
                self.size(each) if type(each) is int else each
                for each in (piece.start, piece.stop, piece.step)
            )
        )

    def bound(self, bound: int | None) -> Dim | None:
        return None if bound is None else self.size(bound)
