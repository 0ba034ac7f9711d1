import numpy as np

people = np.random.randint(20, 70, size=(15, 3))
order = people.argsort(axis=0)
ranked = people[order]  # SILENT: sorted by every column at once: (15, 3, 3)
print(ranked[0])
