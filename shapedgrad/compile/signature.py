"""The signature of a call: what a program is made for, and the text that takes arguments apart and insists on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.methods import ArrayMethods
from shapedgrad.transforms.pytree import unflatten

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    import optree

NUMBERS = (int, float, complex)


class Unusual(Exception):
    """A container that generated code does not take apart by itself."""


class Static:
    """An argument whose value belongs to the signature: trees are not taken apart in it."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


def is_plain(x: Any) -> bool:
    """Tell whether a leaf is one that a program can take: not traced, not of a class that does as it likes."""
    if isinstance(x, np.ndarray):
        return type(x) is np.ndarray and x.dtype.kind in "biufc"
    return not isinstance(x, ArrayMethods) and not hasattr(type(x), "__array_function__")


def is_traced(x: Any) -> bool:
    """Tell whether a leaf is an argument of the graph: arrays and numbers are, all else is part of the signature."""
    return isinstance(x, (np.ndarray, np.generic)) or type(x) in NUMBERS


def facts(x: Any) -> Hashable:
    """Return what of a leaf belongs to the signature."""
    if isinstance(x, np.ndarray):
        return (np.ndarray, x.shape, x.dtype, x.strides)
    if isinstance(x, Static):
        return (type(x.value), x.value)
    kind: Any = type(x)
    return kind if is_traced(x) else (kind, x)


def unpacking(
    structure: optree.PyTreeSpec, names: Sequence[str], constant: Callable[[Any], str]
) -> list[str]:
    """Return statements that give the leaves of ``(args, kwargs)`` these names, or leave if the structure is another.

    Raises
    ------
    Unusual
        If there are other containers than tuples, lists, dicts and NamedTuples.
    """
    args, kwargs = unflatten(structure, range(structure.num_leaves))
    lines = [f"if len(args) != {len(args)} or len(kwargs) != {len(kwargs)}: return MISS"]
    _unpack_items(args, "args", names, lines, constant)
    _unpack_named(kwargs, "kwargs", names, lines, constant)
    return lines


def _unpack(
    tree: Any, name: str, names: Sequence[str], lines: list[str], constant: Callable[[Any], str]
) -> None:
    kind = type(tree)
    if tree is None:
        lines.append(f"if {name} is not None: return MISS")
    elif kind in {tuple, list} or (isinstance(tree, tuple) and hasattr(tree, "_fields")):
        lines.append(f"if type({name}) is not {constant(kind)} or len({name}) != {len(tree)}: return MISS")
        _unpack_items(tree, name, names, lines, constant)
    elif kind is dict:
        lines.append(f"if type({name}) is not dict or len({name}) != {len(tree)}: return MISS")
        _unpack_named(tree, name, names, lines, constant)
    else:
        raise Unusual


def _target(tree: Any, name: str, names: Sequence[str]) -> str:
    return names[tree] if type(tree) is int else name


def _unpack_items(tree: Any, name: str, names: Any, lines: list[str], constant: Any) -> None:
    targets = [_target(item, f"{name}_{n}", names) for n, item in enumerate(tree)]
    if targets:
        lines.append(f"{', '.join(targets)}, = {name}")
    for item, target in zip(tree, targets, strict=True):
        if type(item) is not int:
            _unpack(item, target, names, lines, constant)


def _unpack_named(tree: dict[Any, Any], name: str, names: Any, lines: list[str], constant: Any) -> None:
    for n, (key, item) in enumerate(tree.items()):
        target = _target(item, f"{name}_{n}", names)
        lines.append(f"{target} = {name}.get({constant(key)}, MISS)")
        if type(item) is not int:
            _unpack(item, target, names, lines, constant)


def packing(structure: optree.PyTreeSpec, texts: Sequence[str], constant: Callable[[Any], str]) -> str:
    """Return the expression of the tree of results, given those of its leaves."""
    try:
        return _pack(unflatten(structure, range(structure.num_leaves)), texts, constant)
    except Unusual:
        return f"{constant(unflatten)}({constant(structure)}, [{', '.join(texts)}])"


def _pack(tree: Any, texts: Sequence[str], constant: Callable[[Any], str]) -> str:
    kind = type(tree)
    if isinstance(tree, int):
        return texts[tree]
    if tree is None:
        return "None"
    if kind is dict:
        return (
            "{" + ", ".join(f"{constant(key)}: {_pack(x, texts, constant)}" for key, x in tree.items()) + "}"
        )
    if not isinstance(tree, (tuple, list)):
        raise Unusual
    items = ", ".join(_pack(item, texts, constant) for item in tree)
    if kind is list:
        return f"[{items}]"
    if kind is tuple:
        return f"({items}{',' if len(tree) == 1 else ''})"
    if hasattr(tree, "_fields"):
        return f"{constant(kind)}({items})"
    raise Unusual


def guards(leaves: Sequence[Any], names: Sequence[str], constant: Callable[[Any], str]) -> list[str]:
    """Return statements that leave the generated code if the leaves are not as those that it was made for."""
    tests = []
    for x, name in zip(leaves, names, strict=True):
        if isinstance(x, np.ndarray):
            tests.append(
                f"type({name}) is not ndarray or {name}.dtype is not {constant(x.dtype)} "
                f"or {name}.shape != {x.shape!r} or {name}.strides != {x.strides!r}"
            )
        elif is_traced(x):
            tests.append(f"type({name}) is not {constant(type(x))}")
        else:
            plain = x.value if isinstance(x, Static) else x
            kind, value = constant(type(plain)), constant(plain)
            tests.append(f"{name} is not {value} and (type({name}) is not {kind} or {name} != {value})")
    return [f"if {test}: return MISS" for test in tests]
