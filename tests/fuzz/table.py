"""The verdicts by family, as a table: in columns, or in Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.fuzz.report import VALID, Judged, ratios
from tests.fuzz.verdict import Verdict

COLUMNS: dict[str, tuple[Verdict, ...]] = {
    "exact": (Verdict.EXACT,),
    "rank only": (Verdict.RANK,),
    "unknown": (Verdict.UNKNOWN,),
    "wrong shape": (Verdict.SHAPE,),
    "wrong dtype": (Verdict.DTYPE,),
    "false alarm": (Verdict.ALARM,),
    "crash": (Verdict.CRASH,),
    "caught": (Verdict.CAUGHT, Verdict.UNPROVEN),
    "missed": (Verdict.MISSED,),
    "by data": (Verdict.DATA,),
    "no result": (Verdict.ACCEPTED,),
    "some sizes": (Verdict.LAX,),
    "not judged": (Verdict.STUBS, Verdict.OTHER, Verdict.SKIPPED),
}
"""The columns, and the verdicts that they count."""
SHARES = ("exact", "dtype known", "caught")
MEANING = """\
Of the valid statements whose shape does not depend on data: *exact* if every dimension is known, *rank only* if some are not, \
*unknown* if not even their number is. Of those that NumPy refuses because of shapes: *caught* if mypy refuses them, too, else \
*missed*. Apart: *by data* (nothing is claimed that is not so), *no result* (what is written in place), *some sizes* (refused \
for small or odd sizes only), *not judged* (NumPy's own stubs complain, NumPy refuses the numbers or the dtypes, or an operand \
is unknown already)."""


def rows(results: Sequence[Judged]) -> list[list[str]]:
    """A row for each family, and one for all: the counts, and the shares that matter."""
    families = sorted({each.statement.family for each in results})
    head = ["family", "statements", *COLUMNS, *SHARES]
    return [head, *(_row(each, results) for each in families), _row("all", results)]


def _row(family: str, results: Sequence[Judged]) -> list[str]:
    some = [each for each in results if family in {each.statement.family, "all"}]
    counts = Counter(each.verdict for each in some)
    totals = [sum(counts[each] for each in verdicts) for verdicts in COLUMNS.values()]
    shares = ratios(some)
    valid = any(counts[each] for each in VALID)
    refused = any(counts[each] for each in (*COLUMNS["caught"], *COLUMNS["missed"]))
    known = {"exact": valid, "dtype known": valid, "caught": refused}
    texts = [f"{shares[each]:.1%}" if known[each] else "" for each in SHARES]
    return [family, str(len(some)), *(str(total or ".") for total in totals), *texts]


def aligned(results: Sequence[Judged]) -> str:
    """The table in columns, and what of it has no known dtype."""
    table = rows(results)
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    lines = ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in table]
    untyped = Counter(e.statement.operation for e in results if not e.typed and e.verdict in VALID)
    vague = ", ".join(f"{name} {count}" for name, count in untyped.most_common())
    return "\n".join([*lines, f"dtype unknown: {vague or 'never'}"])


def markdown(results: Sequence[Judged], title: str) -> str:
    """The table in Markdown; a dot is none."""
    head, *body = rows(results)
    lines = [f"### {title}", "", "| " + " | ".join(head) + " |"]
    lines.append("|" + "---|" + "---:|" * (len(head) - 1))
    lines += ["| " + " | ".join(_bold(row) if row[0] == "all" else row) + " |" for row in body]
    return "\n".join([*lines, ""])


def _bold(row: Sequence[str]) -> list[str]:
    return [f"**{cell}**" if cell not in {"", "."} else cell for cell in row]
