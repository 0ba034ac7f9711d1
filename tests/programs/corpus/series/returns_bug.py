import numpy as np

days = 252
prices = 100 * np.exp(np.cumsum(np.random.normal(0, 0.01, days)))
dates = np.arange(days)


def simple_returns(prices):
    return np.diff(prices) / prices[:-1]


returns = simple_returns(prices)
report = np.column_stack([dates, prices, returns])  # BUG: there is one return less than there are prices
worst = report[report[:, 2].argmin()]
print("worst day:", worst)
