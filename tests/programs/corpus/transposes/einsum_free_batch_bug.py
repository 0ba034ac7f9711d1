import numpy as np

B, N, D = 6, 10, 4
points = np.random.rand(B, N, D)


def gram(points):
    return points @ points.T  # BUG: .T turns all axes round, not the last two


print(np.linalg.matrix_rank(gram(points)))
