import numpy as np

vectors = np.random.rand(100, 3)
unit = vectors / np.linalg.norm(vectors, axis=1)[:, np.newaxis]
print(unit[:3])
