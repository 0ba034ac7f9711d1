"""The types of attributes: for an instance whose sizes are known, and of those that are assigned for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.expandtype import expand_type_by_instance
from mypy.maptype import map_instance_to_supertype
from mypy.nodes import Decorator, MemberExpr, NameExpr, OverloadedFuncDef, TypeInfo, Var
from mypy.types import CallableType, FunctionLike, Instance, Type, get_proper_type

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad_mypy.class_names import names_of_class
from shapedgrad_mypy.codec import array_shape, as_integer, is_size, variable_key
from shapedgrad_mypy.definitions import is_declared
from shapedgrad_mypy.instances import (
    believed,
    explicit,
    has_names,
    is_self,
    names_in,
    names_of,
    sizes_of,
    substituted,
)
from shapedgrad_mypy.owners import owned_variable

if TYPE_CHECKING:
    from mypy.plugin import AttributeContext

    from shapedgrad_mypy.module import Module


def attribute_type(ctx: AttributeContext, module: Module) -> Type | None:
    """Return the type that an attribute has for this instance, if its class's names are in it.

    What is assigned from outside of the class may have other sizes, and rank and numbers alone are insisted on.
    """
    context, receiver = ctx.context, get_proper_type(ctx.type)
    if not isinstance(context, MemberExpr):
        return None
    if isinstance(receiver, FunctionLike) and receiver.is_type_obj():
        receiver = get_proper_type(receiver.items[0].ret_type)
    if not isinstance(receiver, Instance) or not has_names(receiver.type):
        return None
    declared = _declared_type(receiver.type, context.name, module)
    own = names_of(receiver.type)
    if declared is None or not names_in(declared) & own:
        return None
    if is_self(context.expr):
        open_names = dict.fromkeys(own, UNKNOWN) if _is_inferred(receiver.type, context.name) else {}
        return substituted(ctx.default_attr_type, open_names, module.named)
    sizes = {} if ctx.is_lvalue else sizes_of(believed(receiver, context.expr, module), module.named)
    found = substituted(
        _expanded(declared, receiver, context.name, module),
        {each: sizes.get(each, UNKNOWN) for each in own},
        module.named,
    )
    return as_integer(found, module.named) if is_size(declared) else found


def _declared_type(info: TypeInfo, name: str, module: Module) -> Type | None:
    """Return the type of an attribute as the class writes it, or as the only assignment to it tells."""
    symbol = info.get(name)
    node = None if symbol is None else symbol.node
    if isinstance(node, OverloadedFuncDef):
        node = node.items[0]
    if isinstance(node, Decorator):
        signature = get_proper_type(node.type)
        return signature.ret_type if isinstance(signature, CallableType) and node.func.is_property else None
    if not isinstance(node, Var):
        return None
    return node.type if is_declared(node) or _is_assigned_once(node, info, module) else None


def _is_inferred(info: TypeInfo, name: str) -> bool:
    """Tell whether an attribute has names of which the class says nothing, as in ``self.x = x``: they may be any."""
    symbol = info.get(name)
    node = None if symbol is None else symbol.node
    if not isinstance(node, Var) or node.type is None or is_declared(node):
        return False
    mentioned = {
        variable_key(*owned_variable(text, base.fullname))
        for base in info.mro
        for text in names_of_class(base)
    }
    return any(each.key in mentioned for each in names_in(node.type))


def is_settled(member: MemberExpr, variable: Var, module: Module) -> bool:
    """Tell whether an attribute is only ever assigned parameters whose shape is declared, in numbers, and the same."""
    shape = None if variable.type is None else array_shape(variable.type)
    if shape is None or not all(isinstance(item, int) for item in shape.items):
        return False
    for key in module.definitions.attributes.get(member.name, ()):
        for assignment in module.definitions.assigned[key]:
            given = assignment.definition and assignment.definition.value
            parameter = given.node if isinstance(given, NameExpr) else None
            if not isinstance(parameter, Var) or not parameter.is_argument or parameter.type is None:
                return False
            if array_shape(parameter.type) != shape:
                return False
    return True


def _is_assigned_once(variable: Var, info: TypeInfo, module: Module) -> bool:
    """Tell whether an attribute whose type was inferred has that type for good."""
    count = 0
    for key in module.definitions.attributes.get(variable.name, ()):
        owner = get_proper_type(key[0].type) if isinstance(key, tuple) and isinstance(key[0], Var) else None
        if not isinstance(owner, Instance) or owner.type in info.mro or info in owner.type.mro:
            count += len(module.definitions.assigned[key])
    return count == 1


def _expanded(declared: Type, receiver: Instance, name: str, module: Module) -> Type:
    """Put what an instance says of the type variables of its class, of which some are no dimensions, into a type."""
    owner = next(base for base in receiver.type.mro if name in base.names)
    whole = explicit(receiver, module.named)
    return expand_type_by_instance(declared, map_instance_to_supertype(whole, owner))
