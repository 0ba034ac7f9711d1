import numpy as np

classes = 10
labels = np.random.randint(0, classes, size=(64, 1))
probabilities = np.random.dirichlet(np.ones(classes), size=64)

targets = np.eye(classes)[labels]  # SILENT: a column of labels gives (64, 1, 10)
loss = -(targets * np.log(probabilities)).sum() / 64
print("loss", loss)
