"""One run of mypy over all programs, and what it says of each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tests.programs.pairs import CORPUS, Pair

CACHES = Path(__file__).parents[2] / ".mypy_cache" / "programs"
PLUGIN = "shapedgrad_mypy"
SUSPICIOUS = "--enable-error-code=shape-suspicious"
FAULT = "shapedgrad could not read this"


class Verdict(Enum):
    """What became of a mistake."""

    CAUGHT = "caught on the right line"
    REPEATED = "caught, and reported elsewhere as well"
    ELSEWHERE = "reported elsewhere only"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Report:
    """An error of mypy's, or its note of a fault of the plugin."""

    file: Path
    line: int
    code: str
    message: str

    @property
    def about_shapes(self) -> bool:
        return self.code.startswith("shape") or "got shape" in self.message

    def __str__(self) -> str:
        return f"{self.file.relative_to(CORPUS)}:{self.line}: {self.message}  [{self.code}]"


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, and what was said of its two sides."""

    pair: Pair
    bug: tuple[Report, ...]
    fixed: tuple[Report, ...]

    def is_right(self, report: Report) -> bool:
        """Tell whether a report is about the mistake, in whatever words."""
        return self.pair.mark.covers(report.file, report.line)

    @property
    def verdict(self) -> Verdict:
        places = {self.is_right(each) for each in self.bug if each.about_shapes or self.is_right(each)}
        if not places:
            return Verdict.MISSED
        if places == {True}:
            return Verdict.CAUGHT
        return Verdict.REPEATED if True in places else Verdict.ELSEWHERE


def judge(pairs: Sequence[Pair], *, caches: Path = CACHES) -> list[Judged]:
    """Check the programs; of errors that are not about shapes, count those that plain mypy does not give."""
    loud = [pair for pair in pairs if pair.mark.certain or not pair.mark.silent]
    silent = [pair for pair in pairs if pair not in loud]
    # Other options want a cache of their own: mypy forgets what it knows of NumPy when they change.
    return [*_judge(loud, caches), *_judge(silent, caches / "suspicious", SUSPICIOUS)]


def _judge(pairs: Sequence[Pair], caches: Path, *options: str) -> list[Judged]:
    files = [file for pair in pairs for file in (*pair.bug, *pair.fixed)]
    found = run_mypy(files, PLUGIN, caches, *options)
    doubtful = {report.file for report in found if not report.about_shapes}
    usual = {(each.file, each.line, each.code) for each in run_mypy(sorted(doubtful), None, caches)}
    ours = [each for each in found if (each.file, each.line, each.code) not in usual]
    return [
        Judged(
            pair,
            tuple(report for report in ours if report.file in pair.bug),
            tuple(report for report in ours if report.file in pair.fixed),
        )
        for pair in pairs
    ]


def run_mypy(files: Iterable[Path], plugin: str | None, caches: Path, *options: str) -> list[Report]:
    """What one run says; raises `RuntimeError` when mypy does not come to an end."""
    targets = [str(file.relative_to(CORPUS)) for file in files]
    if not targets:
        return []
    caches.mkdir(parents=True, exist_ok=True)
    settings = caches / f"{plugin or 'plain'}.ini"
    lines = ["[mypy]", "check_untyped_defs = True", "namespace_packages = False"]  # each file is a script
    settings.write_text("\n".join([*lines, *([f"plugins = {plugin}"] if plugin else [])]))
    command = [sys.executable, "-m", "mypy", f"--config-file={settings}", "--output=json", "--show-traceback"]
    command += [f"--cache-dir={caches / (plugin or 'plain')}", *options, *targets]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MYPY", "COV"))}
    # A fault of the plugin is to be counted like a false report, and not to end the run.
    done = subprocess.run(
        command,
        cwd=CORPUS,
        env=inherited | {"SHAPEDGRAD_STRICT": "0", "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in {0, 1}:
        raise RuntimeError(f"mypy exited with {done.returncode}:\n{done.stdout}{done.stderr}")
    return list(_reports(done.stdout))


def _reports(output: str) -> Iterable[Report]:
    for line in output.splitlines():
        if not line.strip():
            continue
        if not line.startswith("{"):
            raise RuntimeError(output)
        said = json.loads(line)
        fault = FAULT in said["message"]
        if said["severity"] == "error" or fault:
            code = "fault" if fault else said["code"] or "misc"
            yield Report(CORPUS / said["file"], said["line"], code, said["message"])
