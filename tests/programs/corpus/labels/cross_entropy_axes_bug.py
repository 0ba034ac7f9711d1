import numpy as np

CLASSES = 10
SAMPLES = 200


def one_hot(labels, num_classes):
    encoded = np.zeros((labels.shape[0], num_classes))
    encoded[np.arange(labels.shape[0]), labels] = 1
    return encoded


def softmax(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


def cross_entropy(probabilities, targets):
    m = targets.shape[1]
    return -np.sum(targets * np.log(probabilities + 1e-9)) / m  # BUG: rows are classes in one, samples in the other


W = np.random.randn(CLASSES, 784) * 0.01
images = np.random.rand(784, SAMPLES)
labels = np.random.randint(0, CLASSES, SAMPLES)

probabilities = softmax(W @ images)
loss = cross_entropy(probabilities, one_hot(labels, CLASSES))
print("loss", loss)
