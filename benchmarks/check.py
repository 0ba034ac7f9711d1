"""What the plugin adds to a run of mypy: whole processes, with and without it, in turn.

    python benchmarks/check.py                          everything (an hour)
    python benchmarks/check.py --quick                  a package, a generated file, and how the cost grows
    python benchmarks/check.py --only filterpy --only "operator chains"
    python benchmarks/check.py --growth                 how the cost grows, and nothing else
    python benchmarks/check.py --pyrefly PATH           and what `pyrefly check` takes for the same files

prints Markdown tables of ratios (with the plugin to without): median of the pairs, least and greatest. Each program is
checked with an empty cache (cold), again (warm), after a line is added to one file (edited), after one is added to every
file, so that only what it imports is cached (all edited), and by dmypy after a line is added to one file (daemon).
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from packages import TYPED, UNTYPED, WITHOUT_NUMPY, CannotBeFetchedError, fetched
from processes import Checker, Cost, RunFailed
from programs import GROWING, mixture

Pair = tuple[Cost, Cost]
"""Without the plugin, and with it."""

STATES = ("cold", "warm", "edited", "all edited", "daemon")
HEAVY = (*UNTYPED[:4], *TYPED[:2])
"""Of the packages that use NumPy, some that are checked in seconds."""


@dataclass(frozen=True, slots=True)
class Program:
    """Something to check."""

    label: str
    sources: Sequence[Path]


def pyrefly_seconds(pyrefly: str, program: Program, runs: int) -> float:
    """Return the least processor time that pyrefly takes for a program; it keeps no cache."""
    with tempfile.TemporaryDirectory(prefix="check-") as folder:
        checker = Checker(Path(folder, "pyrefly"), program.sources, plugin=False)
        command = [pyrefly, "check", *checker.targets, "--python-interpreter-path", sys.executable]
        return min(checker.timed(command).seconds for _ in range(runs))


def measured(program: Program, runs: int) -> dict[str, list[Pair]]:
    """Return the costs of checking a program in each state."""
    with tempfile.TemporaryDirectory(prefix="check-") as folder:
        arms = [
            Checker(Path(folder, name), program.sources, plugin=name == "with")
            for name in ("without", "with")
        ]
        pairs: dict[str, list[Pair]] = {state: [] for state in STATES}
        for turn in range(runs):
            for state, prepare in _PREPARATIONS.items():
                pairs[state].append(_pair(arms, turn, prepare, Checker.run))
        try:
            for arm in arms:
                arm.start_daemon()
            for turn in range(runs):
                pairs["daemon"].append(_pair(arms, turn, Checker.edit, Checker.ask_daemon))
        finally:
            for arm in arms:
                arm.stop_daemon()
    return pairs


_PREPARATIONS: dict[str, Callable[[Checker], None]] = {
    "cold": Checker.forget,
    "warm": lambda _: None,
    "edited": Checker.edit,
    "all edited": lambda arm: arm.edit(everywhere=True),
}
"""What comes before a run, in the order of the runs: each leaves the cache that the next begins with."""


def _pair(
    arms: Sequence[Checker], turn: int, prepare: Callable[[Checker], None], run: Callable[[Checker], Cost]
) -> Pair:
    costs = {}
    for arm in arms if turn % 2 == 0 else reversed(arms):
        prepare(arm)
        costs[arm] = run(arm)
    return costs[arms[0]], costs[arms[1]]


def print_ratios(programs: Iterable[Program], runs: int, pyrefly: str = "") -> None:
    """Print a row for each program; with `pyrefly`, a command, the time that it takes as well."""
    columns = [
        "program",
        "mypy alone, cold",
        *STATES,
        "memory, cold",
        *(["pyrefly, cold"] if pyrefly else []),
    ]
    print(f"\n| {' | '.join(columns)} |")
    print(f"|{'---|' * len(columns)}")
    for program in programs:
        try:
            pairs = measured(program, runs)
        except RunFailed as failure:
            print(f"| {program.label} | {str(failure).splitlines()[0]} |", flush=True)
            continue
        alone = median(without.seconds for without, _ in pairs["cold"])
        cells = [_ratios(pairs[state], lambda cost: cost.seconds) for state in STATES]
        memory = _ratios(pairs["cold"], lambda cost: cost.megabytes)
        cells = [program.label, f"{alone:.2f} s", *cells, memory]
        if pyrefly:
            cells.append(f"{pyrefly_seconds(pyrefly, program, runs):.2f} s")
        print(f"| {' | '.join(cells)} |", flush=True)


def _ratios(pairs: Sequence[Pair], figure: Callable[[Cost], float]) -> str:
    ratios = sorted(figure(with_it) / max(figure(without), 1e-2) for without, with_it in pairs)
    return f"{median(ratios):.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f})"


def print_growth(names: Iterable[str], runs: int) -> None:
    """Print how the cost of generated programs grows: 1 is linear, 2 quadratic."""
    print("\n| what grows | sizes | mypy alone, s | with the plugin, s | exponent alone | exponent with |")
    print("|---|---|---|---|---|---|")
    for name in names:
        make, sizes = GROWING[name]
        costs = [_warm_cost(make(size), runs) for size in (0, *sizes)]
        columns = [[costs[k][arm] - costs[0][arm] for k in range(1, len(costs))] for arm in (0, 1)]
        times = [", ".join(f"{seconds:.2f}" for seconds in column) for column in columns]
        growth = [_exponent(sizes, column) for column in columns]
        print(
            f"| {name} | {', '.join(map(str, sizes))} | {' | '.join(times)} | {' | '.join(growth)} |",
            flush=True,
        )


def _warm_cost(text: str, runs: int) -> tuple[float, float]:
    """Return the least processor time of checking a file whose imports are cached, without and with the plugin."""
    with tempfile.TemporaryDirectory(prefix="check-") as folder:
        source = Path(folder, "program.py")
        source.write_text(text)
        arms = [Checker(Path(folder, name), [source], plugin=name == "with") for name in ("without", "with")]
        pairs = [_pair(arms, turn, Checker.edit, Checker.run) for turn in range(runs + 1)][1:]
    return min(pair[0].seconds for pair in pairs), min(pair[1].seconds for pair in pairs)


def _exponent(sizes: Sequence[int], seconds: Sequence[float]) -> str:
    """Return the slope between the last two sizes, on a doubly logarithmic scale, where there is enough to measure."""
    if min(seconds[-2:]) < 0.05:
        return "-"
    return f"{math.log(seconds[-1] / seconds[-2]) / math.log(sizes[-1] / sizes[-2]):.2f}"


# ---------------------------------------------------------------------------------------------- what is asked for


def packages(requirements: Iterable[str]) -> Iterable[Program]:
    """Fetch published packages, unless that was done before."""
    for requirement in requirements:
        yield Program(requirement.replace("==", " "), fetched(requirement))


def generated(lines: int, folder: Path) -> Program:
    """Write a program of that many lines."""
    source = folder / "generated.py"
    source.write_text(mixture(lines))
    return Program(f"generated, {lines:,} lines", [source])


def main() -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a subset, one run each")
    parser.add_argument(
        "--runs", type=int, default=0, help="pairs of each measurement (default: 5, quick: 1)"
    )
    parser.add_argument(
        "--only", action="append", default=[], help="what has this in its name; may be repeated"
    )
    parser.add_argument("--growth", action="store_true", help="only how the cost grows")
    parser.add_argument("--pyrefly", default="", help="a command to compare with, if it is installed")
    given = parser.parse_args()
    runs = given.runs or (1 if given.quick else 5)

    def wanted(names: Iterable[str], quick: Iterable[str]) -> list[str]:
        chosen = quick if given.quick and not given.only else names
        return [name for name in chosen if not given.only or any(part in name for part in given.only)]

    print(
        f"mypy {version('mypy')}, numpy {version('numpy')}, Python {platform.python_version()};", _machine()
    )
    requirements = wanted((*HEAVY, *WITHOUT_NUMPY), [HEAVY[0], WITHOUT_NUMPY[0]])
    lines = [int(name.split()[1]) for name in wanted(["generated 10000"], ["generated 1000"])]
    growing = wanted(GROWING, ["statements", "depth of nested calls", "length of operator chains"])
    try:
        with tempfile.TemporaryDirectory(prefix="check-") as folder:
            programs = (
                []
                if given.growth
                else [*packages(requirements), *(generated(count, Path(folder)) for count in lines)]
            )
            if programs:
                print_ratios(programs, runs, given.pyrefly)
        if growing:
            print_growth(growing, min(runs, 3))
    except (CannotBeFetchedError, RunFailed) as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


def _machine() -> str:
    models = [line.partition(":")[2].strip() for line in _cpuinfo() if line.startswith("model name")]
    return f"{models[0] if models else platform.machine()}, {os.cpu_count()} processors"


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.is_file() else []


if __name__ == "__main__":
    sys.exit(main())
