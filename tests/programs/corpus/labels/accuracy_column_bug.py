import numpy as np

y_true = np.random.randint(0, 2, (50, 1))
y_prob = np.random.rand(50)
y_pred = (y_prob > 0.5).astype(int)
accuracy = (y_true == y_pred).mean(axis=1)  # SILENT: each label meets each prediction
print(accuracy)
