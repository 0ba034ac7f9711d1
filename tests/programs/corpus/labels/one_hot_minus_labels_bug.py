import numpy as np

logits = np.random.randn(64, 10)
y = np.random.randint(0, 10, size=64)
p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
dlogits = p - y  # BUG: the labels are no one-hot rows
print(dlogits.sum())
