"""``python -m tests.fuzz --statements 3000 --seed 1 2 3 --table``: verdicts by family, and every defect."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.checking import check
from tests.fuzz.execution import programs
from tests.fuzz.report import Judged, defects, judged
from tests.fuzz.table import MEANING, aligned, markdown
from tests.fuzz.verdict import Verdict


def main() -> int:
    options = _options()
    tables: list[str] = []
    every: list[Judged] = []
    for seed in options.seed or [random.SystemRandom().randrange(10**6)]:
        _say(options, f"seed {seed}, {options.statements} statements")
        results = _one(options, seed)
        every += results
        title = f"{options.statements:,} statements, seed {seed}"
        tables.append(markdown(results, title) if options.table else aligned(results))
    if len(tables) > 1:
        title = f"All {len(every):,} statements"
        tables.append(markdown(every, title) if options.table else aligned(every))
    print("\n".join([*([MEANING, ""] if options.table else []), *tables]))  # noqa: T201
    return min(len(defects(every)), 1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--statements", type=int, default=3000, help="how many for each seed")
    parser.add_argument("--seed", type=int, nargs="*", default=[], help="one or several")
    parser.add_argument(
        "--table", action="store_true", help="Markdown on standard output, the rest elsewhere"
    )
    parser.add_argument("--keep", type=Path, default=None, help="a folder for the programs")
    parser.add_argument("--also", nargs="*", default=[], help="further verdicts to list, by name")
    parser.add_argument("--most", type=int, default=3, help="how many to list of one operation")
    return parser.parse_args()


def _say(options: argparse.Namespace, text: str) -> None:
    print(text, flush=True, file=sys.stderr if options.table else sys.stdout)


def _one(options: argparse.Namespace, seed: int) -> list[Judged]:
    """Make the programs of one seed, check them, and list what is wrong."""
    started = time.perf_counter()
    scopes = programs(options.statements, seed)
    made = time.perf_counter()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep / f"seed_{seed}" if options.keep else Path(temporary)
        folder.mkdir(exist_ok=True, parents=True)
        check(scopes, folder)
    results = judged(scopes)
    listed = Counter[tuple[Verdict, str]]()
    for each in defects(results, tuple(Verdict[name.upper()] for name in options.also)):
        listed[each.verdict, each.statement.operation] += 1
        if listed[each.verdict, each.statement.operation] <= options.most:
            _say(options, str(each))
    _say(options, f"\nNumPy {made - started:.0f} s, mypy {time.perf_counter() - made:.0f} s")
    return results


if __name__ == "__main__":
    sys.exit(main())
