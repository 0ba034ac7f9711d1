"""jaxtyping's texts in aliases: mypy drops the notes of an ``Annotated`` there, so they are read from the module's source."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from mypy.nodes import MypyFile
from mypy.types import AnyType, Type, get_proper_type

from shapedgrad.shapes.errors import ShapeSyntaxError
from shapedgrad.shapes.notation import parse_jaxtyping
from shapedgrad.shapes.shape import ANY
from shapedgrad_mypy.codec import array_shape

if TYPE_CHECKING:
    from shapedgrad.shapes.shape import Shape


def dropped_shape(fullname: str, target: Type, modules: Mapping[str, MypyFile]) -> Shape | None:
    """Return the shape that the source gives to what is an array of any shape to mypy."""
    target = get_proper_type(target)
    if isinstance(target, AnyType) or array_shape(target) != ANY:
        return None
    name, _, alias = fullname.rpartition(".")
    module = modules.get(name)
    if module is None:
        return None
    found = _texts(module.path).get(alias)
    if found is None or not _is_annotated(found[0], module):
        return None
    try:
        return parse_jaxtyping(found[1])
    except ShapeSyntaxError:
        return None


def _is_annotated(spelling: str, module: MypyFile) -> bool:
    """Tell whether a name is one of jaxtyping's, which are ``Annotated`` to mypy."""
    head, _, tail = spelling.partition(".")
    symbol = module.names.get(head)
    if symbol is not None and isinstance(symbol.node, MypyFile) and tail:
        symbol = symbol.node.names.get(tail)
    return symbol is not None and symbol.fullname == "typing.Annotated" and spelling[-9:] != "Annotated"


def _texts(path: str) -> Mapping[str, tuple[str, str]]:
    try:
        return _texts_at(path, Path(path).stat().st_mtime_ns)
    except OSError:
        return {}


@lru_cache(maxsize=64)
def _texts_at(path: str, _stamp: int) -> Mapping[str, tuple[str, str]]:
    """Return the aliases of a module that are ``X = Y[base, "text"]``: by their names, Y and the text."""
    try:
        tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    except (OSError, SyntaxError, ValueError):
        return {}
    found: dict[str, tuple[str, str]] = {}
    for statement in tree.body:
        targets = (
            statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        )
        match targets[0], getattr(statement, "value", None):
            case (
                ast.Name(id=alias),
                ast.Subscript(value=base, slice=ast.Tuple(elts=[_, ast.Constant(value=str(text))])),
            ):
                found[alias] = (ast.unparse(base), text)
            case _:
                pass
    return found
