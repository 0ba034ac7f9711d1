import numpy as np

people = np.random.randint(20, 70, size=(15, 3))
order = people.argsort(axis=0)
ranked = people[order[:, 0]]
print(ranked[0])
