import numpy as np

features = None
for batch in range(4):
    x = np.random.rand(25, 6 if batch < 4 else 5)
    if features is None:
        features = x
    else:
        features = np.vstack((features, x))
labels = np.zeros((4, 25))
data = np.concatenate((features, labels), axis=1)  # BUG: a row of labels for each batch
print(data.shape)
