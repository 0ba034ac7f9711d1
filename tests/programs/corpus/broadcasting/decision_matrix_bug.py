"""TOPSIS: rank laptops by weighted criteria."""
import numpy as np

laptops = np.array(
    [
        [899.0, 16, 512, 8.5],
        [1299.0, 32, 1024, 10.0],
        [649.0, 8, 256, 6.0],
        [1099.0, 16, 1024, 12.0],
        [779.0, 16, 512, 7.0],
    ]
)
weights = np.array([0.4, 0.2, 0.2, 0.2])


def normalise(matrix):
    return matrix / np.sqrt((matrix**2).sum(axis=0))


def weigh(matrix, weights):
    return normalise(matrix) * weights


weighted = weigh(laptops, weights)
ideal = weighted.max(axis=0)
worst = weighted.min(axis=0)
to_ideal = np.sqrt(((weighted - ideal) ** 2).sum(axis=1))
to_worst = np.sqrt(((weighted - worst) ** 2).sum(axis=1))
closeness = to_worst / (to_ideal + worst)  # BUG: a criterion's worst value for a laptop's distance to it
print("best laptop:", closeness.argmax())
