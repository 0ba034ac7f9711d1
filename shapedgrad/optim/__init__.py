"""Optimisers as pure functions over containers of arrays.

An optimiser is a pair of functions: ``init`` makes its state from the parameters, ``update`` takes parameters, their
gradient and the state, and returns new ones. Nothing is changed in place, and float32 stays float32.

>>> import numpy as np
>>> from shapedgrad import grad, optim
>>> gradient = grad(lambda p: np.sum((p["w"] - 3.0) ** 2))
>>> adam = optim.adam(0.1)
>>> parameters = {"w": np.zeros(2)}
>>> state = adam.init(parameters)
>>> for _ in range(300):
...     parameters, state = adam.update(parameters, gradient(parameters), state)
>>> np.round(parameters["w"], 3)
array([3., 3.])
"""

from shapedgrad.optim.clipping import clip_by_norm, clip_by_value, global_norm
from shapedgrad.optim.optimizers import Optimizer, State, adagrad, adam, adamw, rmsprop, sgd
from shapedgrad.optim.quasi_newton import Minimum, lbfgs
from shapedgrad.optim.schedules import Schedule, cosine, exponential, linear, piecewise, warmup

__all__ = [
    "Minimum",
    "Optimizer",
    "Schedule",
    "State",
    "adagrad",
    "adam",
    "adamw",
    "clip_by_norm",
    "clip_by_value",
    "cosine",
    "exponential",
    "global_norm",
    "lbfgs",
    "linear",
    "piecewise",
    "rmsprop",
    "sgd",
    "warmup",
]
