import numpy as np

waiting = np.random.exponential(5.0, size=400)
counts, edges = np.histogram(waiting, bins=20)

table = np.column_stack((edges, counts))  # BUG: there is one edge more than there are bins
for left, count in table:
    print(f"{left:6.2f} {'#' * int(count)}")
