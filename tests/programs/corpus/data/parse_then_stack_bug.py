import numpy as np

raw = """name,a,b,c
x,1,2,3
y,4,5,6
z,7,8,9"""
rows = [line.split(",") for line in raw.splitlines()[1:]]
names = [r[0] for r in rows]
values = np.array([[float(v) for v in r[1:]] for r in rows])
lookup = dict(zip(names, values.T))
result = lookup["x"] * np.array([1.0, 2.0])  # BUG: three values for each name
print(result)
