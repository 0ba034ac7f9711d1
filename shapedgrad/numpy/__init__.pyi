# To type checkers the namespace is NumPy's own, so all that they know of NumPy holds.
from numpy import *  # noqa: F403
from numpy import fft as fft
from numpy import linalg as linalg
from numpy import random as random
