"""What NumPy's own typing tests reveal changes only to what is more precise, or to what is true."""

from __future__ import annotations

import difflib
import re

import numpy as np
import pytest

from tests.innocence import reveals
from tests.innocence.settings import needs_time

TRUE = {
    "np.clip(AR_b, 0, 1)": lambda: np.clip(np.ones(2, bool), 0, 1).dtype == np.int64,
    "np.cumsum(AR_b)": lambda: np.cumsum(np.ones(2, bool)).dtype == np.int64,
    "np.cumsum(b)": lambda: np.cumsum(np.True_).dtype == np.int64,
    "np.cumulative_sum(AR_b)": lambda: np.cumulative_sum(np.ones(2, bool)).dtype == np.int64,
    "np.cumulative_sum(b)": lambda: np.cumulative_sum(np.ones(1, bool)).dtype == np.int64,
    "np.ix_(AR_LIKE_i, AR_LIKE_f)": lambda: [x.dtype for x in np.ix_([1], [1.0])] == [np.int64, np.float64],
    "np.angle(AR_u1)": lambda: np.angle(np.ones(2, np.uint8)).dtype == np.float16,
    "np.select([AR_b], [AR_f8_1d])": lambda: np.select([np.ones((2, 1), bool)], [np.ones(1)]).ndim == 2,
    "np.polyval(AR_b, AR_b)": lambda: np.polyval(np.ones(1, bool), np.ones(1, bool)).dtype == np.bool_,
    "np.vander(_nd_u64)": lambda: np.vander(np.ones(1, np.uint64)).dtype == np.float64,
    "np.fix(AR_LIKE_b)": lambda: np.fix([True]).dtype == np.bool_,
    "np.fix(AR_LIKE_i)": lambda: np.fix([1]).dtype == np.int64,
    "np.fix(AR_LIKE_u)": lambda: np.fix([np.uint32(1)]).dtype == np.uint32,
    "np.ogrid[1:1:2]": lambda: isinstance(np.ogrid[1:1:2], np.ndarray),
    "np.linalg.matrix_norm(x)": lambda: np.linalg.matrix_norm(np.ones((2, 3, 3))).shape == (2,),
}
"""Expressions of which NumPy's stubs say something else than NumPy does: each with the evidence."""

VAGUE = {
    "AR_T * AR_LIKE_i": "the dtype of variable texts is a class without a name here",
    "np.histogram2d(_nd_c128, _nd_c128, bins=(_nd_bool, 8))": "edges of two dtypes, of which the rule knows neither",
    "np.linalg.eigvals(x)": "the numbers tell whether they are complex: the stubs' union is of two dtypes",
    "np.tril_indices_from(_Cube())": "an object with a shape of its own is no array to the rules",
    "np.triu_indices_from(_Cube())": "an object with a shape of its own is no array to the rules",
    "pu.getdomain(x)": "a function that is not in the table",
}
"""Expressions of which we say less than NumPy's stubs, with the reason."""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> list[reveals.Change]:
    if reveals.folder() is None:
        pytest.skip("this NumPy comes without its typing tests")
    return reveals.changes(tmp_path_factory.mktemp("caches"))


@pytest.mark.parametrize("expression", TRUE)
def test_numpy_does_not_do_what_its_stubs_say(expression: str) -> None:
    assert TRUE[expression]()


@needs_time
def test_what_changes_is_more_precise_or_true(changed: list[reveals.Change]) -> None:
    untrue = [
        change for change in reveals.different(changed) if _form(change) not in TRUE.keys() | VAGUE.keys()
    ]
    assert not untrue, "neither more precise nor known to be true:\n" + "".join(map(str, untrue))


@needs_time
def test_what_changes_is_known(changed: list[reveals.Change]) -> None:
    golden = reveals.GOLDEN.read_text()
    if not golden.startswith(f"numpy {np.__version__}\n"):
        pytest.skip(f"the list of what changes is of {golden.splitlines()[0]}, this is {np.__version__}")
    lines = difflib.unified_diff(golden.splitlines(), reveals.listing(changed).splitlines(), lineterm="", n=0)
    assert not list(lines), (
        "review and keep it with `python -m tests.innocence.reveals --write`:\n" + "\n".join(lines)
    )


def _form(change: reveals.Change) -> str:
    return re.sub(r"(?<=matrix_norm\()\w+|(?<=eigvals\()\w+|(?<=pu.getdomain\()\w+", "x", change.expression)


def test_what_is_different_is_found() -> None:
    array = "numpy.ndarray[tuple[{}], numpy.dtype[numpy.{}]]".format

    def judged(without: str, with_it: str) -> bool:
        return bool(reveals.different([reveals.Change("f", "x", without, with_it)]))

    assert not judged("Any", array("Literal[3]", "float64"))
    assert not judged(array("Any, ...", "float64"), array("*tuple[Any, ...], Any", "float64"))
    assert not judged(array("builtins.int, builtins.int", "float64"), array("Any, Literal[3]", "float64"))
    assert judged(array("builtins.int", "float64"), array("Any, ...", "float64"))
    assert judged(array("Any, ...", "float64"), array("Any, ...", "float32"))
    assert judged(array("Any, ...", "float64"), "Any")
    assert judged("builtins.int", "Any")
