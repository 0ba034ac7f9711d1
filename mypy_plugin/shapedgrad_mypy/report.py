"""Error codes of shapes, and how a mistake is reported: once, at its place, whoever is listening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.errorcodes import ErrorCode

from shapedgrad.shapes.errors import CODES

if TYPE_CHECKING:
    from mypy.checker import TypeChecker
    from mypy.nodes import Context

SHAPE = ErrorCode("shape", CODES["shape"], "Array shapes")
ERROR_CODES = {"shape": SHAPE} | {
    code: ErrorCode(
        code, description, "Array shapes", default_enabled=code != "shape-suspicious", sub_code_of=SHAPE
    )
    for code, description in CODES.items()
    if code != "shape"
}


def report(checker: TypeChecker, message: str, context: Context, code: str, note: str | None = None) -> None:
    """Report a mistake about shapes, also where mypy is trying one overload after another.

    mypy evaluates operators and overloads inside error watchers: an error there only means "this overload does not
    match", and is dropped.  A mistake about shapes is one whichever overload is meant, so the watchers are set aside.
    mypy itself drops exact duplicates and honours ``# type: ignore[code]`` and ``disable_error_code``.
    """
    errors = checker.errors
    if _is_said(checker, context):
        return
    watchers, errors._watchers = errors._watchers, []
    try:
        checker.fail(message, context, code=ERROR_CODES[code])
        if note is not None:
            checker.note(note, context, code=ERROR_CODES[code])
        _link(checker, context, code)
    finally:
        errors._watchers = watchers


def _is_said(checker: TypeChecker, context: Context) -> bool:
    """Tell whether there is a mistake about shapes in this expression already: one mistake gets one message."""
    place = (context.line, context.column, context.end_line, context.end_column)
    return any(
        (info.line, info.column, info.end_line, info.end_column) == place
        for info in checker.errors.error_info_map.get(checker.errors.file, ())
        if info.code is not None and info.code.code in CODES
    )


def _link(checker: TypeChecker, context: Context, code: str) -> None:
    """Point to our page of errors, once for each code; mypy links to codes of its own alone."""
    options = checker.options
    if options.show_error_code_links and not options.hide_error_codes:
        message = f"See docs/errors.md#{code} of shapedgrad for more info"
        checker.errors.report(
            context.line, context.column, message, ERROR_CODES[code], severity="note", only_once=True
        )


def withdraw(checker: TypeChecker, context: Context, code: str) -> None:
    """Take back what mypy has said of an expression: we say it better, and one mistake gets one message."""
    said = checker.errors.error_info_map.get(checker.errors.file, [])
    said[:] = [
        info
        for info in said
        if (info.line, info.column) != (context.line, context.column)
        or info.code is None
        or info.code.code != code
    ]
