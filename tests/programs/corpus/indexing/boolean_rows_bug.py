import numpy as np

data = np.random.rand(50, 4)
labels = np.random.randint(0, 2, 40)
class_a = data[labels == 0]  # BUG: labels for forty of the fifty
print(len(class_a))
