"""Shapes checked by mypy, and gradients checked by shapes, for plain NumPy code."""

from shapedgrad import ops as _ops  # noqa: F401
from shapedgrad.autodiff.errors import GradientShapeError
from shapedgrad.shapes.errors import ShapeError
from shapedgrad.transforms.gradient import grad, value_and_grad
from shapedgrad.transforms.vjp import vjp

__all__ = ["GradientShapeError", "ShapeError", "grad", "value_and_grad", "vjp"]
