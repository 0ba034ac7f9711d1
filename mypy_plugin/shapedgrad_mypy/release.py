"""Which NumPy a program is checked against, where releases differ in what they accept."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy.checker import TypeChecker

_VERSION = re.compile(r"""^version = ["'](\d+)\.(\d+)""", re.MULTILINE)


def numbers_have_no_axes(checker: TypeChecker) -> bool:
    """Tell whether ``float(x)`` is for arrays without axes alone: since 2.4, before it took any of one element."""
    stubs = checker.modules.get("numpy")
    return stubs is not None and _release(stubs.path) >= (2, 4)


@lru_cache(maxsize=8)
def _release(stubs: str) -> tuple[int, int]:
    """Read the release off the package that the stubs are part of; (0, 0) where they stand alone."""
    try:
        found = _VERSION.search(Path(stubs).with_name("version.py").read_text(encoding="utf-8"))
    except OSError:
        return 0, 0
    return (0, 0) if found is None else (int(found[1]), int(found[2]))
