import argparse

import numpy as np

parser = argparse.ArgumentParser()
parser.add_argument("--samples", type=int, default=200)
parser.add_argument("--features", type=int, default=10)
args = parser.parse_args([])

X = np.random.randn(args.samples, args.features)
true = np.random.randn(args.features)
y = X @ true

w = np.zeros(args.features)
for _ in range(20):
    residual = X @ w - y
    w = w - 0.01 * X.T @ residual / args.samples
print(np.abs(w - true).max())
