import numpy as np

rng = np.random.default_rng(0)


def dropout(x, keep):
    mask = rng.random(x.shape) < keep
    return x * mask / keep


def forward(x, w1, w2):
    hidden = np.tanh(x @ w1)
    hidden = dropout(hidden, 0.8)
    return hidden @ w2


x = rng.normal(size=(40, 10))
print(forward(x, rng.normal(size=(10, 25)), rng.normal(size=(25, 2))).std(axis=0))
