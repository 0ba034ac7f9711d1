import numpy as np

A = np.array([[0.9, 0.1, 0.0], [0.0, 0.8, 0.2], [0.1, 0.0, 0.9]])
B = np.array([[0.0], [0.0], [1.0]])


def simulate(A, B, inputs, x0):
    x = x0
    while len(inputs) > 0:
        u, inputs = inputs[0], inputs[1:]
        x = A @ x + B * u
        yield x


x0 = np.zeros((3, 1))
path = list(simulate(A, B, np.ones(20), x0))
print(path[-1].ravel())
