import numpy as np

prices = np.array([101.2, 102.8, 101.9, 104.4, 105.0, 103.7, 106.1])
log_returns = np.diff(np.log(prices))
weights = np.exp(-np.arange(len(prices))[::-1] / 3.0)
weights /= weights.sum()
volatility = np.sqrt(np.sum(weights * log_returns**2) * 252)  # BUG: there is one return less than prices
print(f"annual volatility {volatility:.2%}")
