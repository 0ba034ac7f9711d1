import numpy as np

N_SAMPLES = 300
N_CLASSES = 3
DIM = 2
X = np.zeros((N_SAMPLES * N_CLASSES, DIM))
y = np.zeros(N_SAMPLES * N_CLASSES, dtype="uint8")
for j in range(N_CLASSES):
    ix = range(N_SAMPLES * j, N_SAMPLES * (j + 1))
    r = np.linspace(0.0, 1, N_SAMPLES)
    t = np.linspace(j * 4, (j + 1) * 4, N_SAMPLES) + np.random.randn(N_SAMPLES) * 0.2
    X[ix] = np.c_[r * np.sin(t), r * np.cos(t), r]  # BUG: three columns into two
    y[ix] = j
print(X.shape)
