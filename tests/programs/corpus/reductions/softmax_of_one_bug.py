import numpy as np

W = np.random.randn(10, 784) * 0.01
b = np.zeros(10)


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))  # BUG: a single sample has no axis 1
    return e / np.sum(e, axis=1, keepdims=True)


def classify(image):
    """The digit that a 28 x 28 image shows."""
    x = image.reshape(784) / 255.0
    return int(np.argmax(softmax(W @ x + b)))


image = np.random.randint(0, 256, size=(28, 28))
print(classify(image))
