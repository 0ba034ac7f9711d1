import numpy as np

rng = np.random.default_rng(0)
X = rng.standard_normal((64, 5))
t = rng.standard_normal((64, 2))

model = lambda w: X @ w
loss = lambda w: np.mean((model(w) - t) ** 2)  # BUG: w was made transposed and twice as wide
grad = lambda w: 2 * X.T @ (model(w) - t) / t.size

w = np.zeros((5, 4))
for _ in range(100):
    before = loss(w)
    w = w - 0.1 * grad(w)
print(before)
