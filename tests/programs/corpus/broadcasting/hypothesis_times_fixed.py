"""Linear regression with one variable, by gradient descent."""
import numpy as np

m = 97
rng = np.random.default_rng(1)
population = rng.uniform(5, 22, m)
profit = 1.2 * population - 4 + rng.normal(0, 2, m)

X = np.column_stack((np.ones(m), population))
y = profit.reshape(m, 1)
theta = np.zeros((2, 1))


def compute_cost(X, y, theta):
    predictions = X @ theta
    errors = (predictions - y) ** 2
    return errors.sum() / (2 * len(y))


def gradient_descent(X, y, theta, alpha, iterations):
    history = []
    for _ in range(iterations):
        error = X.dot(theta) - y
        theta = theta - alpha / len(y) * X.T.dot(error)
        history.append(compute_cost(X, y, theta))
    return theta, history


print("cost at zero:", compute_cost(X, y, theta))
theta, history = gradient_descent(X, y, theta, 0.01, 200)
print("theta:", theta.ravel(), "cost:", history[-1])
