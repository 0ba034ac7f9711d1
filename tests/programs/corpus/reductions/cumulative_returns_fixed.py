import numpy as np

daily = np.random.normal(0.001, 0.02, (252, 5))
growth = np.cumprod(1 + daily, axis=0)
peak = np.maximum.accumulate(growth, axis=0)
drawdown = 1 - growth / peak
worst = drawdown.max(axis=0)
weights = np.ones(5) / 5
print(worst @ weights)
