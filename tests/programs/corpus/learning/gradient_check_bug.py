import numpy as np

def cost(theta, X, y):
    m = len(y)
    return np.sum((X.dot(theta) - y) ** 2) / (2 * m)

def numerical_gradient(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    perturb = np.zeros(theta.shape)
    for i in range(theta.size):
        perturb[i] = eps
        grad[i] = (f(theta + perturb) - f(theta - perturb)) / (2 * eps)
        perturb[i] = 0
    return grad

X = np.hstack([np.ones((20, 1)), np.random.rand(20, 2)])
y = np.random.rand(20)
theta = np.zeros(3)
analytic = X.T.dot(X.dot(theta) - y) / len(y)
difference = np.linalg.norm(numerical_gradient(lambda t: cost(t, X, y), theta) - analytic.reshape(2, 1))  # BUG: three gradients
print(difference)
