import numpy as np

def normalise(mat):
    out = np.zeros(mat.shape)
    for i in range(mat.shape[1]):
        col = mat[:, i]
        out[:, i] = (col - col.mean()) / col.std()
    return out

scores = [56.0, 71.5, 90.0, 64.0]
print(normalise(np.array([scores, scores])))
