"""What mypy said against what NumPy did, in one word for each statement."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

import numpy as np

from tests.fuzz.execution import is_about_shape
from tests.fuzz.program import Raised, Statement
from tests.fuzz.reveal import PYTHON, Node, is_scalar, read, scalar_dtype, shape, size


class Verdict(Enum):
    """One word for each statement; those in capitals are defects."""

    EXACT = "exact"
    RANK = "rank only"
    UNKNOWN = "unknown"
    DATA = "by data"
    ACCEPTED = "accepted"  # a statement without result
    SHAPE = "WRONG SHAPE"
    DTYPE = "WRONG DTYPE"
    ALARM = "FALSE ALARM"
    CAUGHT = "caught"
    CRASH = "CRASH"  # an internal error of the plugin
    UNPROVEN = "unproven"
    MISSED = "MISSED"
    LAX = "some sizes"  # it fails for sizes that are small or odd; nobody could say
    STUBS = "stubs"  # plain mypy complains, too
    OTHER = "other"  # NumPy refuses the dtypes or the numbers
    SKIPPED = "skipped"  # mypy does not know an operand


UNLIKE_IF_EMPTY = {"nanquantile", "nanpercentile", "polyval", "cov", "corrcoef", "bincount"}
"""Where there are no numbers, NumPy forgets what else it was asked for: quantiles, coefficients, weights."""
SMALL = re.compile(r"out of bounds|larger than|at least|too small|empty|zero-size|ambiguous")
"""Refusals of sizes that are too small: no two sizes differ."""
DEFECTS = (Verdict.SHAPE, Verdict.DTYPE, Verdict.ALARM, Verdict.CRASH, Verdict.MISSED)


def judge(statement: Statement, verdicts: dict[str, Verdict]) -> tuple[Verdict, bool]:
    """Return the verdict, and whether the dtype is known; `verdicts` are those of the variables so far."""
    if any(verdicts.get(name, Verdict.EXACT) is not Verdict.EXACT for name in statement.uses):
        return Verdict.SKIPPED, False
    if any(each.startswith("CRASH") for each in statement.errors):
        return Verdict.CRASH, False
    sizes = statement.scope.instantiations
    sure = [o for o, given in zip(statement.outcomes, sizes, strict=True) if 0 not in given.values()]
    raised = [o for o in sure if isinstance(o, Raised)]
    if any(not is_about_shape(each) for each in raised):
        return Verdict.OTHER, False
    errors = [each for each in statement.errors if not each.startswith("(stubs)")]
    if raised:
        if statement.errors and not errors:
            return Verdict.STUBS, False
        return _judge_refusal(statement, len(raised) == len(sure), bool(errors))
    if errors:
        return Verdict.ALARM, False
    if statement.errors:
        return Verdict.STUBS, False
    if statement.effect:
        return Verdict.ACCEPTED, True
    return _judge_result(statement)


def _judge_refusal(statement: Statement, always: bool, refused: bool) -> tuple[Verdict, bool]:
    if refused:
        return (Verdict.CAUGHT if always else Verdict.UNPROVEN), False
    if statement.data and any(
        isinstance(o, Raised) and "out of bounds" in o.message for o in statement.outcomes
    ):
        return Verdict.LAX, False  # an index that is a matter of the numbers
    open_rank = "batch" in statement.scope.instantiations[0]  # then nobody is certain
    first = [each for each in statement.outcomes[:2] if isinstance(each, Raised)]
    likely = always or len(first) == 2 or any(not SMALL.search(each.message) for each in first)
    if likely and not open_rank and not statement.is_vague:
        return Verdict.MISSED, False
    return Verdict.LAX, False


def _judge_result(statement: Statement) -> tuple[Verdict, bool]:
    node = read(statement.revealed)
    lone = statement.operation in UNLIKE_IF_EMPTY
    found = [
        compare(node, outcome, sizes)
        for place, (outcome, sizes) in enumerate(
            zip(statement.outcomes, statement.scope.instantiations, strict=True)
        )
        if not isinstance(outcome, Raised) and not (lone and _has_empty(statement, place))
    ] or [(Verdict.EXACT, True)]
    verdicts = {each for each, _ in found}
    typed = all(each for _, each in found)
    for verdict in (Verdict.SHAPE, Verdict.DTYPE):
        if verdict in verdicts:
            return verdict, typed
    if statement.data:
        return Verdict.DATA, typed
    return next(v for v in (Verdict.UNKNOWN, Verdict.RANK, Verdict.EXACT) if v in verdicts), typed


def _has_empty(statement: Statement, place: int) -> bool:
    return any(np.size(statement.scope.arrays[name][place]) == 0 for name in statement.uses)


def compare(node: Node, value: Any, sizes: dict[str, int]) -> tuple[Verdict, bool]:
    """Compare a type with a value; and tell whether it names the dtype."""
    if isinstance(value, tuple | list):
        return _compare_several(node, value, sizes)
    if node.last in {"tuple", "list"}:
        return Verdict.SHAPE, False
    if isinstance(value, int) and (known := size(node, sizes)) is not None:
        return (Verdict.EXACT if known == value else Verdict.SHAPE), True
    if node.last == "ndarray" and len(node.args) == 2:
        dtype = scalar_dtype(node.args[1].args[0]) if node.args[1].args else None
        claimed = shape(node.args[0], sizes)
    elif is_scalar(node):
        dtype, claimed = _scalar(node, value), []
    else:
        return Verdict.UNKNOWN, False  # or a subclass of ndarray
    return _compare_array(claimed, dtype, value)


def _scalar(node: Node, value: Any) -> str | None:
    if not isinstance(value, np.ndarray | np.generic):
        return str(np.asarray(value).dtype)
    if node.last in PYTHON and not node.name.startswith("numpy."):
        return None
    return scalar_dtype(node)


def _fits(claimed: list[Any], actual: tuple[int, ...]) -> bool:
    if ... in claimed:
        cut = claimed.index(...)
        back = len(claimed) - cut - 1
        front = _fits(claimed[:cut], actual[:cut])
        return len(actual) >= cut + back and front and _fits(claimed[cut + 1 :], actual[len(actual) - back :])
    return len(claimed) == len(actual) and all(c in {None, a} for c, a in zip(claimed, actual, strict=True))


def _compare_array(claimed: list[Any] | None, dtype: str | None, value: Any) -> tuple[Verdict, bool]:
    actual = np.shape(value)
    if claimed is not None and not _fits(claimed, actual):
        return Verdict.SHAPE, dtype is not None
    if dtype is not None and dtype != str(np.asarray(value).dtype):
        return Verdict.DTYPE, True
    if claimed is None:
        return Verdict.UNKNOWN, dtype is not None
    return (Verdict.RANK if None in claimed or ... in claimed else Verdict.EXACT), dtype is not None


def _compare_several(node: Node, values: Any, sizes: dict[str, int]) -> tuple[Verdict, bool]:
    """Compare a tuple or a list."""
    if node.last == "tuple" and not any(each.name in {"...", "*"} for each in node.args):
        if len(node.args) != len(values):
            return Verdict.SHAPE, False
        found = [compare(each, value, sizes) for each, value in zip(node.args, values, strict=True)]
        if any(type(v) is int and size(n, sizes) is None for n, v in zip(node.args, values, strict=True)):
            found.append((Verdict.RANK, True))  # the shape of an array
    elif node.last in {"tuple", "list"} and node.args:
        found = [compare(node.args[0], value, sizes) for value in values]
        if node.last == "tuple" and values and all(type(value) is int for value in values):
            return Verdict.UNKNOWN, True
    elif node.last in PYTHON or node.last == "ndarray":
        return Verdict.SHAPE, False
    else:
        return Verdict.UNKNOWN, False
    if not found:
        return Verdict.EXACT, True
    verdicts = {verdict for verdict, _ in found}
    order = (Verdict.SHAPE, Verdict.DTYPE, Verdict.UNKNOWN, Verdict.RANK, Verdict.EXACT)
    return next(each for each in order if each in verdicts), all(typed for _, typed in found)
