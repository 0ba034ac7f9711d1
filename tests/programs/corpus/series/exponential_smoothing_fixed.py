import numpy as np


def smooth(series, alpha):
    level = series[0]
    levels = [level]
    for value in series[1:]:
        level = alpha * value + (1 - alpha) * level
        levels.append(level)
    return np.array(levels)


sales = np.random.poisson(30, size=(52, 4)).astype(float)
alphas = np.array([0.1, 0.3, 0.5])
smoothed = smooth(sales, np.array([0.1, 0.3, 0.5, 0.2]))
print(np.abs(smoothed - sales).mean(axis=0))
