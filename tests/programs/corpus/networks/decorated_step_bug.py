import functools
import time

import numpy as np


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        started = time.perf_counter()
        result = function(*args, **kwargs)
        wrapper.seconds = time.perf_counter() - started
        return result

    return wrapper


@timed
def forward(x, layers):
    for W, b in layers:
        x = np.tanh(x @ W + b)  # BUG: the second layer expects 32 features
    return x


layers = [(np.random.randn(10, 20), np.zeros(20)), (np.random.randn(32, 4), np.zeros(4))]
print(forward(np.random.randn(5, 10), layers).shape)
