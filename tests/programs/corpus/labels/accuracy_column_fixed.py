import numpy as np

y_true = np.random.randint(0, 2, (50, 1))
y_prob = np.random.rand(50)
y_pred = (y_prob > 0.5).astype(int)
accuracy = (y_true.ravel() == y_pred).mean()
print(accuracy)
