import numpy as np

hits = np.random.poisson(1000, size=365)

weekly = hits[: 52 * 7].reshape(52, 7)
print("busiest weekday:", weekly.mean(axis=0).argmax())
print("busiest week:", weekly.sum(axis=1).argmax())
