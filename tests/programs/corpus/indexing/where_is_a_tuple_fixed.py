import numpy as np

image = np.zeros((40, 60))
image[10:20, 30:45] = 1.0

rows, columns = np.where(image > 0.5)
box = rows.min(), columns.min(), rows.max(), columns.max()
print(box)
