import numpy as np

X = np.random.rand(120, 4)
y = np.r_[np.zeros(100), np.ones(20)]
minority = X[100:]
extra = minority[np.random.randint(0, 20, 80)]
X_bal = np.vstack([X, extra])
model_input = np.c_[X_bal, y]  # BUG: the labels were not extended
print(model_input.shape)
