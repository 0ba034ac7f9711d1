import numpy as np

y_true = np.array([0, 1, 2, 2, 1, 0, 3])
y_pred = np.array([0, 2, 2, 2, 1, 0, 3])
n_classes = 3
cm = np.zeros((n_classes, n_classes), dtype=int)
for t, p in zip(y_true, y_pred):
    cm[t, p] += 1  # BUG (data): there are four classes
print(cm)
