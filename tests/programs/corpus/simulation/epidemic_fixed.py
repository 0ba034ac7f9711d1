import numpy as np

ages = ["0-19", "20-64", "65+"]
contacts = np.array([[7.0, 4.0, 1.0], [4.0, 8.0, 2.0], [1.0, 2.0, 3.0]])
population = np.array([2.0e6, 5.0e6, 1.5e6])


def sir(S, I, R, beta=0.02, gamma=0.1):
    force = beta * contacts @ (I / population)
    new = force * S
    return S - new, I + new - gamma * I, R + gamma * I


I = np.array([100.0, 50.0, 0.0])
S = population - I
R = np.zeros(3)
history = []
for day in range(120):
    S, I, R = sir(S, I, R)
    history.append([S, I, R])
history = np.array(history)

share = history[:, 1] / population
print("peak:", share.max(axis=0))
