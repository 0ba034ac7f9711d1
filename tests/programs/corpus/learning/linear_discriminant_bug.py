import numpy as np

np.random.seed(5)
classes = [np.random.randn(50, 4) + mean for mean in ([0, 0, 0, 0], [2, 0, 1, 0], [0, 3, 0, 1])]
overall = np.concatenate(classes).mean(axis=0)

S_within = np.zeros((4, 4))
S_between = np.zeros((4, 4))
for samples in classes:
    mean = samples.mean(axis=0)
    centered = samples - mean
    S_within += centered.T @ centered
    difference = mean - overall
    outer = difference @ difference.T  # SILENT: a vector times itself is a number, .T or not
    S_between += len(samples) * outer

values, vectors = np.linalg.eig(np.linalg.inv(S_within) @ S_between)
order = np.argsort(-values.real)
W = vectors[:, order[:2]].real
print(np.concatenate(classes) @ W)
