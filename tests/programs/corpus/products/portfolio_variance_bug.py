import numpy as np

tickers = ["AAA", "BBB", "CCC", "DDD"]
days = 250

returns = np.random.default_rng(3).normal(0.0005, 0.01, size=(days, len(tickers)))
weights = np.full(len(tickers), 1 / len(tickers))

mean = returns.mean(axis=0)
cov = np.cov(returns)
portfolio_return = mean @ weights
portfolio_variance = weights @ cov @ weights  # BUG: np.cov takes variables as rows: the matrix is (250, 250)

print(f"expected return {portfolio_return:.5f}, volatility {np.sqrt(portfolio_variance):.5f}")
