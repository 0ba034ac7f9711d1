import numpy as np

returns = np.random.normal(0, 0.01, (250, 4))
corr = np.corrcoef(returns)
weights = np.full(250, 1 / 250)
risk = weights @ corr @ weights
print(risk)
