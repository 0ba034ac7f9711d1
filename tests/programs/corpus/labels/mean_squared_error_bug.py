import numpy as np


def predict(X, w, b):
    return X @ w + b


X = np.linspace(0, 1, 80).reshape(-1, 1)
y = 3 * X[:, 0] + 0.5 + np.random.normal(0, 0.1, 80)
w = np.array([[2.0]])
b = 0.1

y_hat = predict(X, w, b)
residual = y_hat - y  # SILENT: (80, 1) minus (80,) is (80, 80)
mse = np.mean(residual**2)
print("mse:", mse)
