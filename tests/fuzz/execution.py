"""Random statements made and run under NumPy, one by one."""

from __future__ import annotations

import random
import re
import warnings
from types import SimpleNamespace
from typing import Any

import numpy as np

from shapedgrad.checked import checked
from tests.fuzz import functions
from tests.fuzz.families import FORMS, Form, calls
from tests.fuzz.generator import NAMES, Generator, Unsuitable, evaluate
from tests.fuzz.program import Operand, Raised, Scope, Size, Statement
from tests.fuzz.variadic import variadic_scope

CHECKED = SimpleNamespace(**{name: checked(getattr(functions, name)) for name in calls.NAMES.split()})
"""The functions that statements call, as the run time enforces them."""
PER_MODULE = 400
PER_FUNCTION = 12
WRONG = 0.35
ANY_RANK = 0.1
"""How many functions, to each of those with named sizes, have arrays of any rank."""

NUMBERS = re.compile(
    r"[Ss]ingular|positive definite|converge|infs or NaNs|NaN|negative integer powers|low >= high|probabilities|"
    r"Domain|greater than|must be (strictly )?(positive|larger|increasing)|mode|monotonic|out of bounds for"
    r" int|too large|<=? 0|> 0|nsample|non-?negative|ngood|sum\(pvals|Fewer non-zero|Cannot take a larger|"
    r"negative dimensions|fill value|buffer|invalid entry in coordinates|not allowed for|all elements of the"
)
"""Refusals that are about numbers."""
SHAPES = ("ShapeError", "ValueError", "IndexError", "AxisError", "LinAlgError")


def programs(statements: int, seed: int) -> list[Scope]:
    """Scopes with so many statements, half of them in modules and half in functions."""
    rng = random.Random(seed)  # noqa: S311
    scopes: list[Scope] = []
    made = 0
    while made < statements:
        symbolic = bool(scopes) and sum(len(s.statements) for s in scopes if s.symbolic) < made / 2
        count = min(PER_FUNCTION if symbolic else min(PER_MODULE, -(-statements // 2)), statements - made)
        scope = Scope(len(scopes), _instantiations(rng) if symbolic else [{}], symbolic)
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


def _instantiations(rng: random.Random) -> list[dict[str, int]]:
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
    statement = Statement(text, form.family, g.operation, scope, form.data or g.data, form.effect)
    statement.data |= statement.is_vague
    run(statement)
    if not (statement.data or form.effect) and g.chance(0.15):
        _keep(statement)
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
    names |= {"np": np, "use": CHECKED, "rng": np.random.default_rng(0), **namespace}
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            if statement.effect:
                exec(statement.text, names)  # noqa: S102
                return None
            return eval(statement.text, names)  # noqa: S307
        except Exception as error:  # noqa: BLE001
            return Raised(type(error).__name__, str(error))


def _keep(statement: Statement) -> None:
    """Let later statements use the result, if it is an array of sizes that have names."""
    outcomes, scope = statement.outcomes, statement.scope
    if not all(isinstance(each, np.ndarray) and each.dtype.kind in "fiub" for each in outcomes):
        return
    if len({each.ndim for each in outcomes}) > 1 or max(each.size for each in outcomes) > 500:
        return
    dims = [_named(sizes, scope) for sizes in zip(*(each.shape for each in outcomes), strict=True)]
    if any(dim is None for dim in dims):
        return
    statement.result = name = f"v{len(scope.operands)}"
    kind = {"f": "float64", "i": "real", "u": "real", "b": "number"}[outcomes[0].dtype.kind]
    known: Any = tuple(dims)
    scope.operands[name] = Operand(name, known, str(outcomes[0].dtype), kind, statement.text)
    scope.arrays[name] = outcomes


def _named(sizes: tuple[int, ...], scope: Scope) -> Size | None:
    """The dimension that has these sizes under the instantiations."""
    candidates = [
        Size(str(sizes[0]), str(sizes[0])),
        *(Size(name, name.lower()) for name in scope.instantiations[0]),
    ]
    return next(
        (
            each
            for each in candidates
            if sizes == tuple(evaluate(each, given) for given in scope.instantiations)
        ),
        None,
    )


def is_about_shape(raised: Raised) -> bool:
    """Whether NumPy refused the shapes, not the numbers or the dtypes."""
    return raised.kind in SHAPES and not NUMBERS.search(raised.message)
