import numpy as np

rng = np.random.default_rng(5)
X = rng.normal(size=(100, 8))
w = rng.normal(size=8)
y = X @ w + rng.normal(scale=0.1, size=100)


def cross_validate(X, y, folds):
    X_parts = np.split(X, folds)  # BUG: 100 rows do not divide by 3
    y_parts = np.split(y, folds)
    errors = []
    for i in range(folds):
        X_train = np.concatenate([p for j, p in enumerate(X_parts) if j != i])
        y_train = np.concatenate([p for j, p in enumerate(y_parts) if j != i])
        coef, *_ = np.linalg.lstsq(X_train, y_train, rcond=None)
        errors.append(np.mean((X_parts[i] @ coef - y_parts[i]) ** 2))
    return np.mean(errors)


print(cross_validate(X, y, 3))
