"""Write ``operations.md``: every public function of NumPy, what is known of its result, and whether it has a derivative.

``python docs/operations.py`` writes the page anew from the table of rules, the registries of derivatives, and the
reasons for what is left out; the tests compare it with the page on disk.
"""

from __future__ import annotations

import itertools
import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import shapedgrad.ops  # noqa: F401  fills the registries
from shapedgrad.autodiff.methods import ArrayMethods
from shapedgrad.autodiff.primitive import CONSTANTS, CREATORS, FUNCTIONS, REDUCTIONS, UFUNCS
from shapedgrad.autodiff.traced import Traced
from shapedgrad.shapes.rules.table import TABLE
from shapedgrad.shapes.rules.unknowns import DELIBERATELY_UNKNOWN

if TYPE_CHECKING:
    from shapedgrad.shapes.rules.operation import Operation

PAGE = Path(__file__).parent / "operations.md"

INTRODUCTION = """\
# Every operation of NumPy

<!-- Written by docs/operations.py (make docs): edit the rules, not this page. -->

What mypy, `@checked` and the engine know of each public function of `numpy`, `numpy.linalg`, `numpy.fft` and `numpy.random`,
and of each method of arrays: the **shape** of the result, its **dtype**, and its **gradient**. Names in one row share all
three. A name that begins with a dot is a method of arrays; operators are the functions that NumPy documents them with
(`a @ b` is `matmul`, `a[...]` is `getitem`).

The gradient is *vjp, jvp* where the operation can be differentiated in both modes, *constant* where its derivative is zero
wherever there is one, and a dash where a traced array is refused, or where nothing depends on an array's numbers.
"""

SECTIONS: Mapping[str, tuple[str, str]] = {
    "": ("numpy", ""),
    "ndarray": ("Methods and attributes of arrays", "Those that differ from the function of the same name, or have none."),
    "ufunc": ("Methods of universal functions", "For each of them: `np.add.reduce`, `np.multiply.outer`."),
    "linalg": ("numpy.linalg", ""),
    "fft": ("numpy.fft", ""),
    "random": (
        "numpy.random",
        "The functions; the methods of `RandomState` are these functions. Random numbers are constants to a gradient.",
    ),
    "random.Generator": ("numpy.random.Generator", "What `np.random.default_rng()` returns."),
}  # fmt: skip

DTYPES: Mapping[str, str] = {
    "none": "returns None",
    "dims": "a tuple of ints",
    "dim": "an int",
    "list": "nested lists of numbers of Python",
    "parameter": "as asked for, else unknown",
    "bool": "bool",
    "same": "that of the array",
    "like": "that of the array, or as asked for",
    "choice": "that of the array; int64 for a number",
    "full": "that of the value, or as asked for",
    "second": "that of the second argument",
    "abs": "that of the array; of complex numbers that of their parts",
    "real": "that of the array; of complex numbers that of their parts",
    "angle": "a float as wide as the number",
    "inexact first": "a float as wide as the first operand needs",
    "inexact": "a float as wide as the operands need; complex stays",
    "sum": "that of the array; small integers and bools grow to int64 or uint64",
    "deviation": "a float: float64 for integers, the part's for complex numbers",
    "derivative": "that of the array; float64 for integers",
    "vander": "the common dtype of the array and int64",
    "fft": "complex, as precise as the array; complex128 for integers",
    "promote": "the common dtype of the operands; numbers of Python give way",
    "strong": "the common dtype of the operands; numbers of Python count as arrays",
    "promote rest": "the common dtype of the choices",
    "quotient": "the common dtype; int8 for bools",
    "bits": "the common dtype of integers or bools",
    "integers": "the common integer; int8 for bools",
    "count": "int64, or float64 where a number is one; as asked for",
    "steps": "that of the array; of dates the time between them",
    "frequencies": "float64, or complex128",
    "divide": "the common dtype; float64 for integers",
    "float_power": "float64, or complex128",
    "linspace": "a float or complex, as precise as the ends; float64 for integers",
    "mean": "that of the array; float64 for integers",
    "average": "the common dtype of numbers and weights; float64 for integers",
    "interp": "float64, or complex128",
    "linalg": "the common dtype; float64 for integers",
    "where": "the common dtype of the choices; int64 for the places",
    "bincount": "int64; float64 for sums of weights",
    "each": "each array's own",
    "indices": "that of each sequence; int64 for masks",
    "round": "that of the array; float16 for bools",
    "sort_complex": "complex, as precise as the array",
    "lstsq": "the common dtype, its real part for residuals and singular values, int32 for the rank",
    "frexp": "a float as wide as the number, and int32",
    "eigh": "real numbers, and the common dtype for the vectors",
    "slogdet": "the common dtype, and its real part",
    "unique_all": "that of the array, and int64",
    "unique_pair": "that of the array, and int64",
}
"""What the rules of dtypes say."""


def page() -> str:
    """The whole page."""
    by_section: dict[str, list[Operation]] = {section: [] for section in SECTIONS}
    for row in TABLE.values():
        by_section[_section(row.name)].append(row)
    tables = [_part(*SECTIONS[section], rows) for section, rows in by_section.items()]
    return "\n".join([INTRODUCTION, *tables, left_out()])


def _section(name: str) -> str:
    owner = name.rpartition(".")[0]
    return owner if owner in SECTIONS else "random" if owner.startswith("random") else ""


def _part(title: str, note: str, rows: Iterable[Operation]) -> str:
    lines = [f"## {title}", "", *([note, ""] if note else [])]
    lines += ["| operation | shape | dtype | gradient |", "|---|---|---|---|"]
    for (_, dtype_, gradient_), group in itertools.groupby(rows, key=_shared):
        several = list(group)
        cells = (" ".join(map(_name, several)), shape(several), dtype_, gradient_)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _shared(row: Operation) -> tuple[Callable[..., Any], str, str]:
    return row.rule, dtype(row), gradient(row.name)


def _name(row: Operation) -> str:
    last = row.name.removeprefix("random.Generator.").removeprefix("random.").removeprefix("ufunc.")
    if row.name.startswith("ndarray."):
        return f"`.{row.method}`"
    both = f" `.{row.method}`" if row.method else ""
    return f"`{last.removeprefix('linalg.').removeprefix('fft.')}`{both}"


EXAMPLE = re.compile(r"`(?P<name>[\w.]+)\(.*?\)`: ")
"""How the documentation of a rule may begin: with one of the operations that share it."""


def shape(rows: Sequence[Operation]) -> str:
    """The first sentence of the rule's documentation, without an example that is of none of these operations."""
    text = _sentence(rows[0].rule)
    found = EXAMPLE.match(text)
    if found and found["name"] not in {row.name.rpartition(".")[2] for row in rows}:
        text = text.removeprefix(found[0])
    return text[:1].upper() + text[1:]


def dtype(row: Operation) -> str:
    """The rule of dtypes in words."""
    if callable(row.dtype):
        text = _sentence(row.dtype)
        return text[:1].lower() + text[1:]
    if row.name.startswith("ufunc.") and row.dtype == "parameter":
        return "what the function itself gives"
    rule, _, default = row.dtype.partition(":")
    if default:
        return f"{default}, or as asked for"
    return DTYPES.get(rule, rule)


def _sentence(documented: Callable[..., Any]) -> str:
    first = (documented.__doc__ or "").partition("\n\n")[0]
    return " ".join(first.split()).replace("``", "`").replace("|", "\\|").removesuffix(".")


def gradient(name: str) -> str:
    """What the registries of derivatives have under this name."""
    owner, _, last = name.rpartition(".")
    if owner == "ufunc":
        return _of_ufunc_method(last)
    if name in {"getitem", "setitem"}:
        return _both(hasattr(Traced, f"__{name}__"))
    if owner == "ndarray":
        return _of_method(last)
    if owner.startswith("random"):
        return "—"
    return _of_function(_found(name))


LIKE = {np.zeros_like, np.ones_like, np.empty_like}
"""What makes arrays that gradients can flow into, but that depend on no numbers yet."""


def _found(name: str) -> Any:
    try:
        return operator.attrgetter(name)(np)
    except AttributeError:
        return None


def _of_function(function: Any) -> str:
    if function in CONSTANTS | CREATORS | LIKE:
        return "constant"
    if function in UFUNCS:
        return _of_operands(function)
    return _both(function in FUNCTIONS)


def _of_operands(ufunc: np.ufunc) -> str:
    """Of which operands a universal function has a derivative."""
    vjps = UFUNCS[ufunc].vjps
    known = [place for place, vjp in enumerate(vjps, 1) if vjp.__qualname__ != "_missing.<locals>.refuse"]
    return _both(bool(known)) + (f" in operand {known[0]}" if len(known) < len(vjps) and known else "")


def _of_ufunc_method(method: str) -> str:
    names = sorted(ufunc.__name__ for ufunc, each in REDUCTIONS if each == method)
    several = ", ".join(f"`{name}`" for name in names)
    return f"{_both(True)} of {several}" if len(names) < 12 and names else _both(bool(names))


def _of_method(method: str) -> str:
    if not hasattr(ArrayMethods, method):
        return "—"
    return "constant" if getattr(np, method, None) in CONSTANTS else _both(True)


def _both(known: bool) -> str:
    return "vjp, jvp" if known else "—"


def left_out() -> str:
    """What has no rule, by the reason."""
    reasons: dict[str, list[str]] = {}
    for name, reason in DELIBERATELY_UNKNOWN.items():
        reasons.setdefault(reason, []).append(name)
    lines = ["## Left out deliberately", "", "| | reason |", "|---|---|"]
    lines += [
        f"| {' '.join(f'`{name}`' for name in names)} | {reason} |" for reason, names in reasons.items()
    ]
    lines += [
        "",
        "So are NumPy's classes of single numbers (`np.float64` and the like): its own stubs know what they make.",
    ]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    PAGE.write_text(page())
