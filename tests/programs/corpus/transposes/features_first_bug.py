import numpy as np

EXPERIMENTS, FEATURES = 60, 5
data = np.random.rand(FEATURES, EXPERIMENTS)
corr = np.corrcoef(data)


def remove_correlated(data, corr, limit=0.95):
    keep = np.ones(len(corr), dtype=bool)
    for i in range(len(corr)):
        for j in range(i):
            if keep[j] and abs(corr[i, j]) > limit:
                keep[i] = False
    return data[:, keep]  # BUG: the features are the rows


print(remove_correlated(data, corr).shape)
