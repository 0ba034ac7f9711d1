"""The arguments of ``shapedgrad``, and what is printed."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from shapedgrad_mypy.commands.checking import Checked, check
from shapedgrad_mypy.commands.data import json_of
from shapedgrad_mypy.commands.explain import UnknownCodeError, explanation
from shapedgrad_mypy.commands.page import page_of
from shapedgrad_mypy.commands.progress import Bar
from shapedgrad_mypy.commands.text import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0, or 1 if there are mistakes, or 2 if it could not be done."""
    options, others = _parser().parse_known_args(arguments)
    if options.command == "shapes":
        return _shapes(options, [*others, *options.files])
    if others:
        _parser().error(f"unrecognized arguments: {' '.join(others)}")
    try:
        print(explanation(options.code))  # noqa: T201
    except UnknownCodeError as error:
        print(f"shapedgrad: {error}", file=sys.stderr)  # noqa: T201
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="shapedgrad", description="Shapes of arrays, seen.")
    commands = parser.add_subparsers(dest="command", required=True)
    shapes = commands.add_parser(
        "shapes",
        help="print programs with the shapes of their arrays",
        description="Print programs with the shape and dtype of what they assign, take and return, and with mypy's"
        " errors in place. mypy's settings count, and its options are taken as well.",
    )
    form = shapes.add_mutually_exclusive_group()
    form.add_argument(
        "--html", action="store_true", help="write one page, where each expression shows its shape"
    )
    form.add_argument("--json", action="store_true", help="write data for other tools")
    shapes.add_argument(
        "--all", action="store_true", help="show mypy's errors that are not about shapes, too"
    )
    shapes.add_argument("--output", "-o", metavar="PATH", type=Path, help="write there instead of printing")
    shapes.add_argument("files", metavar="FILE", nargs="+", help="a file, or a folder of them")
    explain = commands.add_parser("explain", help="print what an error code means")
    explain.add_argument("code", metavar="CODE", help="for example shape-broadcast")
    return parser


def _shapes(options: argparse.Namespace, arguments: Sequence[str]) -> int:
    bar = Bar()
    try:
        checked = check(arguments, bar)
    finally:
        bar.close()
    hidden = 0 if options.all else sum(file.forget_others() for file in checked.files)
    text = _formatted(checked, options)
    if options.output is None:
        sys.stdout.write(text)
    else:
        options.output.write_text(text, encoding="utf-8")
    lines = [] if options.json else checked.others
    if hidden and not options.json:
        lines = [*lines, f"{hidden} other error{'s' * (hidden > 1)} of mypy's: see --all"]
    for line in lines:
        print(line, file=sys.stderr)  # noqa: T201
    return checked.status


def _formatted(checked: Checked, options: argparse.Namespace) -> str:
    if options.json:
        return json_of(checked.files, checked.others) + "\n"
    if options.html:
        return page_of(checked.files)
    coloured = options.output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    texts = [text_of(file, coloured=coloured) for file in checked.files]
    if len(texts) == 1:
        return texts[0]
    return "\n".join(f"# {file.path}\n\n{text}" for file, text in zip(checked.files, texts, strict=True))
