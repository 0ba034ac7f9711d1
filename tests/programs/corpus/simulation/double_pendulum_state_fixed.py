import numpy as np

g, l1, l2, m1, m2 = 9.81, 1.0, 1.0, 1.0, 1.0

def derivs(state):
    th1, w1, th2, w2 = state
    d = th2 - th1
    den = (m1 + m2) * l1 - m2 * l1 * np.cos(d) ** 2
    a1 = (m2 * l1 * w1**2 * np.sin(d) * np.cos(d) + m2 * g * np.sin(th2) * np.cos(d)) / den
    a2 = (-m2 * l2 * w2**2 * np.sin(d) * np.cos(d)) / den
    return np.array([w1, a1, w2, a2])

dt = 0.01
state = np.radians([120.0, 0.0, -10.0, 0.0])
trajectory = [state]
for _ in range(500):
    k1 = derivs(state)
    k2 = derivs(state + dt / 2 * k1)
    state = state + dt * k2
    trajectory.append(state)
trajectory = np.array(trajectory)
print(trajectory[:, 0].max())
