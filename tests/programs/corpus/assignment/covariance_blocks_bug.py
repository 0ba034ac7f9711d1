import numpy as np

dt = 0.5
n_pos, n_vel = 3, 3
F = np.eye(n_pos + n_vel)
F[:3, 3:5] = dt * np.eye(3)  # BUG: the block is two columns wide
Q = np.zeros((6, 6))
Q[:3, :3] = dt**3 / 3 * np.eye(3)
Q[3:, 3:] = dt * np.eye(3)
P = np.eye(6)
for _ in range(10):
    P = F @ P @ F.T + Q
print(np.diag(P))
