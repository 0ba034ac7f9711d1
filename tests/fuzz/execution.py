"""Random statements made and run under NumPy, one by one."""

from __future__ import annotations

import random
import re
import warnings
from types import SimpleNamespace
from typing import Any

import numpy as np

import shapedgrad.numpy as ours
from shapedgrad.checked import checked
from tests.fuzz import functions
from tests.fuzz.choices import NAMES
from tests.fuzz.families import FORMS, Form, calls
from tests.fuzz.generator import Generator, Unsuitable
from tests.fuzz.options import extended
from tests.fuzz.program import Raised, Scope, Statement
from tests.fuzz.results import keep
from tests.fuzz.variadic import variadic_scope

CHECKED = SimpleNamespace(**{name: checked(getattr(functions, name)) for name in calls.NAMES.split()})
"""The functions that statements call, as the run time enforces them."""
PER_MODULE = 400
PER_FUNCTION = 12
WRONG = 0.35
EXTENDED = 0.3
ANY_RANK = 0.1
"""How many functions, to each of those with named sizes, have arrays of any rank."""

NUMBERS = re.compile(
    r"[Ss]ingular|positive definite|converge|infs or NaNs|NaN|negative integer powers|low >= high|probabilities|"
    r"Domain|greater than|must be (strictly )?(positive|larger|increasing)|mode|monotonic|out of bounds for"
    r" int|too large|<=? 0|> 0|nsample|non-?negative|ngood|sum\(pvals|Fewer non-zero|Cannot take a larger|"
    r"fill value|buffer|invalid entry in coordinates|all elements of the|to use a where mask|"
    r"must be contiguous|functions are expected|Only method|could not convert|method must be|not supported"
)
"""Refusals that are about numbers."""
OF_ANOTHER_KIND = re.compile(
    r"only 0-dimensional|unsized object|0-d array|only length-1|x and y to have same length|on a scalar|has no len"
    r"|incompatible numbers of"
)
"""What NumPy raises a TypeError or a RuntimeError for, although it is about shapes."""
SHAPES = ("ShapeError", "ValueError", "IndexError", "AxisError", "LinAlgError")


def programs(statements: int, seed: int) -> list[Scope]:
    """Scopes with so many statements, half of them in modules and half in functions."""
    rng = random.Random(seed)  # noqa: S311
    scopes: list[Scope] = []
    made = 0
    while made < statements:
        symbolic = bool(scopes) and sum(len(s.statements) for s in scopes if s.symbolic) < made / 2
        count = min(PER_FUNCTION if symbolic else min(PER_MODULE, -(-statements // 2)), statements - made)
        scope = Scope(len(scopes), instantiations(rng) if symbolic else [{}], symbolic)
        while len(scope.statements) < count:
            statement = _statement(rng, scope)
            if statement is not None:
                scope.statements.append(statement)
        scopes.append(scope)
        made += count
        if symbolic and made < statements and rng.random() < ANY_RANK:
            scopes.append(variadic_scope(rng, len(scopes), min(PER_FUNCTION, statements - made)))
            made += len(scopes[-1].statements)
            for each in scopes[-1].statements:
                run(each)
    return scopes


def instantiations(rng: random.Random) -> list[dict[str, int]]:
    """Sizes of the names: different ones first, equal ones, ones, any, and a zero at last."""
    chosen = [(5, 7, 4, 3), (6, 4, 3, 8), (3, 3, 3, 3), (1, 1, 1, 1)]
    chosen += [tuple(rng.randint(1, 6) for _ in NAMES) for _ in range(2)]  # type: ignore[misc]
    sizes = [dict(zip(NAMES, each, strict=True)) for each in chosen]
    return [*sizes, {**sizes[0], rng.choice(NAMES): 0}]


def _statement(rng: random.Random, scope: Scope) -> Statement | None:
    """A statement that has run under every instantiation."""
    form = rng.choices(FORMS, [each.weight for each in FORMS])[0]
    g = Generator(rng, scope)
    g.wrong = g.chance(WRONG)
    g.operation = g.pick(*form.operations)
    text = _written(form, g)
    if not text:
        return None
    statement = _run(text, form, g)
    if g.chance(EXTENDED):
        longer = _run(extended(g, text, statement.outcomes), form, g)
        statement = longer if _is_python(longer) else statement
    keep(statement, g)
    return statement


def _is_python(statement: Statement) -> bool:
    return not any(isinstance(each, Raised) and each.kind == "SyntaxError" for each in statement.outcomes)


def _run(text: str, form: Form, g: Generator) -> Statement:
    statement = Statement(text, form.family, g.operation, g.scope, form.data or g.data, form.effect)
    statement.data |= statement.is_vague
    run(statement)
    return statement


def _written(form: Form, g: Generator) -> str:
    try:
        return form.write(g)
    except (Unsuitable, StopIteration, IndexError):
        return ""


def run(statement: Statement) -> None:
    """Run a statement for each instantiation."""
    scope = statement.scope
    statement.outcomes = [
        _outcome(statement, {name.lower(): value for name, value in sizes.items() if name.isupper()}, number)
        for number, sizes in enumerate(scope.instantiations)
    ]


def _outcome(statement: Statement, namespace: dict[str, Any], number: int) -> Any:
    names: dict[str, Any] = {each: np.copy(statement.scope.arrays[each][number]) for each in statement.uses}
    for each, array in names.items():
        if not isinstance(statement.scope.arrays[each][number], np.ndarray):
            names[each] = array[()]
    names |= {"np": np, "snp": ours, "use": CHECKED, "rng": np.random.default_rng(0), **namespace}
    names["rs"] = np.random.RandomState(0)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            if statement.effect:
                exec(statement.text, names)  # noqa: S102
                return None
            return eval(statement.text, names)  # noqa: S307
        except Exception as error:  # noqa: BLE001
            return Raised(type(error).__name__, str(error))


def is_about_shape(raised: Raised) -> bool:
    """Whether NumPy refused the shapes, not the numbers or the dtypes."""
    if raised.kind in {"TypeError", "RuntimeError"}:
        return bool(OF_ANOTHER_KIND.search(raised.message))
    return raised.kind in SHAPES and not NUMBERS.search(raised.message)
