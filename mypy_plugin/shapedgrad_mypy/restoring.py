"""The result that mypy has solved without shapes, with those that are declared put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.types import Instance, LiteralType, TupleType, Type, UnionType, get_proper_type

from shapedgrad.shapes.polynomial import of_atom
from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.codec import (
    as_integer,
    decode_dim,
    decode_shape,
    encode_dim,
    encode_shape,
    is_array,
    is_size,
)
from shapedgrad_mypy.instances import has_names, names_of, sizes_of, with_sizes
from shapedgrad_mypy.notes import noted_shape, with_shape

if TYPE_CHECKING:
    from shapedgrad.shapes.binding import Binding
    from shapedgrad_mypy.codec import Named


def restored(declared: Type, solved: Type, binding: Binding, named: Named) -> Type:
    """Return the result that mypy has solved, with the shapes that the declared one has at the same places."""
    declared, solved = get_proper_type(declared), get_proper_type(solved)
    if isinstance(declared, Instance) and is_array(declared):
        if not isinstance(solved, Instance) or not is_array(solved):
            return solved
        shape = binding.apply(decode_shape(declared.args[0]))
        return solved.copy_modified(args=[encode_shape(shape, named), *solved.args[1:]])
    if is_size(declared) and not isinstance(declared, LiteralType):
        (dim,) = binding.apply(Shape((decode_dim(declared),))).dims
        return as_integer(encode_dim(dim, named), named)
    if (
        isinstance(declared, TupleType)
        and isinstance(solved, TupleType)
        and len(declared.items) == len(solved.items)
    ):
        pairs = zip(declared.items, solved.items, strict=True)
        return solved.copy_modified(items=[restored(*pair, binding, named) for pair in pairs])
    noted = noted_shape(declared)
    if noted is not None and isinstance(solved, Instance):
        return with_shape(solved, binding.apply(noted), named)
    if isinstance(declared, Instance) and isinstance(solved, Instance) and declared.type is solved.type:
        if has_names(declared.type):
            return _sized(declared, solved, binding, named)
        pairs = zip(declared.args, solved.args, strict=True)
        return solved.copy_modified(args=[restored(*pair, binding, named) for pair in pairs])
    if (
        isinstance(declared, UnionType)
        and isinstance(solved, UnionType)
        and len(declared.items) == len(solved.items)
    ):
        pairs = zip(declared.items, solved.items, strict=True)
        return UnionType.make_union([restored(*pair, binding, named) for pair in pairs])
    return solved


def _sized(declared: Instance, solved: Instance, binding: Binding, named: Named) -> Instance:
    """Return an instance with the sizes that a call has bound; a constructor binds the names of its class."""
    own = {name: of_atom(name) for name in names_of(declared.type) if name in binding.sizes}
    sizes = {
        name: binding.apply(Shape((size,))).dims[0]
        for name, size in (own | sizes_of(declared, named)).items()
    }
    return with_sizes(solved, sizes, named)
