import numpy as np

rng = np.random.default_rng(3)
prices = rng.uniform(90, 110, 250)
average = np.convolve(prices, np.ones(20) / 20, mode="valid")

signal = np.where(prices > average, 1, -1)  # BUG: the average begins with the twentieth day
changes = np.flatnonzero(np.diff(signal))
print("trades:", len(changes))
