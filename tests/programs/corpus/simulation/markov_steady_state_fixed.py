import numpy as np

states = ["sunny", "cloudy", "rainy"]
P = np.array([[0.8, 0.15, 0.05], [0.4, 0.4, 0.2], [0.2, 0.3, 0.5]])
A = P.T - np.eye(len(states))
A = np.vstack((A, np.ones((1, 3))))
b = np.zeros(4)
b[-1] = 1
pi, *_ = np.linalg.lstsq(A, b, rcond=None)
print(dict(zip(states, pi)))
