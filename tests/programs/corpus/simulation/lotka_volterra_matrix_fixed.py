import numpy as np

A = np.array([[1.1, -0.4], [0.1, -0.4]])

def step(state, dt):
    prey, predators = state
    return state + dt * np.array([A[0, 0] * prey + A[0, 1] * prey * predators, A[1, 0] * prey * predators + A[1, 1] * predators])

state = np.array([10.0, 5.0])
history = [state]
for _ in range(200):
    state = step(state, 0.05)
    history.append(state)
print(np.array(history).shape)
