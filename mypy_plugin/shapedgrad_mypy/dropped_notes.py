"""jaxtyping's texts in aliases: mypy drops the notes of an ``Annotated`` there, so they are read from the module's source."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from mypy.nodes import MypyFile
from mypy.types import Instance, Type, get_proper_type

from shapedgrad.shapes.errors import ShapeSyntaxError
from shapedgrad.shapes.notation import parse_jaxtyping
from shapedgrad.shapes.shape import ANY, Rest, Shape
from shapedgrad_mypy.codec import array_shape, is_array
from shapedgrad_mypy.notes import noted_shape


def dropped_shape(fullname: str, target: Type, modules: Mapping[str, MypyFile]) -> Shape | None:
    """Return the shape that the source gives to what is an array of any shape to mypy."""
    target = get_proper_type(target)
    inner = array_shape(target) if is_array(target) else noted_shape(target)
    name, _, alias = fullname.rpartition(".")
    module = modules.get(name)
    if module is None or not isinstance(target, Instance):
        return None
    spelling, base, text = _texts(module.path).get(alias, ("", "", ""))
    if not spelling or not _is_annotated(spelling, module):
        return None
    try:
        outer = parse_jaxtyping(text)
    except ShapeSyntaxError:
        return None
    if inner is None or inner == ANY:
        inner = dropped_shape(f"{name}.{base}", target, modules)
    return outer if "ndarray" in base or inner is None else beside(outer, inner)


def beside(outer: Shape, inner: Shape) -> Shape:
    """Return the shape of an array of arrays, as nested annotations mean it."""
    items = (*outer.items, *inner.items)
    if inner == ANY:
        return outer
    return Shape(items) if sum(isinstance(item, Rest) for item in items) <= 1 else ANY


def _is_annotated(spelling: str, module: MypyFile) -> bool:
    """Tell whether a name is one of jaxtyping's, which are ``Annotated`` to mypy."""
    head, _, tail = spelling.partition(".")
    symbol = module.names.get(head)
    if symbol is not None and isinstance(symbol.node, MypyFile) and tail:
        symbol = symbol.node.names.get(tail)
    return symbol is not None and symbol.fullname == "typing.Annotated" and spelling[-9:] != "Annotated"


def _texts(path: str) -> Mapping[str, tuple[str, str, str]]:
    try:
        return _texts_at(path, Path(path).stat().st_mtime_ns)
    except OSError:
        return {}


@lru_cache(maxsize=64)
def _texts_at(path: str, _stamp: int) -> Mapping[str, tuple[str, str, str]]:
    """Return the aliases of a module that are ``X = Y[base, "text"]``: by their names, Y, the base and the text."""
    try:
        tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    except (OSError, SyntaxError, ValueError):
        return {}
    found: dict[str, tuple[str, str, str]] = {}
    for statement in tree.body:
        targets = (
            statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        )
        match targets[0], getattr(statement, "value", None):
            case (
                ast.Name(id=alias),
                ast.Subscript(value=base, slice=ast.Tuple(elts=[inner, ast.Constant(value=str(text))])),
            ):
                found[alias] = (ast.unparse(base), ast.unparse(inner), text)
            case _:
                pass
    return found
