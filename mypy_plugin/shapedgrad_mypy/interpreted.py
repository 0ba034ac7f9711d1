"""A module run on shapes: its mistakes reported, its values as types."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mypy.nodes import Context

from shapedgrad_mypy.guard import is_strict
from shapedgrad_mypy.interpretation.program import Interpretation, interpret
from shapedgrad_mypy.report import report

if TYPE_CHECKING:
    from mypy.checker import TypeChecker

    from shapedgrad_mypy.interpretation.machine import CallSite, Finding, Span


def interpretation(checker: TypeChecker) -> Interpretation:
    """Run the module that is being checked, and report what is wrong in it."""
    path = checker.path
    text = _text(path)
    if text is None:
        return Interpretation()

    def sources(name: str) -> tuple[str, str] | None:
        tree = checker.modules.get(name)
        if tree is None or _is_of_a_library(tree.path):
            return None
        found = _text(tree.path)
        return None if found is None else (tree.path, found)

    follows = checker.options.check_untyped_defs
    try:
        found = interpret(checker.tree.fullname, path, text, sources, follows=follows)
    except Exception:
        if is_strict():
            raise
        return Interpretation()
    for finding in found.findings:
        _report(finding, path, checker)
    return found


def _text(path: str) -> str | None:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _is_of_a_library(path: str) -> bool:
    return path.endswith(".pyi") or "site-packages" in path or "typeshed" in path


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
    """Return the note that names the calls on the way to a mistake, innermost first."""
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
