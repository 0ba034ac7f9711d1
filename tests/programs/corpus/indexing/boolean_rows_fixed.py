import numpy as np

data = np.random.rand(50, 4)
labels = np.random.randint(0, 2, 40)
class_a = data[:40][labels == 0]
print(len(class_a))
