from __future__ import annotations

from pathlib import Path

import pytest

from tests.programs.checking import Judged, Report, Verdict, judge, run_mypy
from tests.programs.pairs import CORPUS, pairs
from tests.programs.shares import caught_share, false_reports, table

CAUGHT_AT_LEAST = 0.9
"""Of the mistakes that can be known without running; raised when more is reached."""

SAID_TWICE = {
    # The same mistake stands on two lines.
    *("uneven_split", "lambda_loss", "momentum", "samples_in_columns"),
    # The same place behind the end, or axis that is missing, is asked for on each of the lines.
    *("knapsack_table", "lcs_table", "dijkstra_matrix", "leapfrog", "loop_over_columns_of_vector"),
    "collaborative_filter",
    # A shape that is wrong, but allowed, is used again.
    *("xor_targets", "batch_norm", "euler_method", "strassen", "typing_one_for_l", "kmeans_class"),
    *("perceptron_bias", "gaussian_pdf"),
}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    return judge(pairs(), caches=tmp_path_factory.mktemp("caches"))


def test_mistakes_are_reported_on_the_right_line(results: list[Judged]) -> None:
    assert caught_share(results) >= CAUGHT_AT_LEAST, table(results)


def test_nothing_is_reported_of_correct_programs(results: list[Judged]) -> None:
    assert not false_reports(results), "\n".join(false_reports(results))


def test_one_mistake_gives_one_message(results: list[Judged]) -> None:
    repeated = {each.pair.name for each in results if each.verdict is Verdict.REPEATED}
    assert repeated <= SAID_TWICE


def test_verdicts_tell_the_right_line_from_others() -> None:
    pair = next(pair for pair in pairs() if pair.mark.certain)
    right = Report(pair.mark.file, pair.mark.first, "shape-broadcast", "")
    wrong = Report(pair.mark.file, pair.mark.last + 1, "shape-broadcast", "")
    other = Report(pair.mark.file, pair.mark.last + 1, "attr-defined", "")
    words = Report(pair.mark.file, pair.mark.first, "misc", "Need more than 2 values to unpack")
    verdicts = {
        said: Judged(pair, said, ()).verdict
        for said in [(right,), (wrong,), (right, wrong), (other,), (words,), ()]
    }
    assert verdicts == {
        (right,): Verdict.CAUGHT,
        (wrong,): Verdict.ELSEWHERE,
        (right, wrong): Verdict.REPEATED,
        (other,): Verdict.MISSED,
        (words,): Verdict.CAUGHT,
        (): Verdict.MISSED,
    }
    assert false_reports([Judged(pair, (right, words, other), (wrong,))]) == [str(wrong), str(other)]


def test_a_program_that_is_not_there_is_no_success(tmp_path: Path) -> None:

    with pytest.raises(RuntimeError, match="mypy exited with 2"):
        run_mypy([CORPUS / "none_bug.py"], None, tmp_path)
