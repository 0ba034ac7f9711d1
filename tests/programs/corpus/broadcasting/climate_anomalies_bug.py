import numpy as np

YEARS = 30
MONTHS = 12

rng = np.random.default_rng(42)
season = 10 * np.sin(np.linspace(0, 2 * np.pi, MONTHS))
trend = 0.02 * np.arange(YEARS)[:, None]
temperature = 9 + season + trend + rng.normal(size=(YEARS, MONTHS))

# the mean January, the mean February, ...
climatology = temperature.mean(axis=1)
anomalies = temperature - climatology  # BUG: averaged over the months instead of over the years
warmest = np.unravel_index(anomalies.argmax(), anomalies.shape)
print("largest anomaly: year %d, month %d" % warmest)
