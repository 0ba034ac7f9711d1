import numpy as np

returns = np.random.normal(0, 0.01, (252, 4))
weights = np.ones((252, 4)) / 4
daily = (returns * weights).sum(axis=1)
equity = np.empty(252)
equity[0] = 1.0
for d in range(252):
    equity[d + 1] = equity[d] * (1 + daily[d])  # BUG: the last day has no next
print(equity[-1])
