import numpy as np

def load(n):
    return {"acc": np.random.randn(n, 3), "gyro": np.random.randn(n, 3)}

record = load(512)
window = 64
features = []
for start in range(0, 512 - window + 1, window // 2):
    part = [record[k][start : start + window] for k in ("acc", "gyro")]
    block = np.hstack(part)
    features.append(np.concatenate([block.mean(axis=0), block.std(axis=0)]))
X = np.array(features)
w = np.zeros(6)
print(X @ w)  # BUG: means and deviations of six channels
