"""Shapes checked by mypy, and gradients checked by shapes, for plain NumPy code.

The names are loaded when they are first asked for: the mypy plugin imports `shapedgrad.shapes`, and with it this
package, but wants neither NumPy nor the engine.
"""

from __future__ import annotations

from importlib import import_module
from sys import modules
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapedgrad import numpy, optim, testing
    from shapedgrad.array import Dim, NDArray, Shape
    from shapedgrad.autodiff.errors import GradientShapeError, NotDifferentiableError
    from shapedgrad.autodiff.nans import debug_nans
    from shapedgrad.checked import assert_shape, checked
    from shapedgrad.compile.compiled import compile  # noqa: A004
    from shapedgrad.compile.control import cond, fori_loop, scan
    from shapedgrad.compile.errors import CompileError
    from shapedgrad.shapes.errors import ShapeError
    from shapedgrad.transforms.checkpoint import checkpoint, stop_gradient
    from shapedgrad.transforms.custom import custom_jvp, custom_vjp
    from shapedgrad.transforms.gradient import grad, value_and_grad
    from shapedgrad.transforms.hessian import elementwise_grad, hessian, hvp
    from shapedgrad.transforms.jacobian import jacobian
    from shapedgrad.transforms.jvp import jvp, linearize
    from shapedgrad.transforms.primitive import primitive
    from shapedgrad.transforms.vjp import vjp
    from shapedgrad.transforms.vmap import vmap

__all__ = [
    "CompileError",
    "Dim",
    "GradientShapeError",
    "NDArray",
    "NotDifferentiableError",
    "Shape",
    "ShapeError",
    "assert_shape",
    "checked",
    "checkpoint",
    "compile",
    "cond",
    "custom_jvp",
    "custom_vjp",
    "debug_nans",
    "elementwise_grad",
    "fori_loop",
    "grad",
    "hessian",
    "hvp",
    "jacobian",
    "jvp",
    "linearize",
    "numpy",
    "optim",
    "primitive",
    "scan",
    "stop_gradient",
    "testing",
    "value_and_grad",
    "vjp",
    "vmap",
]

_HOMES = {
    "CompileError": "compile.errors",
    "Dim": "array",
    "GradientShapeError": "autodiff.errors",
    "NDArray": "array",
    "NotDifferentiableError": "autodiff.errors",
    "Shape": "array",
    "ShapeError": "shapes.errors",
    "assert_shape": "checked",
    "checked": "checked",
    "checkpoint": "transforms.checkpoint",
    "compile": "compile.compiled",
    "cond": "compile.control",
    "custom_jvp": "transforms.custom",
    "custom_vjp": "transforms.custom",
    "debug_nans": "autodiff.nans",
    "elementwise_grad": "transforms.hessian",
    "fori_loop": "compile.control",
    "grad": "transforms.gradient",
    "hessian": "transforms.hessian",
    "hvp": "transforms.hessian",
    "jacobian": "transforms.jacobian",
    "jvp": "transforms.jvp",
    "linearize": "transforms.jvp",
    "primitive": "transforms.primitive",
    "scan": "compile.control",
    "stop_gradient": "transforms.checkpoint",
    "value_and_grad": "transforms.gradient",
    "vjp": "transforms.vjp",
    "vmap": "transforms.vmap",
}
_MODULES = {"numpy", "optim", "testing"}


def __getattr__(name: str) -> object:
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


class _Package(ModuleType):
    # Importing the submodule shapedgrad.checked would put it in the place of the decorator that it is named after.
    def __setattr__(self, name: str, value: object) -> None:
        if name in {"checked", "compile"} and isinstance(value, ModuleType):
            value = getattr(value, name)
        super().__setattr__(name, value)


modules[__name__].__class__ = _Package


def __dir__() -> list[str]:
    return __all__
