import numpy as np


def load_data(n=100):
    rng = np.random.default_rng(0)
    return rng.random((n, 16, 16)), rng.integers(0, 5, n)


def flip_and_add(images, labels):
    flipped = images[:, :, ::-1]
    return np.concatenate([images, flipped]), labels


def train(images, labels, epochs=2):
    X = images.reshape(len(images), -1)
    W = np.zeros((256, 5))
    for _ in range(epochs):
        scores = X @ W
        p = np.exp(scores)
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(len(X)), labels] -= 1  # BUG: the images were doubled, the labels were not
        W -= 0.1 * X.T @ p / len(X)
    return W


if __name__ == "__main__":
    images, labels = load_data()
    images, _ = flip_and_add(images, labels)
    print(train(images, labels).std())
