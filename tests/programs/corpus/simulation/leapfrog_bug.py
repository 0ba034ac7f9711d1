import numpy as np

dt = 0.01
steps = 1000
G = 6.674e-11
mass = np.array([5.972e24, 7.348e22])
pos = np.zeros((steps, 2, 3))
vel = np.zeros((steps, 2, 3))
pos[0, 1] = [3.844e8, 0, 0]
vel[0, 1] = [0, 1022, 0]

def acceleration(p):
    acc = np.zeros_like(p)
    for i in range(2):
        for j in range(2):
            if i != j:
                d = p[j] - p[i]
                acc[i] += G * mass[j] * d / np.linalg.norm(d) ** 3
    return acc

for t in range(steps):
    half = vel[t] + 0.5 * dt * acceleration(pos[t])
    pos[t + 1] = pos[t] + dt * half  # BUG: the last step writes behind the end
    vel[t + 1] = half + 0.5 * dt * acceleration(pos[t + 1])
