"""A run of mypy whose knowledge of some files is kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mypy.build import build
from mypy.errors import CompileError
from mypy.fscache import FileSystemCache
from mypy.main import process_options
from mypy.util import decode_python_encoding

from shapedgrad_mypy.commands.messages import read_messages
from shapedgrad_mypy.commands.recording import MODULES, Record, recorder, standing_in
from shapedgrad_mypy.commands.records import ShownFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mypy.options import Options

Progress = Callable[[int, int], None]
"""Told how many modules are done, and how many there are so far."""


@dataclass(slots=True)
class Checked:
    """What came of a run."""

    files: list[ShownFile]
    others: list[str] = field(default_factory=list)
    """What mypy says of other files, or of the run as a whole."""

    failed: bool = False
    """Whether mypy gave up."""

    @property
    def status(self) -> int:
        """Return the exit status, which is mypy's."""
        return 2 if self.failed else int(bool(self.others) or any(file.errors for file in self.files))


def check(arguments: Sequence[str], progress: Progress | None = None) -> Checked:
    """Check files as mypy does with these arguments and its settings, and keep what is known of them.

    Raises `SystemExit`, as mypy does, for arguments that it cannot read.
    """
    cache = FileSystemCache()
    # One process, for the types of another cannot be read; JSON, for it tells where an error ends.
    settled = ["--output=json", "--num-workers=0"]
    sources, options = process_options([*arguments, *settled], fscache=cache, program="shapedgrad shapes")
    checked = Checked([])
    for source in sources:
        if source.path is not None and cache.isfile(source.path):
            # A module whose text is given is not taken from mypy's cache, where no expressions are.
            source.text = decode_python_encoding(cache.read(source.path))
            checked.files.append(ShownFile(source.path, source.text))
    record = Record(checked.files, progress)
    plugin = recorder(record)

    def keep(_path: str | None, lines: list[str], _serious: bool) -> None:
        checked.others += read_messages(lines, checked.files, native=options.native_parser)
        record.advance()

    extra = [] if _is_named(options) else [plugin(options)]
    if extra:  # a cache of its own leaves that of mypy without the plugin as it is
        options.cache_dir = os.path.join(options.cache_dir, "shapedgrad")  # noqa: PTH118
    with standing_in(plugin):
        try:
            build(sources, options, flush_errors=keep, fscache=cache, extra_plugins=extra)
        except CompileError:
            checked.failed = True
    return checked


def _is_named(options: Options) -> bool:
    """Tell whether the settings name our plugin."""
    named = {plugin.partition(":")[0] for plugin in options.plugins} if options.config_file else set()
    return bool(named & MODULES)
