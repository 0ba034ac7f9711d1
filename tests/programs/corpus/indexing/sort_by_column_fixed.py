import numpy as np

people = np.array([[25, 180], [31, 165], [19, 172]])
order = people[:, 0].argsort()
ranked = people[order]
tallest = ranked[ranked[:, 1].argmax()]
print(tallest)
