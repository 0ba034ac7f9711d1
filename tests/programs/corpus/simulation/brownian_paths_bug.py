import numpy as np

def brownian(n_paths, n_steps, T=1.0):
    dt = T / n_steps
    increments = np.random.normal(0, np.sqrt(dt), size=(n_paths, n_steps))
    W = np.zeros((n_paths, n_steps + 1))
    W[:, :] = np.cumsum(increments, axis=1)  # BUG: the start is a column of its own
    return W

paths = brownian(1000, 252)
t = np.linspace(0, 1, 253)
S = 100 * np.exp(0.05 * t + 0.2 * paths)
print(S[:, -1].mean())
