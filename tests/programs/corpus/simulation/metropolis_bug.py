import numpy as np

rng = np.random.default_rng(4)
mean = np.array([1.0, -2.0, 0.5])
precision = np.linalg.inv(np.diag([1.0, 0.5, 2.0]))


def log_density(x):
    d = x - mean
    return -0.5 * d @ precision @ d


x = np.zeros(3)
chain = []
for step in range(200):
    proposal = x + rng.normal(size=2)  # BUG: the state has three entries
    if np.log(rng.random()) < log_density(proposal) - log_density(x):
        x = proposal
    chain.append(x)
print(np.array(chain).mean(axis=0))
