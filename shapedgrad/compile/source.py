"""The generated code: a function of straight-line Python over NumPy, which holds no text of the user's.

Every name in it is one of ours: ``x3`` is an argument, ``v7`` the result of node 7, ``c2`` a constant. What lies in
the arena, and the views of that, are bound once for each arena, all else when it is computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.methods import holds_somewhere
from shapedgrad.compile import forms, kernels
from shapedgrad.compile.code import MISS, Code
from shapedgrad.compile.graph import Node
from shapedgrad.compile.kernels import Errors
from shapedgrad.compile.operands import constants_as_arrays
from shapedgrad.compile.signature import packing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapedgrad.compile.graph import Aval, Graph
    from shapedgrad.compile.plan import Plan

_LARGE = 1 << 14
_QUIET = frozenset(
    {
        "ask",
        "settle",
        "part",
        "getitem",
        "reshape",
        "transpose",
        "broadcast_to",
        "copy",
        "create",
        "flat",
        "reshaped",
    }
)


class Writer:
    """Writes the code of one plan; ``constants`` are what its names are bound to.

    ``given`` are results that are written into arrays which the code around has names for.
    """

    def __init__(self, graph: Graph, plan: Plan) -> None:
        self.graph = graph
        self.plan = plan
        self.constants: dict[str, Any] = {"MISS": MISS, "ndarray": np.ndarray}
        self.names: dict[Any, str] = {}
        self.static: dict[Node, str] = {}
        self.arrays: list[tuple[str, Aval, int]] = []
        self.views: list[str] = []
        self.lines: list[str] = []
        self.errors: tuple[tuple[str, str], ...] = ()
        self.settings: dict[Any, Errors] = {}
        self.given: dict[Node, str] = {}

    def code(self, unpacked: list[str], returned: str = "tree") -> Code:
        """Return the function of ``args`` and ``kwargs``, which are first taken apart: it returns a tree, or a tuple."""
        lines = self.lines_of(self.graph.nodes)
        leaves = self._results()
        tree = returned == "tree"
        result = (
            packing(self.graph.structure, leaves, self.constant) if tree else f"({', '.join([*leaves, ''])})"
        )
        return self.made(["def run(args, kwargs):", *indented([*unpacked, *lines, f"return {result}"])])

    def made(self, function: list[str]) -> Code:
        """Return the code of a function that uses what was written."""
        return Code(self.graph.name, self.arrays, self.views, function, self.constants, self.plan.size)

    # ------------------------------------------------------------------------------------------ names

    def lines_of(self, nodes: Iterable[Node]) -> list[str]:
        """Return the statements of some of the operations."""
        self.lines = []
        for node in nodes:
            self._write(node)
        self._leave_errors()
        return self.lines

    def _name(self, node: Node) -> str:
        if node in self.given:
            return self.given[node]
        return f"x{node.number}" if node.name == "input" else f"v{node.number}"

    def constant(self, value: Any, prefix: str = "c") -> str:
        """Return the name of a constant: its own for NumPy's functions, a number for all else."""
        owner: Any = getattr(value, "__self__", None)
        method = isinstance(owner, np.ufunc)
        key = (id(owner), value.__name__) if method else id(value)
        name = self.names.get(key)
        if name is None:
            told = getattr(value, "__name__", "")
            if method:
                told = f"{owner.__name__}_{told}"
            elif not isinstance(value, np.ufunc) and getattr(value, "__module__", None) != "numpy":
                told = ""
            free = told.isidentifier() and told not in self.constants
            name = told if free else f"{prefix}{len(self.constants)}"
            self.names[key] = name
            self.constants[name] = value
        return name

    def expression(self, x: Any) -> str:
        """Return the text of an argument."""
        if isinstance(x, Node):
            return self._name(x)
        kind = type(x)
        if kind in {int, bool, type(None)}:
            return repr(x) if kind is not int or x >= 0 else f"({x!r})"
        if x is Ellipsis:
            return "..."
        if kind is tuple:
            return f"({', '.join(map(self.expression, x))}{',' if len(x) == 1 else ''})"
        if kind is list:
            return f"[{', '.join(map(self.expression, x))}]"
        if kind is dict:
            return (
                "{" + ", ".join(f"{self.constant(k)}: {self.expression(item)}" for k, item in x.items()) + "}"
            )
        if kind is slice:
            return f"slice({', '.join(self.expression(part) for part in (x.start, x.stop, x.step))})"
        return self.constant(x)

    # ------------------------------------------------------------------------------------ operations

    def _write(self, node: Node) -> None:
        if node.name == "input":
            return
        if node.errors != self.errors and node.name not in _QUIET:
            self._leave_errors()
            self._enter_errors(node.errors)
        name, place = self._name(node), self.plan.places.get(node)
        if place is not None:
            self.static[node] = name
            self.arrays.append((name, node.aval, place.offset))
        if forms.is_view(node) and node.base in self.static:
            self.static[node] = name
            self.views.append(f"{name} = {self._value(node)}")
            return
        for line in self._statements(node, name, None if place is None and node not in self.given else name):
            self._line(line)
        self._forget(node)

    def _line(self, line: str) -> None:
        self.lines.append(f"    {line}" if self.errors else line)

    def _enter_errors(self, errors: tuple[tuple[str, str], ...]) -> None:
        self.errors = errors
        if errors:
            name = self.constant(self.settings.setdefault(errors, Errors(dict(errors))), "errors")
            self.lines += [f"token = {name}.set()", "try:"]

    def _leave_errors(self) -> None:
        if self.errors:
            name = self.constant(self.settings[self.errors], "errors")
            self.lines += ["finally:", f"    {name}.reset(token)"]
        self.errors = ()

    def _forget(self, node: Node) -> None:
        for root in self.plan.dying.get(node.number, ()):
            if root not in self.plan.places and root.name != "input" and root.aval.nbytes > _LARGE:
                views = [x for x in self.graph.nodes[root.number : node.number] if x.root is root]
                gone = ", ".join(self._name(x) for x in views if x not in self.static)
                self._line(f"del {gone}")

    def _statements(self, node: Node, name: str, out: str | None) -> list[str]:
        if node.function is kernels.not_a_number and node.answer is False:
            x, vdot = self.expression(node.args[0]), self.constant(np.vdot)
            return [f"total = {vdot}({x}, {x})", "if total != total: return MISS"]
        if node.name == "ask":
            return [f"if {'' if not node.answer else 'not '}{self._question(node)}: return MISS"]
        if node.name == "settle":
            return [f"if {self.expression(node.args[0])} != {self.expression(node.answer)}: return MISS"]
        if forms.is_write(node):
            return self._write_into(node, name, out)
        if out is None:
            return [f"{name} = {self._value(node)}"]
        if forms.is_kernel(node):
            return self._kernel(node, name)
        if forms.is_copy(node):
            return [f"{name}[...] = {self.expression(node.args[0])}"]
        ufunc = forms.reduction(node)
        if ufunc is not None:
            axis, keepdims = forms.reduction_params(node)
            reduce = self.constant(ufunc.reduce)
            kept = ", True" if keepdims else ""
            return [f"{reduce}({self.expression(node.args[0])}, {self.expression(axis)}, None, {out}{kept})"]
        # NumPy deprecates a third argument of these, which would look like another operand
        given = f"out={out}" if node.function in {np.maximum, np.minimum} else out
        return [f"{self.constant(node.function)}({', '.join(self._ufunc_operands(node))}, {given})"]

    def _question(self, node: Node) -> str:
        x = self.expression(node.args[0])
        if node.function is holds_somewhere and node.args[0].aval.kind != "number":
            return f"{x}.any()"
        if node.function is kernels.some:
            return f"{self.constant(np.count_nonzero)}({x})"
        return f"{self.constant(node.function, 'ask')}({', '.join(map(self.expression, node.args))})"

    def _kernel(self, node: Node, name: str) -> list[str]:
        """Return what one of our kernels does, written out for a result in the arena."""
        if node.function is kernels.taken:
            x, places = node.args
            return [f"{self.expression(x)}.take({self.constant(places)}, None, {name}, 'clip')"]
        elements = name if len(node.aval.shape) == 1 else f"{name}_"
        if elements != name:
            self.views.append(f"{elements} = {name}.reshape(-1)")
        if node.function is kernels.put:
            value, places, _, added = node.args
            written = (
                f"{elements}[{self.constant(places)}] = {self.expression(value)}{' + 0.0' if added else ''}"
            )
            return [f"{name}.fill(0)", written]
        x, value, places = node.args
        at = self.constant(places)
        return [
            f"{self.constant(np.add)}({self.expression(x)}, {self.constant(np.array(0.0, node.aval.dtype))}, {name})",
            f"{elements}[{at}] = {elements}.take({at}, None, None, 'clip') + {self.expression(value)}",
        ]

    def _write_into(self, node: Node, name: str, out: str | None) -> list[str]:
        x, value = node.args
        written = f"{name}[{self.expression(node.kwargs['index'])}] = {self.expression(value)}"
        if node in self.plan.in_place:
            return [written]
        if out is None:
            return [f"{name} = {self.constant(np.array)}({self.expression(x)})", written]
        return [f"{name}[...] = {self.expression(x)}", written]

    def _value(self, node: Node) -> str:
        """Return the expression of an operation that makes its result itself."""
        args = [self.expression(x) for x in node.args]
        operator = forms.symbol(node)
        if operator is not None:
            return f"{args[0]} {operator} {args[1]}"
        if forms.of_engine(node, "getitem", "indexing"):
            return f"{args[0]}[{self.expression(node.kwargs['index'])}]"
        if forms.of_engine(node, "reshape", "layout") and "order" not in node.kwargs:
            return f"{args[0]}.reshape({self.expression(node.aval.shape)})"
        if forms.of_engine(node, "transpose", "layout"):
            axes = node.kwargs["axes"]
            return f"{args[0]}.T" if axes is None else f"{args[0]}.transpose({self.expression(axes)})"
        if node.name == "part":
            return f"{args[0]}[{args[1]}]"
        if node.function is kernels.flat or node.function is kernels.reshaped:
            return f"{args[0]}.reshape({self.expression(node.aval.shape)})"
        if node.function is np.broadcast_to:
            return f"{self.constant(np.broadcast_to)}({args[0]}, {self.expression(node.aval.shape)})"
        ufunc = forms.reduction(node)
        if ufunc is not None:
            axis, keepdims = forms.reduction_params(node)
            kept = ", None, None, True" if keepdims else ""
            return f"{self.constant(ufunc.reduce)}({args[0]}, {self.expression(axis)}{kept})"
        if forms.is_ufunc(node):
            args = self._ufunc_operands(node)
        return f"{self.constant(node.function, 'f')}({', '.join([*args, *self._named(node)])})"

    def _named(self, node: Node) -> list[str]:
        """Return the keyword arguments: of functions that are not NumPy's or ours, the names are constants as well."""
        if isinstance(getattr(node.function, "__self__", node.function), np.ufunc) or getattr(
            node.function, "__module__", ""
        ).startswith(("numpy", "shapedgrad.ops")):
            return [f"{key}={self.expression(item)}" for key, item in node.kwargs.items()]
        return [f"**{self.expression(node.kwargs)}"] if node.kwargs else []

    def _ufunc_operands(self, node: Node) -> list[str]:
        return [self.expression(x) for x in constants_as_arrays(node)]

    def _results(self) -> list[str]:
        """Return what leaves: memory of its own for each result."""
        taken: set[Node] = set()
        found = []
        for y in self.graph.outputs:
            text = self.expression(y) if not isinstance(y, str) else self.constant(y)
            array = isinstance(y, Node) and y.aval.kind == "array"
            shared = array and (
                y.root in taken or y.root.name == "input" or y.root.constant or not forms.is_dense(y)
            )
            if isinstance(y, np.ndarray) or shared:
                text = f"{text}.copy()" if shared else f"{text}.copy('K')"
            if isinstance(y, Node):
                taken.add(y.root)
            found.append(text)
        return found


def indented(lines: Iterable[str]) -> list[str]:
    """Return lines one level further in."""
    return [f"    {line}" for line in lines]
