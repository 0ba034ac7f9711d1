import numpy as np

returns = np.random.normal(0, 0.01, (250, 4))
corr = np.corrcoef(returns)
weights = np.array([0.25, 0.25, 0.25, 0.25])
risk = weights @ corr @ weights  # BUG: the correlations of the days
print(risk)
