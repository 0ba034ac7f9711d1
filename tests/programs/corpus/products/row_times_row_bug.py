import numpy as np

w = np.array([[0.2, 0.5, 0.3]])
x = np.array([[1.0, 2.0, 3.0]])
z = np.dot(w, x) + 0.1  # BUG: one of them has to be transposed
print(1 / (1 + np.exp(-z)))
