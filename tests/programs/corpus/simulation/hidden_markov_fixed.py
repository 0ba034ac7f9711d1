import numpy as np

start = np.array([0.6, 0.4])
transition = np.array([[0.7, 0.3], [0.4, 0.6]])
emission = np.array([[0.5, 0.4, 0.1], [0.1, 0.3, 0.6]])


def forward(observations):
    alpha = start * emission[:, observations[0]]
    for o in observations[1:]:
        alpha = (alpha @ transition) * emission[:, o]
    return alpha.sum()


print(forward([0, 1, 1, 0]))
