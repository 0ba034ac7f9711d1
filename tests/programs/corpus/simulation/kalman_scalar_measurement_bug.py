import numpy as np

dt = 1.0
F = np.array([[1, dt], [0, 1]])
H = np.array([[1, 0]])
Q = np.eye(2) * 0.01
R = np.array([[0.5]])
x = np.array([[0], [1]])
P = np.eye(2)
measurements = [1.1, 2.0, 2.9, 4.2]
for z in measurements:
    x = F @ x
    P = F @ P @ F.T + Q
    y = z - H @ x
    S = H @ P @ H.T + R
    K = P @ H @ np.linalg.inv(S)  # BUG: H is not transposed
    x = x + K @ y
    P = (np.eye(2) - K @ H) @ P
print(x.ravel())
