import numpy as np

LATENT = 32


class Generator:
    def __init__(self):
        self.w1 = np.random.randn(LATENT, 128) * 0.05
        self.w2 = np.random.randn(128, 784) * 0.05

    def __call__(self, z):
        return np.tanh(np.maximum(z @ self.w1, 0) @ self.w2)


class Discriminator:
    def __init__(self):
        self.w1 = np.random.randn(784, 64) * 0.05
        self.w2 = np.random.randn(64, 1) * 0.05

    def __call__(self, x):
        return 1 / (1 + np.exp(-np.maximum(x @ self.w1, 0) @ self.w2))


generator, discriminator = Generator(), Discriminator()
real = np.random.rand(50, 784)
for step in range(3):
    noise = np.random.randn(50, LATENT)
    fake = generator(noise)
    both = np.concatenate([real, fake])
    truth = np.concatenate([np.ones(50), np.zeros(50)])
    score = discriminator(both)[:, 0]
    print(step, np.mean((score - truth) ** 2))
