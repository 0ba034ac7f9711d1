import numpy as np
from io import StringIO

text = """height,weight,age
1.60,58,33
1.75,80,41
1.82,77,29
"""
table = np.genfromtxt(StringIO(text), delimiter=",", skip_header=1)
heights, weights = table[:, 0], table[:, 1]
bmi = weights / heights**2
report = np.column_stack((table, bmi))
mean = table.mean(axis=0)
print(report[:, :3] - table)
centred = report - mean  # BUG (data): the means of three columns, and four columns
