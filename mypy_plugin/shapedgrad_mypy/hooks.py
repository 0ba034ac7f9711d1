"""Which names mypy asks about, and what answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from mypy.nodes import TypeAlias, TypeInfo
from mypy.plugins.default import DefaultPlugin

from shapedgrad.shapes.rules.table import METHODS
from shapedgrad_mypy import (
    aliases,
    annotation,
    attributes,
    calls,
    choices,
    derivatives,
    operators,
    owners,
    selections,
    signatures,
    vectorized,
    widening,
)
from shapedgrad_mypy.asked import (
    ANNOTATIONS,
    ARRAY,
    CALLED_AT_ONCE,
    CONTAINERS,
    FUNCTIONS,
    LIBRARIES,
    NUMBERS_EQUAL,
    UFUNC,
)
from shapedgrad_mypy.catalogue import BINARY, UNARY, Catalogue
from shapedgrad_mypy.codec import NUMBERS
from shapedgrad_mypy.guard import guarded
from shapedgrad_mypy.interpretation.program import World
from shapedgrad_mypy.listener import Listener
from shapedgrad_mypy.module import Module

if TYPE_CHECKING:
    from mypy.checker import TypeChecker
    from mypy.plugin import (
        AnalyzeTypeContext,
        AttributeContext,
        FunctionContext,
        FunctionSigContext,
        MethodContext,
        MethodSigContext,
        Plugin,
    )
    from mypy.types import CallableType, FunctionLike, Type


class Hooks:
    """Proves shapes; see `calls` for NumPy's operations and `signatures` for functions with annotations."""

    def __init__(self, door: Plugin) -> None:
        self._door = door
        self.catalogue = Catalogue(door.lookup_fully_qualified)
        self._standard = DefaultPlugin(door.options)
        self._shaped: dict[str, bool] = {}
        self._unnamed: set[str] = set()
        """Classes: mypy asks about all types by name, and often."""

        self._plain = ""
        """The alias that mypy reads for us."""

        self._module: Module | None = None
        self._circle: list[Module] = []
        """The modules that mypy is in the course of checking: those that import one another, in turn."""

        self._listener = Listener()
        self.world = World()

    def get_type_analyze_hook(self, fullname: str) -> Callable[[AnalyzeTypeContext], Type] | None:
        """Answer for annotations."""
        hook = ANNOTATIONS.get(fullname)
        if hook is None and self._is_alias(fullname):
            hook = partial(self._aliased, fullname)
        if hook is None:
            return None

        def annotated_hook(ctx: AnalyzeTypeContext) -> Type:
            self._listener.trees = self._door._modules
            self._listener.attach(owners.semantic_analyser(ctx).errors)
            return hook(ctx)

        return guarded(annotated_hook, annotation.unreadable)

    def _is_alias(self, fullname: str) -> bool:
        """Tell whether a name is an alias with dimension names in it; each use has to say whose these are."""
        if fullname in self._unnamed or fullname == self._plain or fullname.startswith(LIBRARIES):
            return False
        symbol = self._door.lookup_fully_qualified(fullname) if "." in fullname else None
        if symbol is not None and isinstance(symbol.node, TypeAlias):
            return aliases.means_shapes(fullname, symbol.node, self._door._modules or {})
        if symbol is not None and isinstance(symbol.node, TypeInfo):
            self._unnamed.add(fullname)
        return False

    def _aliased(self, fullname: str, ctx: AnalyzeTypeContext) -> Type:
        """Read an alias as mypy does, and then the names in it as those of whoever mentions it."""
        before, self._plain = self._plain, fullname
        try:
            typ = owners.type_analyser(ctx).visit_unbound_type(ctx.type)
        finally:
            self._plain = before
        return aliases.aliased(fullname, typ, self._door._modules or {}, ctx)

    def get_function_signature_hook(
        self, fullname: str
    ) -> Callable[[FunctionSigContext], FunctionLike] | None:
        """Show mypy the signatures of users' functions without their shapes."""
        if fullname in CALLED_AT_ONCE:
            return self._signature(derivatives.unasked)
        return self._signature(signatures.relaxed) if self._may_be_shaped(fullname) else None

    def get_method_signature_hook(self, fullname: str) -> Callable[[MethodSigContext], FunctionLike] | None:
        """Show mypy the signatures of users' methods without their shapes, and one of NumPy's that lacks an axis."""
        if fullname.startswith(f"{UFUNC}GUFunc_Nin2_Nout1."):
            return self._signature(calls.vecdot_signature)
        return self._signature(signatures.relaxed) if self._may_be_shaped(fullname) else None

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """Answer for functions of NumPy, and of users."""
        if fullname in FUNCTIONS:
            return self._function(FUNCTIONS[fullname])
        if fullname.startswith("numpy."):
            operation = self.catalogue.functions.get(fullname)
            if operation is None and self.catalogue.is_scalar(fullname):
                return self._function(calls.scalar_class_call)
            if operation is None:
                return self._function(calls.unlisted_call)
            return self._function(partial(calls.function_call, operation))
        if fullname.startswith(LIBRARIES):
            return None
        return self._function(signatures.fitted if self._may_be_shaped(fullname) else signatures.followed)

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        """Answer for operators and methods of arrays, for objects that are called, and for containers."""
        owner, _, name = fullname.rpartition(".")
        if fullname == "functools.partial.__call__":
            return self._method(choices.partial_call)
        if not fullname.startswith("numpy."):
            if owner.startswith(NUMBERS):
                return self._scalar_method(name)
            if fullname in NUMBERS_EQUAL:
                return self._method(operators.comparison)
            if owner in CONTAINERS and self._standard.get_method_hook(fullname) is None:
                return self._method(partial(widening.item, name))
            if fullname.startswith(LIBRARIES):
                return None
            return self._method(signatures.fitted if self._may_be_shaped(fullname) else signatures.followed)
        if f"{owner}." in ARRAY:
            return self._array_method(name)
        if "_ComparisonOp" in owner:
            return self._method(operators.comparison)
        if fullname == "numpy.flatiter.__getitem__":
            return self._method(selections.flat_selection)
        if fullname == "numpy.flatiter.copy":
            return self._method(selections.flat_copy)
        if name == "__getitem__" and owner in self.catalogue.grids:
            return self._method(partial(selections.grid, self.catalogue.grids[owner]))
        if fullname.endswith(".vectorize.__call__"):
            return self._method(vectorized.vectorized_call)
        if name == "__call__":
            return self._method(partial(calls.instance_call, self.catalogue))
        if owner.startswith(UFUNC):
            return self._method(partial(calls.ufunc_method_call, name))
        operation = self.catalogue.methods.get(fullname)
        if operation is not None:
            return self._method(partial(calls.function_call, operation))
        if not name.startswith("__"):
            return self._scalar_method(name) if self.catalogue.is_scalar(owner) else None
        return self._operator(name)

    def _may_be_shaped(self, fullname: str) -> bool:
        """Tell whether a function may have shapes in its signature: others are left to mypy and to other plugins."""
        if fullname not in self._shaped:
            self._shaped[fullname] = not fullname.startswith(LIBRARIES) and signatures.may_be_shaped(
                self._door.lookup_fully_qualified(fullname) if "." in fullname else None
            )
        return self._shaped[fullname]

    def _array_method(self, name: str) -> Callable[[MethodContext], Type] | None:
        special = {
            "__getitem__": selections.selection,
            "__setitem__": selections.assignment_into,
            "__iter__": selections.iteration,
        }
        if name in special:
            return self._method(special[name])
        if not name.startswith("__"):
            row = METHODS.get(name)
            if row is None:
                return self._method(calls.unlisted_call)
            return self._method(partial(calls.array_method_call, row.name))
        return self._operator(name)

    def _scalar_method(self, name: str) -> Callable[[MethodContext], Type] | None:
        """Answer for a method of NumPy's scalars: they are arrays of rank 0 to it, where it is one of arrays."""
        row = METHODS.get(name)
        if row is None:
            return self._operator(name)
        return self._method(partial(calls.array_method_call, row.name))

    def _operator(self, name: str) -> Callable[[MethodContext], Type] | None:
        symbol = name.strip("_")
        if symbol in UNARY:
            return self._method(partial(operators.unary_operator, UNARY[symbol]))
        if symbol in BINARY:
            return self._method(partial(operators.binary_operator, BINARY[symbol], reflected=False))
        if symbol[:1] == "r" and symbol[1:] in BINARY:
            return self._method(partial(operators.binary_operator, BINARY[symbol[1:]], reflected=True))
        if symbol[:1] == "i" and symbol[1:] in BINARY:
            return self._method(partial(operators.in_place_operator, BINARY[symbol[1:]]))
        return None

    def get_attribute_hook(self, fullname: str) -> Callable[[AttributeContext], Type] | None:
        """Answer for ``x.shape``, ``x.T`` and other attributes."""
        owner, _, name = fullname.rpartition(".")
        if fullname.startswith("numpy.") and f"{owner}." not in ARRAY:
            return self._attribute(attributes.field)
        if f"{owner}." not in ARRAY:
            foreign = (
                fullname.startswith(LIBRARIES) or self._standard.get_attribute_hook(fullname) is not None
            )
            return None if foreign else self._attribute(widening.attribute)
        if name == "shape":
            return self._attribute(attributes.shape_attribute)
        row = METHODS.get(name)
        if row is None:
            return self._attribute(calls.unlisted_attribute)
        return self._attribute(partial(calls.array_attribute, row.name))

    def get_class_attribute_hook(self, fullname: str) -> Callable[[AttributeContext], Type] | None:
        """Answer for ``Model.weights``, which another class may have set anew."""
        return None if fullname.startswith(LIBRARIES) else self._attribute(widening.attribute)

    # --------------------------------------------------------------------- the module being checked

    def module_of(self, checker: TypeChecker) -> Module:
        """Return what is known of the module that a hook was called in."""
        if self._module is None or not self._module.is_of(checker):
            self._module = self._entered(checker)
            self._listener.enter(self._module)
            self._listener.attach(checker.errors)
        return self._module

    def _entered(self, checker: TypeChecker) -> Module:
        self._circle = [module for module in self._circle if module.is_being_checked]
        known = [module for module in self._circle if module.is_of(checker)]
        if known:
            return known[0]
        module = Module(checker)
        self._circle.append(module)
        self._listener.trees = self._door._modules
        self._shaped.clear()
        self._unnamed.clear()
        module.interpret(self.world)
        return module

    def _signature(
        self, hook: Callable[[Any, Module], CallableType]
    ) -> Callable[[signatures.SignatureContext], CallableType]:
        return guarded(
            lambda ctx: hook(ctx, self.module_of(_checker(ctx))), lambda ctx: ctx.default_signature
        )

    def _function(self, hook: Callable[[FunctionContext, Module], Type]) -> Callable[[FunctionContext], Type]:
        return guarded(
            lambda ctx: hook(ctx, self.module_of(_checker(ctx))), lambda ctx: ctx.default_return_type
        )

    def _method(self, hook: Callable[[MethodContext, Module], Type]) -> Callable[[MethodContext], Type]:
        return guarded(
            lambda ctx: hook(ctx, self.module_of(_checker(ctx))), lambda ctx: ctx.default_return_type
        )

    def _attribute(
        self, hook: Callable[[AttributeContext, Module], Type]
    ) -> Callable[[AttributeContext], Type]:
        return guarded(
            lambda ctx: hook(ctx, self.module_of(_checker(ctx))), lambda ctx: ctx.default_attr_type
        )


def _checker(ctx: Any) -> TypeChecker:
    return ctx.api  # type: ignore[no-any-return]  # mypy's interface hides what its only implementation has
