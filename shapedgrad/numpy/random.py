"""numpy.random, under the name that goes with `shapedgrad.numpy`."""

from numpy.random import *  # noqa: F403
from numpy.random import __all__  # noqa: F401
