"""Functions of libraries and builtins, as far as shapes depend on them; NumPy's are in the table of rules."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import maximum, minimum
from shapedgrad_mypy.interpretation import items
from shapedgrad_mypy.interpretation.arithmetic import binary
from shapedgrad_mypy.interpretation.attributes import attribute
from shapedgrad_mypy.interpretation.builtin_models import (
    enumerate_of,
    extreme_of,
    len_of,
    make_deque,
    make_dict,
    make_list,
    make_range,
    make_set,
    make_str,
    make_tuple,
    reversed_of,
    sorted_of,
    sum_of,
    truth_of_all,
    zip_of,
)
from shapedgrad_mypy.interpretation.classes import named_tuple
from shapedgrad_mypy.interpretation.kinds import is_instance
from shapedgrad_mypy.interpretation.number_models import (
    Model,
    abs_of,
    divmod_of,
    make_bool,
    make_int,
    number_from,
    number_of,
    round_of,
)
from shapedgrad_mypy.interpretation.operands import MOST_ITEMS, known_items, length
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Class,
    Constant,
    Partial,
    Reference,
    Stream,
    Super,
    Tuple,
    Value,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope


def _power(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    return binary("power", args[0], args[1], node, scope, machine) if len(args) == 2 else TOP


def _map(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    rows = [known_items(each, machine.state) for each in args[1:]]
    known = [row for row in rows if row is not None]
    if len(known) == len(rows):
        return Tuple(
            tuple(machine.call(args[0], list(row), node, scope) for row in zip(*known, strict=False)),
            lazy=True,
        )
    return Stream(machine.call(args[0], [items.any_item(each, machine) for each in args[1:]], node, scope))


def _reduce(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    known = known_items(args[1], machine.state)
    if known is None or len(known) + len(args) < 3 or len(known) > MOST_ITEMS:
        machine.unknown_code(*args)
        return TOP
    values = [*args[2:3], *known]
    total = values[0]
    for each in values[1:]:
        total = machine.call(args[0], [total, each], node, scope)
    return total


def _partial(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    return Partial(args[0], tuple(args[1:]), tuple(keywords.items()))


def _super(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    if len(args) == 2 and isinstance(args[0], Class):
        return Super(args[1], args[0])
    receiver = machine.state.variables.get((scope.identity, "<receiver>"))
    owner = machine.state.variables.get((scope.identity, "<owner>"))
    return Super(receiver, owner) if receiver is not None and isinstance(owner, Class) else TOP


def _nothing(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    return NONE


def _iter(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    return Stream(items.any_item(args[0], machine), length(args[0], machine.state)) if len(args) == 1 else TOP


def _next(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    return args[0].item if isinstance(args[0], Stream) and len(args) == 1 else TOP


def _same(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    return args[0]


def _second(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    return args[1]


def _getattr(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    if len(args) >= 2 and isinstance(args[1], Constant) and isinstance(args[1].value, str):
        found = attribute(args[0], args[1].value, node, scope, machine)
        return found if len(args) == 2 else TOP
    return TOP


def _copied(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``copy.deepcopy(x)``."""
    value = args[0]
    found = machine.state.heap.get(value.identity) if isinstance(value, Reference) else None
    if found is None:
        return value
    machine.state.escape(value)
    return machine.new(found)


def _namedtuple(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``namedtuple("Point", "x y")``, ``namedtuple("Point", ["x", "y"])``."""
    match args:
        case [Constant(value=str(name)), Constant(value=str(text))]:
            names = text.replace(",", " ").split()
        case [Constant(value=str(name)), listed]:
            items_of = known_items(listed, machine.state) or ()
            names = [
                each.value for each in items_of if isinstance(each, Constant) and isinstance(each.value, str)
            ]
        case _:
            return TOP
    return named_tuple(name, names, scope, machine) if names and not keywords else TOP


MODELS: Mapping[str, Model] = {
    "collections.namedtuple": _namedtuple,
    "builtins.len": len_of,
    "builtins.range": make_range,
    "builtins.zip": zip_of,
    "builtins.enumerate": enumerate_of,
    "builtins.list": make_list,
    "builtins.tuple": make_tuple,
    "collections.deque": make_deque,
    "builtins.sorted": sorted_of,
    "builtins.reversed": reversed_of,
    "builtins.dict": make_dict,
    "collections.OrderedDict": make_dict,
    "builtins.int": make_int,
    "builtins.float": number_from("float", "float"),
    "builtins.complex": number_from("complex", "complex"),
    "builtins.str": make_str,
    "builtins.divmod": divmod_of,
    "builtins.repr": number_of("str"),
    "builtins.format": number_of("str"),
    "builtins.input": number_of("str"),
    "builtins.bool": make_bool,
    "builtins.abs": abs_of,
    "builtins.round": round_of,
    "builtins.sum": sum_of,
    "builtins.min": extreme_of(minimum),
    "builtins.max": extreme_of(maximum),
    "builtins.pow": _power,
    "builtins.isinstance": is_instance,
    "builtins.map": _map,
    "functools.reduce": _reduce,
    "functools.partial": _partial,
    "builtins.super": _super,
    "builtins.print": _nothing,
    "builtins.object.__init__": _nothing,
    "builtins.iter": _iter,
    "builtins.next": _next,
    "builtins.getattr": _getattr,
    "copy.copy": _copied,
    "copy.deepcopy": _copied,
    "tqdm.tqdm": _same,
    "tqdm.auto.tqdm": _same,
    "tqdm.notebook.tqdm": _same,
    "tqdm.trange": make_range,
    "typing.cast": _second,
    **{
        f"math.{name}": number_from("float", f"math.{name}")
        for name in [
            "sqrt",
            "exp",
            "log",
            "log2",
            "log10",
            "sin",
            "cos",
            "tan",
            "pow",
            "hypot",
            "atan",
            "atan2",
            "fabs",
            "tanh",
            "sinh",
            "cosh",
            "asin",
            "acos",
            "degrees",
            "radians",
            "log1p",
            "expm1",
            "erf",
            "gamma",
            "fmod",
        ]
    },
    **{
        f"math.{name}": number_from("int", f"math.{name}")
        for name in ["floor", "ceil", "comb", "factorial", "gcd", "isqrt", "trunc"]
    },
    **{f"time.{name}": number_of("float") for name in ["time", "perf_counter", "monotonic"]},
    **{f"random.{name}": number_of("float") for name in ["random", "uniform", "gauss", "normalvariate"]},
    "random.randint": number_of("int"),
    "random.randrange": number_of("int"),
    "random.seed": _nothing,
    "builtins.ord": number_of("int"),
    "builtins.chr": number_of("str"),
    "builtins.any": truth_of_all,
    "builtins.all": truth_of_all,
    "builtins.set": make_set,
    "builtins.frozenset": make_set,
}
"""What a call of each gives; every other function is code that we cannot follow."""
