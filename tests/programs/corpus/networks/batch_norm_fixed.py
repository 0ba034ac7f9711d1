import numpy as np


class BatchNorm:
    def __init__(self, features, momentum=0.9):
        self.gamma = np.ones(features)
        self.beta = np.zeros(features)
        self.momentum = momentum
        self.running_mean = np.zeros(features)
        self.running_var = np.ones(features)

    def forward(self, x, train=True):
        if train:
            mu = x.mean(axis=0)
            var = x.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mu, var = self.running_mean, self.running_var
        return self.gamma * (x - mu) / np.sqrt(var + 1e-5) + self.beta


bn = BatchNorm(16)
for _ in range(10):
    out = bn.forward(np.random.randn(64, 16) * 3 + 2)
print(bn.forward(np.random.randn(5, 16), train=False).shape)
