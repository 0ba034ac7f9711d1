import numpy as np

def train_test(X, y, test_size=0.2):
    k = int(len(X) * (1 - test_size))
    return X[:k], X[k:], y[:k], y[k:]

X = np.arange(100).reshape(50, 2)
y = X.sum(axis=1)
X_train, y_train, X_test, y_test = train_test(X, y)
A = np.column_stack([X_train, np.ones(len(X_train))])
coef = np.linalg.inv(A.T @ A + np.eye(3)) @ A.T @ y_train  # BUG: the parts came in another order
print(coef)
