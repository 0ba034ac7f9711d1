import numpy as np

people = [
    {"name": "Ann", "scores": [90, 85, 77]},
    {"name": "Bob", "scores": [60, 75, 88]},
    {"name": "Cid", "scores": [70, 65]},
]
table = np.array([p["scores"] for p in people], dtype=float)  # BUG: Cid has missed a test
print(table.mean(axis=1))
