import numpy as np

returns = np.random.normal(0, 0.01, (252, 4))
weights = np.ones((252, 4)) / 4
daily = (returns * weights).sum(axis=1)
equity = np.empty(252)
equity[0] = 1.0
for d in range(252):
    equity[d] = equity[d - 1] * (1 + daily[d]) if d else 1.0
print(equity[-1])
