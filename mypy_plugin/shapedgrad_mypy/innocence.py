"""Errors of mypy's own that only arise because a type tells more than it did: they are not the program's.

A variable has the type of its first assignment.  Once that type knows a shape, ``x = x[:, None]`` or the second array in
a list would be an error that plain mypy does not give.  We listen to mypy's errors, and where one disappears as soon as
shapes are forgotten, the variable is given the type that forgets them, what it holds right now is remembered, and the
error is dropped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mypy.nodes import (
    AssignmentStmt,
    Expression,
    IndexExpr,
    MemberExpr,
    NameExpr,
    Node,
    ReturnStmt,
    TupleExpr,
    Var,
)
from mypy.subtypes import is_subtype
from mypy.types import (
    AnyType,
    CallableType,
    Instance,
    ProperType,
    TupleType,
    Type,
    TypeOfAny,
    get_proper_type,
)

from shapedgrad.shapes.shape import SCALAR
from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.choices import refused_by_constructor
from shapedgrad_mypy.codec import encode_dim, is_size
from shapedgrad_mypy.definitions import Definitions, is_declared, variable_key
from shapedgrad_mypy.forgetting import canonical_shapes, forget_shapes, holds_arrays
from shapedgrad_mypy.ignores import OF_TYPES
from shapedgrad_mypy.instances import explicit
from shapedgrad_mypy.integers import dim_of
from shapedgrad_mypy.interpreted import parts_of
from shapedgrad_mypy.notations import is_converted
from shapedgrad_mypy.operands import NotAnArray, operand
from shapedgrad_mypy.plain import is_plain
from shapedgrad_mypy.printed import contradicts_declaration, put_in_shapes
from shapedgrad_mypy.promised import ASSIGNED, RETURNED, fits, fits_but_for_dtypes, say_shapes
from shapedgrad_mypy.report import ERROR_CODES
from shapedgrad_mypy.scalars import number_type
from shapedgrad_mypy.syntax import expressions, fillings
from shapedgrad_mypy.targets import targets_of, variable_of

if TYPE_CHECKING:
    from mypy.errors import ErrorInfo

    from shapedgrad_mypy.module import Module


def concerns_arrays(info: ErrorInfo, module: Module) -> bool:
    """Tell, with little work, whether an error may have to do with anything that we have said."""
    spoken = module.firmer or module.explained or module.excused
    declared = info.code is not None and info.code.code in {
        "return-value",
        "assignment",
    }  # of a size, perhaps
    return bool(spoken) or declared or any(word in info.message for word in _WORDS)


_WORDS = ("ndarray", "_scalar", "Literal[", "Sum[", "Product[", "FloorDiv[", "mum[", "default for parameter")
"""What stands in a message about a type of ours: the last but one is Minimum and Maximum."""


def is_innocent(info: ErrorInfo, module: Module) -> bool:
    """Tell whether an error is of our making, and repair what it would leave behind."""
    if info.severity == "note":
        return info.parent_error in module.excused or _follows_excused(info, module)
    innocent = _NUMBER.search(info.message) is not None or _is_excused(info, module)
    if innocent:
        module.excused.append(info)
    return innocent


def _follows_excused(note: ErrorInfo, module: Module) -> bool:
    """Tell whether a note belongs to the error dropped last: of overloads, mypy does not say whose its notes are."""
    last = module.excused[-1] if module.excused else None
    return last is not None and (note.line, note.column, note.code) == (last.line, last.column, last.code)


def _is_excused(info: ErrorInfo, module: Module) -> bool:
    code = info.code.code if info.code is not None else ""
    if code in OF_TYPES and is_converted(info, module.checker.modules):
        return True
    if code == "return-value":
        return _result_fits(info, module)
    if code == "assignment" and "base class" not in info.message:
        return _assignments_fit(info, module)
    if code == "override" or '"Callable[' in info.message or '"def ' in info.message:
        return False  # what is declared on both sides is mypy's to compare
    if code == "arg-type" and (info.line, info.column) in module.explained:
        return True
    if code == "var-annotated":
        return _is_filled_with_any(info, module) or any(
            isinstance(statement, AssignmentStmt) and holds_arrays(module.type_of(statement.rvalue))
            for statement in module.definitions.statements_at(info.line)
        )
    if code == "comparison-overlap":
        return "Literal[" in info.message and "ndarray" not in info.message
    if contradicts_declaration(info, module.chosen_at(info.line)) or _redefines(info, module):
        return False
    if _differs_in_shapes_alone(info.message):
        refused = refused_by_constructor(info, module) if code == "arg-type" else None
        if refused is not None:
            info.message, info.code = str(refused), ERROR_CODES[refused.code]
        return refused is None
    if is_plain(info, code, module):
        return False
    return code in OF_TYPES and any(
        touches_any(s, module) for s in module.definitions.statements_at(info.line)
    )


def _redefines(info: ErrorInfo, module: Module) -> bool:
    """Tell whether a class declares another shape for an attribute than its base does."""
    owner = module.checker.scope.active_class()
    if "base class" not in info.message or owner is None:
        return False
    for statement in module.definitions.statements_at(info.line):
        for target, _ in targets_of(statement, module):
            name = target.name if isinstance(target, NameExpr | MemberExpr) else ""
            nodes = [base.names[name].node for base in owner.mro if name in base.names]
            if len(nodes) > 1 and all(isinstance(node, Var) and is_declared(node) for node in nodes[:2]):
                quoted = _QUOTED.findall(info.message)
                return put_in_shapes(info, quoted[0], quoted[-1], [])
    return False


def touches_any(node: Node, module: Module) -> bool:
    """Tell whether something in a statement or expression is ``Any``, or an array of any dtype, to plain mypy."""
    seen: set[object] = set()
    stack = [node]
    while stack:
        for expression in expressions(stack.pop()):
            if expression in module.firmer:
                return True
            key = variable_key(expression)
            if key is not None and key not in seen:
                seen.add(key)
                stack.extend(module.definitions.values_of(expression))
    return False


def _is_filled_with_any(info: ErrorInfo, module: Module) -> bool:
    """Tell whether a list is empty at first and then given what is ``Any`` to plain mypy: its items are ``Any``, too."""
    statements = module.definitions.statements_at(info.line)
    targets = (target for statement in statements for target, _ in targets_of(statement, module))
    variables = [variable for target in targets if (variable := variable_of(target, module)) is not None]
    return any(
        variable_of(container, module) in variables and touches_any(given, module)
        for container, given in fillings(module.checker.tree)
    )


# --------------------------------------------------------------------------------------- assignments


def _assignments_fit(info: ErrorInfo, module: Module) -> bool:
    statements = module.definitions.statements_at(info.line)
    targets = [target for statement in statements for target in targets_of(statement, module)]
    widened: list[tuple[Expression, Var, Type, Type]] = []
    for lvalue, given in targets:
        variable = variable_of(lvalue, module)
        if isinstance(lvalue, IndexExpr) and _differs_in_shapes_alone(info.message):
            continue
        if variable is None:
            return any(touches_any(statement, module) for statement in statements)
        if variable.type is None:  # the same statement defines it
            continue
        if is_declared(variable) and not variable.is_argument:
            tainted = any(touches_any(statement, module) for statement in statements)
            if not fits(given, variable.type, module) and not (
                tainted and fits_but_for_dtypes(given, variable.type, module)
            ):
                say_shapes(info, given, variable.type, ASSIGNED, module)
                return False
        elif not is_subtype(given, variable.type):
            wide = forget_shapes(variable.type, module.named)
            if not is_subtype(forget_shapes(given, module.named), wide):
                if not any(touches_any(node, module) for node in (*statements, lvalue)):
                    return False
                wide = AnyType(TypeOfAny.special_form)
            widened.append((lvalue, variable, wide, given))
    for lvalue, variable, wide, given in widened:
        variable.type = wide
        module.checker.binder.put(lvalue, given)
    return bool(targets)


# ------------------------------------------------------------------------------------------ results


def _result_fits(info: ErrorInfo, module: Module) -> bool:
    for statement in module.definitions.statements_at(info.line):
        if isinstance(statement, ReturnStmt) and statement.expr is not None:
            function = module.definitions.returns.get(statement)
            signature = None if function is None else get_proper_type(function.type)
            if isinstance(signature, CallableType):
                wanted = signature.ret_type
                given = _with_sizes(statement.expr, wanted, module)
                if fits(given, wanted, module):
                    return True
                if touches_any(statement, module) and fits_but_for_dtypes(given, wanted, module):
                    return True
                say_shapes(info, given, wanted, RETURNED, module)
    return False


def _with_sizes(expression: Expression, wanted: Type, module: Module) -> Type:
    """Return the type of an expression with its integers as dimensions, wherever these are wanted."""
    wanted = get_proper_type(wanted)
    if isinstance(wanted, TupleType) and isinstance(expression, TupleExpr):
        pairs = zip(expression.items, wanted.items, strict=False)
        return wanted.copy_modified(items=[_with_sizes(*pair, module) for pair in pairs])
    if is_size(wanted):
        return encode_dim(dim_of(expression, module), module.named)
    return module.type_of(expression)


def reveal_believed(info: ErrorInfo, module: Module) -> None:
    """Reveal of a variable what is believed of it, where mypy's own type claims more than can be known."""
    for reveal in module.reveals.get(info.line, []):
        variable = reveal.expr
        if variable is None or (info.column != variable.column and len(module.reveals[info.line]) > 1):
            continue
        believed = get_proper_type(canonical_shapes(module.type_of(variable), module.named))
        if isinstance(believed, Instance) and believed.args and not is_size(believed):
            believed = explicit(believed, module.named)
        if isinstance(believed, AnyType):
            believed = _number_behind_any(variable, module) or believed
        if isinstance(believed, Instance) and believed.type.fullname == "builtins.list":
            believed = get_proper_type(parts_of(module.value_of(variable), believed, module) or believed)
        if believed != module.checker.lookup_type_or_none(variable):
            info.message = f'Revealed type is "{believed.str_with_options(module.checker.options)}"'


def _number_behind_any(expression: Expression, module: Module) -> ProperType | None:
    """Return the type of a number that plain mypy calls ``Any``, and that has to stay so."""
    try:
        remembered = operand(expression, module)
    except (NotAnArray, Ragged):
        return None
    if remembered.shape != SCALAR or remembered.dtype is None:
        return None
    return get_proper_type(number_type(remembered.dtype, module))


def default_is_size(info: ErrorInfo, definitions: Definitions) -> bool:
    """Tell whether a parameter that stands for a size has a default value: each call binds the name to it."""
    if not info.message.startswith("Incompatible default for parameter"):
        return False
    name = _QUOTED.findall(info.message)[0]
    for function in definitions.functions_around(info.line):
        signature = get_proper_type(function.type)
        for argument, wanted in zip(function.arguments, getattr(signature, "arg_types", ()), strict=False):
            if argument.variable.name == name and is_size(wanted):
                return True
    return False


# --------------------------------------------------------------------------------- any other message

_NUMBER = re.compile(r"\b(number|bool|u?int\d+|float\d+|complex\d+)_scalar\b")
"""The name of one of our own types, which stand where plain mypy has ``Any``."""

_QUOTED = re.compile(r'"([^"]*)"')


def _differs_in_shapes_alone(message: str) -> bool:
    """Tell whether what a message says was given is what it says was wanted, but for shapes."""
    quoted = [text for text in _QUOTED.findall(message) if "[" in text]
    if len(quoted) < 2:
        return False
    given, wanted = (_without_shapes(text) for text in quoted[-2:])
    return quoted[-2] != quoted[-1] and (given == wanted or given in wanted.split(" | "))


def _without_shapes(text: str) -> str:
    """Return the text of a type without the shapes of its arrays: ``ndarray[tuple[...], X]`` is ``ndarray[X]``."""
    marker = "ndarray[tuple["
    while (start := text.find(marker)) >= 0:
        end = start + len(marker)
        depth = 1
        while depth and end < len(text):
            depth += {"[": 1, "]": -1}.get(text[end], 0)
            end += 1
        text = text[:start] + "ndarray[" + text[end:].removeprefix(", ")
    return text
