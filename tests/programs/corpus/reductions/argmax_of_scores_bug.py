import numpy as np

y_pred = np.array([0.1, 0.3, 0.6, 0.2])
y_class = np.argmax(y_pred, axis=1)  # BUG: the scores of one sample
print(y_class)
