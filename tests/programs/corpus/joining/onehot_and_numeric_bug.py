import numpy as np

numeric = np.random.rand(30, 3)
category = np.random.randint(0, 4, 30)
onehot = np.eye(4)[category]
features = np.concatenate([numeric, onehot])  # BUG: the columns belong side by side
print(features.shape)
