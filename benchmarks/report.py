"""Measure, write docs/performance.md, and fail if a ratio has grown by more than a tenth since it was stored.

    OMP_NUM_THREADS=1 python benchmarks/report.py [--store] [part of a work's name ...]

The ratios of ours to hand-written NumPy are stored in benchmarks/ratios.json; ``--store`` writes what is measured. What
seems to have grown is measured again before it counts. The plots need matplotlib.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from importlib import import_module, util
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
grad: Any = import_module("grad")
works: Any = import_module("works")

HERE = Path(__file__).resolve().parent
STORED, PAGE = HERE / "ratios.json", HERE.parent / "docs" / "performance.md"
OURS = ("shapedgrad", "shapedgrad.compiled")
TOLERANCE, ATTEMPTS = 1.1, 3

Ratios = dict[str, dict[str, float]]


class Row(NamedTuple):
    """What was measured of one contender: microseconds, the ratio to the gradient by hand, MiB at the peak."""

    time: float
    ratio: float
    memory: float | None


def measured(rows: dict[str, Any], parameters: list[Any]) -> dict[str, Row]:
    """Return a row for each contender."""
    grad.compare(rows, parameters)
    times = grad.times(rows, parameters)
    return {
        name: Row(*times[name], None if name in {"jax", "torch"} else grad.peak(f, parameters))
        for name, f in rows.items()
    }


def subjects() -> dict[str, tuple[Any, list[Any]]]:
    """Return what is measured: a name, what makes its contenders, and the parameters."""
    found: dict[str, tuple[Any, list[Any]]] = {
        work.name: (lambda work=work: grad.contenders(work), work.parameters) for work in works.works()
    }
    found["jacobian 20 -> 20"] = (grad.jacobian, [np.linspace(-1.0, 1.0, 20)])
    return found


def grown(found: Ratios, stored: Ratios) -> list[tuple[str, str, float, float]]:
    """Return the work, the contender and both ratios where one has grown by more than a tenth."""
    return [
        (work, name, stored[work][name], ratio)
        for work, row in found.items()
        for name, ratio in row.items()
        if ratio > TOLERANCE * stored.get(work, {}).get(name, np.inf)
    ]


def ratios_of(rows: dict[str, Row]) -> dict[str, float]:
    """Return the ratios that are stored."""
    return {name: round(rows[name].ratio, 3) for name in OURS if name in rows}


def page(results: dict[str, dict[str, Row]]) -> str:
    """Return the text of the page."""
    names = [name for name in next(iter(results.values())) if name != grad.BY_HAND]
    title = " | ".join(["work", "by hand", *names])
    lines = [f"| {title} |", "|" + "---|" * (len(names) + 2)]
    memory = [f"| {title} |", "|" + "---|" * (len(names) + 2)]
    for work, rows in results.items():
        hand = rows[grad.BY_HAND]
        cells = [f"{rows[name].ratio:.2f}" if name in rows else "" for name in names]
        lines.append(f"| {work} | {hand.time:,.0f} µs | {' | '.join(cells)} |")
        peaks = [rows[name].memory if name in rows else None for name in names]
        least = hand.memory or 1.0
        told = ["" if m is None else f"{m / least:.2f}" for m in peaks]
        memory.append(f"| {work} | {least:.2f} MiB | {' | '.join(told)} |")
    picture = ["![Ratios to hand-written NumPy](performance.svg)", ""] if util.find_spec("matplotlib") else []
    return "\n".join(
        [
            "# Performance", "",
            "What `make bench` has measured: gradients, as the ratio of their time to that of a gradient written by hand",
            "in NumPy, without any library. 1.00 is as fast, less is faster. The works are those of `benchmarks/works.py`;",
            "contenders take turns in one process on one thread, and the ratio is the median over the turns, of the",
            "processor's time. `shapedgrad.compiled` is `compile(grad(loss))`, see [Compiling](compile.md); it is measured",
            "once it is compiled, and the sequence of `rnn` is a `scan` there.", "",
            *picture, *lines, "",
            "## Memory", "",
            "What NumPy allocates at the peak of one call, as a ratio to the gradient by hand; of compiled functions with",
            "the arena that they keep.", "",
            *memory, "",
            "## Where", "",
            f"Python {platform.python_version()}, NumPy {np.__version__}, {platform.machine()}, one thread.", "",
        ]
    )  # fmt: skip


def plot(results: dict[str, dict[str, Row]], target: Path) -> None:
    """Draw the ratios of all contenders, on a logarithmic scale."""
    matplotlib: Any = import_module("matplotlib")
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "shapedgrad"
    plt: Any = import_module("matplotlib.pyplot")
    names = [name for name in next(iter(results.values())) if name != grad.BY_HAND]
    figure, axes = plt.subplots(figsize=(8, 0.45 * len(results) + 1.2))
    places = np.arange(len(results))
    for n, name in enumerate(names):
        heights = [rows[name].ratio if name in rows else np.nan for rows in results.values()]
        axes.plot(heights, places, "os^Dvx"[n % 6], label=name)
    axes.axvline(1.0, color="grey", linewidth=1)
    axes.set_xscale("log")
    axes.set_yticks(places, list(results))
    axes.invert_yaxis()
    axes.set_xlabel("time, as a ratio to hand-written NumPy")
    axes.legend(loc="lower right")
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None})


def main() -> int:
    """Measure all works whose names contain one of the arguments; return 1 if a ratio has grown."""
    wanted = [a for a in sys.argv[1:] if a != "--store"] or [""]
    stored: Ratios = json.loads(STORED.read_text()) if STORED.exists() else {}
    results: dict[str, dict[str, Row]] = {}
    faults = []
    for work, (contenders, parameters) in subjects().items():
        if not any(part in work for part in wanted):
            continue
        for _ in range(ATTEMPTS):
            results[work] = measured(contenders(), parameters)
            slower = grown({work: ratios_of(results[work])}, stored)
            if not slower:
                break
        faults += slower
        told = "  ".join(f"{name} {row.ratio:.2f}" for name, row in results[work].items())
        print(f"{work:20} {told}", flush=True)
    if wanted == [""]:
        PAGE.write_text(page(results))
        if util.find_spec("matplotlib"):
            plot(results, PAGE.with_name("performance.svg"))
    if "--store" in sys.argv[1:]:
        STORED.write_text(
            json.dumps({**stored, **{w: ratios_of(r) for w, r in results.items()}}, indent=2) + "\n"
        )
        return 0
    for work, name, before, now in faults:
        print(f"{work}: {name} takes {now:.2f} times as long as by hand, {before:.2f} when it was stored")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
