"""Calls of functions whose annotations have shapes: bind their names, explain what does not fit, know the result.

mypy joins two sizes that a name would have to be into `int`, without a word, and reports other mismatches with dumps of
``tuple[...]``.  So it is shown the signature without its shapes, and the shapes are fitted here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from mypy.nodes import (
    Argument,
    CallExpr,
    Decorator,
    Expression,
    FuncDef,
    ListExpr,
    MypyFile,
    OverloadedFuncDef,
    SetExpr,
    SymbolTableNode,
    TypeInfo,
)
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Instance,
    LiteralType,
    Overloaded,
    TupleType,
    Type,
    TypeVarId,
    TypeVarTupleType,
    TypeVarType,
    UnionType,
    UnpackType,
    get_proper_type,
)

from shapedgrad.shapes.binding import Binding, bind_all
from shapedgrad.shapes.dim import Dim, Name, names
from shapedgrad.shapes.shape import ANY, Rest, Shape
from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.callables import with_results
from shapedgrad_mypy.codec import (
    as_integer,
    decode_dim,
    decode_shape,
    encode_dim,
    encode_shape,
    expanded,
    is_array,
    is_dimension,
    is_size,
)
from shapedgrad_mypy.forgetting import forget_shapes, holds_shapes
from shapedgrad_mypy.integers import dim_of
from shapedgrad_mypy.operands import NotAnArray, operand
from shapedgrad_mypy.report import report, withdraw

if TYPE_CHECKING:
    from mypy.plugin import FunctionContext, FunctionSigContext, MethodContext, MethodSigContext

    from shapedgrad_mypy.module import Module

SignatureContext: TypeAlias = "FunctionSigContext | MethodSigContext"
ResultContext: TypeAlias = "FunctionContext | MethodContext"
Fact: TypeAlias = "tuple[str, Shape | Dim, Shape | Dim]"
"""An argument: its label, what is declared, what is given."""


def may_be_shaped(symbol: SymbolTableNode | None) -> bool:
    """Tell whether there may be shapes in the signature of a function or class; what is not known may have some."""
    node = None if symbol is None else symbol.node
    if isinstance(node, TypeInfo):
        methods = [node.get_method(name) for name in ("__init__", "__new__")]
        return any(method is not None and _holds_shapes(method.type) for method in methods)
    if isinstance(node, FuncDef | OverloadedFuncDef):
        return _holds_shapes(node.type)
    return not isinstance(node, MypyFile)


def _holds_shapes(signature: Type | None) -> bool:
    if signature is None:
        return False
    signature = get_proper_type(signature)
    items = signature.items if isinstance(signature, FunctionLike) else []
    return any(holds_shapes(part) for item in items for part in (*item.arg_types, item.ret_type))


def relaxed(ctx: SignatureContext, module: Module) -> CallableType:
    """Return the signature as mypy is to check it: without shapes, if it has any."""
    signature = ctx.default_signature
    module.signatures.pop(ctx.context, None)
    if not _is_shaped(ctx, module):
        return signature
    module.signatures[ctx.context] = signature
    return signature.copy_modified(
        arg_types=[forget_shapes(formal, module.named) for formal in signature.arg_types],
        ret_type=forget_shapes(signature.ret_type, module.named),
        variables=[v for v in signature.variables if not (isinstance(v, TypeVarType) and is_dimension(v))],
    )


def fitted(ctx: ResultContext, module: Module) -> Type:
    """Return the type of the call, its shapes fitted; report each argument that does not fit."""
    signature = module.signatures.get(ctx.context)
    if signature is None or len(signature.arg_types) != len(ctx.arg_types):
        return ctx.default_return_type
    binding, mismatches = bind_all(_facts(signature, ctx, module), _variables(signature))
    for mismatch in mismatches:
        arguments = _arguments_called(mismatch.label, signature, ctx)
        for argument in arguments:
            module.explained.add((argument.line, argument.column))
            withdraw(module.checker, argument, "arg-type")
        report(module.checker, str(mismatch), arguments[0] if arguments else ctx.context, mismatch.code)
    if mismatches:
        binding = Binding(variables=binding.variables)
    else:
        binding = with_results(signature, ctx, binding, module)
    written = _written(signature)
    if written is not None and not holds_shapes(written.ret_type) and not is_size(signature.ret_type):
        return ctx.default_return_type
    return _restored(signature.ret_type, ctx.default_return_type, binding, module)


def followed(ctx: ResultContext, module: Module) -> Type:
    """Return the type of a call of a function without annotations: what the interpretation has found it to be."""
    known = module.interpreted(ctx.context) if isinstance(ctx.context, CallExpr) else None
    if known is None or not isinstance(get_proper_type(ctx.default_return_type), AnyType):
        return ctx.default_return_type
    module.firmer.add(ctx.context)
    return known


def _is_shaped(ctx: SignatureContext, module: Module) -> bool:
    """Tell whether there are shapes in a call's signature, and only one signature: overloads are mypy's to choose."""
    if not isinstance(ctx.context, CallExpr) or isinstance(module.type_of(ctx.context.callee), Overloaded):
        return False
    signature = ctx.default_signature
    return any(map(holds_shapes, (*signature.arg_types, signature.ret_type)))


def _written(signature: CallableType) -> CallableType | None:
    """Return the signature as the program writes it, where it is a function of the program's.

    The type variables of a class are not replaced there by what mypy has inferred for an instance: a ``Box[T]`` that was
    made with one array takes another.
    """
    definition = signature.definition
    written = get_proper_type(definition.type) if isinstance(definition, FuncDef | Decorator) else None
    return written if isinstance(written, CallableType) else None


def _variables(signature: CallableType) -> frozenset[Name]:
    """Return the names that each call binds anew; other names belong to an enclosing function."""
    own = {variable.id for variable in signature.variables}
    found: set[Name] = set()
    for typ in (*signature.arg_types, signature.ret_type):
        _collect(typ, own, found)
    return frozenset(found)


def _collect(typ: Type, own: set[TypeVarId], found: set[Name]) -> None:
    typ = expanded(typ)
    match typ:
        case TypeVarType() if typ.id in own and is_dimension(typ):
            found.update(names(decode_dim(typ)))
        case UnpackType() if (
            isinstance(inner := get_proper_type(typ.type), TypeVarTupleType) and inner.id in own
        ):
            rest = decode_shape(TupleType([typ], inner.tuple_fallback)).rest
            found.update({rest.name} if isinstance(rest, Rest) and rest.name is not None else ())
        case Instance():
            for arg in typ.args:
                _collect(arg, own, found)
        case TupleType() | UnionType():
            for item in typ.items:
                _collect(item, own, found)
        case _:
            pass


# ---------------------------------------------------------------------------------- what the arguments say


def _facts(signature: CallableType, ctx: ResultContext, module: Module) -> Iterator[Fact]:
    spread: Counter[Expression] = Counter()
    written = _written(signature)
    skipped = 0 if written is None else len(written.arg_types) - len(signature.arg_types)
    for position, formal in enumerate(signature.arg_types):
        declared = formal if written is None else written.arg_types[position + skipped]
        if not (holds_shapes(declared) or is_size(formal)):
            continue
        label = signature.arg_names[position] or positional_name(signature, position + skipped)
        actuals = zip(ctx.arg_types[position], ctx.args[position], ctx.arg_kinds[position], strict=True)
        for actual, expression, kind in actuals:
            if kind.is_star():
                items = get_proper_type(actual)
                if isinstance(items, TupleType) and spread[expression] < len(items.items):
                    yield from _compare(label, formal, items.items[spread[expression]], None, module)
                spread[expression] += 1
            else:
                yield from _compare(label, formal, actual, expression, module)
        if not ctx.args[position]:
            yield from _default(label, formal, _argument(signature, position + skipped), module)


def positional_name(signature: CallableType, position: int) -> str:
    """Return the name of a parameter that is passed by position alone; where it has none, as NumPy writes them."""
    argument = _argument(signature, position)
    return f"x{position + 1}" if argument is None else argument.variable.name.lstrip("_")


def _argument(signature: CallableType, position: int) -> Argument | None:
    definition = (
        signature.definition.func if isinstance(signature.definition, Decorator) else signature.definition
    )
    # What mypy reads from its cache has types and no texts: its attribute is not even set.
    arguments = getattr(definition, "arguments", ()) if isinstance(definition, FuncDef) else ()
    return arguments[position] if position < len(arguments) else None


def _default(label: str, formal: Type, argument: Argument | None, module: Module) -> Iterator[Fact]:
    """A default value binds names as an argument does, where it is a number that is written out."""
    formal = get_proper_type(formal)
    if argument is not None and argument.initializer is not None and is_size(formal):
        yield label, decode_dim(formal), dim_of(argument.initializer, module)


def _compare(
    label: str, formal: Type, actual: Type, expression: Expression | None, module: Module
) -> Iterator[Fact]:
    """Lay an actual type beside the formal one and yield the shapes that stand at the same places."""
    formal, actual = get_proper_type(formal), get_proper_type(actual)
    if isinstance(formal, Instance) and is_array(formal):
        yield from _compare_arrays(label, formal, actual, expression, module)
    elif is_size(formal):
        given = decode_dim(actual) if expression is None else dim_of(expression, module)
        yield label, decode_dim(formal), given
    elif (
        isinstance(formal, TupleType)
        and isinstance(actual, TupleType)
        and len(formal.items) == len(actual.items)
    ):
        for position, (inner, given_inner) in enumerate(zip(formal.items, actual.items, strict=True)):
            yield from _compare(f"{label}[{position}]", inner, given_inner, None, module)
    elif (
        isinstance(formal, Instance) and isinstance(expression, ListExpr | SetExpr) and len(formal.args) == 1
    ):
        for position, item in enumerate(expression.items):
            yield from _compare(f"{label}[{position}]", formal.args[0], module.type_of(item), item, module)
    elif isinstance(formal, Instance) and isinstance(actual, Instance) and formal.type is actual.type:
        for inner, given_inner in zip(formal.args, actual.args, strict=False):
            yield from _compare(f"{label}[...]", inner, given_inner, None, module)
    elif isinstance(formal, UnionType):
        arrays = [item for item in formal.items if is_array(item)]
        if len(arrays) == 1 and is_array(actual):
            yield from _compare(label, arrays[0], actual, expression, module)


def _compare_arrays(
    label: str, formal: Instance, actual: Type, expression: Expression | None, module: Module
) -> Iterator[Fact]:
    declared = decode_shape(formal.args[0])
    if declared == ANY:
        return
    if isinstance(actual, Instance) and is_array(actual):
        yield label, declared, decode_shape(actual.args[0])
    elif expression is not None:
        try:
            yield label, declared, operand(expression, module).shape
        except (NotAnArray, Ragged):
            return


# ------------------------------------------------------------------------------------------ the result


def _arguments_called(label: str, signature: CallableType, ctx: ResultContext) -> list[Expression]:
    """Return the arguments that a label in a message stands for."""
    written = _written(signature)
    skipped = 0 if written is None else len(written.arg_types) - len(signature.arg_types)
    names = [
        name or positional_name(signature, position + skipped)
        for position, name in enumerate(signature.arg_names)
    ]
    return ctx.args[names.index(label)] if label in names else []


def _restored(declared: Type, solved: Type, binding: Binding, module: Module) -> Type:
    """Return the result that mypy has solved, with the shapes that the declared one has at the same places."""
    declared, solved = get_proper_type(declared), get_proper_type(solved)
    named = module.named
    if isinstance(declared, Instance) and is_array(declared):
        if not isinstance(solved, Instance) or not is_array(solved):
            return solved
        shape = binding.apply(decode_shape(declared.args[0]))
        return solved.copy_modified(args=[encode_shape(shape, named), *solved.args[1:]])
    if is_size(declared) and not isinstance(declared, LiteralType):
        (dim,) = binding.apply(Shape((decode_dim(declared),))).dims
        return as_integer(encode_dim(dim, named), named)
    if (
        isinstance(declared, TupleType)
        and isinstance(solved, TupleType)
        and len(declared.items) == len(solved.items)
    ):
        pairs = zip(declared.items, solved.items, strict=True)
        return solved.copy_modified(items=[_restored(*pair, binding, module) for pair in pairs])
    if isinstance(declared, Instance) and isinstance(solved, Instance) and declared.type is solved.type:
        pairs = zip(declared.args, solved.args, strict=True)
        return solved.copy_modified(args=[_restored(*pair, binding, module) for pair in pairs])
    if (
        isinstance(declared, UnionType)
        and isinstance(solved, UnionType)
        and len(declared.items) == len(solved.items)
    ):
        pairs = zip(declared.items, solved.items, strict=True)
        return UnionType.make_union([_restored(*pair, binding, module) for pair in pairs])
    return solved
