"""Aliases: ``Image = NDArray[Shape["H, W, 3"], np.uint8]``, whose names belong to each function that mentions it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mypy.types import Instance, Type, get_proper_type

from shapedgrad_mypy.codec import decode_shape, encode_shape, is_array, unknown_type
from shapedgrad_mypy.dropped_notes import dropped_shape
from shapedgrad_mypy.forgetting import replace_parts
from shapedgrad_mypy.notes import with_shape
from shapedgrad_mypy.owners import names_of_alias, owners_of, type_analyser

if TYPE_CHECKING:
    from mypy.nodes import MypyFile, TypeAlias
    from mypy.plugin import AnalyzeTypeContext

    Modules = Mapping[str, MypyFile]


def means_shapes(fullname: str, alias: TypeAlias, modules: Modules) -> bool:
    """Tell whether an alias has dimension names of its own, or a text that mypy has dropped."""
    return bool(names_of_alias(alias.target)) or dropped_shape(fullname, alias.target, modules) is not None


def aliased(fullname: str, typ: Type, modules: Modules, ctx: AnalyzeTypeContext) -> Type:
    """Return what an alias means here: the names in it belong to whoever mentions it."""
    named = type_analyser(ctx).named_type
    dropped = dropped_shape(fullname, typ, modules)

    proper = get_proper_type(typ)
    if dropped is not None and isinstance(proper, Instance) and not is_array(proper):
        return with_shape(proper, dropped.substitute(owners_of(dropped, ctx)), named)

    def owned(part: Type) -> Type | None:
        if not isinstance(part, Instance) or not is_array(part) or (dropped is None and not part.args):
            return None
        shape = decode_shape(part.args[0]) if dropped is None else dropped
        # An alias that is being defined by way of another has no arguments as yet.
        rest = part.args[1:] or [named("numpy.dtype", [unknown_type()])]
        return part.copy_modified(args=[encode_shape(shape.substitute(owners_of(shape, ctx)), named), *rest])

    return replace_parts(typ, owned)
