"""``python -m tests.programs [WORD...]``: which mistakes of the corpus mypy finds, and what it says of the others.

Words choose the pairs whose kind or name they are part of.
"""

from __future__ import annotations

import sys
import time

from tests.programs.checking import judge
from tests.programs.pairs import pairs
from tests.programs.shares import false_reports, misses, table


def main(words: list[str]) -> int:
    chosen = [pair for pair in pairs() if not words or any(word in str(pair) for word in words)]
    started = time.perf_counter()
    results = judge(chosen)
    wrong = false_reports(results)
    print(misses(results))  # noqa: T201
    print("\nOn the fixed ones:\n" + "\n".join(wrong) if wrong else "")  # noqa: T201
    print(f"\n{table(results)}\n{time.perf_counter() - started:.0f} s")  # noqa: T201
    return min(len(wrong), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
