"""Simplifying a graph without changing a bit of its results: what is computed twice, for nothing, or the long way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.compile.graph import Node, nodes_in, replaced
from shapedgrad.compile.rewriting import rewritten

if TYPE_CHECKING:
    from collections.abc import Hashable

    from shapedgrad.compile.graph import Aval, Graph


def simplify(graph: Graph) -> None:
    """Remove from a graph what need not be computed, and write what is left as it takes the least time."""
    builder = Builder()
    for node in graph.nodes:
        builder.add(node)
    graph.outputs = [builder.current(y) if isinstance(y, Node) else y for y in graph.outputs]
    graph.nodes = builder.nodes
    remove_dead(graph)


def remove_dead(graph: Graph) -> None:
    """Remove the operations that nothing asks for, and number the others."""
    wanted = {y for y in graph.outputs if isinstance(y, Node)} | set(graph.inputs)
    kept = []
    for node in reversed(graph.nodes):
        if node in wanted or node.answer is not None:
            kept.append(node)
            wanted.update(node.operands)
            if node.base is not None:
                wanted.add(node.base)
    graph.nodes = kept[::-1]
    for number, node in enumerate(graph.nodes):
        node.number = number


class Builder:
    """Builds a graph anew: of operations that compute the same there is one."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.known: dict[Hashable, Node] = {}
        self.substitutes: dict[Node, Node] = {}

    def current(self, node: Node) -> Node:
        """Return what stands for a node."""
        return self.substitutes.get(node, node)

    def add(self, node: Node) -> None:
        """Take an operation of the old graph over."""
        if self.substitutes:
            self._redirect(node)
        key, args = _key(node), node.args
        found = self.known.get(key) or rewritten(node, self)
        if found is node:
            self._keep(node, key if node.args is args else _key(node))
        else:
            self.substitutes[node] = found

    def make(self, like: Node, function: Any, args: tuple[Any, ...], aval: Aval, view: bool = False) -> Node:
        """Return an operation that is new, or the one that computes the same."""
        node = Node(function.__name__, function, args, {}, aval, like.number)
        node.errors = like.errors
        if view:
            node.base = args[0]
        key = _key(node)
        known = self.known.get(key)
        if known is None:
            self._keep(node, key)
        return known or node

    def _keep(self, node: Node, key: Hashable) -> None:
        self.known[key] = node
        self.nodes.append(node)

    def _redirect(self, node: Node) -> None:
        node.args = replaced(node.args, self.current, Node)
        if node.kwargs:
            node.kwargs = replaced(node.kwargs, self.current, Node)
        if node.base is not None:
            node.base = self.current(node.base)


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
