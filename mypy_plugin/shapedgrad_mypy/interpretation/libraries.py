"""Functions of libraries and builtins, as far as shapes depend on them; NumPy's are in the table of rules."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence

from shapedgrad.shapes.dim import UNKNOWN, Dim, maximum, minimum
from shapedgrad_mypy.interpretation import items
from shapedgrad_mypy.interpretation.arithmetic import binary, text_of, truth
from shapedgrad_mypy.interpretation.attributes import attribute
from shapedgrad_mypy.interpretation.classes import instance_of, lineage, special_method
from shapedgrad_mypy.interpretation.machine import Machine
from shapedgrad_mypy.interpretation.operands import MOST_ITEMS, known_items, length
from shapedgrad_mypy.interpretation.operations import operate
from shapedgrad_mypy.interpretation.scope import Scope
from shapedgrad_mypy.interpretation.state import number_kind
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Array,
    Class,
    Constant,
    DictObject,
    Integer,
    Library,
    ListObject,
    Partial,
    Range,
    Reference,
    Some,
    Stream,
    Super,
    Tuple,
    Value,
)

Model = Callable[[Sequence[Value], Mapping[str, Value], ast.AST, Scope, Machine], Value]


def _len(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    own = special_method(args[0], "__len__", machine)
    if own is not None:
        return machine.call(own, [], node, scope)
    entries = items.count_of(args[0], machine)
    if entries is not None:
        return Integer(entries)
    count = length(args[0], machine.state)
    return Integer(machine.fresh("len", size=True) if count is UNKNOWN else count)


def _range(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    dims: list[Dim] = [each.dim if isinstance(each, Integer) else UNKNOWN for each in args]
    if len(dims) == 1:
        return Range(0, dims[0], 1)
    return Range(dims[0], dims[1], dims[2] if len(dims) > 2 else 1)


def _zip(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    each = [known_items(arg, machine.state) for arg in args]
    known = [parts for parts in each if parts is not None]
    if len(known) == len(args):
        return Tuple(tuple(Tuple(row) for row in zip(*known, strict=False)))
    return Stream(Tuple(tuple(items.any_item(arg, machine) for arg in args)))


def _enumerate(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    start = args[1] if len(args) > 1 else keywords.get("start", Integer(0))
    known = known_items(args[0], machine.state)
    if known is not None and isinstance(start, Integer):
        return Tuple(tuple(Tuple((Integer(start.dim + place), each)) for place, each in enumerate(known)))
    return Stream(Tuple((Integer(), items.any_item(args[0], machine))), length(args[0], machine.state))


def _list(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    if not args:
        return machine.new(ListObject(()))
    known = known_items(args[0], machine.state)
    if known is not None:
        return machine.new(ListObject(known))
    return machine.new(ListObject(None, items.any_item(args[0], machine), length(args[0], machine.state)))


def _tuple(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    if not args:
        return Tuple(())
    known = known_items(args[0], machine.state)
    return (
        Tuple(known)
        if known is not None
        else Stream(items.any_item(args[0], machine), length(args[0], machine.state))
    )


def _sorted(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    for each in keywords.values():
        machine.unknown_code(each)
    known = known_items(args[0], machine.state)
    each = items.any_item(args[0], machine)
    return machine.new(
        ListObject(None, each, length(args[0], machine.state))
        if known is None
        else ListObject((each,) * len(known))
    )


def _reversed(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    known = known_items(args[0], machine.state)
    return Tuple(known[::-1]) if known is not None else Stream(items.any_item(args[0], machine))


def _dict(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    made = machine.new(DictObject())
    if args:
        pairs = known_items(args[0], machine.state)
        if pairs is not None and all(isinstance(pair, Tuple) and len(pair.items) == 2 for pair in pairs):
            for pair in pairs:
                items.put(made, pair.items[0], pair.items[1], node, scope, machine)  # type: ignore[union-attr]
        else:
            items.update(made, args[0], machine)
    for key, value in keywords.items():
        items.put(made, Constant(key), value, node, scope, machine)
    return made


def _int(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    match args:
        case [Integer()]:
            return args[0]
        case [Constant(value=bool() | float() as number)] if abs(number) < 2**62:
            return Integer(int(number))
        case []:
            return Integer(0)
        case _:
            return Integer()


def _number(kind: str) -> Model:
    def model(
        args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
    ) -> Value:
        return Integer() if kind == "int" else Some(kind)

    return model


def _str(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    text = text_of(args[0]) if len(args) == 1 else None
    return Some("str") if text is None else Constant(text)


def _divmod(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    if any(isinstance(each, Array) for each in args):
        return operate("divmod", args, {}, node, scope, machine)
    operations = ("floor_divide", "remainder")
    return Tuple(tuple(binary(each, args[0], args[1], node, scope, machine) for each in operations))


def _bool(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    decided = truth(args[0], machine.state) if args else False
    numeric = bool(args) and number_kind(args[0]) is not None
    return Constant(decided) if decided is not None else Some("bool") if numeric else TOP


def _abs(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    if isinstance(args[0], Array):
        return operate("absolute", args, {}, node, scope, machine)
    if isinstance(args[0], Integer):
        return Integer(abs(args[0].dim)) if isinstance(args[0].dim, int) else Integer()
    return Some("float") if number_kind(args[0]) else TOP


def _round(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    if isinstance(args[0], Array):
        return operate("round", args, {}, node, scope, machine)
    if number_kind(args[0]) is None:
        return TOP
    if len(args) > 1 or keywords:
        return Some("float")
    return (
        Integer(round(args[0].value))
        if isinstance(args[0], Constant) and isinstance(args[0].value, float)
        else Integer()
    )


def _sum(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    known = known_items(args[0], machine.state)
    total = args[1] if len(args) > 1 else keywords.get("start", Integer(0))
    if known is None:
        each = items.any_item(args[0], machine)
        return binary("add", total, each, node, scope, machine) if isinstance(each, Array | Some) else TOP
    for each in known:
        total = binary("add", total, each, node, scope, machine)
    return total


def _extreme(of: Callable[..., Dim]) -> Model:
    def model(
        args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
    ) -> Value:
        given = args if len(args) > 1 else known_items(args[0], machine.state)
        for each in keywords.values():
            machine.unknown_code(each)
        if given and all(isinstance(each, Integer) for each in given):
            return Integer(of(*(each.dim for each in given)))  # type: ignore[union-attr]  # all are integers
        return items.joined(given, machine) if given else items.any_item(args[0], machine)

    return model


def _isinstance(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    classes = args[1].items if isinstance(args[1], Tuple) else args[1:]
    answers = [_is_instance(args[0], each, machine) for each in classes]
    if True in answers:
        return Constant(True)
    return TOP if None in answers else Constant(False)


def _is_instance(value: Value, kind: Value, machine: Machine) -> bool | None:
    instance = instance_of(value, machine)
    if instance is not None:
        return True if any(each is kind for each in lineage(instance.owner)) else None
    names = _CLASSES.get(type(value).__name__)
    if isinstance(value, Array):
        names = frozenset({"numpy.ndarray"}) if value.shape.rank else None
    elif isinstance(value, Constant):
        names = frozenset({f"builtins.{type(value.value).__name__}"})
    elif isinstance(value, Some):
        names = frozenset({f"builtins.{value.kind}"})
    elif isinstance(value, Reference):
        found = machine.state.heap.get(value.identity)
        names = (
            frozenset({"builtins.list"}) if isinstance(found, ListObject) else frozenset({"builtins.dict"})
        )
    if names is None or not isinstance(kind, Library) or kind.name not in _PLAIN_CLASSES:
        return None
    return kind.name in names


_CLASSES = {"Integer": frozenset({"builtins.int"}), "Tuple": frozenset({"builtins.tuple"})}
_PLAIN_CLASSES = frozenset(
    [
        f"builtins.{name}"
        for name in ("int", "float", "bool", "complex", "str", "bytes", "list", "dict", "tuple", "set")
    ]
    + ["numpy.ndarray"]
)


def _map(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    rows = [known_items(each, machine.state) for each in args[1:]]
    known = [row for row in rows if row is not None]
    if len(known) == len(rows):
        return Tuple(
            tuple(machine.call(args[0], list(row), node, scope) for row in zip(*known, strict=False))
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


MODELS: Mapping[str, Model] = {
    "builtins.len": _len,
    "builtins.range": _range,
    "builtins.zip": _zip,
    "builtins.enumerate": _enumerate,
    "builtins.list": _list,
    "builtins.tuple": _tuple,
    "builtins.sorted": _sorted,
    "builtins.reversed": _reversed,
    "builtins.dict": _dict,
    "collections.OrderedDict": _dict,
    "builtins.int": _int,
    "builtins.float": _number("float"),
    "builtins.complex": _number("complex"),
    "builtins.str": _str,
    "builtins.divmod": _divmod,
    "builtins.repr": _number("str"),
    "builtins.format": _number("str"),
    "builtins.input": _number("str"),
    "builtins.bool": _bool,
    "builtins.abs": _abs,
    "builtins.round": _round,
    "builtins.sum": _sum,
    "builtins.min": _extreme(minimum),
    "builtins.max": _extreme(maximum),
    "builtins.isinstance": _isinstance,
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
    "tqdm.trange": _range,
    "typing.cast": _second,
    **{
        f"math.{name}": _number("float")
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
        ]
    },
    **{
        f"math.{name}": _number("int")
        for name in ["floor", "ceil", "comb", "factorial", "gcd", "isqrt", "prod"]
    },
    **{f"time.{name}": _number("float") for name in ["time", "perf_counter", "monotonic"]},
    **{f"random.{name}": _number("float") for name in ["random", "uniform", "gauss", "normalvariate"]},
    "random.randint": _number("int"),
    "random.randrange": _number("int"),
    "random.seed": _nothing,
}
"""What a call of each gives; every other function is code that we cannot follow."""
