import numpy as np

names = np.array(["age", "height", "id", "weight"])
table = np.random.rand(20, 4)
weights = np.array([0.2, 0.3, 0.0, 0.5])

kept = np.delete(table, 2, axis=1)
score = kept @ np.delete(weights, 2)
print(score.argmax(), names)
