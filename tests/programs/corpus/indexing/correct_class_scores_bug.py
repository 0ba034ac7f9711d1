"""Multiclass SVM loss, vectorised."""
import numpy as np


def svm_loss(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct = scores[:, y]
    margins = np.maximum(0, scores - correct + 1.0)  # BUG: [:, y] picks a column for each sample, for all samples
    margins[np.arange(num_train), y] = 0
    loss = margins.sum() / num_train + reg * np.sum(W * W)

    mask = (margins > 0).astype(float)
    mask[np.arange(num_train), y] = -mask.sum(axis=1)
    dW = X.T.dot(mask) / num_train + 2 * reg * W
    return loss, dW


np.random.seed(231)
X_dev = np.random.randn(500, 3073)
y_dev = np.random.randint(10, size=500)
W = np.random.randn(3073, 10) * 0.0001
loss, grad = svm_loss(W, X_dev, y_dev, 0.000005)
print(loss, np.linalg.norm(grad))
