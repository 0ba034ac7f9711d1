"""Parameters as users keep them: arrays in tuples, lists, dicts, NamedTuples, dataclasses; None holds nothing.

optree is imported when the first tree is taken apart: that takes as long as importing all of the engine.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from shapedgrad.autodiff.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import optree

_NAMESPACE = "shapedgrad"
_LEAVES = frozenset({np.ndarray, np.float64, float, Traced})  # what most leaves are


def flatten(tree: Any) -> tuple[list[Any], optree.PyTreeSpec]:
    """Return the leaves of a tree and its structure; dataclasses are opened like dicts.

    A dataclass field whose metadata has ``pytree_node=False`` belongs to the structure.
    """
    import optree

    while True:
        leaves, structure = optree.tree_flatten(tree, namespace=_NAMESPACE)
        closed = {
            type(leaf)
            for leaf in leaves
            if type(leaf) not in _LEAVES and dataclasses.is_dataclass(leaf) and not isinstance(leaf, type)
        }
        if not closed:
            return leaves, structure
        for cls in closed:
            _register(cls)


def unflatten(structure: optree.PyTreeSpec, leaves: Sequence[Any]) -> Any:
    """Return the tree of this structure that has these leaves."""
    return structure.unflatten(leaves)


def opened(tree: Any) -> tuple[Sequence[Any], Sequence[Any]]:
    """Return what a container holds, and by which keys or numbers, without opening what that may hold."""
    import optree

    children, _, entries, _ = optree.tree_flatten_one_level(tree, namespace=_NAMESPACE)
    return children, entries


def holds_none(tree: Any) -> bool:
    """Tell whether None is among the leaves of a tree."""
    import optree

    return any(x is None for x in optree.tree_leaves(tree, none_is_leaf=True, namespace=_NAMESPACE))


def paths(structure: optree.PyTreeSpec) -> list[str]:
    """Return how each leaf is reached from the tree, as Python writes it: ``['w'][0].bias``."""
    return [accessor.codify("") for accessor in structure.accessors()]


def places(structure: optree.PyTreeSpec, roots: Sequence[str]) -> list[str]:
    """Return how each leaf of a tuple is reached, where ``roots`` are the names of the tuple's items."""
    return [path[1:].codify(roots[path[0].entry]) for path in structure.accessors()]


def differentiable(
    leaves: Sequence[Any], structure: optree.PyTreeSpec, roots: Callable[[], list[str]]
) -> list[Any]:
    """Return the leaves as values to differentiate by; ``roots`` tells the names of a tuple's items.

    Raises
    ------
    TypeError
        If a leaf is no floating point number or array, real or complex, naming the leaf.
    """
    values = []
    for position, leaf in enumerate(leaves):
        value = leaf
        if type(leaf) is not np.ndarray:
            if type(leaf) is float:
                values.append(leaf)  # a Python float does not widen float32
                continue
            if isinstance(leaf, np.ndarray):
                value = np.asarray(leaf)
            elif isinstance(leaf, (float, complex)):
                value = np.asarray(leaf)[()]
            elif not isinstance(leaf, (Traced, np.generic)):
                raise TypeError(_refusal(leaf, places(structure, roots())[position]))
        if value.dtype.kind not in "fc":
            raise TypeError(_refusal(leaf, places(structure, roots())[position]))
        values.append(value)
    return values


def _refusal(leaf: Any, place: str) -> str:
    if isinstance(leaf, (int, np.ndarray, np.generic, Traced)):
        dtype = getattr(leaf, "dtype", type(leaf).__name__)
        return f"cannot differentiate with respect to {place} of dtype {dtype}: write 1.0, or x.astype(float)"
    return (
        f"cannot differentiate with respect to {place} of type {type(leaf).__name__}: parameters are floating point "
        "arrays, alone or in tuples, lists, dicts, NamedTuples and dataclasses; a dataclass's field(metadata="
        '{"pytree_node": False}) is left as it is'
    )


def _register(cls: type[Any]) -> None:
    import optree

    fields = dataclasses.fields(cls)
    names = tuple(f.name for f in fields if f.metadata.get("pytree_node", True))
    fixed = tuple(f.name for f in fields if not f.metadata.get("pytree_node", True))

    def opened(instance: Any) -> tuple[tuple[Any, ...], tuple[Any, ...], tuple[str, ...]]:
        return (
            tuple(getattr(instance, name) for name in names),
            tuple(getattr(instance, name) for name in fixed),
            names,
        )

    def built(values: Any, children: Any) -> Any:
        # Neither __init__ nor __post_init__ runs: they may check or convert what is now a traced array.
        instance = object.__new__(cls)
        for name, value in (*zip(names, children, strict=True), *zip(fixed, values, strict=True)):
            object.__setattr__(instance, name, value)
        return instance

    try:
        optree.register_pytree_node(
            cast("Any", cls), opened, built, path_entry_type=optree.GetAttrEntry, namespace=_NAMESPACE
        )
    except ValueError:
        return  # another thread was faster
