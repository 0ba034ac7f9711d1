import numpy as np

states = ["sunny", "cloudy", "rainy"]
P = np.array([[0.7, 0.2, 0.1], [0.3, 0.4, 0.3], [0.2, 0.4, 0.4]])


def stationary(P):
    n = P.shape[0]
    A = np.vstack([P.T - np.eye(n), np.ones(n)])
    b = np.zeros(n)
    b[-1] = 1
    return np.linalg.lstsq(A, b, rcond=None)[0]  # BUG: the condition that they sum to one has added an equation


for name, share in zip(states, stationary(P)):
    print(f"{name}: {share:.3f}")
