"""What mypy costs, as the operating system accounts for it: processor time and peak memory of whole processes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    seconds: float
    """Processor time, of user and system: unlike wall-clock time, it barely depends on what else runs."""

    megabytes: float


class RunFailed(Exception):
    """mypy crashed, met a blocking error, or took longer than the bound."""


class Checker:
    """mypy with or without the plugin, with a copy of the program and a cache of its own."""

    def __init__(self, folder: Path, sources: Sequence[Path], *, plugin: bool, bound: float = 300) -> None:
        self._folder, self._bound = folder, bound
        folder.mkdir(parents=True)
        self.targets = [_copied(source, folder) for source in sources]
        lines = ["[mypy]", "ignore_missing_imports = True", "check_untyped_defs = True"]
        (folder / "mypy.ini").write_text(
            "\n".join([*lines, "plugins = shapedgrad_mypy" if plugin else "", ""])
        )
        self._edits = 0

    def forget(self) -> None:
        """Delete the cache."""
        shutil.rmtree(self._folder / "cache", ignore_errors=True)

    def edit(self, *, everywhere: bool = False) -> None:
        """Add a line to the largest file that imports NumPy, if any does; or to each."""
        self._edits += 1
        files = [file for target in self.targets for file in _files(self._folder / target)]
        if not everywhere:
            files = [max(files, key=lambda file: (b"import numpy" in file.read_bytes(), file.stat().st_size))]
        for file in files:
            with file.open("a", encoding="utf-8") as stream:
                stream.write(f"\nprint({self._edits})\n")

    def run(self) -> Cost:
        """Run mypy as a process of its own."""
        return self.timed([sys.executable, "-m", "mypy", *self._options(), *self.targets])

    def timed(self, command: Sequence[str]) -> Cost:
        """Run a command in the folder of the program's copy."""
        with (self._folder / "output").open("wb") as output:
            child = subprocess.Popen(  # noqa: S603  our own arguments
                command, cwd=self._folder, env=_environment(), stdout=output, stderr=output
            )
            status, usage = self._reap(child)
        self._expect(status)
        return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

    def start_daemon(self) -> None:
        """Start dmypy, and have it check the program for a first time."""
        self._dmypy("start", "--", *self._options())
        self._dmypy("check", *self.targets)

    def ask_daemon(self) -> Cost:
        """Have dmypy check the program again; the cost is the daemon's (Linux tells it of a process that goes on)."""
        before = _seconds_of(self._daemon())
        self._dmypy("check", *self.targets)
        return Cost(_seconds_of(self._daemon()) - before, _peak_of(self._daemon()))

    def stop_daemon(self) -> None:
        """End dmypy, if it runs."""
        if (self._folder / "daemon.json").is_file():
            self._dmypy("kill")

    def _options(self) -> list[str]:
        return ["--config-file=mypy.ini", "--cache-dir=cache", "--no-error-summary", "--show-traceback"]

    def _dmypy(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "mypy.dmypy", "--status-file=daemon.json", *arguments]
        with (self._folder / "output").open("wb") as output:
            child = subprocess.Popen(  # noqa: S603  our own arguments
                command, cwd=self._folder, env=_environment(), stdout=output, stderr=output
            )
            status, _ = self._reap(child)
        self._expect(status)

    def _daemon(self) -> int:
        return int(json.loads((self._folder / "daemon.json").read_text())["pid"])

    def _reap(self, child: subprocess.Popen[bytes]) -> tuple[int, os.struct_rusage]:  # type: ignore[name-defined]
        end = time.monotonic() + self._bound
        while True:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            if pid:
                child.returncode = os.waitstatus_to_exitcode(status)
                return child.returncode, usage
            if time.monotonic() > end:
                child.kill()
                child.wait()
                raise RunFailed(f"mypy took longer than {self._bound:.0f} s")
            time.sleep(0.01)

    def _expect(self, status: int) -> None:
        text = (self._folder / "output").read_text(encoding="utf-8", errors="replace")
        if status not in {0, 1} or "Traceback" in text or "shapedgrad could not read" in text:
            raise RunFailed(f"mypy exited with {status}:\n{text[-2000:]}")


def _environment() -> Mapping[str, str]:
    foreign = ("MYPY", "SHAPEDGRAD", "PYTHONDONTWRITEBYTECODE")  # users have their modules compiled once
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return inherited | {"PYTHONHASHSEED": "0"}


def _copied(source: Path, folder: Path) -> str:
    if source.is_dir():
        shutil.copytree(source, folder / source.name, ignore=shutil.ignore_patterns("__pycache__", "tests"))
    else:
        shutil.copy(source, folder / source.name)
    return source.name


def _files(target: Path) -> list[Path]:
    return sorted(target.rglob("*.py")) if target.is_dir() else [target]


def _seconds_of(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak_of(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))
