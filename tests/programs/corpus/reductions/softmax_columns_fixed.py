import numpy as np

def softmax(x):
    e = np.exp(x - np.max(x, axis=1))
    return e / e.sum(axis=1)[:, None]

scores = np.array([[1.0, 2.0], [2.0, 4.0]])
print(softmax(scores))
