import numpy as np

hits = np.random.poisson(1000, size=365)

weekly = hits.reshape(52, 7)  # BUG: a year has one day more than 52 weeks
print("busiest weekday:", weekly.mean(axis=0).argmax())
print("busiest week:", weekly.sum(axis=1).argmax())
