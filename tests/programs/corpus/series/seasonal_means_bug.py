import numpy as np

rng = np.random.default_rng(1)
hourly = rng.poisson(50, size=7 * 24 * 8).astype(float)

weeks = hourly.reshape(-1, 7, 24)
daily_profile = weeks.mean(axis=(0, 1))
weekday_level = weeks.mean(axis=(0, 2))
expected = weekday_level * daily_profile / hourly.mean()  # BUG: seven weekdays and 24 hours make a table
residual = weeks - expected
print(residual.std())
