import numpy as np

results = {}
for lr in (0.1, 0.01):
    for size in (8, 16):
        results[(lr, size)] = np.random.rand(5, size)
summary = np.zeros((4, 5))
for i, ((lr, size), runs) in enumerate(results.items()):
    summary[i] = runs.mean(axis=1)
print(summary)
