"""Annotations enforced at run time: `@checked` on each call of a function, `assert_shape` on one array.

>>> import numpy as np
>>> from shapedgrad.array import NDArray, Shape
>>> @checked
... def project(x: NDArray[Shape["N, D"], np.float64], w: NDArray[Shape["D, C"], np.float64]) -> object:
...     return x @ w
>>> project(np.ones((2, 4)), np.ones((3, 5)))
Traceback (most recent call last):
    ...
shapedgrad.shapes.errors.ShapeError: project: argument "w" has shape (3, 5) where (D, C) is wanted; D = 4 from "x"
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import operator
import types
from collections.abc import Iterable, Mapping, Sequence
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    NamedTuple,
    ParamSpec,
    Protocol,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import numpy as np

from shapedgrad.array import ArrayAnnotation, DimAnnotation, is_array, read_dtype, read_shape
from shapedgrad.shapes.binding import Binding, Mismatch, bind_all
from shapedgrad.shapes.errors import ShapeError
from shapedgrad.shapes.notation import parse_jaxtyping, parse_shape
from shapedgrad.shapes.polynomial import of_atom
from shapedgrad.shapes.shape import Rest, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shapedgrad.shapes.dim import Dim

__all__ = ["assert_shape", "checked"]

_P = ParamSpec("_P")
_R = TypeVar("_R")
_RESULT = "return"


class _HasShape(Protocol):
    @property
    def shape(self) -> tuple[Any, ...]: ...


_ArrayT = TypeVar("_ArrayT", bound=_HasShape)


class _Claim(NamedTuple):
    """What an annotation wants of one array or integer, and what is given."""

    label: str
    declared: Shape | Dim
    given: Shape | Dim


def checked(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Make a function refuse arguments, and results, that its annotations do not admit.

    The names in all annotations stand for one size each in one call. Arrays and dimensions inside tuples,
    lists, dicts and unions count too; annotations of other kinds are not enforced.

    Raises
    ------
    ShapeError
        When called with shapes that do not fit, or when the result's shape does not.
    TypeError
        When an argument is no array or has another dtype.
    ShapeSyntaxError
        At once, if an annotation's shape cannot be read.
    """
    signature = inspect.signature(function)

    @functools.cache
    def hints() -> Mapping[str, object]:
        return _hints(function)

    with contextlib.suppress(NameError):  # an annotation may name what is defined further down
        hints()

    @functools.wraps(function)
    def call(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        binding = _fit(function, _claims_of_arguments(bound, hints()))
        result = function(*args, **kwargs)
        if _RESULT in hints():
            _fit(function, [*_as_claims(binding), *_claims(hints()[_RESULT], result, _RESULT)])
        return result

    return call


def assert_shape(x: _ArrayT, shape: str) -> _ArrayT:
    """Return an array, having checked that its shape can be written `shape`.

    Raises `ShapeError` if not, and `ShapeSyntaxError` if the text is no shape. The plugin gives the result
    that shape.

    >>> assert_shape(np.zeros((5, 2)), "N, 3")
    Traceback (most recent call last):
        ...
    shapedgrad.shapes.errors.ShapeError: the array has shape (5, 2) where (N, 3) is wanted
    """
    declared, given = parse_shape(shape), Shape(x.shape)
    _, mismatches = bind_all([(_RESULT, declared, given)])
    for mismatch in mismatches:
        raise _error(mismatch, "the array", "assert_shape", (given,))
    return x


def _hints(function: Callable[..., object]) -> Mapping[str, object]:
    """The annotations of a function, each read by itself.

    One that names what does not exist at run time (an import under TYPE_CHECKING, a class in a function) is
    not enforced, unless it speaks of shapes.
    """
    namespace = getattr(inspect.unwrap(function), "__globals__", {})
    found: dict[str, object] = {}
    for name, annotation in inspect.get_annotations(function).items():
        alone = types.SimpleNamespace(__annotations__={name: annotation})
        try:
            found |= get_type_hints(alone, namespace, include_extras=True)
        except NameError:
            if any(spelling in str(annotation) for spelling in ("Shape[", "Dim[")):
                raise
    if inspect.iscoroutinefunction(function):
        found.pop(_RESULT, None)
    return found


def _fit(function: Callable[..., object], claims: Iterable[_Claim]) -> Binding:
    """Bind the names of a call; raises `ShapeError` for the first argument that does not fit."""
    claims = list(claims)
    binding, mismatches = bind_all(claims)
    for mismatch in mismatches:
        name = function.__qualname__.rpartition("<locals>.")[2]
        subject = f"{name}: " + ("the result" if mismatch.label == _RESULT else "")
        operands = tuple(claim.given for claim in claims)
        raise _error(mismatch, subject, name, operands)
    return binding


def _error(mismatch: Mismatch, subject: str, operation: str, operands: tuple[Shape | Dim, ...]) -> ShapeError:
    said = str(mismatch).removeprefix(f'argument "{_RESULT}"')
    return ShapeError(
        subject + said, operation=operation, operands=operands, reason=mismatch.reason, code=mismatch.code
    )


def _as_claims(binding: Binding) -> Iterator[_Claim]:
    """The names that are bound, put as arguments so that they bind again."""
    for name, size in binding.sizes.items():
        declared = Shape((Rest(name),)) if isinstance(size, Shape) else of_atom(name)
        yield _Claim(binding.labels[name], declared, size)


def _claims_of_arguments(bound: inspect.BoundArguments, hints: Mapping[str, object]) -> Iterator[_Claim]:
    for name, value in bound.arguments.items():
        if name not in hints:
            continue
        kind = bound.signature.parameters[name].kind
        if kind is inspect.Parameter.VAR_POSITIONAL:
            yield from _claims_of_items(hints[name], enumerate(value), name)
        elif kind is inspect.Parameter.VAR_KEYWORD:
            yield from _claims_of_items(hints[name], value.items(), name)
        else:
            yield from _claims(hints[name], value, name)


def _claims(hint: object, value: object, label: str) -> Iterator[_Claim]:
    """What an annotation says about the shapes in a value; raises `TypeError` if it is of another kind."""
    annotation = _read(hint)
    if isinstance(annotation, ArrayAnnotation):
        yield _array_claim(annotation, value, label)
    elif isinstance(annotation, DimAnnotation):
        yield _dim_claim(annotation, value, label)
    elif get_origin(hint) in {Union, types.UnionType}:
        yield from _claims(_alternative(get_args(hint), value), value, label)
    elif isinstance(value, tuple) and get_origin(hint) is tuple and get_args(hint)[-1] is not Ellipsis:
        if len(get_args(hint)) != len(value):
            raise TypeError(f"{_subject(label)} has {len(value)} items where {hint} is wanted")
        for place, (item_hint, item) in enumerate(zip(get_args(hint), value, strict=True)):
            yield from _claims(item_hint, item, f"{label}[{place}]")
    elif isinstance(value, Mapping) and len(get_args(hint)) == 2:
        yield from _claims_of_items(get_args(hint)[1], value.items(), label)
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes) and get_args(hint):
        yield from _claims_of_items(get_args(hint)[0], enumerate(value), label)


def _claims_of_items(hint: object, items: Iterable[tuple[object, object]], label: str) -> Iterator[_Claim]:
    for key, item in items:
        yield from _claims(hint, item, f"{label}[{key!r}]")


def _alternative(hints: tuple[object, ...], value: object) -> object:
    """The item of a union that a value is meant for: the first that it fits, else the first array."""
    arrays = [hint for hint in hints if isinstance(_read(hint), ArrayAnnotation)]
    for hint in hints:
        annotation, origin = _read(hint), get_origin(hint)
        if isinstance(annotation, ArrayAnnotation | DimAnnotation):
            if annotation.accepts(value):
                return hint
        elif isinstance(origin, type) and isinstance(value, origin):
            return hint
    return arrays[0] if arrays and is_array(value) else object


def _read(hint: object) -> object:
    """The annotation object that any spelling of an array or a dimension stands for; else the hint itself."""
    if get_origin(hint) is Annotated:
        inner, *extras = get_args(hint)
        known = [extra for extra in extras if isinstance(extra, ArrayAnnotation | DimAnnotation)]
        return known[0] if known else _read(inner)
    if hint is np.ndarray:
        return ArrayAnnotation(parse_shape("..."))
    if get_origin(hint) is np.ndarray:
        shape, dtype = get_args(hint)
        return ArrayAnnotation(read_shape(shape), read_dtype(dtype))
    if isinstance(hint, type) and isinstance(getattr(hint, "dim_str", None), str):
        return _read_jaxtyping(hint)
    return hint


def _read_jaxtyping(hint: Any) -> ArrayAnnotation:
    """An annotation of jaxtyping's, known by its attributes: the package need not be installed."""
    names = hint.dtypes if isinstance(hint.dtypes, Iterable) else ()
    scalars = [getattr(np, name) for name in names if isinstance(name, str) and hasattr(np, name)]
    return ArrayAnnotation(
        parse_jaxtyping(hint.dim_str), functools.reduce(operator.or_, scalars) if scalars else np.generic
    )


def _array_claim(annotation: ArrayAnnotation, value: object, label: str) -> _Claim:
    # NumPy makes scalars of arrays without dimensions.
    if not is_array(value) and not isinstance(value, np.generic):
        kind = type(value).__name__
        raise TypeError(f"{_subject(label)} is of type {kind} where an array {annotation.shape} is wanted")
    if not annotation.accepts_dtype(value.dtype):
        wanted = getattr(annotation.dtype, "__name__", annotation.dtype)
        raise TypeError(f"{_subject(label)} has dtype {value.dtype} where {wanted} is wanted")
    return _Claim(label, annotation.shape, Shape(value.shape))


def _dim_claim(annotation: DimAnnotation, value: object, label: str) -> _Claim:
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        kind = type(value).__name__
        raise TypeError(f"{_subject(label)} is of type {kind} where the dimension {annotation.dim} is wanted")
    return _Claim(label, annotation.dim, operator.index(value))


def _subject(label: str) -> str:
    return "the result" if label == _RESULT else f'argument "{label}"'
