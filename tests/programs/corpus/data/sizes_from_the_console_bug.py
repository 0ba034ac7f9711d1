import argparse
import numpy as np

parser = argparse.ArgumentParser()
parser.add_argument("--hidden", type=int, default=16)
parser.add_argument("--inputs", type=int, default=4)
args = parser.parse_args([])
w1 = np.random.randn(args.inputs, args.hidden)
w2 = np.random.randn(args.hidden, 1)
x = np.random.randn(32, args.inputs)
out = np.tanh(x @ w1) @ w2.T  # BUG (data): w2 has one column, its transpose one row
print(out.shape)
