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
    from shapedgrad import testing
    from shapedgrad.array import Dim, NDArray, Shape
    from shapedgrad.autodiff.errors import GradientShapeError
    from shapedgrad.checked import assert_shape, checked
    from shapedgrad.shapes.errors import ShapeError
    from shapedgrad.transforms.gradient import grad, value_and_grad
    from shapedgrad.transforms.vjp import vjp

__all__ = [
    "Dim",
    "GradientShapeError",
    "NDArray",
    "Shape",
    "ShapeError",
    "assert_shape",
    "checked",
    "grad",
    "testing",
    "value_and_grad",
    "vjp",
]

_HOMES = {
    "Dim": "array",
    "GradientShapeError": "autodiff.errors",
    "NDArray": "array",
    "Shape": "array",
    "ShapeError": "shapes.errors",
    "assert_shape": "checked",
    "checked": "checked",
    "grad": "transforms.gradient",
    "value_and_grad": "transforms.gradient",
    "vjp": "transforms.vjp",
}


def __getattr__(name: str) -> object:
    if name == "testing":
        return import_module("shapedgrad.testing")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


class _Package(ModuleType):
    # Importing the submodule shapedgrad.checked would put it in the place of the decorator that it is named after.
    def __setattr__(self, name: str, value: object) -> None:
        if name == "checked" and isinstance(value, ModuleType):
            value = value.checked
        super().__setattr__(name, value)


modules[__name__].__class__ = _Package


def __dir__() -> list[str]:
    return __all__
