import numpy as np

W = np.random.randn(28 * 28, 10) * 0.01


def classify(images):
    """Digits in a stack of images."""
    flat = images[:, 2:-2, 2:-2].reshape(len(images), 28 * 28)
    return np.argmax(flat @ W, axis=1)


digits = np.random.rand(12, 32, 32)
print(classify(digits))
