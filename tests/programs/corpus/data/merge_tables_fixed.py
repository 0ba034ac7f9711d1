import numpy as np

people = np.array([[1, 34], [2, 27], [3, 45], [4, 51]])
salaries = np.array([[1, 3200.0], [2, 2800.0], [4, 5100.0]])

known = np.isin(people[:, 0], salaries[:, 0])
table = np.column_stack([people[:3], salaries[:, 1]])
print(table, known)
