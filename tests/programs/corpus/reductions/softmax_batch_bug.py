import numpy as np


def softmax(logits):
    shifted = logits - np.max(logits, axis=1, keepdims=True)
    exp = np.exp(shifted)
    return exp / np.sum(exp, axis=1)  # BUG: the sum of each row has lost its axis


batch_size, n_classes = 16, 4
logits = np.random.normal(size=(batch_size, n_classes))
probs = softmax(logits)
print(probs.sum(axis=1))
