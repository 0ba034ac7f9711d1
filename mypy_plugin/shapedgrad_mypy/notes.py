"""What we note in an instance's type that mypy has no place for: sizes of its class's names, the shape of a foreign array.

A note goes where the type goes, through variables and calls, and is lost where two types that differ are joined: so mypy treats
what ``hasattr`` has found of an instance, and notes are kept among that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.types import ExtraAttrs, Instance, TupleType, Type, get_proper_type

from shapedgrad_mypy.codec import decode_shape, encode_shape

if TYPE_CHECKING:
    from shapedgrad.shapes.shape import Shape
    from shapedgrad_mypy.codec import Named

SIZE = "the size of "
"""What the note of a size begins with; the key of its name follows. No attribute has spaces in its name."""

SHAPE = "the shape of the array"


def is_noted(instance: Instance) -> bool:
    """Tell whether there is a note of ours in an instance's type."""
    return instance.extra_attrs is not None and any(" " in name for name in instance.extra_attrs.attrs)


def noted_shape(typ: Type) -> Shape | None:
    """Return the shape of an array of another library's, as its annotation says: ``Float[torch.Tensor, "n d"]``."""
    typ = get_proper_type(typ)
    if not isinstance(typ, Instance) or typ.extra_attrs is None:
        return None
    note = typ.extra_attrs.attrs.get(SHAPE)
    return None if note is None else decode_shape(note)


def with_shape(instance: Instance, shape: Shape, named: Named) -> Instance:
    """Return an instance with a note of its shape."""
    note = encode_shape(shape, named)
    result = instance.copy_modified()
    result.extra_attrs = ExtraAttrs({SHAPE: note}) if isinstance(note, TupleType) else None
    return result
