import numpy as np

S0, K, r, sigma, T = 100.0, 105.0, 0.02, 0.2, 1.0
paths, steps = 5000, 50
dt = T / steps

Z = np.random.standard_normal((paths, steps))
increments = (r - 0.5 * sigma**2) * dt + sigma * np.sqrt(dt) * Z
logs = np.cumsum(increments, axis=1)
S = S0 * np.exp(np.hstack([np.zeros((paths, 1)), logs]))

times = np.linspace(0, T, steps)
discounted = S * np.exp(-r * times)  # BUG: with the start there are 51 times
price = np.maximum(discounted[:, -1] - K * np.exp(-r * T), 0).mean()
print(price)
