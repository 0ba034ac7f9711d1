"""The full names that mypy asks about, and what answers for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from shapedgrad_mypy import (
    annotated,
    annotation,
    attributes,
    calls,
    derivatives,
    nptyping,
    views,
    widening,
)

if TYPE_CHECKING:
    from mypy.plugin import FunctionContext
    from mypy.types import Type

    from shapedgrad_mypy.module import Module

ANNOTATIONS = {
    "shapedgrad.array.NDArray": annotation.array_annotation,
    "typing.Literal": annotation.literal_annotation,
    "typing.Annotated": annotated.annotated,
    "jaxtyping.PyTree": annotation.unreadable,
    "nptyping.ndarray.NDArray": nptyping.array_annotation,
    "numpydantic.ndarray.NDArray": nptyping.array_annotation,
}
FUNCTIONS: Mapping[str, Callable[[FunctionContext, Module], Type]] = {
    "builtins.abs": partial(calls.function_call, "absolute"),
    "builtins.len": attributes.length,
    **{f"builtins.{number}": attributes.single_number for number in ("bool", "complex", "float", "int")},
    "builtins.iter": widening.iterated,
    "builtins.sum": attributes.total,
    "builtins.zip": widening.rows_in_step,
    "builtins.enumerate": widening.rows_in_step,
    "shapedgrad.checked.assert_shape": attributes.asserted_shape,
    "shapedgrad.ops.views.permute": partial(views.view, "transpose"),
    "shapedgrad.ops.views.view": partial(views.view, "reshape"),
    "shapedgrad.transforms.gradient.grad": derivatives.gradient,
    "shapedgrad.transforms.gradient.value_and_grad": derivatives.value_and_gradient,
    "shapedgrad.transforms.hessian.elementwise_grad": derivatives.transformed,
    "shapedgrad.transforms.hessian.hessian": derivatives.transformed,
    "shapedgrad.transforms.jacobian.jacobian": derivatives.transformed,
    "shapedgrad.transforms.jvp.jvp": derivatives.pushed_forward,
    "shapedgrad.transforms.jvp.linearize": derivatives.linearized,
    "shapedgrad.transforms.vjp.vjp": derivatives.pulled_back,
    "shapedgrad.transforms.vmap.vmap": derivatives.transformed,
}
CALLED_AT_ONCE = frozenset(
    {
        "shapedgrad.transforms.jvp.jvp",
        "shapedgrad.transforms.jvp.linearize",
        "shapedgrad.transforms.vjp.vjp",
    }
)
"""Functions that call the function that they are given."""

ARRAY = ("numpy.ndarray.", "numpy._ArrayOrScalarCommon.")
UFUNC = "numpy._typing._ufunc._"
NUMBERS_EQUAL = frozenset(
    f"builtins.{number}.{method}"
    for number in ("int", "float", "complex", "list", "tuple")
    for method in ("__eq__", "__ne__")
)
CONTAINERS = frozenset(
    {
        f"builtins.{name}"
        for name in ["list", "dict", "set", "frozenset", "zip", "enumerate", "map", "filter", "reversed"]
    }
    | {f"collections.{name}" for name in ["deque", "defaultdict", "OrderedDict", "ChainMap"]}
    | {
        f"typing.{name}"
        for name in [
            "Iterator",
            "Iterable",
            "Generator",
            "Sequence",
            "MutableSequence",
            "ValuesView",
            "ItemsView",
        ]
    }
    | {
        "typing.Mapping",
        "typing.MutableMapping",
        "_collections_abc.dict_values",
        "_collections_abc.dict_items",
    }
)
"""Classes whose instances hold what anyone may replace."""

LIBRARIES = ("numpy.", "builtins.", "typing.", "collections.", "itertools.", "functools.", "_typeshed.")
"""Where no function has shapes in its signature but NumPy's, which the table knows."""
