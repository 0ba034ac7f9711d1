import numpy as np

weights = [2, 3, 4, 5]
values = [3, 4, 5, 6]
capacity = 5
table = np.zeros((len(weights), capacity + 1))
for i in range(1, len(weights) + 1):
    for w in range(capacity + 1):
        table[i, w] = table[i - 1, w]  # BUG: a row for no item is needed as well
        if weights[i - 1] <= w:
            table[i, w] = max(table[i, w], table[i - 1, w - weights[i - 1]] + values[i - 1])
print(table[-1, -1])
