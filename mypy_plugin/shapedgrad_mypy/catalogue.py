"""Which of NumPy's callables are operations of the table, under the names by which mypy knows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from mypy.nodes import SymbolTableNode, TypeInfo, Var
from mypy.types import Instance, get_proper_type

from shapedgrad.shapes.rules.parameters import parameters
from shapedgrad.shapes.rules.table import TABLE

BINARY: Mapping[str, str] = {
    "add": "add",
    "sub": "subtract",
    "mul": "multiply",
    "truediv": "divide",
    "floordiv": "floor_divide",
    "mod": "remainder",
    "divmod": "divmod",
    "pow": "power",
    "matmul": "matmul",
    "and": "bitwise_and",
    "or": "bitwise_or",
    "xor": "bitwise_xor",
    "lshift": "left_shift",
    "rshift": "right_shift",
    "lt": "less",
    "le": "less_equal",
    "gt": "greater",
    "ge": "greater_equal",
    "eq": "equal",
    "ne": "not_equal",
}
"""Python's binary operators and the functions that NumPy documents them with."""

UNARY: Mapping[str, str] = {"neg": "negative", "pos": "positive", "abs": "absolute", "invert": "invert"}

Lookup = Callable[[str], SymbolTableNode | None]


class Catalogue:
    """The table's operations by mypy's full names, which change with NumPy's versions and are looked up once."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._scalars: dict[str, bool] = {}

    def is_scalar(self, fullname: str) -> bool:
        """Tell whether a class is one of NumPy's scalars."""
        if fullname not in self._scalars:
            symbol = self._lookup(fullname)
            node = None if symbol is None else symbol.node
            self._scalars[fullname] = isinstance(node, TypeInfo) and node.has_base("numpy.generic")
        return self._scalars[fullname]

    @cached_property
    def functions(self) -> Mapping[str, str]:
        """Operations by the full name of the function (or of the variable that is called as one)."""
        found: dict[str, str] = {}
        for operation in TABLE:
            symbol = self._lookup(f"numpy.{operation}")
            if symbol is not None and symbol.node is not None:
                found[symbol.node.fullname] = operation
        return found

    @cached_property
    def methods(self) -> Mapping[str, str]:
        """Operations by the full name of a method of another class than ndarray: ``Generator.normal``.

        The functions of ``numpy.random`` are the methods of a RandomState.
        """
        found: dict[str, str] = {}
        for operation in TABLE:
            owner, _, method = operation.rpartition(".")
            for name in (owner, "random.RandomState") if owner == "random" else (owner,):
                symbol = self._lookup(f"numpy.{name}") if name else None
                if symbol is not None and isinstance(symbol.node, TypeInfo) and method in symbol.node.names:
                    found[f"{symbol.node.fullname}.{method}"] = operation
        return found

    @cached_property
    def grids(self) -> Mapping[str, str]:
        """Operations that are written with brackets, by the full name of the class of their object: ``np.mgrid[0:3]``."""
        found: dict[str, str] = {}
        for operation, row in TABLE.items():
            kinds = [formal.kind for formal in parameters(row.rule).values()]
            symbol = self._lookup(f"numpy.{operation}") if kinds[:1] == ["Pieces"] else None
            typ = get_proper_type(symbol.node.type) if symbol and isinstance(symbol.node, Var) else None
            if isinstance(typ, Instance):
                found[typ.type.fullname] = operation
        return found
