import numpy as np

learning_factor = 0.3
entry = [1, 2, 3]
wanted = [0.1, 0.3, 0.7]
boltzmann = lambda x: 1 / (1 + np.exp(-x))
normalize = np.vectorize(boltzmann)

def train(wr, wc, zr, zc, x, t):
    t = np.asarray(t)
    x = np.asarray(x)
    W = np.random.rand(wr, wc)
    Z = np.random.rand(zr, zc)
    for _ in range(100):
        h = normalize(np.matmul(W, x))
        o = normalize(np.matmul(Z, h))
        error = t - o
        output_error = o * (1 - o) * error
        hidden_error = np.matmul(Z.T, output_error) * h * (1 - h)
        Z = Z + learning_factor * output_error[:, np.newaxis] * h
        W = W + learning_factor * hidden_error[:, np.newaxis] * x
    return W, Z

print(train(2, 3, 3, 2, entry, wanted))
