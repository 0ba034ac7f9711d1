"""What mypy says of some code with the plugin, and does not say without it.

    python -m tests.innocence.compare [--strict] PATH...

prints such errors, one a line, and exits with 1 if there are any. Errors are compared by file, line and code, for
the texts of mypy's messages vary with the types in them and with the order in which it meets the items of a union.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

PLUGIN = "shapedgrad_mypy"
CHECK_ALL = ("--check-untyped-defs",)
# assert_type is there to see that a type has become more precise.
BY_DESIGN = {"assert-type"}


@dataclass(frozen=True, slots=True)
class Finding:
    """An error of mypy's."""

    file: str
    line: int
    code: str
    message: str

    @property
    def place(self) -> tuple[str, int, str]:
        return self.file, self.line, self.code

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}  [{self.code}]"


class MypyFailedError(Exception):
    """mypy did not come to an end: it crashed, or found a blocking error."""


def new_errors(
    paths: Iterable[Path],
    options: Sequence[str] = CHECK_ALL,
    *,
    plugin: str = PLUGIN,
    caches: Path | None = None,
) -> list[Finding]:
    """The errors that only the run with the plugin gives.

    The code is copied to a folder of its own, so that neither this repository's settings nor neighbouring
    modules (site-packages, a `random.py` that shadows the library's) have a part in the answer. `caches` is where
    the two runs keep their caches, one folder each, for the next comparison to use.
    """
    with tempfile.TemporaryDirectory(prefix="innocence-") as folder:
        copies = [_copy(path, Path(folder)) for path in paths]
        kept = caches or Path(folder, "caches")
        without = run_mypy(copies, options, None, cwd=Path(folder), cache=kept / "without")
        with_it = run_mypy(copies, options, plugin, cwd=Path(folder), cache=kept / plugin)
    return _difference(with_it, without)


def errors_of(report: Mapping[str, Any]) -> bool:
    """Tell whether a line of mypy's output is an error that counts."""
    return report["severity"] == "error" and report["code"] not in BY_DESIGN


def notes_of(report: Mapping[str, Any]) -> bool:
    """Tell whether a line of mypy's output is a note."""
    return report["severity"] == "note"


def run_mypy(
    targets: Sequence[str],
    options: Sequence[str],
    plugin: str | None,
    *,
    cwd: Path,
    cache: Path,
    read: Callable[[Mapping[str, Any]], bool] = errors_of,
) -> list[Finding]:
    """The errors (or what else is `read`) of one run; raises `MypyFailedError` when mypy does not come to an end."""
    settings = cwd / "settings.ini"
    settings.write_text("[mypy]\n" + (f"plugins = {plugin}\n" if plugin else ""))
    command = [sys.executable, "-m", "mypy", "--output=json", "--show-traceback", "--ignore-missing-imports"]
    places = [f"--config-file={settings}", f"--cache-dir={cache}"]
    done = subprocess.run(
        [*command, *places, *options, *targets],
        cwd=cwd,
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    reports = [line for line in done.stdout.splitlines() if line.strip()]
    finished = done.returncode in {0, 1} and all(line.startswith("{") for line in reports)
    if not finished or done.stderr.strip():
        raise MypyFailedError(f"mypy exited with {done.returncode}:\n{done.stdout}{done.stderr}")
    return [_finding(report) for report in map(json.loads, reports) if read(report)]


def _copy(path: Path, folder: Path) -> str:
    """Copy a file or a folder of modules, which becomes a package so that its modules keep to themselves."""
    if path.is_dir():
        target = folder / path.name
        shutil.copytree(path, target, ignore=shutil.ignore_patterns("__pycache__"))
        (target / "__init__.py").touch()
    else:
        target = folder / path.name
        shutil.copy(path, target)
    return target.name


def _environment() -> Mapping[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MYPY", "COV"))}
    # In a fixed order, and with the plugin's internal faults made loud.
    return inherited | {"PYTHONHASHSEED": "0", "SHAPEDGRAD_STRICT": "1"}


def _finding(report: Mapping[str, Any]) -> Finding:
    return Finding(report["file"], report["line"], report["code"] or "", report["message"])


def _difference(these: Iterable[Finding], those: Iterable[Finding]) -> list[Finding]:
    """These less those, one for one, at each place."""
    budget: defaultdict[tuple[str, int, str], int] = defaultdict(int)
    for finding in those:
        budget[finding.place] += 1
    new = []
    for finding in these:
        budget[finding.place] -= 1
        if budget[finding.place] < 0:
            new.append(finding)
    return new


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare what the command line names."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.innocence.compare", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a module, or a folder of modules"
    )
    parser.add_argument("--strict", action="store_true", help="run mypy --strict")
    parser.add_argument("--plugin", default=PLUGIN, help="the plugin to try (default: %(default)s)")
    parser.add_argument("--caches", type=Path, help="where mypy's caches are kept between comparisons")
    given = parser.parse_args(arguments)
    options = ("--strict",) if given.strict else CHECK_ALL
    found = new_errors(given.paths, options, plugin=given.plugin, caches=given.caches)
    for finding in found:
        print(finding)  # noqa: T201  this is the command's answer
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
