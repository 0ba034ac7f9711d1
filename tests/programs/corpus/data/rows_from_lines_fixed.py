import numpy as np

lines = """1 2 3
4 5 6
7 8
9 10 11""".split("\n")
rows = [[float(v) for v in line.split()] for line in lines if len(line.split()) == 3]
matrix = np.array(rows)
print(matrix.sum(axis=0))
