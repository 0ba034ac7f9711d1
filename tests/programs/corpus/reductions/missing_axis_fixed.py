import numpy as np

sensors, samples = 6, 1000
readings = np.cumsum(np.random.randn(sensors, samples), axis=1)


def summary(readings):
    return {
        "mean": readings.mean(axis=1),
        "range": np.ptp(readings, axis=1),
        "energy": np.sum(readings**2, axis=1),
    }


stats = summary(readings)
for name, values in stats.items():
    print(f"{name:8}", np.round(values, 2))
