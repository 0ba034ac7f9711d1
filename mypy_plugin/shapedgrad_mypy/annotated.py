"""``Annotated`` and its other names: ``Annotated[int, Dim["N"]]``, and jaxtyping's ``Float[np.ndarray, "n d"]``.

jaxtyping's `Float`, `Int` and so on are ``Annotated`` to every type checker, and only the name in the program tells them
apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy import errorcodes as codes
from mypy.types import AnyType, Instance, Type, TypeOfAny, UnboundType, get_proper_type

from shapedgrad.shapes.notation import parse_jaxtyping
from shapedgrad_mypy.annotation import dim_annotation, parsed
from shapedgrad_mypy.class_names import text_of
from shapedgrad_mypy.codec import array_shape, encode_shape, is_array
from shapedgrad_mypy.dropped_notes import beside
from shapedgrad_mypy.notes import noted_shape, with_shape
from shapedgrad_mypy.owners import owners_of, type_analyser

if TYPE_CHECKING:
    from mypy.plugin import AnalyzeTypeContext


def annotated(ctx: AnalyzeTypeContext) -> Type:
    """Read what ``Annotated`` says about shapes; all else is as mypy has it."""
    name = ctx.type.name.split(".")[-1]
    notes = ctx.type.args[1:]
    for note in notes:
        if isinstance(note, UnboundType) and note.name.split(".")[-1] == "Dim":
            return dim_annotation(ctx._replace(type=note))
    plain = _plain(ctx)
    text = text_of(notes[0]) if len(notes) == 1 and name != "Annotated" else None
    return plain if text is None else _jaxtyping(plain, text, ctx)


def _plain(ctx: AnalyzeTypeContext) -> Type:
    """Return what ``Annotated`` means without its notes."""
    analyser = type_analyser(ctx)
    if len(ctx.type.args) < 2:
        message = "Annotated[...] must have exactly one type argument and at least one annotation"
        analyser.fail(message, ctx.type, code=codes.VALID_TYPE)
        return AnyType(TypeOfAny.from_error)
    special_forms = analyser.allow_typed_dict_special_forms
    return analyser.anal_type(ctx.type.args[0], allow_typed_dict_special_forms=special_forms)


def _jaxtyping(plain: Type, text: str, ctx: AnalyzeTypeContext) -> Type:
    """Return the array type with jaxtyping's shape in it; the dtype stays what the array type says."""
    array = get_proper_type(plain)
    shape = parsed(parse_jaxtyping, text, ctx) if isinstance(array, Instance) else None
    if shape is None or not isinstance(array, Instance):
        return plain
    named = type_analyser(ctx).named_type
    inner = array_shape(array) if is_array(array) else noted_shape(array)
    base = ctx.type.args[0]
    if inner is not None and isinstance(base, UnboundType) and not base.name.endswith("ndarray"):
        shape = beside(shape, inner)  # ``Float[Float[np.ndarray, "n"], "m"]`` is (m, n)
    if not is_array(array):
        return with_shape(array, shape.substitute(owners_of(shape, ctx)), named)
    return array.copy_modified(
        args=[encode_shape(shape.substitute(owners_of(shape, ctx)), named), *array.args[1:]]
    )
