import numpy as np

n_trials = 25
n_params = 3

rng = np.random.default_rng(11)
x = np.linspace(0, 4, 30)
results = np.zeros((n_trials, n_params))

for trial in range(n_trials):
    y = 2.0 * x + 1.0 + rng.normal(0, 0.3, size=x.size)
    results[trial] = np.polyfit(x, y, 2)

print("mean", results.mean(axis=0))
print("std ", results.std(axis=0))
