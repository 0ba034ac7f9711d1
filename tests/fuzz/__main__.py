"""``python -m tests.fuzz --statements 3000 --seed 1``: the table by family, and every defect."""

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
from tests.fuzz.report import defects, judged, table
from tests.fuzz.verdict import Verdict


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--statements", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--keep", type=Path, default=None, help="a folder for the programs")
    parser.add_argument("--also", nargs="*", default=[], help="further verdicts to list, by name")
    parser.add_argument("--most", type=int, default=3, help="how many to list of one operation")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(10**6) if options.seed is None else options.seed
    print(f"seed {seed}, {options.statements} statements", flush=True)  # noqa: T201
    started = time.perf_counter()
    scopes = programs(options.statements, seed)
    made = time.perf_counter()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(exist_ok=True, parents=True)
        check(scopes, folder)
    results = judged(scopes)
    found = defects(results, tuple(Verdict[name.upper()] for name in options.also))
    listed = Counter[tuple[Verdict, str]]()
    for each in found:
        listed[each.verdict, each.statement.operation] += 1
        if listed[each.verdict, each.statement.operation] <= options.most:
            print(each)  # noqa: T201
    print(f"\nNumPy {made - started:.0f} s, mypy {time.perf_counter() - made:.0f} s\n{table(results)}")  # noqa: T201
    return min(len(found), 1)


if __name__ == "__main__":
    sys.exit(main())
