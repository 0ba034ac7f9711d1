import numpy as np

np.random.seed(0)
D_in, H, D_out = 13, 20, 1
X = np.random.randn(50, D_in)
y = np.random.randn(50, D_out)

W1 = np.random.randn(D_in, H) / np.sqrt(D_in)
W2 = np.random.randn(H, D_out) / np.sqrt(H)
v1 = np.zeros((H, D_in))
v2 = np.zeros((D_out, H))

for epoch in range(100):
    hidden = np.tanh(X @ W1)
    error = hidden @ W2 - y
    g2 = hidden.T @ error / len(X)
    g1 = X.T @ (error @ W2.T * (1 - hidden**2)) / len(X)
    v1 = 0.9 * v1 - 0.01 * g1  # BUG: the velocities were made transposed
    v2 = 0.9 * v2 - 0.01 * g2
    W1 += v1
    W2 += v2

print(np.mean(error**2))
