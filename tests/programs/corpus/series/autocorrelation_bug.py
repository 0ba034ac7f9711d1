import numpy as np


def autocorrelation(x, max_lag):
    x = x - x.mean()
    result = [1.0]
    for lag in range(1, max_lag):
        result.append(np.sum(x[lag:] * x) / np.sum(x * x))  # BUG: the shifted copy is shorter
    return np.array(result)


signal = np.sin(np.arange(200) * 0.3) + 0.2 * np.random.randn(200)
print(autocorrelation(signal, 20).round(2))
