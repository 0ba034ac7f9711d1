"""numpy.linalg, under the name that goes with `shapedgrad.numpy`."""

from numpy.linalg import *  # noqa: F403
from numpy.linalg import __all__  # noqa: F401
