"""numpy.fft, under the name that goes with `shapedgrad.numpy`."""

from numpy.fft import *  # noqa: F403
from numpy.fft import __all__  # noqa: F401
