import numpy as np

# 150 flowers: sepal length, sepal width, petal length, petal width
measurements = np.random.uniform(0.1, 8.0, size=(150, 4))
species = np.repeat([0, 1, 2], 50)

features = measurements[:, :4]
target = species
for k in range(3):
    print(k, features[target == k].mean(axis=0))
