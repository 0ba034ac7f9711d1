"""What is known of the module that mypy is checking, beside the types that mypy keeps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from mypy.nodes import REVEAL_TYPE, CallExpr, MemberExpr, NameExpr, RevealExpr, TypeInfo
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

from shapedgrad.shapes.dim import UNKNOWN, Name
from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.codec import (
    NUMBERS,
    SIZES,
    Named,
    array_shape,
    both,
    encode_shape,
    is_array,
    is_number,
    row_type,
)
from shapedgrad_mypy.definitions import Assignment, Definition, Definitions, is_declared, variable_key
from shapedgrad_mypy.forgetting import forget_shapes, holds_shapes
from shapedgrad_mypy.ignores import ignores_of_values
from shapedgrad_mypy.instances import is_self, names_in
from shapedgrad_mypy.interpretation.program import Interpretation, World
from shapedgrad_mypy.interpretation.values import TOP, Array, Value
from shapedgrad_mypy.interpreted import interpretation, span_of, type_of
from shapedgrad_mypy.notes import is_noted
from shapedgrad_mypy.program import read_definitions
from shapedgrad_mypy.promised import keep_promises
from shapedgrad_mypy.syntax import displayed_expressions, expressions, unpacked_expressions
from shapedgrad_mypy.targets import variable_of

if TYPE_CHECKING:
    from mypy.checker import TypeChecker
    from mypy.errors import ErrorInfo
    from mypy.nodes import Context, Expression

    from shapedgrad_mypy.aval import Aval


class Module:
    """A module in the course of being checked."""

    def __init__(self, checker: TypeChecker) -> None:
        self.checker = checker
        self._body, self._scope = checker.tree.defs, checker.scope
        self.exact: dict[Context, Aval] = {}
        """What an expression is to NumPy, where its type stays ``Any``.

        NumPy's stubs answer ``Any`` for ``np.sum(x)``, ``x.mean()``, ``x[0]``, and programs rely on it, often without
        knowing: ``n: int = mask.sum()``, ``{"loss": np.mean(errors), "name": "adam"}``.
        """

        self.firmer: set[Context] = set()
        """The expressions of which plain mypy knows less: not that they are arrays, or not of which dtype."""

        self.arrays_of_any: set[Context] = set()
        """Those among them that plain mypy knows to be arrays, but not of which dtype."""

        self.ranked: set[Context] = set()
        """The expressions that plain mypy knows to be arrays of so many axes."""

        self.sharpened: set[int] = set()
        """The lines with ``# type: ignore`` on which plain mypy may find what the plugin's types make right."""

        self.signatures: dict[Context, CallableType] = {}
        """The signatures of called functions as they are declared; mypy is shown them without shapes."""

        self.explained: set[tuple[int, int]] = set()
        """Where an argument stands of which we have said what is wrong: one mistake gets one message."""

        self.excused: list[ErrorInfo] = []
        """Errors of mypy's that are not the program's; their notes go with them."""

        self.interpretation = Interpretation()
        """What the program does, as far as it can be followed without annotations."""

    def interpret(self, world: World) -> None:
        """Follow the program from its first line, and report the mistakes in it."""
        self.interpretation = interpretation(self, world)
        keep_promises(self)

    def sharpen(self, context: Context) -> None:
        """Note that an expression has another type than NumPy's stubs give it."""
        self.sharpened |= self._ignores.get(context.line, set())

    @cached_property
    def _ignores(self) -> Mapping[int, set[int]]:
        if not self.checker.options.warn_unused_ignores:
            return {}
        return ignores_of_values(self.checker.tree, self.definitions)

    def value_of(self, expression: Expression) -> Value:
        """Return what an expression is to the interpretation."""
        return self.interpretation.values.get(span_of(expression, self.checker), TOP)

    def interpreted(self, expression: Expression) -> Type | None:
        """Return the type of an array that mypy does not know to be one, or not of which shape."""
        return type_of(self.value_of(expression), self)

    @cached_property
    def displayed(self) -> frozenset[Context]:
        """The expressions whose types are joined with others in a list, a set or a dict.

        What is ``Any`` to NumPy's stubs has to stay so there: ``{"loss": x.mean(), "name": "adam"}`` is a dict of anything.
        """
        return frozenset(displayed_expressions(self.checker.tree))

    @cached_property
    def unpacked(self) -> Mapping[Context, int]:
        """The expressions that are taken apart on the spot, and into how many parts."""
        return dict(unpacked_expressions(self.checker.tree))

    @cached_property
    def by_line(self) -> dict[int, list[Expression]]:
        """Every expression by the line that it begins on."""
        found: dict[int, list[Expression]] = {}
        for expression in expressions(self.checker.tree):
            found.setdefault(expression.line, []).append(expression)
        return found

    @cached_property
    def reveals(self) -> dict[int, list[RevealExpr]]:
        """Every ``reveal_type(...)`` by its line."""
        found: dict[int, list[RevealExpr]] = {}
        for expression in expressions(self.checker.tree):
            reveal = expression.analyzed if isinstance(expression, CallExpr) else None
            if isinstance(reveal, RevealExpr) and reveal.kind == REVEAL_TYPE:
                found.setdefault(expression.line, []).append(reveal)
        return found

    @cached_property
    def definitions(self) -> Definitions:
        """Every assignment of the module."""
        return read_definitions(self.checker.tree)

    @cached_property
    def chosen(self) -> frozenset[Name]:
        """The names that stand in the result of a function alone: no argument binds them, so it may choose their sizes."""
        found: set[Name] = set()
        for _, function in self.definitions.functions:
            signature = get_proper_type(function.type)
            if isinstance(signature, CallableType):
                given = {name for typ in signature.arg_types for name in names_in(typ)}
                own = f" {function.fullname} "
                found |= {name for name in names_in(signature.ret_type) - given if own in name.key}
        return frozenset(found)

    def chosen_at(self, line: int) -> list[Name]:
        """Return the names that the functions on a line may choose."""
        around = [f" {function.fullname} " for function in self.definitions.functions_around(line)]
        return [name for name in self.chosen if any(owner in name.key for owner in around)]

    def is_of(self, checker: TypeChecker) -> bool:
        """Tell whether this is the module that is being checked, and its text the same (the daemon reads it anew)."""
        return self.checker is checker and self.is_being_checked

    @property
    def is_being_checked(self) -> bool:
        """Whether mypy is not done with the module: it begins anew with it in the daemon, and its errors do, too."""
        return self._body is self.checker.tree.defs and self._scope is self.checker.scope

    def named(self, fullname: str, args: list[Type]) -> Instance:
        """Return the type of a class by its full name; our own stubs may be loaded without their package."""
        module, _, name = fullname.rpartition(".")
        if module in {SIZES, NUMBERS}:
            info = self.checker.modules[module].names[name].node
            if isinstance(info, TypeInfo):
                return Instance(info, args)
        return self.checker.named_generic_type(fullname, args)

    @property
    def has_stubs(self) -> bool:
        """Whether our own types can be named: mypy loads them beside NumPy."""
        return SIZES in self.checker.modules and NUMBERS in self.checker.modules

    def type_of(self, expression: Expression) -> ProperType:
        """Return the type of an expression that mypy has checked, ``Any`` for one that it has not."""
        found = self.checker.lookup_type_or_none(expression)
        if found is None:
            return AnyType(TypeOfAny.special_form)
        typ = get_proper_type(found)
        if isinstance(expression, NameExpr | MemberExpr) and (holds_shapes(typ) or is_number(typ)):
            typ = get_proper_type(self._believed(expression, typ))
        if isinstance(typ, AnyType) or _is_vague(typ):
            return get_proper_type(self._more_certain(expression, typ))
        return self._narrowed(expression, typ) if isinstance(expression, NameExpr) else typ

    def _narrowed(self, variable: NameExpr, typ: ProperType) -> ProperType:
        """Return the type with the numbers that a check has found a variable's declared names to be."""
        shape = array_shape(typ)
        if (
            shape is None
            or not isinstance(typ, Instance)
            or all(isinstance(each, int) for each in shape.items)
        ):
            return typ
        value = self.value_of(variable)
        if not isinstance(value, Array) or value.shape.rank is None or value.shape.rank != shape.rank:
            return typ
        pairs = zip(shape.dims, value.shape.dims, strict=True)
        known = Shape(size if isinstance(size, int) else declared for declared, size in pairs)
        return typ.copy_modified(args=[encode_shape(known, self.named), *typ.args[1:]])

    def _more_certain(self, expression: Expression, typ: ProperType) -> Type:
        """Return the type with the shape that the interpretation knows, and the dtype that mypy knows."""
        known = self.interpreted(expression)
        return typ if known is None else both(typ, known, self.named)

    def _believed(self, variable: NameExpr | MemberExpr, typ: Type) -> Type:
        """Return the type of a variable as the assignment that it comes from has it."""
        key = variable_key(variable)
        if key is None or not self.definitions.reassigned(key):
            return typ
        assignment = self.definitions.reaching(key, variable)
        if assignment is not None and assignment.parameter is not None:
            return _parameter_type(assignment) or typ
        found = None
        if assignment is not None and assignment.definition is not None:
            found = self._unpacked(assignment.definition)
        return found or self._declared(variable) or forget_shapes(typ, self.named)

    def _declared(self, variable: NameExpr | MemberExpr) -> Type | None:
        """Return the type that the program declares for a variable, if it leaves no size open: then all values have it."""
        node = variable_of(variable, self)
        if node is None or node.type is None or not is_declared(node):
            return None
        shape = array_shape(node.type)
        if shape is None or shape.rank is None or UNKNOWN in shape.dims:
            return None
        own = isinstance(variable, NameExpr) or is_self(variable.expr) or not names_in(node.type)
        return node.type if own else None

    def _unpacked(self, definition: Definition) -> Type | None:
        typ = self.type_of(definition.value)
        if definition.of_items:
            typ = _item_type(typ, self.named)
        for position in definition.path:
            if not isinstance(typ, TupleType) or position >= len(typ.items):
                return None
            typ = get_proper_type(typ.items[position])
        known = is_array(typ) or is_number(typ) or (isinstance(typ, Instance) and is_noted(typ))
        return typ if known else None


def _is_vague(typ: Type) -> bool:
    """Tell whether something of an array's shape is unknown."""
    shape = array_shape(typ)
    return shape is not None and (shape.rank is None or UNKNOWN in shape.dims)


def _item_type(typ: ProperType, named: Named) -> ProperType:
    """Return the type of what a loop runs through."""
    if isinstance(typ, Instance) and typ.type.fullname == "builtins.zip" and typ.args:
        return get_proper_type(typ.args[0])
    if isinstance(typ, Instance) and typ.type.fullname == "builtins.enumerate" and typ.args:
        pair = [named("builtins.int", []), typ.args[0]]
        return TupleType(pair, named("builtins.tuple", [AnyType(TypeOfAny.special_form)]))
    return get_proper_type(row_type(typ, named))


def _parameter_type(assignment: Assignment) -> Type | None:
    function = assignment.place.function
    signature = None if function is None else get_proper_type(function.type)
    if not isinstance(signature, CallableType) or assignment.parameter is None:
        return None
    return signature.arg_types[assignment.parameter]
