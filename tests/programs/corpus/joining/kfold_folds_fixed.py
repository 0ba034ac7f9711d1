import numpy as np

X = np.random.rand(100, 5)
folds = np.array_split(X, 5)
for k in range(5):
    test = folds[k]
    train = np.concatenate([f for i, f in enumerate(folds) if i != k])
    mean = train.mean(axis=0)
    scaled = test - mean
print(scaled.shape)
