import numpy as np

N = 500
rng = np.random.default_rng(0)
particles = rng.uniform(0, 10, size=(N, 2))
weights = np.ones(N) / N
landmarks = np.array([[0.0, 0.0], [10.0, 0.0], [5.0, 8.0]])


def predict(particles, velocity):
    return particles + velocity + rng.normal(0, 0.1, particles.shape)


def update(particles, weights, measured):
    for i, landmark in enumerate(landmarks):
        distance = np.linalg.norm(particles - landmark, axis=1)
        weights = weights * np.exp(-((distance - measured[i]) ** 2))
    weights = weights + 1e-300
    return weights / weights.sum()


position = np.array([2.0, 3.0])
for step in range(5):
    position = position + np.array([0.5, 0.2])
    particles = predict(particles, np.array([0.5, 0.2]))
    measured = np.linalg.norm(landmarks - position, axis=1)
    weights = update(particles, weights, measured)
    particles = particles[rng.choice(N, N, p=weights)]
    weights = np.ones(N) / N
print(particles.mean(axis=0))
