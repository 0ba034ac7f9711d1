import numpy as np

dataset = {
    "data": [[5.1, 3.5, 1.4, 0.2], [4.9, 3.0, 1.4, 0.2], [6.3, 3.3, 6.0, 2.5], [5.8, 2.7, 5.1, 1.9], [7.1, 3.0, 5.9, 2.1]],
    "target": [0, 0, 2, 2, 2],
    "names": ["setosa", "versicolor", "virginica"],
}
X = np.array(dataset["data"])
y = np.array(dataset["target"])
mask = y == 2
print(dataset["names"][2], X[mask].mean(axis=0))
weights = np.array([0.2, 0.3, 0.4, 0.1])
score = X.dot(weights)
print(score)
