import numpy as np

sales = [
    [120, 135, 99, 143],
    [89, 90, 101, 77],
    [150, 149, 160, 170],
]
stores = ["north", "south", "west"]
table = np.array(sales)
total = table.sum(axis=1)
share = table / total[:, None]
target = np.array([0.3, 0.3, 0.4])
gap = share - target[:, None]
for name, row in zip(stores, gap):
    print(name, row.round(2))
