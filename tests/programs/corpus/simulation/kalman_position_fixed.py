import numpy as np

dt = 0.1
F = np.array([[1, 0, dt, 0], [0, 1, 0, dt], [0, 0, 1, 0], [0, 0, 0, 1]])
H = np.array([[1, 0, 0, 0], [0, 1, 0, 0]])
Q = 0.01 * np.eye(4)
R = 0.5 * np.eye(2)

x = np.zeros((4, 1))
P = np.eye(4)


def update(x, P, z):
    y = z - H @ x
    S = H @ P @ H.T + R
    K = P @ H.T @ np.linalg.inv(S)
    x = x + K @ y
    P = (np.eye(4) - K @ H) @ P
    return x, P


for k in range(40):
    x = F @ x
    P = F @ P @ F.T + Q
    z = np.array([[0.5 * k * dt], [0.2 * k * dt]]) + 0.1 * np.random.randn(2, 1)
    x, P = update(x, P, z)
print(x.ravel())
