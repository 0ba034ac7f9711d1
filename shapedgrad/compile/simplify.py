"""Simplifying a graph without changing a bit of its results: what is computed twice, for nothing, or to no effect.

Floating point sums are never put in another order, and no factor is moved: only what IEEE 754 makes exact is used
(``x + (-y)`` is ``x - y``, ``x * 1`` is ``x``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.compile.graph import Node, nodes_in, replaced

if TYPE_CHECKING:
    from collections.abc import Hashable

    from shapedgrad.compile.graph import Graph

_MOVES = {"ask", "settle"}
_SAME = object()


def simplify(graph: Graph) -> None:
    """Remove from a graph what need not be computed."""
    substitutes: dict[Node, Node] = {}
    known: dict[Hashable, Node] = {}
    kept = []

    def current(node: Node) -> Node:
        return substitutes.get(node, node)

    for node in graph.nodes:
        if substitutes:
            _redirect(node, current)
        same = _trivial(node) or known.get(key := _key(node), node)
        if same is not node:
            substitutes[node] = same
            continue
        _rewrite(node)
        known[key] = node
        kept.append(node)
    graph.outputs = [current(y) if isinstance(y, Node) else y for y in graph.outputs]
    graph.nodes = kept
    remove_dead(graph)


def remove_dead(graph: Graph) -> None:
    """Remove the operations that nothing asks for."""
    wanted = {y for y in graph.outputs if isinstance(y, Node)} | set(graph.inputs)
    kept = []
    for node in reversed(graph.nodes):
        if node in wanted or node.name in _MOVES:
            kept.append(node)
            wanted.update(node.operands)
            if node.base is not None:
                wanted.add(node.base)
    graph.nodes = kept[::-1]
    for number, node in enumerate(graph.nodes):
        node.number = number


def _redirect(node: Node, current: Any) -> None:
    node.args = replaced(node.args, current, Node)
    if node.kwargs:
        node.kwargs = replaced(node.kwargs, current, Node)
    if node.base is not None:
        node.base = current(node.base)


def _key(node: Node) -> Hashable:
    """Return what is the same for two nodes that compute the same."""
    if node.function is None:
        return (node.name, node) if node.name == "input" else (node.name, _frozen(node.args), node.answer)
    if node.name == "create":
        return node  # each is an array of its own, to be written into
    return (node.function, _frozen(node.args), _frozen(node.kwargs), node.aval.strides, node.errors)


def _frozen(tree: Any) -> Hashable:
    if isinstance(tree, Node):
        return tree
    kind = type(tree)
    if kind in {tuple, list}:
        return (kind, *[_frozen(item) for item in tree])
    if kind is dict:
        return (kind, *[(key, _frozen(item)) for key, item in tree.items()])
    if kind is slice:
        return (kind, tree.start, tree.stop, tree.step) if not any(nodes_in(tree)) else id(tree)
    if kind in {float, complex} or isinstance(tree, np.generic):
        return (kind, repr(tree))  # tells -0.0 from 0.0
    if kind in {int, bool, str, type(None), type(Ellipsis)} or isinstance(tree, (np.dtype, type)):
        return (kind, tree)
    return (kind, id(tree))


def _trivial(node: Node) -> Node | None:
    """Return the operand that an operation gives back as it is."""
    if not isinstance(node.function, np.ufunc) or node.kwargs:
        return None
    x = node.args[0]
    if node.function in {np.multiply, np.divide} and len(node.args) == 2:
        y = node.args[1]
        if isinstance(x, Node) and _alike(x, node) and _is_number(y, 1.0):
            return x
        if node.function is np.multiply and isinstance(y, Node) and _alike(y, node) and _is_number(x, 1.0):
            return y
    if (
        node.function is np.subtract
        and isinstance(x, Node)
        and _alike(x, node)
        and _is_number(node.args[1], 0.0)
    ):
        return x
    if node.function is np.negative and x.function is np.negative and isinstance(x.args[0], Node):
        return x.args[0] if _alike(x.args[0], node) else None
    return None


def _alike(x: Node, y: Node) -> bool:
    # a copy of a view would be an array of its own, which may be written into
    return x.aval == y.aval


def _is_number(x: Any, value: float) -> bool:
    if isinstance(x, Node) or not isinstance(x, (float, int, np.generic, np.ndarray)):
        return False
    if isinstance(x, np.ndarray) and x.size == 0:
        return False
    plain: Any = uniform(x) if isinstance(x, np.ndarray) else x
    return plain is not None and bool(plain == value) and not (value == 0 and np.signbit(plain))


def uniform(x: Any) -> Any:
    """Return the number that all elements of a constant array are, or None."""
    if x.dtype.kind not in "fc" or x.size == 0:
        return None
    first = x.reshape(-1)[:1]
    same = np.ascontiguousarray(x).view(np.uint8).reshape(-1, x.itemsize) == first.view(np.uint8)
    return first[0] if same.all() else None


def _rewrite(node: Node) -> None:
    """Write an operation as another that gives the same bits for less."""
    if node.function is np.add and not node.kwargs and len(node.args) == 2:
        x, y = node.args
        for keep, other in ((x, y), (y, x)):
            if isinstance(other, Node) and other.function is np.negative and isinstance(other.args[0], Node):
                inner = other.args[0]
                if inner.aval.dtype == other.aval.dtype == node.aval.dtype and _holds(keep):
                    node.function, node.name, node.args = np.subtract, "subtract", (keep, inner)
                    return


def _holds(x: Any) -> bool:
    return not isinstance(x, bool)
