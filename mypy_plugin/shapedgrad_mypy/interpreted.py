"""A module run on shapes: its mistakes reported, its values as types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from mypy.nodes import Context, Import, ImportAll, ImportFrom
from mypy.types import CallableType, Instance, TupleType, Type, get_proper_type

from shapedgrad.shapes.shape import SCALAR
from shapedgrad_mypy.codec import NDARRAY, array_shape, decode_dim, encode_shape, is_size, unknown_type
from shapedgrad_mypy.columns import Columns
from shapedgrad_mypy.guard import is_strict
from shapedgrad_mypy.interpretation.program import Interpretation, World, interpret
from shapedgrad_mypy.interpretation.values import TOP, Array, Integer, Made, Some, Tuple, Value
from shapedgrad_mypy.report import report
from shapedgrad_mypy.scalars import array_dtype, encode_dtype

if TYPE_CHECKING:
    from mypy.checker import TypeChecker
    from mypy.nodes import Expression, FuncDef

    from shapedgrad_mypy.interpretation.calling import CallSite, Span
    from shapedgrad_mypy.interpretation.machine import Finding
    from shapedgrad_mypy.module import Module


def interpretation(module: Module, world: World) -> Interpretation:
    """Run the module that is being checked, and report what is wrong in it."""
    checker = module.checker
    path = checker.path
    text = _text(path) if _meets_arrays(checker) else None
    if text is None:
        return Interpretation()

    def sources(name: str) -> tuple[str, str] | None:
        tree = checker.modules.get(name)
        if tree is None or not _is_of_the_program(name, tree.path, path):
            return None
        found = _text(tree.path)
        world.stamps[tree.path] = _stamp(tree.path)
        return None if found is None else (tree.path, found)

    changed = {each for each, stamp in world.stamps.items() if _stamp(each) != stamp}
    if changed:
        world.forget(changed)

    def declared(line: int) -> Mapping[str, Value]:
        functions = module.definitions.functions_around(line)
        return _parameters(functions[-1]) if functions and functions[-1].line == line else {}

    untyped = checker.options.check_untyped_defs
    try:
        found = interpret(checker.tree.fullname, path, text, sources, declared, world, untyped=untyped)
    except Exception:
        if is_strict():
            raise
        return Interpretation()
    columns = Columns(text)
    found = replace(found, values=columns.of_values(found.values))
    for finding in found.findings:
        if untyped or not _is_unchecked(finding, module):
            _report(columns.of_finding(finding, path), path, checker)
    return found


def _is_unchecked(finding: Finding, module: Module) -> bool:
    """Tell whether a mistake is in a function that mypy does not check: it has no annotations."""
    around = module.definitions.functions_around(finding.span[1])
    return finding.span[0] == module.checker.path and any(function.is_dynamic() for function in around)


def _parameters(function: FuncDef) -> Mapping[str, Value]:
    """Return what a function's annotations say of its parameters."""
    signature = get_proper_type(function.type)
    if not isinstance(signature, CallableType):
        return {}
    pairs = zip(signature.arg_names, signature.arg_types, signature.arg_kinds, strict=True)
    return {name: value_of(typ) for name, typ, kind in pairs if name is not None and not kind.is_star()}


def value_of(typ: Type) -> Value:
    """Return what is certain of a value of a type."""
    typ = get_proper_type(typ)
    shape = array_shape(typ)
    if shape is not None:
        return Array(shape, array_dtype(typ))
    if is_size(typ):
        return Integer(decode_dim(typ))
    if isinstance(typ, TupleType) and typ.partial_fallback.type.fullname == "builtins.tuple":
        return Tuple(tuple(map(value_of, typ.items)))
    if isinstance(typ, Instance) and typ.type.fullname in _OF_PYTHON:
        return _OF_PYTHON[typ.type.fullname]
    return TOP


_OF_PYTHON: Mapping[str, Value] = MappingProxyType(
    {
        "builtins.int": Integer(),
        "builtins.str": Some("str"),
        "builtins.bool": Some("bool"),
        "numpy.random._generator.Generator": Made("numpy.random.Generator"),
    }
)


def type_of(value: Value, module: Module) -> Type | None:
    """Return the type of an array, or of several in a tuple; None for what has none."""
    if isinstance(value, Array) and value.shape != SCALAR:
        dtype = encode_dtype(value.dtype, module.checker)
        return module.named(NDARRAY, [encode_shape(value.shape, module.named), dtype])
    if isinstance(value, Tuple) and value.items and not value.lazy:
        items = [type_of(item, module) for item in value.items]
        fallback = module.named("builtins.tuple", [unknown_type()])
        return TupleType([item or unknown_type() for item in items], fallback) if any(items) else None
    return None


def parts_of(value: Value, typ: Instance, module: Module) -> Type | None:
    """Return the type of a list that shows each of its parts, which differ: what ``np.split`` gives."""
    if not isinstance(value, Tuple) or not value.lazy or not value.items:
        return None
    items = [type_of(item, module) for item in value.items]
    known = [item for item in items if item is not None]
    return TupleType(known, typ) if len(known) == len(items) and len({*map(str, known)}) > 1 else None


def span_of(expression: Expression, checker: TypeChecker) -> Span:
    """Return where an expression stands, as the interpretation has it."""
    return (
        checker.path,
        expression.line,
        expression.column,
        expression.end_line or expression.line,
        expression.end_column or expression.column + 1,
    )


def _stamp(path: str) -> int:
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return 0


def _text(path: str) -> str | None:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _meets_arrays(checker: TypeChecker) -> bool:
    """Tell whether a module imports NumPy, or another module of the program, which may; stubs do nothing."""
    if checker.path.endswith(".pyi") or checker.path in checker.errors.ignored_files:
        return False
    for entry in checker.tree.imports:
        names = [name for name, _ in entry.ids] if isinstance(entry, Import) else []
        if isinstance(entry, ImportFrom | ImportAll):
            names = [entry.id]
            if entry.relative:
                return True
        if any(name.split(".")[0] in _ARRAYS or _is_followed(name, checker) for name in names):
            return True
    return False


_ARRAYS = frozenset({"numpy", "autograd", "shapedgrad"})


def _is_followed(name: str, checker: TypeChecker) -> bool:
    tree = checker.modules.get(name)
    return (
        tree is not None and "numpy" in checker.modules and _is_of_the_program(name, tree.path, checker.path)
    )


def _is_of_the_program(name: str, path: str, main: str) -> bool:
    """Tell whether a module belongs to the same program as another one: libraries are not followed."""
    if not path.endswith(".py") or "site-packages" in path or name.split(".", maxsplit=1)[0] in _OURS:
        return False
    around = [Path(main).resolve().parent, Path.cwd()]
    return any(Path(path).resolve().is_relative_to(folder) for folder in around)


_OURS = frozenset({"shapedgrad", "shapedgrad_mypy"})


def _report(finding: Finding, path: str, checker: TypeChecker) -> None:
    """Report a mistake where it is, or, if that is in another module, at the call that leads there.

    mypy has printed the errors of a module before it checks those that import it, and keeps each in that module's cache.
    """
    place = finding.span
    message = finding.message
    calls = list(finding.calls)
    if place[0] != path:
        here = [call for call in calls if call.span[0] == path]
        if not here:
            return
        message = f"{message}, at {Path(place[0]).name}:{place[1]}"
        place = here[-1].span
        calls = calls[: calls.index(here[-1]) + 1]
    report(checker, message, context_at(place), finding.code, _story(calls))


def _story(calls: list[CallSite]) -> str | None:
    """Return the note that names the calls on the way to a mistake, innermost first: those that have arguments."""
    calls = [call for call in calls if call.arguments]
    if not calls:
        return None
    return ", ".join(
        f"in {call.function}({call.arguments}), called on line {call.span[1]}" for call in reversed(calls)
    )


def context_at(span: Span) -> Context:
    """Return mypy's word for a place in a file."""
    context = Context(span[1], span[2])
    context.end_line, context.end_column = span[3], span[4]
    return context
