"""The shares that are measured, as numbers and as a table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from tests.programs.checking import Judged, Verdict

GOOD = {Verdict.CAUGHT, Verdict.REPEATED}
GROUPS: dict[str, Callable[[Judged], bool]] = {
    "certain": lambda each: each.pair.mark.certain,
    "depend on data": lambda each: each.pair.mark.qualifier == "data",
    "silent": lambda each: each.pair.mark.silent and not each.pair.mark.certain,
}


def caught_share(results: Sequence[Judged]) -> float:
    """Of the mistakes that can be known without running, the share reported on the right line."""
    certain = [each for each in results if each.pair.mark.certain]
    return sum(each.verdict in GOOD for each in certain) / len(certain)


def false_reports(results: Sequence[Judged]) -> list[str]:
    """What is said of correct programs, and of programs with a mistake that is not about shapes."""
    return [
        str(report)
        for each in results
        for report in (
            *each.fixed,
            *(said for said in each.bug if not (said.about_shapes or each.is_right(said))),
        )
    ]


def table(results: Sequence[Judged]) -> str:
    """The verdicts of each group."""
    rows = [f"{'':16}{'programs':>10}{'right line':>12}{'elsewhere':>11}{'missed':>8}{'share':>8}"]
    for name, belongs in GROUPS.items():
        group = [each for each in results if belongs(each)]
        counts = Counter(each.verdict for each in group)
        right = sum(counts[verdict] for verdict in GOOD)
        rows.append(
            f"{name:16}{len(group):10}{right:12}{counts[Verdict.ELSEWHERE]:11}{counts[Verdict.MISSED]:8}"
            f"{right / max(len(group), 1):8.0%}"
        )
    rows.append(f"reports on the fixed ones: {len(false_reports(results))}")
    return "\n".join(rows)


def misses(results: Sequence[Judged]) -> str:
    """What was not caught where it should have been, by kind, with the line at fault."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for each in results:
        mark = each.pair.mark
        if each.verdict is Verdict.CAUGHT:
            continue
        line = mark.file.read_text().splitlines()[mark.first - 1].strip()
        sort = "certain" if mark.certain else "silent" if mark.silent else "data"
        entry = [f"{each.pair.name} ({sort}): {each.verdict.value}", f"  {mark.first}: {line}"]
        entry += [f"  said: {report}" for report in each.bug if report.about_shapes]
        kinds[each.pair.kind] += entry
    return "\n".join(
        line for kind, entries in kinds.items() for line in (f"{kind}:", *(f"  {entry}" for entry in entries))
    )
