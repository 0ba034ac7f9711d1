import numpy as np

A = np.array([[1.0, 1.0], [0.0, 1.0]])
C = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
L = np.full((2, 3), 0.1)

state = np.array([[0.0], [1.0]])
measurements = np.random.randn(50, 3)

for z in measurements:
    state = A @ state
    innovation = z - C @ state
    state = state + L @ innovation
    state = state.reshape(2, 1)  # BUG: z is a vector and C @ state a column: the innovation is (3, 3)
print(state)
